"""Prints recall and false alarms of the search for secrets, beside detect-secrets where that is installed.

    python -m benchmarks.secrets suites GITLEAKS DETECT_SECRETS [--missed] [--half tuned|reported]
    python -m benchmarks.secrets histories COUNT REPOSITORY... [--show]

`suites` reads the samples of the test suites of both tools from checkouts (bare repositories too); nothing of them is
copied. Their rules are halved by lot: forms were chosen by looking at one half, the other is reported. `histories`
draws COUNT commits by people over each history. docs/explanation/secrets.md holds the output.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.histories import name_of, sampled
from benchmarks.secrets.go_samples import gitleaks_samples
from benchmarks.secrets.python_samples import detect_secrets_samples
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.measure import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.secrets.go_samples import Sample
    from craftnudge.domain.commits.code_facts import CodePlace

_DRAWS = 2_000
_SEED = 5


def main(arguments: list[str]) -> int:
    """Prints one of both tables."""
    flags = {argument for argument in arguments if argument.startswith("--")}
    rest = [argument for argument in arguments if argument not in flags]
    if len(rest) == 3 and rest[0] == "suites":
        return _suites(Path(rest[1]), Path(rest[2]), flags)
    if len(rest) > 2 and rest[0] == "histories" and rest[1].isdigit():
        return _histories(int(rest[1]), [Path(path) for path in rest[2:]], show="--show" in flags)
    print((__doc__ or "").split("\n\n")[1], file=sys.stderr)
    return 2


def _suites(gitleaks: Path, detect_secrets: Path, flags: set[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        first, second = (_checkout(path, Path(folder) / str(at)) for at, path in enumerate((gitleaks, detect_secrets)))
        paths = [str(path.relative_to(first)) for path in first.rglob("*.go")]
        of_gitleaks, left_out = gitleaks_samples(lambda path: (first / path).read_text(), paths)
        suites = {"gitleaks": of_gitleaks, "detect-secrets": detect_secrets_samples(second)}
    finders: dict[str, Callable[[Sample], bool]] = {"CraftNudge": _ours}
    if find_spec("detect_secrets"):
        finders["detect-secrets"] = _theirs
    print(f"Left out of gitleaks' samples, since they need more of Go: {left_out}.\n")
    print("| suite | half | samples | rules | found by | secrets found | 95% interval | false alarms |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for suite, samples in suites.items():
        for half in ("tuned", "reported"):
            if f"--{'reported' if half == 'tuned' else 'tuned'}-only" in flags:
                continue
            chosen = [sample for sample in samples if half_of(sample.rule) == half]
            for name, finder in finders.items():
                found = [finder(sample) for sample in chosen]
                print(_row(suite, half, name, chosen, found))
                if "--missed" in flags and name == "CraftNudge" and half == "tuned":
                    _print_wrong(chosen, found)
    return 0


def half_of(rule: str) -> str:
    """Which half of the evidence a rule is in, by the digest of its name."""
    return "tuned" if sha256(rule.encode()).digest()[0] % 2 else "reported"


def _row(suite: str, half: str, name: str, samples: Sequence[Sample], found: Sequence[bool]) -> str:
    by_rule: dict[str, list[bool]] = {}
    for sample, hit in zip(samples, found, strict=True):
        if sample.secret:
            by_rule.setdefault(sample.rule, []).append(hit)
    harmless = [hit for sample, hit in zip(samples, found, strict=True) if not sample.secret]
    low, high = _interval(list(by_rule.values()))
    hits, total = sum(map(sum, by_rule.values())), sum(map(len, by_rule.values()))
    return (
        f"| {suite} | {half} | {len(samples):,} | {len(by_rule)} | {name} | {100 * hits / max(total, 1):.1f}% "
        f"| {100 * low:.0f} to {100 * high:.0f}% | {sum(harmless)} of {len(harmless)} |"
    )


def _interval(rules: list[list[bool]]) -> tuple[float, float]:
    """The 95% interval of the share found, with whole rules drawn again: samples of a rule stand or fall together."""
    chance = Random(_SEED)  # noqa: S311 - no secret
    shares = []
    for _ in range(_DRAWS):
        drawn = chance.choices(rules, k=len(rules))
        shares.append(sum(map(sum, drawn)) / max(sum(map(len, drawn)), 1))
    shares.sort()
    return shares[int(0.025 * _DRAWS)], shares[int(0.975 * _DRAWS)]


def _print_wrong(samples: Sequence[Sample], found: Sequence[bool]) -> None:
    for sample, hit in zip(samples, found, strict=True):
        if hit != sample.secret:
            print(f"{'missed' if sample.secret else 'false '} {sample.rule}: {sample.text[:150]!r}")


def _ours(sample: Sample) -> bool:
    lines = sample.text.encode("utf-8", "replace")
    change = FileChange(sample.path, "A", lines.count(b"\n") + 1, 0)
    return bool(measure([FileDelta(change, (Hunk(0, 1, b"", lines),))]).secret_kinds)


def _theirs(sample: Sample) -> bool:
    # Imported here: it is compared with where it is installed.
    from detect_secrets.core.secrets_collection import SecretsCollection  # noqa: PLC0415
    from detect_secrets.settings import default_settings  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder, default_settings():
        path = Path(folder) / sample.path
        path.write_text(sample.text)
        collection = SecretsCollection()
        collection.scan_file(str(path))
        return bool(list(collection))


def _checkout(path: Path, folder: Path) -> Path:
    """The work tree, or the newest commit of a bare repository laid out in `folder`."""
    if (path / ".git").exists():
        return path
    folder.mkdir()
    with subprocess.Popen(["git", "-C", path, "archive", "HEAD"], stdout=subprocess.PIPE) as archive:
        subprocess.run(["tar", "-x", "-C", folder], stdin=archive.stdout, check=True)
    return folder


def _histories(count: int, repositories: Sequence[Path], *, show: bool) -> int:
    print("| repository | commits | with a secret reported |")
    print("| --- | --- | --- |")
    commits = alarms = 0
    for path in repositories:
        records = sampled(path, count)
        reported = [record for record in records if record.code and record.code.secret_kinds]
        commits, alarms = commits + len(records), alarms + len(reported)
        print(f"| {name_of(path)} | {len(records):,} | {len(reported)} |")
        for record in reported if show else ():
            for place in record.code.places if record.code else ():
                if place.kind.startswith("secret:"):
                    print(
                        f"  {record.hash[:9]} {place.kind} {place.path}:{place.line}  {_line(path, record.hash, place)}"
                    )
    print(f"\n{alarms} of {commits:,} commits: {1000 * alarms / max(commits, 1):.1f} in a thousand.")
    return 0


def _line(path: Path, commit_hash: str, place: CodePlace) -> str:
    arguments = ["git", "-C", str(path), "show", f"{commit_hash}:{place.path}"]
    lines = subprocess.run(arguments, capture_output=True, check=False).stdout.decode("utf-8", "replace").split("\n")
    return lines[place.line - 1].strip()[:160] if len(lines) >= place.line else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
