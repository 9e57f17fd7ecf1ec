"""What a page is written in → its elements."""

from lxml import etree, html

from index.values.errors import DixitError

_DEEPEST = 400  # elements inside one another: people nest a few dozen, lxml's own functions fail at a few hundred


def tree_of(source: str) -> html.HtmlElement:
    """The elements of a page. Raises DixitError for one that is none, or that is nested without end."""
    try:
        # As bytes: lxml refuses a text that declares its own encoding.
        # Deep trees are let in, to be refused below: they would be cut in silence.
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise DixitError("cette page n’a pas de texte.") from None
    if _is_deeper(tree, _DEEPEST):
        raise DixitError("cette page emboîte ses éléments à l’excès\N{NO-BREAK SPACE}: ce n’est pas un texte.")
    return tree


def _is_deeper(tree: html.HtmlElement, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False
