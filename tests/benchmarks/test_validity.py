"""The validity benchmarks ask checks of today, and fit what can be fitted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.validity.code import OF_FILES_ALONE
from benchmarks.validity.feature_fit import FeatureRow, fit_features
from benchmarks.validity.message import labelled_messages, left_out_parts
from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from pathlib import Path

BOTH = {"one": 0.5, "other": 0.5}


def test_the_checks_of_files_alone_exist() -> None:
    """Each is the name of a check, which the table prints."""
    assert {check.name for check in all_checks().values()} >= set(OF_FILES_ALONE)


def test_a_feature_gets_the_weight_that_its_labels_give() -> None:
    """A feature of good messages has more weight than one that tells nothing; another set's scale changes nothing."""
    rows = [
        FeatureRow({"ticket": float(good), "verb": float(place % 2)}, good * scale, name, f"{name}-{place % 3}")
        for name, scale in (("one", 1.0), ("other", 10.0))
        for place in range(60)
        for good in (0, 1)
    ]
    found = fit_features(rows, BOTH)
    assert found["ticket"] > 1
    assert abs(found["verb"]) < 0.01


def test_a_weight_keeps_its_direction() -> None:
    """Where the rows say that a reason costs, it is worth nothing instead."""
    rows = [FeatureRow({"ticket": float(good)}, 1.0 - good, name, name) for name in BOTH for good in (0, 1)] * 20
    assert fit_features(rows, BOTH)["ticket"] == 0


def test_no_project_is_learned_from_and_tested_on(tmp_path: Path) -> None:
    """The parts that are left out hold every project once."""
    for name, scale in (("message_quality", 1), ("broad_messages", 2)):
        lines = [
            {"project": f"{name}{place}", "message": "Fix it", "files": [], "n_files": 0, "added": 0, "deleted": 0}
            | {"why": scale, "what": scale, "good": 1, "mark": 5, "non_atomic": 0}
            for place in range(12)
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    messages = labelled_messages(tmp_path)
    parts = left_out_parts(messages)
    assert sorted(project for part in parts for project in part) == sorted({one.project for one in messages})
    assert all(parts)
