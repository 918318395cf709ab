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


def main() -> None:
    rng = np.random.default_rng(1)
    print(f"{'':22}{'ours, µs':>12}{'SciPy, µs':>12}{'times faster':>14}   against")
    for name, shape in SIZES.items():
        p, q = distributions(shape, rng), distributions(shape, rng)
        rows = [
            (
                "surprisal",
                lambda p=p: surprisal(p),
                lambda p=p: -special.xlogy(1, p) / np.log(2),
                "special.xlogy",
            ),
            (
                "entropy",
                lambda p=p: entropy(p),
                lambda p=p: stats.entropy(p, base=2, axis=-1),
                "stats.entropy",
            ),
            (
                "entropy",
                lambda p=p: entropy(p),
                lambda p=p: special.entr(p).sum(-1) / np.log(2),
                "special.entr",
            ),
            (
                "cross_entropy",
                lambda p=p, q=q: cross_entropy(p, q),
                lambda p=p, q=q: stats.entropy(p, base=2, axis=-1) + stats.entropy(p, q, base=2, axis=-1),
                "stats.entropy, twice",
            ),
            (
                "kl_divergence",
                lambda p=p, q=q: kl_divergence(p, q),
                lambda p=p, q=q: stats.entropy(p, q, base=2, axis=-1),
                "stats.entropy",
            ),
            (
                "kl_divergence",
                lambda p=p, q=q: kl_divergence(p, q),
                lambda p=p, q=q: special.rel_entr(p, q).sum(-1) / np.log(2),
                "special.rel_entr",
            ),
        ]
        print(name)
        for measure, ours, scipys, against in rows:
            a, b = microseconds(ours), microseconds(scipys)
            print(f"  {measure:20}{a:12,.1f}{b:12,.1f}{b / a:14.2f}   {against}")


if __name__ == "__main__":
    main()
