"""Keys and tokens whose form their issuer documents: most begin with letters that say whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.measure.secrets.harmless_values import is_example_token
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class _Format(NamedTuple):
    """A form: `mark` occurs in every text with such a key, so that other texts are not searched for the form."""

    kind: str
    mark: bytes
    form: re.Pattern[bytes]


# One form a line: the kind, the letters that it begins with, and the rest as a pattern. Longer runs of the same signs
# are something else, so each form ends where its alphabet does.
_PREFIXED = r"""
aws         AKIA            [A-Z2-7]{16}
aws         ASIA            [A-Z2-7]{16}
aws         ABIA            [A-Z2-7]{16}
aws         ACCA            [A-Z2-7]{16}
aws         ABSK            [A-Za-z0-9+/]{109,269}={0,2}
google      AIza            [\w-]{35}
google      GOCSPX-         [\w-]{28}
google      ya29.           [\w-]{30,}
github      ghp_            [0-9A-Za-z]{36}
github      gho_            [0-9A-Za-z]{36}
github      ghu_            [0-9A-Za-z]{36}
github      ghs_            [0-9A-Za-z]{36}
github      ghr_            [0-9A-Za-z]{36,76}
github      github_pat_     \w{22,90}
gitlab      glpat-          [\w-]{20,300}(?:\.[0-9a-z]{9})?
gitlab      gldt-           [\w-]{20,}
gitlab      glrt-           [\w-]{20,300}(?:\.[0-9a-z]{9})?
gitlab      glcbt-          [\w-]{20,}
gitlab      glptt-          [0-9a-f]{40}
gitlab      glft-           [\w-]{20,}
gitlab      glffct-         [\w-]{20,}
gitlab      glimt-          [\w-]{25,}
gitlab      glagent-        [\w-]{50,}
gitlab      gloas-          [\w-]{64,}
gitlab      glsoat-         [\w-]{20,}
gitlab      GR1348941       [\w-]{20}
slack       xoxb-           [0-9]{8,14}-[0-9A-Za-z-]{18,}
slack       xoxp-           [0-9]{10,13}-[0-9A-Za-z-]{20,}
slack       xoxa-           (?:\d-)?[0-9A-Za-z-]{8,}
slack       xoxr-           (?:\d-)?[0-9A-Za-z-]{8,}
slack       xoxo-           \d+-[0-9A-Za-z-]{20,}
slack       xoxs-           \d+-[0-9A-Za-z-]{20,}
slack       xoxe-           \d-?[0-9A-Za-z-]{20,}
slack       xoxe.xox        [bp]-\d-[A-Za-z0-9]{100,}
slack       xapp-           \d-[A-Za-z0-9]+-\d+-[A-Za-z0-9]+
slack       hooks.slack.com/ (?:services|workflows|triggers)/[A-Za-z0-9+/]{40,56}
stripe      sk_live_        [0-9A-Za-z]{16,99}
stripe      rk_live_        [0-9A-Za-z]{16,99}
stripe      sk_prod_        [0-9A-Za-z]{16,99}
stripe      rk_prod_        [0-9A-Za-z]{16,99}
stripe      whsec_          [0-9A-Za-z+/=]{32,64}
npm         npm_            [0-9A-Za-z]{36}
pypi        pypi-AgEIcHlwaS5vcmc [\w-]{50,}
pypi        pypi-AgENdGVzdC5weXBpLm9yZ [\w-]{50,}
rubygems    rubygems_       [0-9a-f]{48}
sendgrid    SG.             [\w-]{16,32}\.[\w-]{32,64}
twilio      SK              [0-9a-f]{32}
mailgun     key-            [0-9a-f]{32}
mailgun     pubkey-         [0-9a-f]{32}
openai      sk-proj-        [\w-]{40,200}
openai      sk-svcacct-     [\w-]{40,200}
openai      sk-admin-       [\w-]{40,200}
openai      sk-             [0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}
anthropic   sk-ant-         [a-z0-9]{3,8}-[\w-]{40,120}
openrouter  sk-or-v1-       [0-9a-f]{64}
huggingface hf_             [0-9A-Za-z]{34}
huggingface api_org_        [0-9A-Za-z]{34}
digitalocean dop_v1_        [0-9a-f]{64}
digitalocean doo_v1_        [0-9a-f]{64}
digitalocean dor_v1_        [0-9a-f]{64}
shopify     shpat_          [0-9A-Fa-f]{32}
shopify     shpca_          [0-9A-Fa-f]{32}
shopify     shppa_          [0-9A-Fa-f]{32}
shopify     shpss_          [0-9A-Fa-f]{32}
square      sq0atp-         [\w-]{22,60}
square      sq0csp-         [\w-]{43,60}
square      EAAA            [\w-]{56,60}
atlassian   ATATT3          [\w=-]{150,250}
atlassian   ATBB            [0-9A-Za-z]{32}
docker      dckr_pat_       [\w-]{27,}
docker      dckr_oat_       [\w-]{27,}
vault       hvs.            [\w-]{24,160}
vault       hvb.            [\w-]{100,300}
azure       AccountKey=     [A-Za-z0-9+/]{86}==
azure       SharedAccessKey= [A-Za-z0-9+/]{43}=
datadog     ddapi_          [0-9a-f]{32,}
databricks  dapi            [0-9a-f]{32}(?:-\d)?
grafana     glc_            [A-Za-z0-9+/]{32,400}={0,3}
grafana     glsa_           [0-9A-Za-z]{32}_[0-9A-Fa-f]{8}
grafana     eyJrIjoi        [A-Za-z0-9]{70,400}={0,3}
other       AGE-SECRET-KEY-1 [0-9A-Z]{58}
other       A3-             [A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}
other       AKCp            [0-9A-Za-z]{69}
other       API-            [A-Z0-9]{26}
other       CLOJARS_        [0-9A-Za-z]{60}
other       EZAK            [0-9A-Za-z]{54}
other       EZTK            [0-9A-Za-z]{54}
other       FLWSECK-        [0-9A-Za-z]{32}-X
other       FLWSECK_TEST-   [0-9A-Ha-h]{12}
other       HRKU-AA         [\w-]{58}
other       LTAI            [0-9A-Za-z]{17,21}
other       NRAK-           [0-9A-Z]{27}
other       NRII-           [0-9A-Za-z-]{32}
other       NRJS-           [0-9a-f]{19}
other       PMAK-           [0-9a-f]{24}-[0-9a-f]{34}
other       p8e-            [0-9A-Za-z]{32}
other       cmVmdGtu        [0-9A-Za-z]{56}
other       dp.pt.          [0-9A-Za-z]{40,44}
other       dt0c01.         [0-9A-Za-z]{24}\.[0-9A-Za-z]{64}
other       duffel_         (?:live|test)_[\w=-]{43}
other       figd_           [\w-]{40,}
other       fio-u-          [\w=-]{64}
other       fm2_            [0-9A-Za-z+/]{100,}={0,3}
other       fo1_            [\w-]{43}
other       gsk_            [0-9A-Za-z]{52}
other       ico-            [0-9A-Za-z]{32}
other       lin_api_        [0-9A-Za-z]{40}
other       nfp_            [0-9A-Za-z]{36,}
other       ntn_            [0-9]{11}[0-9A-Za-z]{35}
other       ops_eyJ         [0-9A-Za-z+/]{250,}={0,3}
other       pnu_            [0-9A-Za-z]{36}
other       pplx-           [0-9A-Za-z]{48}
other       pscale_         (?:tkn|pw|oauth)_[\w=.-]{32,64}
other       pul-            [0-9a-f]{40}
other       r8_             [0-9A-Za-z]{37}
other       rdme_           [0-9a-z]{70}
other       sbp_            [0-9a-f]{40}
other       sgp_            (?:(?:[0-9A-Fa-f]{16}|local)_)?[0-9A-Fa-f]{40}
other       sha256~         [\w-]{43}
other       shippo_         (?:live|test)_[0-9A-Fa-f]{40}
other       sm_aat_         [0-9A-Za-z]{16}
other       sm_pat_         [0-9A-Za-z]{16}
other       sm_sat_         [0-9A-Za-z]{16}
other       sntrys_         [0-9A-Za-z+/=_]{60,}
other       sntryu_         [0-9a-f]{64}
other       tfp_            [\w=.-]{59}
other       tk-us-          [\w-]{48}
other       v1.0-           [0-9a-f]{24}-[0-9a-f]{146}
other       xai-            [0-9A-Za-z]{70,}
other       xkeysib-        [0-9a-f]{64}-[0-9A-Za-z]{16}
"""
# Forms that begin with any letter: what is always in them is looked for first, then what stands before it.
_UNPREFIXED: tuple[tuple[str, str, str], ...] = (
    ("jwt", "eyJ", r"eyJ(?<![\w-]eyJ)[\w-]{10,4000}+\.eyJ[\w-]{10,4000}+\.[\w-]{20,}+"),
    ("telegram", ":AA", r":AA(?<=[0-9]{8}:AA)[\w-]{33}(?![\w-])"),
    ("azure", "Q~", r"[0-9]Q~(?<=[\w~.]{3}[0-9]Q~)(?<![\w~.-][\w~.]{3}[0-9]Q~)[\w~.-]{31,34}(?![\w~.-])"),
    ("azure", "sig=", r"sig=[\w%+/-]{40,120}(?=[^\n]*[?&\"'](?:sv|se|sp)=)"),
    ("azure", "&sig=", r"&sig=(?:[\w+/-]|%[0-9A-F]{2}){40,120}"),
    ("terraform", ".atlasv1.", r"\.atlasv1\.(?<=[0-9A-Za-z]{14}\.atlasv1\.)[\w=-]{60,70}"),
    ("mailchimp", "-us", r"-us(?<=[0-9a-f]{32}-us)[0-9]{1,2}(?![0-9A-Za-z])"),
    ("airtable", "pat", r"pat(?<![0-9A-Za-z]pat)[0-9A-Za-z]{14}\.[0-9a-f]{64}(?![0-9A-Za-z])"),
    (
        "discord",
        ".",
        r"\.(?:(?<=[MNO][\w-]{23}\.)|(?<=[MNO][\w-]{24}\.)|(?<=[MNO][\w-]{25}\.))[\w-]{6}\.[\w-]{27,38}(?![\w.-])",
    ),
    ("other", "|", r"\|(?<=[0-9]{15}\|)[\w-]{27,40}(?![\w-])"),
    ("discord", "iscord", r"iscord(?:app)?\.com/api/(?:v\d+/)?webhooks/[0-9]{17,20}/[\w-]{60,}"),
    ("other", "_mmk", r"_mmk(?<=[0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk)(?![0-9A-Za-z])"),
    (
        "other",
        "webhook.office",
        r"webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}",
    ),
)
_PRIVATE_KEY_MARKS = (b"PRIVATE KEY", b"PuTTY-User-Key-File-")
# The header, any lines such as "Proc-Type: 4,ENCRYPTED", and the beginning of the key itself, also in a quoted text.
_PRIVATE_KEY = pattern(
    rb"-----?[ ]?BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?[ ]?-----?(?:\\[rn]|[\s\"'`+,;>#*/|]){1,60}?"
    rb"(?:[A-Z][A-Za-z-]{2,20}: [^\n\\]{0,120}(?:\\[rn]|[\s\"'`+,#*/|]){1,60}?){0,4}[0-9A-Za-z+/]{16}|"
    rb"PuTTY-User-Key-File-[23]: [^\n]{3,60}\n"
)
# From here on a text of any other letters is no longer the same token.
_GOES_ON = r"(?![0-9A-Za-z_])"
_LEAST_BYTES = 16
_DIGITS = b"0123456789"
_WORD_ENDS = bytes.maketrans(b"\"'`,;()[]{}<>\\", b" " * 14)
# Such letters also end longer words that hyphens join.
_SHORT_MARK = len("API-")


def _formats() -> tuple[_Format, ...]:
    formats: list[_Format] = []
    for line in _PREFIXED.strip().split("\n"):
        kind, prefix, rest = line.split()
        literal = prefix.replace(".", r"\.")
        formats.append(_Format(kind, prefix.encode(), pattern(f"{literal}{rest}{_GOES_ON}".encode())))
    formats += [_Format(kind, mark.encode(), pattern(form.encode())) for kind, mark, form in _UNPREFIXED]
    return tuple(formats)


_FORMATS = _formats()


def documented_keys(text: bytes) -> Iterator[tuple[int, str]]:
    """Where in the text a key of a documented form begins, and its kind; examples are left out."""
    # A key is a long word with digits; the rest, nearly all of a text, need not be searched for a hundred marks.
    long_words = {word for word in text.translate(_WORD_ENDS).split() if len(word) >= _LEAST_BYTES}
    words = b"\n".join([word for word in long_words if len(word.translate(None, _DIGITS)) < len(word)])
    if not words:
        return
    for kind, mark, form in _FORMATS:
        if mark not in words:
            continue
        for match in form.finditer(text):
            begins = not text.startswith(mark, match.start()) or not _goes_on_before(text, match.start(), mark)
            if begins and not is_example_token(match[0].removeprefix(mark)):
                yield match.start(), kind


def _goes_on_before(text: bytes, start: int, mark: bytes) -> bool:
    """Whether the letters that a key begins with are the end of a longer word, such as `cache-key-`."""
    before = text[start - 1 : start]
    if mark[:1].isalnum() and (before.isalnum() or before == b"_"):
        return True
    return before in (b"-", b".") and len(mark) <= _SHORT_MARK


def private_keys(text: bytes) -> Iterator[int]:
    """Where a private key begins; a header without a key below it is text about keys."""
    if any(mark in text for mark in _PRIVATE_KEY_MARKS):
        for match in _PRIVATE_KEY.finditer(text):
            yield match.start()


def prefixes() -> tuple[str, ...]:
    """The letters that keys of documented forms begin with, for a search before this one."""
    return tuple(line.split()[1] for line in _PREFIXED.strip().split("\n"))
