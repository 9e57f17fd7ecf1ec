"""What the catalogue asks of wherever texts live. Nothing here knows FAISS, tantivy, SQLite or PostgreSQL.

`index.storage.folder.storage` and `index.storage.postgres.storage` are the two that there are; one suite of tests,
`tests/index/storage/test_contract.py`, holds both to what stands here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from index.encoder.port import Kept
from index.passages.port import Prepared
from index.storage.records import Backup, Receipt, Submission
from index.storage.sql.folder_files import FolderFiles
from index.storage.sql.manifest import Manifest
from index.storage.sql.origins import TextOrigins
from index.storage.sql.passages import Passages
from index.storage.sql.succession import Succession
from index.storage.sql.texts import Texts
from index.values.communique import Communique, CommuniqueId, PassageId
from index.values.correction import Correction
from index.values.filter import Filter
from index.values.vectors import Ids, Vectors

Weights = Mapping[str, float]
"""Search words, and how much each counts: 1 for those of a question as it is written."""

Variants = Sequence[tuple[str, ...]]
"""How a passage may hold one word of a question: all the search words of any one of these."""

Hits = list[tuple[PassageId, float]]
"""Passages and their scores, best first: higher is closer. Ties are in the order of ids."""


class Words(Protocol):
    """The search words of all passages."""

    def __len__(self) -> int:
        """How many passages there are."""

    def frequency(self, word: str) -> int:
        """How many passages hold `word`."""

    def frequencies(self, words: Collection[str]) -> Mapping[str, int]:
        """How many passages hold each of these words, asked for at once."""

    def beginning_with(self, prefix: str) -> list[tuple[str, int]]:
        """The words of the corpus that begin with `prefix`, with their frequencies."""

    def search(self, query: Weights, k: int, within: Filter) -> Hits:
        """The `k` best passages that the filter admits, by BM25."""

    def matching_all(self, words: Sequence[Variants], least: int, within: Filter) -> Ids:
        """Every passage that the filter admits and that holds `least` or more of these words, in order of id."""


class Nearest(Protocol):
    """The vectors of all passages."""

    def search(self, query: Vectors, k: int, within: Filter) -> Hits:
        """The `k` passages that the filter admits whose vectors lie closest."""

    def score(self, query: Vectors, ids: Ids) -> Vectors:
        """`(len(ids),)`: the cosine of each of these passages; 0 for one that is not there."""


class Storage(Protocol):
    """Texts, and all that finds them. What is written is whole or not at all; several threads may call at once.

    After a change has returned, searches here see it; what another process changed, they see from `refresh` on.
    """

    @property
    def texts(self) -> Texts:
        """What it holds, for whoever reads."""

    @property
    def passages(self) -> Passages:
        """What is known of the passages of the texts."""

    @property
    def folder_files(self) -> FolderFiles:
        """What is known of the files of followed folders."""

    @property
    def succession(self) -> Succession:
        """What puts one text in the place of another."""

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""

    @property
    def words(self) -> Words:
        """The search words of all passages."""

    @property
    def vectors(self) -> Nearest:
        """The vectors of all passages."""

    @property
    def kept_before(self) -> Path | None:
        """The copy that was made when this folder was brought to the present format, if it just was."""

    def kept_vectors(self) -> Kept:
        """Where what is read of passages is kept, opened now."""

    def refresh(self, wait: bool = True) -> int:
        """The number of the change that searches see from now on: the last, whoever acknowledged it, or unless `wait`
        one before it, while another thread takes many seconds to bring them there."""

    def loading(self) -> AbstractContextManager[None]:
        """Around several additions, or one: what is best done once is done at the end, searches then see all of it."""

    def add(
        self, submissions: Sequence[Submission], origins: TextOrigins = (), replacing: bool = False
    ) -> set[CommuniqueId]:
        """Within `loading`. The ids of those that were not there yet. `origins` are of all the texts that were read,
        and are kept; when `replacing`, what the same files held before goes, unless something else holds it."""

    def remove(self, ids: Collection[CommuniqueId]) -> list[CommuniqueId]:
        """The ids of those that were there. They can come back: `texts.removed`."""

    def erase(self, ids: Collection[CommuniqueId]) -> list[Receipt]:
        """A receipt for each of these of which there was something: none of its words is left."""

    def correct(
        self,
        communique: CommuniqueId,
        correction: Correction | None,
        prepare: Callable[[Communique], Sequence[Prepared]],
    ) -> Communique | None:
        """The communiqué with what a person says of it, or with `None` as it was before; `None` if it is not there."""

    def resplit(self, submissions: Iterable[tuple[CommuniqueId, Sequence[Prepared]]], manifest: dict[str, str]) -> None:
        """Gives every communiqué other passages, all at once, made the way that `manifest` says; before `rebuild`."""

    def rebuild(self) -> None:
        """Makes all that finds texts anew from the texts."""

    def faults(self) -> list[str]:
        """What is wrong, in French; nothing when all is sound."""

    def back_up(self, file: Path) -> Backup:
        """All the texts and what is known of them in one portable file. Raises DixitError if it cannot be written."""

    def close(self) -> None:
        """Lets go of files and connections."""
