"""No key or password is written into the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import SECRET_PREFIX
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

PLACES_SHOWN = 3
_NO_LINE = not_applicable("No line is added.")
_NONE = passed("No added line has the form of a key.")
# Kinds of secret in words; one that a later version of the facts knows is called a key.
WORDS = {
    "aws": "an AWS access key",
    "github": "a GitHub token",
    "gitlab": "a GitLab token",
    "google": "a Google API key",
    "huggingface": "a Hugging Face token",
    "jwt": "a signed web token",
    "named": "a value given to a name such as password",
    "npm": "an npm token",
    "private_key": "a private key",
    "slack": "a Slack token",
    "stripe": "a Stripe key",
}


def _evaluate(facts: Facts) -> Outcome:
    code = facts.record.code
    if code is None:
        return not_applicable("The changed lines were not measured.")
    if not code.count("code_added"):
        return _NO_LINE
    kinds = code.secret_kinds
    if not kinds:
        return _NONE
    names = [_words(kind) for kind in kinds]
    places = [
        Evidence(_words(place.kind), path=place.path, line=place.line)
        for place in code.places_of(*kinds)[:PLACES_SHOWN]
    ]
    *first, last = names
    found = f"{', '.join(first)} and {last}" if first else last
    return failed(f"Among the added lines {'are' if first else 'is'} {found}.", *places)


def _words(kind: str) -> str:
    return WORDS.get(kind.removeprefix(SECRET_PREFIX), "a key")


CHECK = Check(
    id="CN308",
    name="secrets",
    title="No key, token or password in the added lines",
    topic="secrets",
    points=2.2,
    why="What is once in the history stays there, in every clone, also after the next commit has taken it out.",
    advice="Revoke the key first, then take it out of the history, and read it from the environment or a secret store.",
    good='token = os.environ["SERVICE_TOKEN"]',
    bad='token = "ghp_..."',
    grounds="Known by the forms that their issuers document, and by a name such as password with a value that "
    "looks drawn at random. Only kind and place are kept, never the text.",
    limits="Examples are told by their words, their place or their lack of entropy; a key without a known form "
    "under an odd name is missed. It gave under half its points to under half a per cent of the commits "
    "of nine well-kept projects (docs/explanation/code-facts.md).",
    evaluate=_evaluate,
    urgent=True,
    weight_factor=30.0,
)
