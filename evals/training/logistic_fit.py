"""Questions with and without answers → the weights of the judge.

A logistic regression with a light ridge, cross validated ten ways. Run when retrieval, the digest or a
feature has changed, and write the weights into the municipality's calibration.toml (`trygg evaluate refusal --write`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Features = Callable[[str], tuple[float, ...]]
Matrix = NDArray[np.float64]
_RIDGE = 1.0
_FOLDS = 10
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Fit:
    """Means, spreads and weights by feature, the bias, and for each threshold (refusal precision, recall).

    `answerable` and `refused` count the questions it was fitted on.
    """

    answerable: int
    refused: int
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    thresholds: dict[float, tuple[float, float]]


def calibrate(features: Features, answerable: Sequence[str], not_answerable: Sequence[str]) -> Fit:
    """Fit the weights on all questions and measure thresholds on questions left out of the fit."""
    values = np.array([features(question) for question in (*answerable, *not_answerable)])
    truth = np.array([1.0] * len(answerable) + [0.0] * len(not_answerable))
    means, spreads = values.mean(0), values.std(0) + 1e-9
    scaled = (values - means) / spreads
    weights = _fit(scaled, truth)
    held_out = _held_out(scaled, truth)
    return Fit(
        len(answerable),
        len(not_answerable),
        tuple(round(float(x), 4) for x in means),
        # A feature that never varied weighs nothing, whatever it is divided by.
        tuple(round(float(x), 4) or 1.0 for x in spreads),
        tuple(round(float(x), 3) for x in weights[:-1]),
        round(float(weights[-1]), 3),
        {t: _refusals(held_out, truth, t) for t in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)},
    )


def _fit(scaled: Matrix, truth: Matrix) -> Matrix:
    """Newton's method; the last weight is the bias."""
    inputs = np.c_[scaled, np.ones(len(scaled))]
    ridge = np.r_[np.full(scaled.shape[1], _RIDGE), 1e-6]
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        chance = _chance(inputs, weights)
        slope = inputs.T @ (chance - truth) + ridge * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _held_out(scaled: Matrix, truth: Matrix) -> Matrix:
    order = np.random.default_rng(0).permutation(len(truth))
    chances = np.zeros(len(truth))
    for fold in range(_FOLDS):
        tested = order[fold::_FOLDS]
        kept = np.setdiff1d(order, tested)
        weights = _fit(scaled[kept], truth[kept])
        chances[tested] = _chance(np.c_[scaled[tested], np.ones(len(tested))], weights)
    return chances


def _chance(inputs: Matrix, weights: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30))))


def _refusals(chances: Matrix, truth: Matrix, threshold: float) -> tuple[float, float]:
    refused, rightly = chances < threshold, truth == 0
    both = float((refused & rightly).sum())
    return round(both / max(1, refused.sum()), 3), round(both / max(1, rightly.sum()), 3)
