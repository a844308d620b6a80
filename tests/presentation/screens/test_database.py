"""The operator of a team's server reads the last seal of the audit log, and notes it."""

from __future__ import annotations

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.database import audit_screen, rotated_screen
from craftnudge.services.results.database import AuditState


def test_a_seal_is_printed_only_where_the_chain_holds() -> None:
    """It is one word, whatever the width: it will be pasted."""
    seal = f"12:{'ab' * 32}"
    whole = [
        "".join(piece.text for piece in line) for line in audit_screen(AuditState(12, 1, seal, None, None), Canvas(40))
    ]
    assert f"  {seal}" in whole
    broken = audit_screen(AuditState(12, 1, seal, 3, 9), Canvas(40))
    assert not any(seal in piece.text for line in broken for piece in line)
    assert any("restarted" in piece.text for line in rotated_screen("k1", Canvas(200)) for piece in line)
