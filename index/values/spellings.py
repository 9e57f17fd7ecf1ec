"""One source however it is written: « SOLIDAIRES », « Solidaires », « solidaires »."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from index.values.sources import cosigners, label_of

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_DOTTED = re.compile(r"(?<=(?<![^\W_])[^\W\d_])\.(?=[^\W\d_](?![^\W_])|\s|$)")  # of « C.G.T. », « S.A. »
_LED = re.compile(r"\s*l\s?['’‘ʼ´`]\s*(?=\S)")
_BETWEEN = re.compile(r"[\s'’‘ʼ´`\u2010-\u2015\u2212-]+")
_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED = 5  # letters, from which a word in capitals is no sigle but a word
_MANY = 2**16  # names that are remembered: a search under a filter goes through all of them


@lru_cache(maxsize=_MANY)
def key_of(name: str) -> str:
    """What two spellings of one name have in common: no case, no accent, no kind of apostrophe, hyphen or space, no
    dots of a sigle, no « l’ » before it.

    >>> key_of("L’Économie-Sociale") == key_of("ÉCONOMIE  SOCIALE")
    True
    """
    plain = name.casefold().translate(_LIGATURES)
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c) not in ("Mn", "Cf"))
    if led := _LED.match(plain):
        plain = plain[led.end() :]
    return _BETWEEN.sub(" ", _DOTTED.sub("", plain)).strip() or name


@lru_cache(maxsize=_MANY)
def keys_of(label: str) -> frozenset[str]:
    """Those of all who sign together."""
    return frozenset(map(key_of, cosigners(label)))


class Spellings:
    """The one form under which each source is shown, of all that texts are labelled with."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """`numbers` are the texts of each label; they only matter for the labels of `contested`."""
        forms: dict[str, dict[str, int]] = {}
        for label, number in numbers.items():
            for name in cosigners(label):
                counted = forms.setdefault(key_of(name), {})
                counted[name] = counted.get(name, 0) + number
        self._best = {
            key: max(counted, key=lambda name: (_kept(name), counted[name], _signs_of(name), name))
            for key, counted in forms.items()
        }
        self._names = sorted(self._best.values(), key=lambda name: (name.upper(), name))

    def names(self) -> list[str]:
        """Each source once, in alphabetical order."""
        return list(self._names)

    def name(self, name: str) -> str:
        """The form of it that is shown; a name that no text has is left as it is."""
        return self._best.get(key_of(name), name)

    def label(self, label: str) -> str:
        """The same of those who sign together, each once."""
        names = dict.fromkeys(map(self.name, cosigners(label)))
        return label_of(names) if len(names) > 1 else next(iter(names))


def contested(labels: Sequence[str]) -> list[str]:
    """The labels that hold a name of which another spelling is there: those whose texts must be counted."""
    forms: dict[str, set[str]] = {}
    for label in labels:
        for name in cosigners(label):
            forms.setdefault(key_of(name), set()).add(name)
    return [label for label in labels if any(len(forms[key_of(name)]) > 1 for name in cosigners(label))]


def _kept(name: str) -> int:
    """How well the capitals of a name are kept: 2, or 1 where it has none, 0 where it has nothing else. « CGT » and
    « FSU » are sigles, « SOLIDAIRES » is shouted."""
    if name.islower():
        return 1
    return 0 if name.isupper() and any(len(word) >= _SHOUTED for word in _WORD.findall(name)) else 2


def _signs_of(name: str) -> int:
    """Its accents and its typographic apostrophes: of two forms as frequent, the one that has them is better kept."""
    return sum(not character.isascii() for character in name)
