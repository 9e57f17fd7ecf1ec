"""Gradio's page template → our document: French, with our own styles and scripts, naming nothing outside."""

import re

_HEAD = """
<title>Dixit</title>
<meta name="description" content="Les mots mêmes de vos communiqués">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.ico">
<script src="/dixit/french.js"></script>
<script src="/dixit/page.js" defer></script>
<script src="/dixit/opinions.js" defer></script>
<script src="/dixit/cards.js" defer></script>
<script src="/dixit/views.js" defer></script>
<script src="/dixit/corpus.js" defer></script>
<link rel="stylesheet" href="/dixit/page.css">
<link rel="stylesheet" href="/dixit/views.css">
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
    html = html.replace("<head>", "<head>" + _HEAD, 1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"', html)
