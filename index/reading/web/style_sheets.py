"""What the style sheets in a page hide, marked on its elements as if each said so itself."""

import re

from lxml import html

_MOST_RULES = 5_000
_LONGEST = 100_000  # characters of all the sheets
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_RULE = re.compile(r"(?:\A|(?<=[{}]))([^{}]{1,2000}+)\{([^{}]{0,5000}+)\}")
_MEDIA = re.compile(
    r"@(?!media\s++(?:screen|all)\s*+\{)[^{};@]{0,300}+\{(?:[^{}]{0,5000}+\{[^{}]{0,5000}+\}){0,500}+[^{}]{0,5000}+\}"
)
_SIMPLE = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)  # one element, by its name, classes and id
_SHOWN = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)", re.IGNORECASE)
_OFF = re.compile(
    r"(?:text-indent|left|top|right)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*(?:0|1px)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)",
    re.IGNORECASE,
)


Rule = tuple[frozenset[str], int, dict[str, bool]]
"""What an element has to be named, the place of the rule among all, and the ways in which it hides."""


def mark_hidden(tree: html.HtmlElement) -> None:
    """Gives `style="display:none"` to what the sheets of the page, but for those of paper, do not show.

    Selectors of several elements, and of states, are passed over: what they hide is read.
    """
    sheets = "\n".join(
        sheet.text or "" for sheet in tree.iter("style") if "print" not in sheet.get("media", "").lower()
    )[:_LONGEST]
    rules: dict[str, list[Rule]] = {}
    for place, (selectors, declared) in enumerate(
        list(_RULE.findall(_MEDIA.sub("", _COMMENT.sub("", sheets))))[:_MOST_RULES]
    ):
        if hides := _hides(declared):
            for selector in selectors.split(",")[:50]:
                _take(selector.strip(), place, hides, rules)
    if not rules:
        return
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in ("body", "html"):
            _mark(element, rules)


def _hides(declared: str) -> dict[str, bool]:
    """For each way of hiding that a rule names, whether it hides by it: `{"display": False}` for `display: block`."""
    found = {name.lower(): value.lower() in ("none", "hidden") for name, value in _SHOWN.findall(declared)}
    return found | ({"off": True} if _OFF.search(declared) else {})


def _take(selector: str, place: int, hides: dict[str, bool], rules: dict[str, list[Rule]]) -> None:
    simple = _SIMPLE.fullmatch(selector)
    if not simple or not selector:
        return
    parts = re.findall(r"[.#][\w-]+", simple[2])
    key = parts[0] if parts else simple[1].lower()
    rules.setdefault(key, []).append((frozenset([*parts, *([simple[1].lower()] if simple[1] else [])]), place, hides))


def _mark(element: html.HtmlElement, rules: dict[str, list[Rule]]) -> None:
    names = {element.tag, *(f".{name}" for name in element.get("class", "").split()[:50])}
    if identity := element.get("id"):
        names.add(f"#{identity}")
    told: dict[str, bool] = {}
    fitting = (rule for name in names for rule in rules.get(name, ()) if rule[0] <= names)
    for _, _, hides in sorted(fitting, key=lambda rule: (len(rule[0]), rule[1])):
        told |= hides
    style = element.get("style", "")
    told |= _hides(style)
    if any(told.values()):
        element.set("style", f"{style};display:none")
