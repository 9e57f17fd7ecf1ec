"""Texts → the vectors of their sub-words as they stand there. The only file that knows ONNX Runtime.

A text is read by itself, never beside others: its products of bytes are scaled by its own largest number, so that its
vectors are the same whatever else is read, and when.
"""

import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

T = TypeVar("T")
R = TypeVar("R")
Bytes = npt.NDArray[np.int8]
States = npt.NDArray[np.float32]
Spans = npt.NDArray[np.int64]

SHIPPED = Path(__file__).parent / "model"
ONE = 127  # what a number of length 1 is kept as
_SENTENCE = 4.0  # times as long are vectors of whole texts kept, whose numbers are all small

_WEIGHTS = ("encoder.onnx", "sentence.onnx", "tokenizer.json")
_QUESTION, _PASSAGE = "query: ", "passage: "
_AHEAD = 3  # sub-words of what is written before a text
_LONGEST = 512  # sub-words that are read of a text
_AT_ONCE = 2  # texts, each on a thread of its own
_LATEST = (
    512  # passages of which what was read is at hand, 150 kB each: a question goes on with it, and so may the next
)


@dataclass(frozen=True)
class Read:
    """A text as it was read, its sub-words in order, without those that were put around it.

    `vectors` `(sub-words, width)` have length `ONE`; `spans` `(sub-words, 2)` say where each stands in the text, in
    code points. `states` `(sub-words, hidden)`, from which a reader of question and passage together goes on, have
    those put around it as well, in half precision.
    """

    vectors: Bytes
    spans: Spans
    states: npt.NDArray[np.float16]


def has_weights(folder: Path = SHIPPED) -> bool:
    """Whether there is all that it takes to read."""
    return all((folder / name).exists() for name in (*_WEIGHTS, "reader.onnx"))


class Encoder:
    """Reads with the weights in a folder: `encoder.onnx`, `sentence.onnx`, `tokenizer.json`."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder
        self._question = functools.lru_cache(1)(functools.partial(self._read, _QUESTION))
        self._passage = functools.lru_cache(_LATEST)(functools.partial(self._read, _PASSAGE))

    @functools.cached_property
    def fingerprint(self) -> str:
        """Changes whenever the same text could get other vectors."""
        digest = hashlib.sha256()
        for name in _WEIGHTS:
            digest.update((self._folder / name).read_bytes())
        return digest.hexdigest()[:16]

    @functools.cached_property
    def width(self) -> int:
        """How many numbers a vector has."""
        return next(int(one.shape[2]) for one in self._session.get_outputs() if one.name == "vectors")

    @functools.cached_property
    def hidden(self) -> int:
        """How many numbers a state has, and the vector of a whole text."""
        return next(int(one.shape[2]) for one in self._session.get_outputs() if one.name == "states")

    def question(self, text: str) -> Read:
        return self._question(text)

    def passages(self, texts: Sequence[str]) -> list[Read]:
        """Each as it is read by itself."""
        return list(self.beside(self._passage, texts))

    def sentences(self, read: Sequence[Read]) -> list[Bytes]:
        """`(hidden,)` each: what the whole text says, as the upper layers make it of what was read."""
        return list(self.beside(self._sentence, read))

    def forget(self) -> None:
        """Leave at hand nothing of what was read."""
        self._question.cache_clear()
        self._passage.cache_clear()

    def beside(self, do: Callable[[T], R], some: Sequence[T]) -> Iterator[R]:
        """What `do` makes of each, in order, on as many threads as read at once."""
        if some:
            yield do(some[0])  # opens the weights once, in this thread
            yield from self._threads.map(do, some[1:])

    def _read(self, before: str, text: str) -> Read:
        encoding = self._tokenizer.encode(before + text)
        ids = np.array([encoding.ids], dtype=np.int64)
        vectors, states = self._session.run(["vectors", "states"], {"ids": ids, "mask": np.ones_like(ids)})
        spans = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)[_AHEAD:-1] - len(before)
        return Read(as_bytes(vectors[0][_AHEAD:-1]), spans, states[0].astype(np.float16))

    def _sentence(self, read: Read) -> Bytes:
        [vectors] = self._sentence_session.run(["sentence"], {"states": read.states[None].astype(np.float32)})
        return as_bytes(vectors[0] * _SENTENCE)

    @functools.cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(_LONGEST)
        return tokenizer

    @functools.cached_property
    def _session(self) -> "InferenceSession":
        return session(self._folder / "encoder.onnx")

    @functools.cached_property
    def _sentence_session(self) -> "InferenceSession":
        return session(self._folder / "sentence.onnx")

    @functools.cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="encoder")


def session(path: Path) -> "InferenceSession":
    """What runs the weights in `path`, one thread for each call, which does not spin while it waits."""
    from onnxruntime import InferenceSession, SessionOptions

    options: Any = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def as_bytes(vectors: npt.NDArray[np.floating]) -> Bytes:
    """Vectors of length 1 as one byte a number."""
    codes: Bytes = np.clip(np.rint(vectors * ONE), -ONE, ONE).astype(np.int8)
    return codes
