"""What notebook 03 asks: where words repeat what a code says, they say the same."""

from weatherbits.lessons.sunny_and_rainy_regions import words_en
from weatherbits.story import CODES


def test_the_reading_to_choose_is_what_the_articles_code_says():
    reading = words_en.PREDICTIONS["what-01100-says"]["article_reading"]
    assert reading == ", ".join(CODES["article"].decode("01100"))
