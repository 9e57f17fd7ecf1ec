"""Communiqués → passages ready to be stored: split, analysed and embedded."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from index.french.markdown import places_without_markdown, without_markdown
from index.french.words import VERSION as WORDS_VERSION
from index.french.words import search_words
from index.passages import splitting
from index.passages.port import Embedder, Prepared
from index.values.communique import Communique, Passage

MADE_BY = ("model", "words", "splitting")
"""The names under which the store records how its passages were made."""


class Preparer:
    """Prepares communiqués with one splitter and one embedding model."""

    def __init__(self, split: Callable[[Communique], list[Passage]], embedder: Embedder) -> None:
        self._split = split
        self._embedder = embedder

    @property
    def making(self) -> dict[str, str]:
        """What passages, words and vectors depend on: an index made otherwise must be rebuilt."""
        versions = (self._embedder.fingerprint, str(WORDS_VERSION), str(splitting.VERSION))
        return dict(zip(MADE_BY, versions, strict=True))

    def __call__(self, communiques: Sequence[Communique]) -> list[list[Prepared]]:
        """The prepared passages of each communiqué. All are embedded together, which is what makes it fast."""
        split = [self._split(communique) for communique in communiques]
        texts = [texts_for_search(passages) for passages in split]
        with ThreadPoolExecutor(1) as beside:  # embedding leaves the interpreter free for the words
            embedding = beside.submit(self._embedder.passages, [text for of_text in texts for text in of_text])
            words = [[tuple(search_words(text)) for text in of_text] for of_text in texts]
            vectors = iter(embedding.result())
        return [
            [Prepared(passage, words_of, next(vectors)) for passage, words_of in zip(passages, of_text, strict=True)]
            for passages, of_text in zip(split, words, strict=True)
        ]


def texts_for_search(passages: Iterable[Passage]) -> list[str]:
    """The words of each passage as a reader sees them, under the title of its communiqué if it does not hold it."""
    return [_text_for_search(passage) for passage in passages]


def placed_for_search(passages: Iterable[Passage]) -> list[tuple[str, list[int]]]:
    """`texts_for_search`, each with where its characters stand in the text of its communiqué; those of a title above
    stand nowhere, so the places are those of its end.
    """
    return [
        (_text_for_search(one), [one.span.start + place for place in places_without_markdown(one.text)])
        for one in passages
    ]


def _text_for_search(passage: Passage) -> str:
    text = without_markdown(passage.text)
    title = passage.communique.title
    if title is None:
        return text
    if title.evidence is not None and passage.span.start <= title.evidence.start < passage.span.end:
        return text
    return f"{title.value}\n{text}"
