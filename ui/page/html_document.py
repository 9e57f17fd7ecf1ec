"""Gradio's page template → our document: French, with our own styles and scripts, naming nothing outside."""

import re

from ui.http.assets import ASSETS

# Within the document, since what asks again for files that were lost must not be lost.
_ARRIVAL = f"\n<script>\n{(ASSETS / 'arrival.js').read_text(encoding='utf-8')}</script>"
_HEAD = """
<title>Dixit</title>
<meta name="description" content="Vos communiqués, mot pour mot">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.ico">
<script src="/dixit/french.js"></script>
<script src="/dixit/page.js" defer></script>
<script src="/dixit/cards.js" defer></script>
<script src="/dixit/searches.js" defer></script>
<script src="/dixit/facets.js" defer></script>
<script src="/dixit/docx.js" defer></script>
<script src="/dixit/dossiers.js" defer></script>
<script src="/dixit/dossier_files.js" defer></script>
<script src="/dixit/reading.js" defer></script>
<script src="/dixit/keys.js" defer></script>
<script src="/dixit/views.js" defer></script>
<script src="/dixit/corpus.js" defer></script>
<script src="/dixit/ticks.js" defer></script>
<script src="/dixit/drop.js" defer></script>
<script src="/dixit/completion.js" defer></script>
<script src="/dixit/follow.js" defer></script>
<script src="/dixit/table.js" defer></script>
<link rel="stylesheet" href="/dixit/page.css">
<link rel="stylesheet" href="/dixit/views.css">
<link rel="stylesheet" href="/dixit/desk.css">
<link rel="stylesheet" href="/dixit/corpus.css">
<link rel="stylesheet" href="/dixit/print.css" media="print">
"""
_SHARING = re.compile(r"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>\s*")
_MANIFEST = re.compile(r"<link rel=\"manifest\"[^>]*>\s*")
_SCRIPT = re.compile(r"<script(?=[\s>])")


def in_french(html: str, nonce: str) -> str:
    """`html` in `lang="fr"`, without the template's links to gradio.app, each script carrying the nonce."""
    html = _MANIFEST.sub("", _SHARING.sub("", html))
    html = re.sub(r"(<html\s+)lang=\"en\"", r'\1lang="fr"', html, count=1)
    html = html.replace("<head>", "<head>" + _ARRIVAL + _HEAD, 1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"', html)
