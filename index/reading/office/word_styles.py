"""What styles and numberings of a Word document say: which words are hidden, which mark an item of a list has."""

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9


def value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(W + name, "")


def is_on(element: Element | None) -> bool:
    """Whether a property is there, and not to say no."""
    return element is not None and value(element) not in ("0", "false", "off")


class Styles:
    """By the name of a style: whether it hides words, and the list that its paragraphs belong to."""

    def __init__(self, root: Element | None) -> None:
        self.lists: dict[str, tuple[str, int]] = {}
        styles = root.findall(f"{W}style") if root is not None else []
        based = {value(style, "styleId"): value(style.find(f"{W}basedOn")) for style in styles}
        hides: dict[str, bool] = {}
        for style in styles:
            name = value(style, "styleId")
            if (vanish := style.find(f"{W}rPr/{W}vanish")) is not None:
                hides[name] = is_on(vanish)
            if (numbering := numbering_of(style.find(f"{W}pPr/{W}numPr"))) is not None:
                self.lists[name] = numbering
        for name in based:
            parent, ancestors = based[name], {name}
            while parent and parent not in ancestors and not (name in self.lists and name in hides):
                if parent in self.lists:
                    self.lists.setdefault(name, self.lists[parent])
                if parent in hides:
                    hides.setdefault(name, hides[parent])
                ancestors.add(parent)
                parent = based.get(parent, "")
        self.hidden = {name for name, hidden in hides.items() if hidden}


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph asks for; list « 0 » takes it out of any."""
    if properties is None:
        return None
    level = value(properties.find(f"{W}ilvl"))
    return value(properties.find(f"{W}numId")), min(int(level), _LEVELS - 1) if level.isdecimal() else 0


class Numbering:
    """Counts the items of each list, and writes their marks."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        abstract = {value(element, "abstractNumId"): element for element in root.findall(f"{W}abstractNum")}
        for element in root.findall(f"{W}num"):
            model = abstract.get(value(element.find(f"{W}abstractNumId")))
            if model is not None:
                self._levels[value(element, "numId")] = {
                    int(level): (value(each.find(f"{W}numFmt")), value(each.find(f"{W}lvlText")), _start(each))
                    for each in model.findall(f"{W}lvl")
                    if (level := value(each, "ilvl")).isdecimal()
                }

    def mark(self, name: str, level: int) -> str:
        """« - » before the next item of this list, « 2. » or « b) » where it is numbered; "" for no list."""
        if name == "0":
            return ""
        kind, pattern, start = self._levels.get(name, {}).get(level, ("bullet", "", 1))
        counts = self._counts.setdefault(name, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if kind in ("bullet", "none", ""):
            return "" if kind == "none" else "- "
        for place in range(_LEVELS):
            if f"%{place + 1}" in pattern:
                its = self._levels[name].get(place, ("decimal", "", 1))[0]
                pattern = pattern.replace(f"%{place + 1}", _written(counts[place] or 1, its))
        return f"{pattern.strip()} " if pattern.strip() else ""


def _start(level: Element) -> int:
    digits = value(level.find(f"{W}start"))
    return int(digits) if digits.isdecimal() and len(digits) < 6 else 1


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 3)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman, rest = "", min(number, 3999)
        for size, sign in _ROMAN:
            roman += sign * (rest // size)
            rest %= size
        return roman if kind == "lowerRoman" else roman.upper()
    return str(number)
