"""What a teacher needs, made from the lessons themselves: plans, an answer key, a question bank, a worksheet, slides.

``make teachers`` makes it all; each product has a file of its own, and all words are in ``words_en``.
"""
