"""Documents as flat arrays of token ids, so that drawing a batch is arithmetic on offsets."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.texts import Document, sentences

Ints = NDArray[np.int64]
LONGEST_SEGMENT = 256
DOCUMENTS_AT_ONCE = 512


@dataclass(frozen=True)
class Corpus:
    """Segments (headings and sentences) laid end to end.

    Segment `i` holds `tokens[bounds[i]:bounds[i + 1]]`. Document `d` owns the segments `first[d]` to
    `first[d + 1]`: its headings up to `body[d]`, its sentences after. `source[d]` numbers its file.
    """

    tokens: NDArray[np.uint16]
    bounds: Ints
    first: Ints
    body: Ints
    source: Ints
    asked: NDArray[np.bool_]
    sources: tuple[str, ...]

    def frequencies(self, vocabulary: int) -> NDArray[np.float64]:
        """Share of each token in all the tokens."""
        return np.bincount(self.tokens, minlength=vocabulary) / max(1, len(self.tokens))


def tokenize(documents: Sequence[Document], tokenizer: Tokenizer) -> Corpus:
    """The corpus of `documents` in their order, without unknown tokens and empty segments, long ones cut."""
    sources = tuple(dict.fromkeys(document.source for document in documents))
    tokens: list[NDArray[np.uint16]] = []
    lengths: list[int] = []
    first, body = [0], []
    for start in range(0, len(documents), DOCUMENTS_AT_ONCE):
        group = documents[start : start + DOCUMENTS_AT_ONCE]
        segments = [(document.headings, tuple(sentences(document.body))) for document in group]
        encoded = iter(tokenizer.encode_batch_fast(list(chain.from_iterable(h + s for h, s in segments))))
        for headings, parts in segments:
            known = [known_ids(next(encoded).ids) for _ in headings]
            kept = [ids for ids in known if len(ids)]
            body.append(first[-1] + len(kept))
            known = [known_ids(next(encoded).ids) for _ in parts]
            kept += [ids for ids in known if len(ids)]
            first.append(first[-1] + len(kept))
            tokens += kept
            lengths += map(len, kept)
    return Corpus(
        np.concatenate(tokens),
        np.concatenate([[0], np.cumsum(lengths)]),
        np.array(first),
        np.array(body),
        np.array([sources.index(document.source) for document in documents]),
        np.array([document.asked for document in documents]),
        sources,
    )


def known_ids(ids: list[int]) -> NDArray[np.uint16]:
    """The ids other than 0 (unknown), at most `LONGEST_SEGMENT` of them."""
    array: NDArray[np.uint16] = np.array([each for each in ids if each != 0], dtype=np.uint16)
    return array[:LONGEST_SEGMENT]
