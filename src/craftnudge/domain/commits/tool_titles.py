"""Whole messages that translation platforms, converters and other tools write under a person's name.

Each form is the tool's own, down to its punctuation, so that a sentence that goes on in a person's words is a person's.
docs/reference/skipped.md has the sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.message import Message

ToolTitle = Literal["translation", "import", "automatic"]

_BRANCH = (
    r"(?:'[^']+'|main|master|develop|dev|trunk|stable|staging|production|next|release\S*|\S*[/_]\S+|v?\d+(?:\.\d+)+\S*)"
)
_PLATFORM = r"(?:Crowdin|Weblate|Transifex|Lokalise|POEditor|Pontoon|Phrase|Zanata|submit-queue|upstream)"
_TRANSLATION = pattern(
    r"""(?:Translated|Added\ translation|Deleted\ translation)\ using\ Weblate(?:\ \(.{1,80}\))?
      | New\ translations\ \S.{0,120}\.\w{1,12}\ \(.{1,60}\)
      | (?:New|Update)\ Crowdin\ (?:updates?|translations)(?:\ \(\#\d+\))? | Update\ source\ file\ \S+\.\w{1,12}
      | Pontoon(?:/[^:]{1,60})?:\ (?:Update|Added?)\ .{1,80}
      | Launchpad\ automatic\ translations\ update\.?
      | Locali[sz]ation\ updates\ from\ https?://translatewiki\.net\.?
      | Translate\ \S+\ via\ GitLocalize
      | Update\ translations?\ (?:from|via)\ (?:Crowdin|Weblate|Transifex|Lokalise|POEditor|Phrase|Pontoon|Zanata)\.?
    """,
    re.VERBOSE,
)
_TRANSLATION_BODY = pattern(
    r'Updated by "[^"\n]+" (?:hook|add-on) in Weblate|\d+% (?:translated|reviewed) (?:for the )?source file|'
    r"translation completed for the source file"
)
_IMPORT = pattern(
    rf"""(?:New\ upstream|Import(?:ed)?\ [Uu]pstream)\ version\ \S+
      | (?:Import\ Debian\ (?:changes|version)|Imported\ Debian\ (?:changes|patch|version))\ \S+(?:ubuntu\S*)?
      | Import\ patches-(?:un)?applied\ version\ \S+\ to\ \S+
      | [Ii]mport\ (?:of\ )?\S+\ (?:\S+\ )?from\ CPAN\.?
      | This\ commit\ was\ (?:manufactured|generated)\ by\ cvs2(?:svn|git)\b.* | \*\*\*\ empty\ log\ message\ \*\*\*
      | (?:Project\ import|Internal\ change|Import)\ generated\ by\ Copybara\.?
      | Copybara\ import\ of\ the\ project:?.*
      | Squashed\ '[^']+'\ (?:content\ from\ commit|changes\ from)\ [0-9a-f]{{7,64}}(?:\.\.[0-9a-f]{{7,64}})?
      | (?:Automatic(?:ally)?|Automated|Auto)[ -]import(?:ed)?\ (?:of|from)\ (?:{_PLATFORM}|{_BRANCH})
      | (?:Initialized|Blocked)\ (?:merge\ tracking\ |revisions\ [\d,-]+\ )via\ "?svnmerge"?.*
    """,
    re.VERBOSE,
)
_AUTOMATIC = pattern(
    rf"""(?:Automatic(?:ally)?|Automated|Auto)[ -]?merge[d]?
          (?:\ (?:of\ )?(?:branch\ )?{_BRANCH}\ (?:in)?to\ (?:branch\ )?{_BRANCH}
            |\ from\ (?:branch\ )?(?:{_PLATFORM}|{_BRANCH})(?:\ (?:in)?to\ (?:branch\ )?{_BRANCH})?)?\.?
      | Deploy(?:ed)?\ [0-9a-f]{{7,40}}\ (?:with\ MkDocs\ version:\ \S+|to\ \S+) | deploy:\ [0-9a-f]{{40}}
      | Deploying\ to\ \S+\ from\ (?:@\ )?\S+@[0-9a-f]{{7,40}}.{{0,4}}
      | Update\ \[ghstack-poisoned\] | GitButler\ (?:Workspace|Integration)\ Commit
      | (?:index\ on|untracked\ files\ on|WIP\ on)\ [^:]{{1,200}}:\ [0-9a-f]{{7,40}}\b.*
      | git\ snapshot\ of\ \S+ | \[automerger(?:\ skipped)?\].*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POISONED = pattern(r'Update on ".+"')

# A part of every title of the form above: compiling the three forms adds a twentieth to a commit-msg hook.
_TRANSLATION_PARTS = (
    *("using Weblate", "New translations ", "Crowdin ", "Update source file ", "Pontoon", "Launchpad"),
    *("ation updates from", " via GitLocalize", "Update translation"),
)
_IMPORT_BEGINNINGS = (
    *("New upstream ", "Import", "import", "This commit was ", "*** empty", "Project import", "Internal "),
    *("Copybara import", "Squashed '", "Auto", "Initialized ", "Blocked "),
)
_AUTOMATIC_BEGINNINGS = (
    *("auto", "deploy", "update [", "gitbutler", "index on", "untracked", "wip on", "git snapshot", "[auto"),
)


def tool_title(message: Message) -> ToolTitle | None:
    """What kind of tool wrote the message; None for a person's words."""
    subject, body = message.plain_subject, message.body
    if any(part in subject for part in _TRANSLATION_PARTS) and _TRANSLATION.fullmatch(subject):
        return "translation"
    if (body[:1].isdigit() or body.startswith(("Updated by", "translation"))) and _TRANSLATION_BODY.match(body):
        return "translation"
    if subject.startswith(_IMPORT_BEGINNINGS) and _IMPORT.fullmatch(subject):
        return "import"
    # Elsewhere than in ASCII a letter may have odd capitals.
    may_be_automatic = not subject.isascii() or subject.lower().startswith(_AUTOMATIC_BEGINNINGS)
    if may_be_automatic and _AUTOMATIC.fullmatch(subject):
        return "automatic"
    if "[ghstack-poisoned]" in message.text and _POISONED.fullmatch(subject):
        return "automatic"
    return None
