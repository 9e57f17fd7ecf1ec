"""Dixit itself, by its ordinary path short of refusing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peers.peer import DEPTH, Text
from index.assemble import open_catalogue
from index.reading.front_matter import with_front_matter
from index.values.files import Added, AlreadyThere, File

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.librarian import Librarian

_NAMES = "names.tsv"


class Dixit:
    _catalogue: "Catalogue"
    _answerer: "Librarian"

    def index(self, texts: Sequence[Text], folder: Path) -> None:
        catalogue = open_catalogue(folder / "data")
        outcomes = catalogue.add([_file(text) for text in texts])
        named = [(one.communique.id, one.name) for one in outcomes if isinstance(one, Added | AlreadyThere)]
        (folder / _NAMES).write_text("".join(f"{id}\t{name}\n" for id, name in named), encoding="utf-8")
        catalogue.close()

    def open(self, folder: Path) -> None:
        from qa.assemble import open_answerer

        self._catalogue = open_catalogue(folder / "data")
        self._answerer = open_answerer(self._catalogue)
        self._names: dict[str, list[str]] = {}
        for line in (folder / _NAMES).read_text(encoding="utf-8").splitlines():
            id, name = line.split("\t")
            self._names.setdefault(id, []).append(name)

    def ask(self, question: str) -> list[str]:
        from qa.understanding.question import understand

        found = self._answerer.find(understand(question, sources=self._catalogue.texts.sources()))
        ids = dict.fromkeys(one.candidate.passage.communique for one in found.ranked)
        return [name for id in ids for name in self._names[id]][:DEPTH]

    def add(self, text: Text) -> None:
        for outcome in self._catalogue.add([_file(text)]):
            assert isinstance(outcome, Added)
            self._names[outcome.communique.id] = [outcome.name]


def _file(text: Text) -> File:
    declared = {"title": text.title} if text.title else {}
    return File(text.id, with_front_matter(declared, text.body).encode())
