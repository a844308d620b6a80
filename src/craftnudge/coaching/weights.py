"""What each sign of affinity weighs: printed by benchmarks/split/fit.py, and not to be changed by hand."""

from __future__ import annotations

from craftnudge.values import dataclass


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights in the order of `affinity.SIGNS`, and from which likelihood on two groups are one."""

    weights: tuple[float, ...]
    bias: float
    joined_from: float


FITTED = Weighing(
    (
        0.336,  # same_folder
        -0.248,  # near_folders
        0.949,  # name_words
        0.594,  # code_and_test
        0.223,  # names_made
        0.427,  # names_plain
        0.371,  # lines_alike
        0.268,  # defined_and_used
        2.774,  # together
        -0.561,  # never_together
        -0.230,  # same_kind
        0.967,  # both_new
        1.921,  # both_gone
        -0.428,  # docs_and_code
        -0.160,  # set_aside
        -0.193,  # far_folders
        3.843,  # names_overlap
        0.625,  # mentioned
        -0.071,  # same_stem
        -0.143,  # files_in_all
    ),
    -0.340,
    0.34,
)
