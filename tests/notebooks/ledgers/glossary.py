"""The numbers in the glossary, in the order in which each cell states them."""

import numpy as np

from weatherbits import entropy

HUNDRED = 100  # faces, as an example
N_DAYS = 30

NUMBERS = {
    "symbols": [np.e],
    "information": [
        len(np.unpackbits(np.frombuffer(b"R", np.uint8))), len(b"R"), 2**3, np.log2(8), 1,
        (2 * N_DAYS**0.5 / N_DAYS**0.5) ** 2,  # the standard error goes with one over the root of the number of days
        2, entropy([0.5, 0.5]),
    ],
    "codes": [1, 1],
    "classifiers": [1, 1 / np.log(2), 1, HUNDRED],
    "forecasts": [0.7, 0.7],
}  # fmt: skip
