"""What a worker does: files → what they hold, read, split, analysed and embedded. It stores nothing."""

import contextlib
import faulthandler
import functools
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.metadata.organisations import Publishers
from index.passages.embedding import SentenceTransformerEmbedder, StaticEmbedder
from index.passages.port import Prepared
from index.passages.prepare import Preparer
from index.passages.splitting import split
from index.reading.read import Reader
from index.reading.sandbox import Sandbox
from index.values.communique import Communique, Passage, Span
from index.values.errors import DixitError
from index.values.files import File, Reading, Refused
from index.values.vectors import Vectors

SECONDS = 180.0  # for reading one file: three times what the sandbox gives to those that it opens
_BYTES_A_SECOND = 500  # to prepare, at the least: a large model reads a passage or two a second
_ALONE = threading.Lock()  # the clock below is the process's: one task at a time, however many threads it has


@dataclass(frozen=True)
class Task:
    """Files to prepare, and with what: the organisations that are known, and the model, `None` for the shipped one."""

    files: tuple[File, ...]
    publishers: Publishers
    model: str | None = None
    seconds: float = SECONDS


@dataclass(frozen=True)
class PreparedFile:
    """What is in one file: its readings and, of each, the passages; `vectors` has a row for each passage in turn.

    As it travels, with the vectors in one piece.
    """

    readings: tuple[Reading, ...]
    passages: tuple[tuple[tuple[Span, tuple[str, ...]], ...], ...]
    vectors: Vectors

    def prepared(self) -> Iterator[tuple[Communique, list[Prepared]]]:
        """Each communiqué with its passages, ready to be stored."""
        rows = iter(self.vectors)
        for reading, passages in zip(self.readings, self.passages, strict=True):
            if isinstance(reading.found, Communique):
                yield (
                    reading.found,
                    [Prepared(Passage(reading.found, span), words, next(rows)) for span, words in passages],
                )


def refused(file: File, why: str) -> PreparedFile:
    """A file of which there is nothing but why."""
    return PreparedFile((Reading(file, Refused(file.name, why)),), ((),), np.empty((0, 0), dtype=np.float32))


def work(task: Task) -> tuple[dict[str, str], list[PreparedFile] | str]:
    """How passages are made here, and what is in each file, or why that cannot be known.

    Why is a French sentence rather than an exception, which does not always travel. A file that takes too long ends
    the process: a regular expression that never ends cannot be ended otherwise. Raises DixitError, and ImportError,
    for what no file can help.
    """
    preparer = _preparer(task.model)
    try:
        with _ALONE:
            return preparer.making, _all_made(task, preparer)
    except (DixitError, ImportError):
        raise
    except MemoryError:
        return preparer.making, "ce fichier demande trop de mémoire\N{NO-BREAK SPACE}: il est abîmé, ou piégé."
    except Exception as error:
        name = type(error).__name__
        return preparer.making, (
            f"sa lecture a échoué ({name})\N{NO-BREAK SPACE}: "
            "c’est une erreur de Dixit, que son auteur voudra connaître."
        )


def _all_made(task: Task, preparer: Preparer) -> list[PreparedFile]:
    reader = Reader(task.publishers, _sandbox())
    readings = [_read(reader, file, task.seconds) for file in task.files]
    communiques = [
        reading.found for of_file in readings for reading in of_file if isinstance(reading.found, Communique)
    ]
    with _at_most(task.seconds + sum(len(reading.text) for reading in communiques) / _BYTES_A_SECOND):
        prepared = iter(preparer(communiques))
    return [_made(of_file, prepared) for of_file in readings]


def _read(reader: Reader, file: File, seconds: float) -> list[Reading]:
    with _at_most(seconds):
        return list(reader(file))


def _made(readings: Sequence[Reading], prepared: Iterator[list[Prepared]]) -> PreparedFile:
    passages = [next(prepared) if isinstance(reading.found, Communique) else [] for reading in readings]
    vectors = [reading.vector for of_file in passages for reading in of_file]
    return PreparedFile(
        tuple(readings),
        tuple(tuple((passage.passage.span, passage.words) for passage in of_file) for of_file in passages),
        np.array(vectors, dtype=np.float32),
    )


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Past that, the process ends, whatever it is at: the clock is not Python's."""
    with open(os.devnull, "wb") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@functools.cache
def _sandbox() -> Sandbox:
    return Sandbox()


@functools.cache
def _preparer(model: str | None) -> Preparer:
    preparer = Preparer(split, StaticEmbedder() if model is None else SentenceTransformerEmbedder(model))
    preparer([Communique("Tout est chargé avant que l’horloge ne parte.")])
    return preparer
