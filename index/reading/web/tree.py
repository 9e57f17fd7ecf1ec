"""What a page is written in → its elements."""

import re

from lxml import etree, html

from index.reading.web.style_sheets import mark_hidden
from index.values.errors import DixitError

_DEEPEST = 400  # elements inside one another: people nest a few dozen, lxml's own functions fail at a few hundred

_MOST = 128  # attributes of one element: each is compared with all before it, and people write a dozen
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])[^\s>]++)?+)?+"""
_ELEMENT = re.compile(  # in one walk; what is no mark there is kept as it is
    r"(<!--(?:-?>|[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z))"
    r"|<(?:script|style)(?=[\s/>])[^<]*+(?:<(?!/(?:script|style))[^<]*+)*+)"
    rf"|(<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST}}}+)(?:{_ATTRIBUTE})*+",
    re.IGNORECASE,
)


def tree_of(source: str) -> html.HtmlElement:
    """The elements of a page. Raises DixitError for one that is none, or that is nested without end."""
    try:
        # As bytes: lxml refuses a text that declares its own encoding.
        # Deep trees are let in, to be refused below: they would be cut in silence.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = html.document_fromstring(_ELEMENT.sub(r"\1\2", source).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise DixitError("cette page n’a pas de texte.") from None
    if _is_deeper(tree, _DEEPEST):
        raise DixitError("cette page emboîte ses éléments à l’excès\N{NO-BREAK SPACE}: ce n’est pas un texte.")
    mark_hidden(tree)
    return tree


def _is_deeper(tree: html.HtmlElement, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False
