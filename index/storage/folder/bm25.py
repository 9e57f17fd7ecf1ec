"""BM25 over search words. The only file that knows tantivy."""

import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path

import numpy as np
import tantivy
from tantivy import DocAddress, FieldType, Index, IndexWriter, Occur, Query, SchemaBuilder, Searcher

from index.storage.folder.bm25_files import damaged_words, name_all, read_synced_to, sweep, write_synced_to
from index.storage.folder.disk import in_french, is_of_the_moment
from index.storage.folder.lock import owned
from index.storage.port import Variants, Weights
from index.storage.records import Entry
from index.values.communique import PassageId
from index.values.errors import DixitError
from index.values.filter import Filter
from index.values.vectors import Ids

_HEAP = 64_000_000  # bytes that a writer may hold before it starts another segment
_PATIENCE = 600.0  # seconds to wait for another process that is writing
_BEHIND = "l’index n’a pas suivi. Les textes déjà ajoutés sont gardés."
_LONGEST_QUESTION = 64  # words: more would only slow the search down


def _schema() -> tantivy.Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field("id", stored=False, indexed=True, fast=True)
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("first", indexed=True, fast=True)  # ordinals of the first and last possible day
    builder.add_integer_field("last", indexed=True, fast=True)
    return builder.build()


def is_readable(folder: Path) -> bool:
    """Whether `folder` holds an index that this version reads."""
    try:
        return bool(not damaged_words(folder) and Index(_schema(), path=str(folder)))
    except ValueError as error:
        if is_of_the_moment(error):
            raise
        return False


