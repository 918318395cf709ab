"""One room for each lesson, in the order of the notebooks (``contents``): its pictures, questions and words."""
