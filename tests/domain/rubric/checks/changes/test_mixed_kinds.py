"""mixed-kinds: kinds of files that don't go with the main one."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_other_kinds_of_work_cost() -> None:
    """Code with tests, a document and configuration is one kind, as are build and CI files; other kinds cost."""
    assert share_of("mixed-kinds", "a.py", "test_a.py", "README.md") == 1
    assert share_of("mixed-kinds", "README.md", "docs/a.md") == 1
    assert share_of("mixed-kinds", "Makefile +9", ".travis.yml", "app.yaml") == 1
    assert share_of("mixed-kinds", "a.py", "test_a.py", "conf/app.yaml", "conf/log.yaml") == 1
    assert share_of("mixed-kinds", "a.py", *(f"conf/{name}.yaml" for name in "abcd")) == 0
    one = share_of("mixed-kinds", "a.py", "Makefile")
    two = share_of("mixed-kinds", "a.py", "b.png", "Makefile")
    many = share_of("mixed-kinds", "a.py", "Makefile", ".travis.yml", "a.png")
    assert 1 > one > two > many == 0
    assert share_of("mixed-kinds", "a.py", *(f"docs/{name}.md" for name in "abcd")) == 0
    assert share_of("mixed-kinds", "README.md +90", "Makefile +2") == one
    outcome = find_check("mixed-kinds").evaluate(touching("a.py", "a.yaml", "b.yaml", "c.yaml", "Makefile"))
    assert outcome.kind == "other_kinds"
    assert [(entry.name, entry.path, entry.figure) for entry in outcome.evidence] == [
        ("config", "a.yaml", 3),
        ("build", "Makefile", 1),
    ]
    assert find_check("mixed-kinds").evaluate(touching("a.py", "Makefile")).kind == "other_kind"
