"""BM25 in a few lines, over whole documents: what Dixit's passages and ranker are measured against."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import Stemmer

_K1, _B = 1.2, 0.75
_USUAL_WORD = re.compile(r"\w\w+")
_USUAL_STOP_WORDS = frozenset(
    """
    à ai aie aient aies ait alors as au aucun aura aurai auraient aurais aurait auras aurez auriez aurions aurons auront
    aux avaient avais avait avec avez aviez avions avoir avons ayant ayez ayons c ce ceci cela ces cet cette ci d dans
    de des du elle elles en es est et étaient étais était étant été êtes étiez étions être eu eue eues eurent eus eusse
    eussent eusses eussiez eussions eut eux eûmes eût eûtes furent fus fusse fussent fut fûmes fût fûtes ici il ils j je
    l la le les leur leurs lui m ma mais me mes moi mon même n ne nos notre nous on ont ou par pas pour qu que quel
    quelle quelles quels qui s sa sans se sera serai seraient serais serait seras serez seriez serions serons seront ses
    soi soient sois soit sommes son sont soyez soyons suis sur t ta te tes toi ton tu un une vos votre vous y
    """.split()
)


def usual_words(text: str) -> list[str]:
    """What common libraries do for French: lower case, words of two letters, stop words, Snowball stems.

    >>> usual_words("L’hébergement des données")
    ['héberg', 'don']
    """
    stemmer = Stemmer.Stemmer("french")
    words = (word for word in _USUAL_WORD.findall(text.lower()) if word not in _USUAL_STOP_WORDS)
    stems: list[str] = stemmer.stemWords(list(words))
    return stems


class BM25:
    """Robertson and Zaragoza's (2009), with k1 = 1.2 and b = 0.75."""

    def __init__(self, texts: Sequence[str], words_of: Callable[[str], list[str]]) -> None:
        self._words_of = words_of
        documents = [Counter(words_of(text)) for text in texts]
        sizes = [sum(counts.values()) for counts in documents]
        mean = sum(sizes) / len(sizes)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (counts, size) in enumerate(zip(documents, sizes, strict=True)):
            damped = _K1 * (1 - _B + _B * size / mean)
            for word, count in counts.items():
                self._postings[word].append((number, count * (_K1 + 1) / (count + damped)))
        self._count = len(texts)

    def scores(self, question: str) -> list[float]:
        """One for each document."""
        scores = [0.0] * self._count
        for word in set(self._words_of(question)):
            postings = self._postings.get(word, [])
            rarity = math.log(1 + (self._count - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, weight in postings:
                scores[number] += rarity * weight
        return scores
