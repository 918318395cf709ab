"""The weather that the pictures of lesson 3 choose from."""

import numpy as np

from ...distributions import mix
from ...story import EQUAL_SKY, RAINY_REGION, SUNNY_REGION
from ...teaching.explorer import check_option

REGIONS, EQUAL_CHANCES = "regions", "equal_chances"
SKIES = (REGIONS, EQUAL_CHANCES)


def sky_pmf(sky: str, region: float) -> np.ndarray:
    """Return the chances of the eight states: all equal, or on the way from the sunny region to the rainy one."""
    check_option("sky", sky, SKIES)
    return mix(SUNNY_REGION, RAINY_REGION, region) if sky == REGIONS else EQUAL_SKY
