"""How the pictures of p and q write numbers."""

import math


def percent(share: float) -> str:
    """Return a share as a short percentage: whole where it is large, with a decimal where it is small.

    Examples
    --------
    >>> percent(0.35), percent(0.0625), percent(0.01), percent(0.0), percent(1e-6)
    ('35%', '6.2%', '1%', '0%', '≈0%')
    """
    whole = 100 * share
    if 0 < whole < 0.05:
        return "≈0%"
    return f"{whole:.0f}%" if whole >= 9.95 or abs(whole - round(whole)) < 1e-9 else f"{whole:.1f}%"


def number(amount: float) -> str:
    """Return an amount with three decimals, or infinity as its sign.

    Examples
    --------
    >>> number(2.42), number(math.inf)
    ('2.420', '∞')
    """
    return "∞" if math.isinf(amount) else f"{amount:z.3f}"
