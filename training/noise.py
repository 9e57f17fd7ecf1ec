"""Queries as people type them: some words left out, some mistyped."""

from collections.abc import Mapping

import numpy as np
from tokenizers import Tokenizer

from training.corpus import Ints, known_ids
from training.pairs import Bags

VARIANTS = 6  # mistyped forms prepared for each word
SHORTEST = 5  # letters of a word that may be mistyped
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Noise:
    """Leaves out a share `dropped` of the tokens and mistypes a share `mistyped` of the longer words.

    All mistyped words are in one text of two, since people who mistype do it more than once. A mistyped word
    becomes the pieces that the tokenizer makes of it, so that pieces learn what the whole word means.
    """

    def __init__(self, tokenizer: Tokenizer, dropped: float, mistyped: float, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._dropped, self._mistyped = dropped, mistyped
        vocabulary: Mapping[str, int] = tokenizer.get_vocab()
        words = sorted((w, i) for w, i in vocabulary.items() if len(w) >= SHORTEST and w.isalpha())
        forms = [mistype(word, self._random) for word, _ in words for _ in range(VARIANTS)]
        pieces = [known_ids(each.ids) for each in tokenizer.encode_batch_fast(forms)]
        self._length = np.array([len(each) for each in pieces])
        self._start = np.cumsum(self._length) - self._length
        self._pieces = np.concatenate(pieces).astype(np.int64)
        self._first = np.full(len(vocabulary), -1)  # the first variant of a token, if it is such a word
        self._first[[token for _, token in words]] = np.arange(len(words)) * VARIANTS
        self._continues = np.zeros(len(vocabulary), dtype=bool)
        self._continues[[token for word, token in vocabulary.items() if word.startswith("##")]] = True

    def __call__(self, bags: Bags) -> Bags:
        """The same texts, noisy; each keeps a token at least."""
        count = np.diff(bags.offsets, append=len(bags.tokens))
        text = np.repeat(np.arange(len(count)), count)
        kept = self._random.random(len(text)) >= self._dropped
        filled = count > 0
        kept[bags.offsets[filled] + (self._random.random(filled.sum()) * count[filled]).astype(np.int64)] = True
        tokens, text = self._mistype(bags.tokens[kept], text[kept], len(count))
        count = np.bincount(text, minlength=len(count))
        return Bags(tokens, np.cumsum(count) - count)

    def _mistype(self, tokens: Ints, text: Ints, texts: int) -> tuple[Ints, Ints]:
        followed = np.append(self._continues[tokens[1:]] & (text[1:] == text[:-1]), False)
        share = np.where(self._random.random(texts) < 0.5, 2 * self._mistyped, 0.0)[text]
        chosen = (self._first[tokens] >= 0) & ~followed & (self._random.random(len(tokens)) < share)
        variant = self._first[tokens] + self._random.integers(0, VARIANTS, len(tokens))
        chosen &= self._length[variant] > 0
        length: Ints = np.where(chosen, self._length[variant], 1)
        inside = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
        mistyped = np.repeat(chosen, length)
        noisy = np.repeat(tokens, length)
        noisy[mistyped] = self._pieces[(np.repeat(self._start[variant], length) + inside)[mistyped]]
        return noisy, np.repeat(text, length)


def mistype(word: str, random: np.random.Generator) -> str:
    """`word` with a letter lost, doubled or replaced, or two of them swapped; its first letter stays."""
    place = int(random.integers(1, len(word) - 1))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    swapped = before + after[0] + letter + after[1:]
    replaced = before + LETTERS[random.integers(len(LETTERS))] + after
    forms = (before + after, swapped, before + letter + letter + after, replaced)
    return forms[int(random.choice(4, p=(0.35, 0.30, 0.15, 0.20)))]
