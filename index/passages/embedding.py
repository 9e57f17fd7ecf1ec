"""Texts → unit vectors: the shipped model, or any other of sentence-transformers."""

import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.passages.hub import loading
from index.passages.tokens import TokenIds, Tokens
from index.values.vectors import Vectors

if TYPE_CHECKING:
    from model2vec import StaticModel

SHIPPED = Path(__file__).parent.parent / "model"

_NOTHING = 1e-32  # so that a text without a known word keeps length 0


class StaticEmbedder:
    """A table of token vectors, read without torch from a folder of sentence-transformers' `StaticEmbedding`."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self._folder = folder

    @functools.cached_property
    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for name in sorted(path for path in self._folder.rglob("*") if path.suffix in {".json", ".safetensors"}):
            digest.update(name.read_bytes())
        return f"dixit:{digest.hexdigest()[:16]}"

    @property
    def _model(self) -> "StaticModel":
        return _static_model(self._folder)

    def passages(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.empty((0, self._model.dim), dtype=np.float32)
        vectors = np.stack([_mean(self._model.embedding, ids) for ids in _tokens(self._folder)(texts)])
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + _NOTHING
        return vectors

    def question(self, text: str) -> Vectors:
        vector: Vectors = self.passages([text])[0]
        return vector

    def vocabulary(self) -> tuple[list[str], npt.NDArray[np.floating]]:
        """The tokens that the model knows, and their vectors `(tokens, dimension)`, in its own precision."""
        places: dict[str, int] = self._model.tokenizer.get_vocab()
        return sorted(places, key=places.__getitem__), self._model.embedding


@functools.cache
def _static_model(folder: Path) -> "StaticModel":
    """Read once for all that embed and match with it.

    `StaticModel.from_pretrained` gives the same, but imports the hub's client first; and means of vectors in single
    precision are twice as fast as in the half precision of the file.
    """
    from model2vec import StaticModel
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    vectors = load_file(folder / "model.safetensors")["embedding.weight"].astype(np.float32)
    return StaticModel(vectors, Tokenizer.from_file(str(folder / "tokenizer.json")), normalize=True, max_length=None)


@functools.cache
def _tokens(folder: Path) -> Tokens:
    return Tokens(lambda words: _static_model(folder).tokenize(words))


def _mean(vectors: npt.NDArray[np.floating], rows: TokenIds) -> Vectors:
    """`(dimension,)`: the mean of these rows, 0 if there are none."""
    total: Vectors = vectors.take(rows, axis=0).sum(axis=0, dtype=np.float32) / max(len(rows), 1)
    return total


class SentenceTransformerEmbedder:
    """Any sentence-transformers model: a local folder, or a name on the hub, with the prompts that it declares."""

    def __init__(self, name: str) -> None:
        """Load the model now: a name of the hub is fetched before the page forbids all connections."""
        with loading(name):
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name)
        prompts = sorted((self._model.prompts or {}).items())
        self.fingerprint = f"{name} {self._model.get_embedding_dimension()} {prompts}"

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._unit(self._model.encode_document(list(texts), normalize_embeddings=True))

    def question(self, text: str) -> Vectors:
        return self._unit(self._model.encode_query(text, normalize_embeddings=True))

    @staticmethod
    def _unit(vectors: object) -> Vectors:
        """`vectors` in single precision; what a model cannot read has length 0, where it divides zero by zero."""
        return np.nan_to_num(np.asarray(vectors, dtype=np.float32))
