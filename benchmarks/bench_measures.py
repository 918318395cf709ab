"""The four measures beside SciPy's, in one run, at four sizes.

SciPy's ``stats.entropy`` checks and rescales its input, as ours check it. ``special.entr`` and ``rel_entr`` are its
bare kernels, which check nothing: they are what remains where the checks are left out.

    python -m benchmarks.bench_measures
"""

import timeit

import numpy as np
from scipy import special, stats

from weatherbits import cross_entropy, entropy, kl_divergence, surprisal

SIZES = {
    "8 outcomes": (8,),
    "1,000 outcomes": (1000,),
    "10,000,000 outcomes": (10_000_000,),
    "100,000 × 8": (100_000, 8),
}


def microseconds(call) -> float:
    """Return the best time of a call, in microseconds; the best of many is what the machine can do undisturbed."""
    timer = timeit.Timer(call)
    repeats, _ = timer.autorange()
    return min(timer.repeat(5, max(1, repeats // 5))) / max(1, repeats // 5) * 1e6


def distributions(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    weights = rng.random(shape)
    return weights / weights.sum(axis=-1, keepdims=True)


def rows(p: np.ndarray, q: np.ndarray) -> list[tuple]:
    """Return what is timed: a measure, our call, SciPy's, and what SciPy calls it."""
    bit = np.log(2)  # in nats
    return [
        ("surprisal", lambda: surprisal(p), lambda: -special.xlogy(1, p) / bit, "special.xlogy"),
        ("entropy", lambda: entropy(p), lambda: stats.entropy(p, base=2, axis=-1), "stats.entropy"),
        ("entropy", lambda: entropy(p), lambda: special.entr(p).sum(-1) / bit, "special.entr"),
        (
            "cross_entropy",
            lambda: cross_entropy(p, q),
            lambda: stats.entropy(p, base=2, axis=-1) + stats.entropy(p, q, base=2, axis=-1),
            "stats.entropy, twice",
        ),
        (
            "kl_divergence",
            lambda: kl_divergence(p, q),
            lambda: stats.entropy(p, q, base=2, axis=-1),
            "stats.entropy",
        ),
        (
            "kl_divergence",
            lambda: kl_divergence(p, q),
            lambda: special.rel_entr(p, q).sum(-1) / bit,
            "special.rel_entr",
        ),
    ]


def main() -> None:
    rng = np.random.default_rng(1)
    print(f"{'':22}{'ours, µs':>12}{'SciPy, µs':>12}{'times faster':>14}   against")
    for name, shape in SIZES.items():
        print(name)
        for measure, ours, scipys, against in rows(distributions(shape, rng), distributions(shape, rng)):
            a, b = microseconds(ours), microseconds(scipys)
            print(f"  {measure:20}{a:12,.1f}{b:12,.1f}{b / a:14.2f}   {against}")


if __name__ == "__main__":
    main()
