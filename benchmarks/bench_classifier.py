"""Measure how near the classifiers come to the loss that none can beat: `python -m benchmarks.bench_classifier`.

Every number is a mean cross-entropy in nats on pictures that nothing was learnt from, or its ratio to what the true
posterior pays for the very same pictures, in the same run. The posterior knows how the faces come about; no
classifier gets below it in the long run. The second table is the learning curve: the same ratio against the number
of pictures of each animal, averaged over several trainings, with the lowest and the highest.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the matrices are small; must be set before numpy comes

import platform
from time import perf_counter

import numpy as np

from weatherbits.animals import ANIMALS, conditional_entropy, features_given, posterior, render
from weatherbits.classifier import HiddenLayerClassifier, SoftmaxClassifier

ALL_EXAMPLES = 500  # of each animal
SIZES = (2, 5, 10, 20, 50, 100, 200, ALL_EXAMPLES)
SEEDS = range(3)
VALIDATION = 500  # of each animal
STEPS = 600


def individuals(n: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the features and labels of n individuals of each animal."""
    labels = np.repeat(np.arange(len(ANIMALS)), n)
    return features_given(labels, np.random.default_rng(seed)), labels


def train(classifier, pictures, labels, validation, seed: int):
    """Return the last report of a training."""
    rng = np.random.default_rng(seed)
    *_, end = classifier.fit(pictures, labels, rng=rng, steps=STEPS, every=STEPS, validation=validation)
    return end


def main() -> None:
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}, {os.cpu_count()} cores"
    )
    unbeatable, error = conditional_entropy(np.random.default_rng(0))
    features, labels = individuals(VALIDATION, seed=1)
    validation = render(features), labels
    paid = -np.log(posterior(features)[np.arange(len(labels)), labels]).mean()
    print(f"H(animal | features) = {unbeatable:.4f} ± {error:.4f} nats in the long run")
    print(f"the true posterior pays {paid:.4f} nats on the {len(labels):,} validation pictures")

    # Each training draws its own pictures; fewer examples are the first of many.
    trainings = []
    for seed in SEEDS:
        seen, names = individuals(ALL_EXAMPLES, seed=100 + seed)
        trainings.append((render(seen), names))

    print(
        f"\n{ALL_EXAMPLES} pictures of each animal{'nats':>22}{'ratio':>8}{'lowest':>8}{'highest':>9}{'seconds':>9}"
    )
    for name, make in (
        ("softmax regression", lambda: SoftmaxClassifier(len(ANIMALS))),
        ("one hidden layer", lambda: HiddenLayerClassifier(len(ANIMALS))),
    ):
        start = perf_counter()
        losses = [train(make(), *trainings[seed], validation, seed).validation_loss for seed in SEEDS]
        seconds = (perf_counter() - start) / len(losses)
        ratios = np.array(losses) / paid
        print(
            f"  {name:<46}{np.mean(losses):>8.4f}{ratios.mean():>8.3f}{ratios.min():>8.3f}{ratios.max():>9.3f}"
            f"{seconds:>9.2f}"
        )

    print(
        f"\nlearning curve, one hidden layer{'ratio':>24}{'lowest':>8}{'highest':>9}{'learnt from':>13}{'right':>8}"
    )
    for n in SIZES:
        some = np.arange(len(ANIMALS) * ALL_EXAMPLES) % ALL_EXAMPLES < n
        ends = [
            train(HiddenLayerClassifier(len(ANIMALS)), pictures[some], names[some], validation, seed)
            for seed, (pictures, names) in zip(SEEDS, trainings, strict=True)
        ]
        ratios = np.array([end.validation_loss for end in ends]) / paid
        learnt = np.mean([end.training_loss for end in ends])
        right = np.mean([end.validation_accuracy for end in ends])
        print(
            f"  {n:>4} pictures of each animal{'':>19}{ratios.mean():>9.3f}{ratios.min():>8.3f}{ratios.max():>9.3f}"
            f"{learnt:>13.3f}{right:>8.1%}"
        )


if __name__ == "__main__":
    main()
