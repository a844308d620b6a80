"""The report's style sheet: light or dark as the reader's system asks, white on paper, from 320 pixels on.

Colours are checked against their background for a contrast of at least 4.5 (WCAG 2.2, 1.4.3) where they carry text;
colour is never the only sign.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

CSS = """
:root{color-scheme:light dark;--page:#fff;--card:#f6f7f9;--text:#1c2026;--dim:#59616d;--edge:#d5d9e0;--ink:#2456a6;
--excellent:#1a7f43;--good:#0f6e8c;--fair:#8a5a00;--needs_work:#b3261e}
@media(prefers-color-scheme:dark){:root{--page:#14171c;--card:#1d2128;--text:#e6e9ee;--dim:#a3abb8;--edge:#353b46;
--ink:#8ab4f8;--excellent:#57c98a;--good:#5bbcdc;--fair:#e0b050;--needs_work:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
header,main,footer{max-width:62rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:1rem 0 .25rem}
h2{font-size:1.15rem;margin:2rem 0 .75rem}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0 .75rem;max-width:46rem}
small,.dim{color:var(--dim);font-size:.875rem}
code{font:.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1rem 0;padding:0}
.tile{background:var(--card);border:1px solid var(--edge);border-radius:.5rem;padding:.75rem .9rem}
.tile dt{color:var(--dim);font-size:.8125rem}
.tile dd{margin:0;font-size:1.6rem;line-height:1.25;font-variant-numeric:tabular-nums}
.tile dd small{display:block;font-size:.8125rem}
figure{margin:0 0 1rem}
figcaption{color:var(--dim);font-size:.875rem;margin-top:.35rem}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--dim);font:11px system-ui,sans-serif}
svg.bar{height:.6rem}
svg.fixed{width:auto;max-width:none}
.scroll{overflow-x:auto;
background:linear-gradient(to right,var(--page) 40%,transparent) 0 0/2.5rem 100% no-repeat local,
linear-gradient(to left,var(--page) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,
linear-gradient(to right,var(--edge),transparent) 0 0/.8rem 100% no-repeat scroll,
linear-gradient(to left,var(--edge),transparent) 100% 0/.8rem 100% no-repeat scroll}
.newest{direction:rtl;text-align:left;line-height:0}.newest>svg{direction:ltr;display:inline-block}
.calendar{position:relative}.names{position:absolute;top:0;left:0;background:var(--page)}
.scroll>table,.scroll>svg:not(.fixed){min-width:34rem}
.band{fill:var(--ink);fill-opacity:.16}
.course{fill:none;stroke:var(--ink);stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.dot{fill:var(--ink)}
.rule{stroke:var(--edge);stroke-width:1}
.track{fill:var(--edge)}
.empty{fill:var(--card);stroke:var(--edge)}
figcaption svg{margin:.25rem 0 .5rem}
rect.excellent{fill:var(--excellent)}rect.good{fill:var(--good)}
rect.fair{fill:var(--fair)}rect.needs_work{fill:var(--needs_work)}
span.excellent,td.excellent{color:var(--excellent)}span.good,td.good{color:var(--good)}
span.fair,td.fair{color:var(--fair)}span.needs_work,td.needs_work{color:var(--needs_work)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--dim);font-size:.875rem;padding-bottom:.35rem}
th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--edge);vertical-align:top}
th{font-weight:600}
th.number,td.number{text-align:right;white-space:nowrap}
.commits .number{width:4.5rem;padding-right:1.25rem}.commits .level{width:6.5rem}.commits .commit{width:12rem}
.commits{table-layout:fixed}td.commit,td.subject{overflow-wrap:anywhere}
td.bar{width:32%;min-width:4rem;vertical-align:middle}
.habits th,.habits td{border:0}.habits .advice td,.habits thead th{border-bottom:1px solid var(--edge)}
.habits .advice td{padding-top:0}.habits tr:has(+.advice){break-after:avoid}
@media(max-width:30rem){th,td{padding-right:.35rem}td.weight,th.weight,.level{display:none}
.commits .number{width:3.25rem;padding-right:.6rem}.commits .commit{width:5.5rem}.commits .commit small{display:block}}
.hours td,.hours th{padding:.15rem .1rem;text-align:center;font-size:.75rem;border:0}
.hours th{color:var(--dim);font-weight:400}
.insight{border-left:3px solid var(--ink);padding:.1rem 0 .1rem .9rem;margin:0 0 1rem}
.insight ul{margin:.25rem 0 0;padding-left:1.1rem}
blockquote{margin:.35rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--edge)}
footer{border-top:1px solid var(--edge);margin-top:2rem}
@media print{:root{--page:#fff;--card:#fff;--text:#000;--dim:#444;--edge:#bbb;--ink:#2456a6;--excellent:#1a7f43;
--good:#0f6e8c;--fair:#8a5a00;--needs_work:#b3261e}body{font-size:11pt}
.scroll{overflow:visible}.newest{direction:ltr}svg.fixed{width:auto;height:auto;max-width:100%}svg.names{display:none}
.scroll>table{min-width:0}
figure,tr,.insight,.tile{break-inside:avoid}h2,h3,caption{break-after:avoid}thead{break-inside:avoid}
footer{break-before:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""

# The browser may use this one style sheet, known by its hash, and load or run nothing.
_HASH = b64encode(sha256(CSS.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
