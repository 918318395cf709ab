"""Around the lessons, in English: what leads from one to the next."""

CONTENTS = "Contents"
TABLE = ("notebook", "minutes", "what you will see")
