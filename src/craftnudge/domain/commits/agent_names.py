"""The names of coding agents: by an address, a credit or a line that they write.

A first name is not enough: people are called Claude, Devin, Jules and Amp. An address that only a tool writes
under, a forge's bot account, the name of a product or a model, and the wording of a generator do. Entries were
seen in public repositories in November 2026.
"""

from __future__ import annotations

import re

from craftnudge.runtime.lazy_regex import pattern

# Addresses that tools write under. A maker's other addresses belong to the people who work there.
_ADDRESSES = {
    "noreply@anthropic.com": "Claude",
    "claude@anthropic.com": "Claude",
    "242468646+claude@users.noreply.github.com": "Claude",  # a bot's account that goes without the suffix
    "noreply@openai.com": "Codex",
    "codex@openai.com": "Codex",
    "copilot@github.com": "GitHub Copilot",
    "cursoragent@cursor.com": "Cursor",
    "agent@cursor.com": "Cursor",
    "noreply@aider.chat": "Aider",
    "aider@aider.chat": "Aider",
    "openhands@all-hands.dev": "OpenHands",
    "amp@ampcode.com": "Amp",
    "noreply@opencode.ai": "opencode",
    "crush@charm.land": "Crush",
    "droid@factory.ai": "Droid",
    "junie@jetbrains.com": "Junie",
    "noreply@codeium.com": "Windsurf",
    "noreply@cline.bot": "Cline",
    "noreply@kiro.dev": "Kiro",
    "kiro@kiro.dev": "Kiro",
    "qoder_ai@qoder.com": "Qoder",
    "gemini-code-assist@google.com": "Gemini",
}
# Accounts of forges. "claude", "devin", "codex" and "jules" without the suffix are people's.
_ACCOUNTS = {
    "copilot": "GitHub Copilot",
    "copilot-swe-agent": "GitHub Copilot",
    "anthropic-code-agent": "Claude",
    "gemini-cli": "Gemini",
    "gemini-code-assist": "Gemini",
    "google-labs-jules": "Jules",
    "devin-ai-integration": "Devin",
    "openhands-agent": "OpenHands",
    "cursoragent": "Cursor",
    "factory-droid": "Droid",
    "kiro-agent": "Kiro",
    "microsoft-amplifier": "Amplifier",
    "gpt-engineer-app": "Lovable",
    "lovable-dev": "Lovable",
    "chatgpt-codex-connector": "Codex",
    "kiloconnect": "Kilo Code",
    "roomote": "Roo Code",
    "sweep-ai": "Sweep",
}
_BOT_ACCOUNTS = {"claude": "Claude", "cursor": "Cursor", "codex": "Codex", "v0": "v0", "amp": "Amp"}
# Names that no person has: a product, or a maker's model.
_PRODUCTS = (
    (r"claude[ -](?:code|opus|sonnet|haiku|fable|\d)[\w. -]*|anthropic claude", "Claude"),
    (r"(?:github[ -])?copilot", "GitHub Copilot"),
    (r"(?:openai[ -])?codex(?:[ -]cli)?|chatgpt|gpt-\d[\w. -]*", "Codex"),
    (r"cursor(?:[ -](?:agent|ai|ide))?", "Cursor"),
    (r"(?:google[ -])?gemini[ -](?:cli|code[ -]assist|\d)[\w. -]*|google gemini", "Gemini"),
    (r"google[ -](?:labs[ -])?jules", "Jules"),
    (r"devin[ -]ai", "Devin"),
    (r"amazon q(?: developer)?", "Amazon Q"),
    (r"factory droid", "Droid"),
    (r"replit agent", "Replit Agent"),
    (r"open[ -]?hands", "OpenHands"),
    (r"open[ -]?code", "opencode"),
    (r"kilo ?code", "Kilo Code"),
    (r"roo code", "Roo Code"),
    (r"aider", "Aider"),
    (r"windsurf", "Windsurf"),
)
# As the value of a generator line or of `Assisted-by`, a first name is the tool's.
_IN_GENERATORS = {
    name.lower(): name
    for name in (
        *("Amp", "Amplifier", "Claude", "Cline", "Crush", "Devin", "Droid", "Gemini", "Jules", "Junie", "Kiro"),
        *("Lovable", "Qoder"),
    )
}
_SUFFIX = pattern(r"\s+(?:ai|agent|assistant|cli|code|v?\d[\w.-]*)$")
_PRODUCT = pattern("|".join(f"(?P<p{at}>{form})" for at, (form, _) in enumerate(_PRODUCTS)), re.IGNORECASE)
_FORGE_ADDRESS = pattern(r"(?:\d+\+)?(?P<account>[\w-]+(?:\[bot\])?)@users\.noreply\.github\.com", re.IGNORECASE)
# Aider writes this behind the name of the person it works for.
_WITH_AIDER = " (aider)"
# A model stands behind the tool's name: "Crush:some-model", "some-model via Crush".
_TOOL_AND_MODEL = pattern(r"(?P<tool>[A-Za-z][\w .-]{0,38}?):\S")
_VIA = pattern(r".*\bvia\s+(?P<tool>[A-Za-z][\w .-]{0,38})")
# No credit is longer; what a stranger wrote behind it is not searched.
_CHARS_READ = 200

