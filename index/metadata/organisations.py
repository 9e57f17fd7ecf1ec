"""The organisations that are known by name: what each is called, what it is, and what it is part of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.french.words import fold
from index.values.kinds import Kind

_SPREAD = 20  # signs and spaces beside its letters: « C. G. T. »
_HEAD = 5  # letters
_LONGEST_PREFIX = 12  # words
_LIST = re.compile(r"[,/+•·;&]")
_ARTICLE = re.compile(r"(?:la|le|les|l)[\s'’]+", re.IGNORECASE)
_WORD = re.compile(r"[^\s-]+")
_OF = {"la": "de la ", "le": "du ", "les": "des ", "l’": "de l’", "l'": "de l’"}


@dataclass(frozen=True)
class Publisher:
    """An organisation: the name it gets, the other names that it signs with, its domains on the web, and what it is.

    `article` stands before its name, « la »; `parent` is the name of what it is part of; `words` are those of its
    names that are also words, and name it only where they are written so: « SUD ».
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: Kind | None = None
    article: str = ""
    parent: str | None = None
    words: tuple[str, ...] = ()

    @property
    def ways(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.aliases)

    @property
    def of(self) -> str:
        """« de la CGT », « du Medef », « d’Attac », « de FO »."""
        vowel = fold(self.name)[:1] in tuple("aeiouh") and not self.name[:2].isupper()
        return _OF.get(self.article, "d’" if vowel else "de ") + self.name


class Publishers:
    """Finds an organisation by a name or by a host. Of two that bear one name, the first wins.

    `listed` are those of a person's own list, which come before our table.
    """

    def __init__(self, table: Iterable[Publisher], listed: Sequence[Publisher] = ()) -> None:
        self.listed = tuple(listed)
        self._by_way: dict[str, Publisher] = {}
        self._by_domain: dict[str, str] = {}
        self.all = (*listed, *table)
        for publisher in self.all:
            for way in publisher.ways:
                self._by_way.setdefault(plain_name(way), publisher)
            for domain in publisher.domains:
                self._by_domain.setdefault(domain.casefold(), publisher.name)
        self._heads = {way[:_HEAD] for way in self._by_way}
        self._longest = max(map(len, self._by_way))

    @cached_property
    def _by_name(self) -> dict[str, Publisher]:
        return {publisher.name: publisher for publisher in reversed(self.all)}

    def named(self, words: str) -> str | None:
        """The name of the organisation that `words`, and nothing else, name: « La C.G.T. » → CGT.

        « CGT-FO » is FO, but « CGT, FO » and « CGT / FO » are two.
        """
        if len(words) > self._longest + _SPREAD:
            return None  # most lines are of the body, and folding them takes time
        parts = _LIST.split(words)
        if len(parts) > 1 and all(map(self._found, parts)):
            return None
        publisher = self._found(words)
        return publisher.name if publisher else None

    def known(self, words: str) -> Publisher | None:
        """The organisation that `words`, and nothing else, name."""
        name = self.named(words)
        return self._by_name[name] if name else None

    def begins(self, words: str) -> tuple[Publisher, int] | None:
        """The organisation that `words` begin with, by the longest of its names, and where that name ends.

        « Confédération paysanne du Lot » → Confédération paysanne, 22.
        """
        ends = [match.end() for _, match in zip(range(_LONGEST_PREFIX), _WORD.finditer(words), strict=False)]
        for end in reversed(ends):
            start = words[:end].rstrip(" .,:;")
            if (publisher := self._by_way.get(plain_name(start))) and _written_so(publisher, start):
                return publisher, len(start)
        return None

    def of_host(self, host: str | None) -> str | None:
        """The organisation whose domain `host` is, or lies under: presse.cgt.fr → CGT."""
        labels = (host or "").casefold().strip(".").split(".")
        return next((name for i in range(len(labels)) if (name := self._by_domain.get(".".join(labels[i:])))), None)

    def family(self, label: str) -> Iterator[Publisher]:
        """What a source is part of, itself first where it is known: « CGT Cheminots » → Fédération CGT…, CGT."""
        publisher = self._found(label) or self.whole_of(label)
        names: set[str] = set()
        while publisher is not None and publisher.name not in names:
            names.add(publisher.name)
            yield publisher
            publisher = self._found(publisher.parent) if publisher.parent else None

    def whole_of(self, label: str) -> Publisher | None:
        """What a local body is part of, by the words of its name: « UL CGT de Brissac » → CGT."""
        for start in self._likely(label):
            begun = self.begins(label[start:])
            if begun is not None and (begun[0].kind in _WITH_PARTS or not start):
                return begun[0]
        return None

    def _likely(self, label: str) -> Iterator[int]:
        """Where a word of `label` stands whose first letters begin a name: thousands of labels have few."""
        words = [(word.start(), plain) for word in re.finditer(r"\w+", label) if (plain := plain_name(word[0]))]
        for i, (start, _) in enumerate(words):
            first = "".join(plain for _, plain in words[i : i + _HEAD])[:_HEAD]
            if first in self._heads or any(first[:length] in self._by_way for length in range(1, _HEAD)):
                yield start

    def _found(self, words: str) -> Publisher | None:
        article = _ARTICLE.match(words := words.strip())
        for name in (words, words[article.end() :]) if article else (words,):
            if (publisher := self._by_way.get(plain_name(name))) and _written_so(publisher, name):
                return publisher
        return None


_WITH_PARTS = (Kind.UNION, Kind.PARTY, Kind.ORDER, Kind.EMPLOYERS)  # « Les usagers de La Poste » are no part of it


@lru_cache(maxsize=65_536)  # names come again: a question is looked for in all of them
def plain_name(words: str) -> str:
    """The letters and figures of a name, by which two ways of writing it are one: `C.G.T.` → `cgt`."""
    return re.sub(r"[^a-z0-9]+", "", fold(words))


def _written_so(publisher: Publisher, words: str) -> bool:
    """Whether a name that is also a word is written as one: « SUD », « Solidaires », « SOLIDAIRES »."""
    ways = (way for way in publisher.words if plain_name(way) == plain_name(words))
    return all(words == way or (words.isupper() and words == way.upper()) for way in ways)
