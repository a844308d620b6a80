"""Bots are known by what only bots have; people called Bot are people."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.bots import bot_sign

BOTS = {
    "forge-address": (
        ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"),
        ("Someone", "1+app[bot]@users.noreply.github.com"),
        ("ci-token", "project_278964_bot_0f3a9c@noreply.gitlab.com"),
        ("group token", "group_42_bot@noreply.gitlab.example.org"),
        ("chromium-autoroll", "chromium-autoroll@skia-public.iam.gserviceaccount.com"),
    ),
    "forge-name": (("renovate[bot]", "r@example.org"),),
    "service-address": (
        ("Renovate Bot", "bot@renovateapp.com"),
        ("GitHub Action", "action@github.com"),
        ("Hosted Weblate", "hosted@weblate.org"),
        ("Anonymous", "noreply@weblate.org"),
        ("l10n daemon script", "scripty@kde.org"),
        ("Crowdin Bot", "support+bot@crowdin.com"),
    ),
    "service-name": (("github-actions", "ci@example.org"), ("Weblate (bot)", "w@example.org"), ("snyk-bot", "a@b.org")),
    "bot-name": (
        ("release-bot", "r@example.org"),
        ("openshift-ci-robot", "o@example.org"),
        ("Release Bot", "team@example.org"),
        ("Docs Deploy Bot", "x@example.org"),
        ("Translation Robot", "x@example.org"),
        ("acmebot", "acme-team@googlegroups.com"),
        ("mergebot", "infra@example.org"),
    ),
    "bot-address": (
        ("Acme Bot", "acme-bot@acme.example"),
        ("Acme Bot", "bot@acme.example"),
        ("Acme Bot", "12+acme-bot@users.noreply.github.com"),
        ("Jane Runner", "deploy-bot@example.org"),
        ("Nightly", "bot@example.org"),
    ),
}
PEOPLE = (
    ("Roberto Bot", "roberto.bot@example.org"),
    ("Roberto Bot", "12+robertobot@users.noreply.github.com"),
    ("Jan Bot", "jan-bot@example.nl"),
    ("Jan Bot", "bot@example.nl"),
    ("Anna de Bot", "anna_bot@example.nl"),
    ("Robot Ltd", "hello@robot.example"),
    ("Robot Smith", "a@example.org"),
    ("Abbott", "abbott@example.org"),
    ("Abbot", "a@example.org"),
    ("talbot", "talbot@example.org"),
    ("talbot", "12+talbot@users.noreply.github.com"),
    ("Tim Talbot", "talbot@example.org"),
    ("Githubert", "g@example.org"),
    ("Travis Smith", "travis@example.org"),
    ("Paul Jenkins", "jenkins@example.org"),
    ("Carla Ivanova", "ci@example.org"),
    ("Ann Dev", "12+ann@users.noreply.github.com"),
    ("Bo T", "bo.t@example.org"),
    ("", ""),
)


@pytest.mark.parametrize(("kind", "name", "email"), [(kind, *who) for kind, bots in BOTS.items() for who in bots])
def test_a_bot_is_known_by_a_sign_that_is_named(kind: str, name: str, email: str) -> None:
    """The sign is the kind of evidence, and the address or the name that has it."""
    sign = bot_sign(name, email)
    assert sign is not None
    assert (sign.kind, sign.text) == (kind, email if kind.endswith("address") else name)


@pytest.mark.parametrize(("name", "email"), PEOPLE)
def test_people_are_no_bots(name: str, email: str) -> None:
    """A surname, a company, a first name that is also a service's, and letters within a name."""
    assert bot_sign(name, email) is None