# Trailers that say whose work it is, and those that only a tool writes.
_CREDITS = frozenset(("co-authored-by", "co-developed-by", "signed-off-by"))
_TOOL_CREDITS = frozenset(("assisted-by", "generated-by", "made-with", "ai-assisted-by", "generated-with"))
_OWN_TRAILERS = {
    "claude-session": "Claude",
    "amp-thread-id": "Amp",
    "agent-logs-url": "GitHub Copilot",
    "replit-commit-session-id": "Replit Agent",
}
_SESSIONS = (
    ("claude.ai/code/session_", "Claude"),
    ("chatgpt.com/codex/tasks/", "Codex"),
    ("app.devin.ai/sessions/", "Devin"),
    ("jules.google.com/task/", "Jules"),
    ("ampcode.com/threads/", "Amp"),
)
_GENERATOR_LINE = pattern(
    r"[^\w\n]*(?P<verb>co-authored|generated|made|written|created|authored|assisted) (?:with|by|using) (?:the )?"
    r"(?P<link>\[)?(?P<tool>[A-Za-z][\w .-]{0,38}?)(?(link)\](?:\([^)\n]*\))?)"
    r"(?:[ \t]+(?:via|using|\(|<|https?:)[^\n]*)?\W*",
    re.IGNORECASE,
)
# A squashed branch leaves the trailers of its commits in the midst of the body.
_CREDIT_LINE = pattern(r"(?P<key>[A-Za-z]+(?:-[A-Za-z]+)+):[ \t]*(?P<value>\S.*)")
_ROBOT = "\N{ROBOT FACE}"


def agent_of_person(name: str, address: str) -> str | None:
    """The agent with this name or address; None for a person."""
    address = address.strip().lower()
    if address in _ADDRESSES:
        return _ADDRESSES[address]
    if name.endswith(_WITH_AIDER):
        return "Aider"
    forge = _FORGE_ADDRESS.fullmatch(address)
    for account in (forge["account"] if forge else "", name.strip().lower()):
        login = account.removesuffix("[bot]")
        if login != account and login in _BOT_ACCOUNTS:
            return _BOT_ACCOUNTS[login]
        if login in _ACCOUNTS and (forge or login != account):
            return _ACCOUNTS[login]
    return None


def agent_of_credit(key: str, value: str) -> str | None:
    """The agent that a trailer, "key: value", names."""
    key = key.lower()
    if key in _OWN_TRAILERS:
        return _OWN_TRAILERS[key]
    if key == "replit-commit-author" and value.lower() == "agent":
        return "Replit Agent"
    if key not in _CREDITS and key not in _TOOL_CREDITS:
        return None
    value = value[:_CHARS_READ]
    name, _, rest = value.partition("<")
    address = rest.partition(">")[0]
    if found := agent_of_person(name.rstrip(), address) or _product(name):
        return found
    if address:
        return None
    # A person's credit has an address: git asks for one.
    return _assistant(value, key) if key in _TOOL_CREDITS else _first_name(value.strip())


def agent_of_line(line: str) -> str | None:
    """The agent that a line of the body names: a generator's line, or the address of a session with it."""
    if "//" in line:
        for address, name in _SESSIONS:
            if address in line:
                return name
    if "-" in line and (credit := _CREDIT_LINE.match(line)):
        return agent_of_credit(credit["key"], credit["value"])
    generator = _GENERATOR_LINE.fullmatch(line)
    if generator is None:
        return None
    tool = generator["tool"].strip()
    if known := _product(tool):
        return known
    if generator["link"] or _ROBOT in line or generator["verb"].lower() == "generated":
        return _first_name(tool) or (tool if _ROBOT in line else None)
    return None


def _assistant(value: str, key: str) -> str | None:
    """The tool of `Assisted-by: TOOL:MODEL [other tools]` (the kernel's convention), or one that is known."""
    form = _VIA.match(value) or _TOOL_AND_MODEL.match(value)
    tool = (form["tool"] if form else value).strip()
    known = _product(tool) or _first_name(tool)
    if known or form is None or key == "generated-by":
        return known
    return tool


def _product(name: str) -> str | None:
    """The agent whose product or model has this name; brackets after the name are ignored."""
    product = _PRODUCT.fullmatch(name.partition("(")[0].strip())
    return _PRODUCTS[int(product.lastgroup[1:])][1] if product and product.lastgroup else None


def _first_name(tool: str) -> str | None:
    return _IN_GENERATORS.get(_SUFFIX.sub("", tool.lower()))