class Bm25Index:
    """A tantivy index on disk, shared by the processes that read it; k1 = 1.2 and b = 0.75 are tantivy's own.

    The change that it reached is written beside it after each commit, before the next writer can begin: after a
    crash in between, the same change is applied again, which changes nothing.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder = folder / f"lexical-{identity}"
        self._owner = folder / f"lexical-{identity}.lock"
        self._schema = _schema()
        with in_french(_BEHIND), owned(self._owner):
            self._index = self._open()
        self._read = 0  # the change that searches see

    @property
    def synced_to(self) -> int:
        synced_to = read_synced_to(self._folder)
        if synced_to != self._read:  # by another process, whose work tantivy would only notice half a second later
            self._index.reload()
            self._read = synced_to
        return synced_to

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def apply(self, added: Iterable[Entry], removed: Ids, synced_to: int) -> None:
        with in_french(_BEHIND), owned(self._owner):
            self._reopen()
            self._apply(added, removed, synced_to)

    def _apply(self, added: Iterable[Entry], removed: Ids, synced_to: int) -> None:
        writer = self._writer()
        if self.synced_to >= synced_to:  # another process has been here while this one waited
            self._close(writer)
            return
        writer.garbage_collect_files()  # what a commit that was killed left has the name of what this one writes
        entries = list(added)
        replaced = [*map(int, removed), *(int(entry.id) for entry in entries)]
        writer.delete_documents_by_query(Query.term_set_query(self._schema, "id", replaced))
        for entry in entries:
            writer.add_document(_document(entry))
        self._commit(writer, synced_to)

    def replace(self, entries: Iterable[Entry], synced_to: int) -> None:
        with in_french(_BEHIND), owned(self._owner):
            self._reopen()
            self._replace(entries, synced_to)

    def _replace(self, entries: Iterable[Entry], synced_to: int) -> None:
        writer = self._writer()
        writer.delete_all_documents()
        for entry in entries:
            writer.add_document(_document(entry))
        self._commit(writer, synced_to)
        swept = self._writer()  # only now does nobody here read the older segments, whose words must not stay on disk
        swept.garbage_collect_files()
        self._close(swept)
        sweep(self._folder)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nobody writes to the index inside the block."""
        with owned(self._owner):
            self._index.reload()
            yield

    def search(self, query: Weights, k: int, within: Filter) -> list[tuple[PassageId, float]]:
        words = self._any_of(query)
        if words is None or k < 1:
            return []
        return sorted(self._hits(self._admitted(words, within), k), key=lambda hit: (-hit[1], hit[0]))

    def matching_all(self, words: Sequence[Variants], least: int, within: Filter) -> Ids:
        if not 1 <= least <= len(words):
            return np.array([], dtype=np.int64)
        clauses = [(Occur.Should, self._one_of(variants)) for variants in words]
        matching = Query.boolean_query(clauses, minimum_number_should_match=least)
        return np.array(
            sorted(i for i, _ in self._hits(self._admitted(matching, within), len(self) or 1)), dtype=np.int64
        )

    def frequency(self, word: str) -> int:
        return int(self._index.searcher().doc_freq("words", word))

    def frequencies(self, words: Collection[str]) -> dict[str, int]:
        searcher = self._index.searcher()
        return {word: int(searcher.doc_freq("words", word)) for word in words}

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        return list(self._index.searcher().terms_with_prefix("words", prefix))

    def _hits(self, query: Query, k: int) -> list[tuple[PassageId, float]]:
        searcher: Searcher = self._index.searcher()
        hits: list[tuple[float, DocAddress]] = searcher.search(query, k, count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        return [(PassageId(i), score) for i, (score, _) in zip(ids, hits, strict=True)]

    def _any_of(self, weights: Weights) -> Query | None:
        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(self._schema, "words", word), weight))
            for word, weight in islice(weights.items(), _LONGEST_QUESTION)
        ]
        return Query.boolean_query(terms) if terms else None

    def _one_of(self, variants: Variants) -> Query:
        terms = ([(Occur.Must, Query.term_query(self._schema, "words", word)) for word in way] for way in variants)
        return Query.boolean_query([(Occur.Should, Query.boolean_query(way)) for way in terms])

    def _admitted(self, query: Query, within: Filter) -> Query:
        conditions = [(Occur.Must, query)]
        conditions += [(Occur.Must, Query.const_score_query(part, 0.0)) for part in self._conditions(within)]
        if within.undated:
            conditions.append((Occur.MustNot, Query.exists_query("first")))
        if within.unsourced:
            conditions.append((Occur.MustNot, Query.term_set_query(self._schema, "source", self._labels())))
        return Query.boolean_query(conditions) if len(conditions) > 1 else query

    def _conditions(self, within: Filter) -> Iterable[Query]:
        if within.sources:
            admitted = [label for label in self._labels() if within.admits_source(label)]
            yield Query.term_set_query(self._schema, "source", admitted)
        if within.period is not None:
            first = within.period.first or date.min
            last = within.period.last or date.max
            yield Query.range_query(self._schema, "first", FieldType.Integer, None, last.toordinal())
            yield Query.range_query(self._schema, "last", FieldType.Integer, first.toordinal(), None)

    def _labels(self) -> list[str]:
        """The sources as texts are labelled with them; several that sign together are one label."""
        return [label for label, _ in self._index.searcher().terms_with_prefix("source", "")]

    def _open(self) -> Index:
        self._folder.mkdir(parents=True, exist_ok=True)
        name_all(self._folder)
        if not is_readable(self._folder):
            shutil.rmtree(self._folder)  # the store tells it all again
            self._folder.mkdir()
        return Index(self._schema, path=str(self._folder))

    def _reopen(self) -> None:
        """As another process left it: tantivy keeps its list of files in memory, and would write it over theirs."""
        name_all(self._folder)
        try:
            self._index = Index(self._schema, path=str(self._folder))
        except ValueError:
            self._index = self._open()

    def _writer(self) -> IndexWriter:
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._index.writer(heap_size=_HEAP, num_threads=1)
            except ValueError as error:
                if "lock" not in str(error).lower():
                    raise
                if time.monotonic() > deadline:
                    raise DixitError("Un autre ajout est en cours. Réessayez dans une minute.") from error
                time.sleep(0.05)

    def _commit(self, writer: IndexWriter, synced_to: int) -> None:
        writer.commit()
        write_synced_to(self._folder, synced_to)
        self._close(writer)

    def _close(self, writer: IndexWriter) -> None:
        writer.wait_merging_threads()
        self._index.reload()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("id", int(entry.id))
    document.add_text("words", " ".join(entry.words))
    if entry.source is not None:
        document.add_text("source", entry.source)
    if entry.days is not None:
        document.add_integer("first", entry.days[0])
        document.add_integer("last", entry.days[1])
    return document
