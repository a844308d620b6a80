"""Distinguishes bots from people called Bot. docs/reference/skipped.md lists the signs with their sources.

An address that a forge gives to programs is certain; a name alone is not: Bot is a surname, and Robot a company. So a
name counts if it is that of a known service, if it has the form of an account ("release-bot"), or if the words before
"Bot" are a machine's ("Release Bot"); any other "... Bot" needs an address that agrees.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

BotSignKind = Literal[
    "forge-address", "service-address", "bot-address", "forge-name", "service-name", "bot-name", "listed"
]


class BotSign(NamedTuple):
    """Why an author counts as a bot: the kind of sign, and the address or name that has it."""

    kind: BotSignKind
    text: str


# GitHub's apps ("49699333+dependabot[bot]@users.noreply.github.com"), GitLab's access tokens
# ("project_1234_bot_0f3a@noreply.gitlab.com"), Google Cloud's service accounts.
_FORGE_ADDRESS = pattern(
    r"\[bot\]@|^(?:project|group|service_account_group)_\d+(?:_bot)?(?:_[0-9a-z]+)?@|[.@]gserviceaccount\.com$",
    re.IGNORECASE,
)
# Whole addresses, or the ends of them, that services commit with.
_SERVICE_ADDRESS = pattern(
    r"""(?:[^@]*@(?:renovateapp\.com|renovatebot\.com|dependabot\.com|pyup\.io|greenkeeper\.io|snyk\.io|imgbot\.net
            |travis-ci\.(?:org|com)|allcontributors\.org|mergify\.(?:io|com)|semantic-release\.org)
      | (?:github-actions|actions?|noreply)@github\.com | 41898282\+[^@]*@users\.noreply\.github\.com
      | (?:hosted|noreply(?:-[a-z-]+)?)@weblate\.org | support\+?bot@crowdin\.com
      | support@(?:crowdin|transifex|lokalise)\.com | semantic-release-bot@martynus\.net | scripty@kde\.org
      | pontoon@mozilla\.com | [^@]*autoroll[^@]*@[^@]* | copybara-worker@google\.com | bors@[^@]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_BOT_ADDRESS = pattern(r"^(?:(?:ro)?bot|[^@]*[-+_](?:ro)?bot|(?:ro)?bot[-+_][^@]*)@", re.IGNORECASE)
_SERVICE_NAME = pattern(
    r"""(?:dependabot(?:[ -]preview)?|renovate|(?:mend|whitesource)[ -]renovate|greenkeeper(?:io)?|pyup(?:\.io)?|snyk
          |codecov(?:-io)?|all-?contributors|imgbot|github|gitlab|github[ -]actions?|actions-user|semantic-release
          |release-please|(?:hosted[ ])?weblate|crowdin|transifex|lokalise|(?:mozilla[ ])?pontoon|translatewiki\.net
          |l10n[ ]daemon[ ]script|gitlocalize-app|travis[ ]ci|circle[ ]?ci|jenkins[ ]ci|azure[ -]pipelines?|bors|homu
          |github[ ]classroom|copybara(?:[ -]service)?|mergify|(?:netlify|decap)[ ]cms|restyled(?:-io)?|pre-commit-ci
          |deepsource(?:[ ]autofix)?|stickler-ci|buildbot|automerger|treehugger[ ]robot|[a-z-]*autoroll(?:er)?
          |android[ ]build[ ]coastguard[ ]worker)
        (?:[ -](?:bot|robot|actions?))?(?:[ ]\(bot\))?""",
    re.IGNORECASE | re.VERBOSE,
)
# "release-bot", "k8s-ci-robot", "my_bot": one word that no surname looks like.
_ACCOUNT_NAME = pattern(r"\S*[a-z0-9.][-_](?:ro)?bot(?:[-_]?\d+)?", re.IGNORECASE)
# "prombot" may be a person's account, as Talbot is a name, unless its address is one that a team shares.
_NAME_THAT_ENDS_SO = pattern(r"[a-z0-9]+bot", re.IGNORECASE)
_SHARED_ADDRESS = pattern(
    r"(?:[^@]*[-+_.])?(?:admins?|automation|builds?|ci|devs?|developers|infra|maintainers|no-?reply|ops|releases?|team)@"
    r"|[^@]*@(?:googlegroups\.com|groups\.io|lists\.[^@]*)$",
    re.IGNORECASE,
)
_CALLED_BOT = pattern(r"(?P<before>\S.*?)[ ]+\(?(?:ro)?bot\)?", re.IGNORECASE)
# What is done by machine: before "Bot", such a word is no first name.
_MACHINE_WORD = pattern(
    r"ai|analytics|api|app|approve|assign|audit|auto|autofix|automated|automatic|automation|azure|backport"
    r"|badge|benchmark|build|bump|cd|changelog|check|chore|ci|cla|cleanup|cloud|code|commit|continuous"
    r"|contributor|crowdin|data|dependabot|dependencies|dependency|deploy|deployment|dev|devops|discord|doc"
    r"|docker|docs|documentation|fix|format|formatter|formatting|git|github|gitlab|go|i18n|import|integration"
    r"|issue|jenkins|jira|l10n|label|license|lint|linter|locale|localization|maintenance|merge|metrics|mirror"
    r"|nightly|notify|npm|package|pipeline|pr|publish|pull|python|release|releases|renovate|repo|report|request"
    r"|rust|schedule|scheduled|security|semantic|service|site|slack|snyk|spelling|sponsor|stale|stats|style"
    r"|sync|sync-up|system|tag|telegram|test|tests|ticket|tool|tools|translate|translation|translations|triage"
    r"|typo|update|updater|upgrade|upstream|version|weblate|website|wiki|workflow"
)
_NOREPLY = pattern(r"@(?:[^@]*\.)?no-?reply\.|^no-?reply@", re.IGNORECASE)
_WORDS = pattern(r"[^\W_]+")

# A part of every address and of every name of such forms: compiling them adds a twentieth to a commit-msg hook.
_FORGE_ADDRESS_PARTS = ("[bot]@", "project_", "group_", "gserviceaccount.com")
_SERVICE_ADDRESS_PARTS = (
    *("@renovate", "dependabot.com", "pyup.io", "greenkeeper.io", "snyk.io", "imgbot.net", "travis-ci.", "bors@"),
    *("allcontributors.org", "mergify.", "semantic-release", "@github.com", "41898282+", "weblate.org", "crowdin.com"),
    *("transifex.com", "lokalise.com", "scripty@kde.org", "pontoon@mozilla.com", "autoroll", "copybara-worker@"),
)
_SERVICE_NAME_PARTS = (
    *("dependabot", "renovate", "greenkeeper", "pyup", "snyk", "codecov", "contributors", "imgbot", "github", "gitlab"),
    *("actions-user", "semantic-release", "release-please", "weblate", "crowdin", "transifex", "lokalise", "pontoon"),
    *("translatewiki", "l10n daemon", "gitlocalize", "travis ci", "circle", "jenkins ci", "azure", "bors", "homu"),
    *("copybara", "mergify", " cms", "restyled", "pre-commit-ci", "deepsource", "stickler-ci", "buildbot"),
    *("automerger", "treehugger", "autoroll", "coastguard"),
)


# Kept, since a history has far fewer authors than commits.
@lru_cache(maxsize=4_096)
def bot_sign(name: str, email: str) -> BotSign | None:
    """The surest sign that an author is a bot; None for a person."""
    if _has_part(email, _FORGE_ADDRESS_PARTS) and _FORGE_ADDRESS.search(email):
        return BotSign("forge-address", email)
    if "[bot]" in name.lower():
        return BotSign("forge-name", name)
    if _has_part(email, _SERVICE_ADDRESS_PARTS) and _SERVICE_ADDRESS.fullmatch(email):
        return BotSign("service-address", email)
    if _has_part(name, _SERVICE_NAME_PARTS) and _SERVICE_NAME.fullmatch(name):
        return BotSign("service-name", name)
    return _own_sign(name, email)


def _has_part(text: str, parts: tuple[str, ...]) -> bool:
    """Whether one of the parts is in it; also true elsewhere than in ASCII, where a letter may have odd capitals."""
    return not text.isascii() or any(map(text.lower().__contains__, parts))


def _own_sign(name: str, email: str) -> BotSign | None:
    """The sign of a bot in its own name or address, where no forge or known service marks it."""
    if _has_part(name, ("bot",)):
        if _ACCOUNT_NAME.fullmatch(name) or (_NAME_THAT_ENDS_SO.fullmatch(name) and _SHARED_ADDRESS.match(email)):
            return BotSign("bot-name", name)
        if called := _CALLED_BOT.fullmatch(name):
            return _called_bot(called["before"], name, email)
    if _has_part(email, ("bot",)) and _BOT_ADDRESS.match(email) and not _is_own_name(name, email):
        return BotSign("bot-address", email)
    return None


def _called_bot(before: str, name: str, email: str) -> BotSign | None:
    """The sign of somebody called "... Bot": the words before it, or an address that a person would not have."""
    words = [word.lower() for word in _WORDS.findall(before)]
    if any(map(_MACHINE_WORD.fullmatch, words)):
        return BotSign("bot-name", name)
    if not _BOT_ADDRESS.match(email):
        return None
    # "acme-bot@acme.com" is a machine's; "jan-bot@example.org" may be Jan Bot's own.
    local, _, host = email.lower().partition("@")
    own = _NOREPLY.search(email) or any(len(word) > 2 and word in host for word in words)  # noqa: PLR2004
    named = any(word in local for word in words)
    return BotSign("bot-address", email) if own or not (named or local == "bot") else None


def _is_own_name(name: str, email: str) -> bool:
    """Whether the address is a name with Bot in it, such as "anna_bot@..." of Anna de Bot."""
    words = {word.lower() for word in _WORDS.findall(name)}
    return (
        len(words) > 1
        and "bot" in words
        and set(_WORDS.findall(email.partition("@")[0].lower().replace("_", " "))) <= words
    )
