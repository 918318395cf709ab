"""What the pictures of notebook 04 share: how animals and beliefs are put into words."""

from ..animals import ANIMALS
from ._words import percent


def check_animal(animal: str) -> None:
    """Say in a ``ValueError`` which animals there are, where one is none of them."""
    if animal not in ANIMALS:
        raise ValueError(f"an animal should be one of {', '.join(ANIMALS)}; got {animal!r}")


def plural(animal: str) -> str:
    """Return the plural of an animal.

    Examples
    --------
    >>> plural("fox"), plural("red panda")
    ('foxes', 'red pandas')
    """
    return {"fox": "foxes"}.get(animal, f"{animal}s")


def whole_percent(share: float) -> str:
    """Return a share in whole percent, with a decimal where it would look impossible or certain otherwise.

    Examples
    --------
    >>> whole_percent(0.964), whole_percent(0.0042), whole_percent(0.998), whole_percent(1.0)
    ('96%', '0.4%', '99.8%', '100%')
    """
    return f"{share:.0%}" if 0.0095 <= share < 0.9905 else percent(share)


def bar_percent(share: float) -> str:
    """Return a share as a short percentage to stand over a bar.

    Examples
    --------
    >>> bar_percent(0.3), bar_percent(1 / 7), bar_percent(0.0167), bar_percent(1e-6), bar_percent(0.9999)
    ('30%', '14%', '1.7%', '≈0%', '≈100%')
    """
    if 0 < share < 0.0005:
        return "≈0%"
    if 0.995 <= share < 1:
        return "≈100%"
    return f"{share:.0%}" if share >= 0.0995 else percent(share)
