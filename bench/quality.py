"""How often the right document comes first: `python -m bench.quality FOLDER…`, folders in the BEIR layout.

Beside Dixit, what it is made of and what it must beat: MRR@10 over documents, with the 95 % interval of a bootstrap.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from bench.bm25 import BM25, usual_words
from index.assemble import open_catalogue
from index.french.words import search_words
from index.passages.embedding import StaticEmbedder
from index.reading.read import read
from index.values.files import Added, AlreadyThere, File
from qa.assemble import open_answerer
from qa.evaluation.beir import Beir, read_beir
from qa.evaluation.metrics import reciprocal_rank
from qa.understanding.question import understand

Scores = npt.NDArray[np.floating]

_DEPTH = 10
_FUSION = 60  # of reciprocal rank fusion (Cormack et al., 2009); the dense view has half weight
_DRAWS = 2_000


def rankings(beir: Beir) -> Iterator[tuple[str, list[list[str]]]]:
    """A name, and for each question the ids of the documents, best first."""
    ids, texts = [file.name for file in beir.files], [_whole(file) for file in beir.files]
    questions = list(beir.questions.values())
    for name, words_of in (("BM25, usual defaults", usual_words), ("BM25, our French analysis", search_words)):
        bm25 = BM25(texts, words_of)
        lexical: list[Scores] = [np.array(bm25.scores(question)) for question in questions]
        yield name, [_first(ids, scores) for scores in lexical]
    embedder = StaticEmbedder()
    passages = embedder.passages(texts)
    dense = [passages @ embedder.question(question) for question in questions]
    yield "dense alone", [_first(ids, scores) for scores in dense]
    fused = [_inverse_ranks(some) + 0.5 * _inverse_ranks(others) for some, others in zip(lexical, dense, strict=True)]
    yield "reciprocal rank fusion", [_first(ids, scores) for scores in fused]
    yield "Dixit", list(_dixit(beir))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 2.5 and 97.5 percentiles of the mean of as many values drawn from these again (Efron, 1979)."""
    drawn = np.random.default_rng(7).choice(np.array(values), (_DRAWS, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def _whole(file: File) -> str:
    communique = read(file)
    title = communique.title.value if communique.title is not None else ""
    return communique.text if title in communique.text else f"{title}\n{communique.text}"


def _first(ids: Sequence[str], scores: Scores) -> list[str]:
    return [ids[i] for i in np.argsort(-scores, kind="stable")[:_DEPTH]]


def _inverse_ranks(scores: Scores) -> Scores:
    ranks = np.empty(len(scores))
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return 1 / (_FUSION + ranks)


def _dixit(beir: Beir) -> Iterator[list[str]]:
    with TemporaryDirectory(prefix="dixit-quality-") as data:
        catalogue = open_catalogue(Path(data))
        names: dict[str, list[str]] = {}
        for outcome in catalogue.add(beir.files):
            if isinstance(outcome, Added | AlreadyThere):
                names.setdefault(outcome.communique.id, []).append(outcome.name)
        answerer, sources = open_answerer(catalogue), catalogue.texts.sources()
        for text in beir.questions.values():
            ranked = answerer.find(understand(text, sources=sources)).ranked
            found = dict.fromkeys(one.candidate.passage.communique for one in ranked)
            yield [name for communique in found for name in names[communique]]
        catalogue.close()


def main(folders: Sequence[str]) -> None:
    for folder in map(Path, folders):
        beir = read_beir(folder)
        print(f"\n| {folder.name}: {len(beir.questions):,} questions, {len(beir.files):,} texts | MRR@10 | 95 % |")
        print("| --- | --- | --- |")
        for name, ranked in rankings(beir):
            values = [
                reciprocal_rank(found, beir.relevant[query])
                for query, found in zip(beir.questions, ranked, strict=True)
            ]
            low, high = interval(values)
            print(f"| {name} | {np.mean(values):.3f} | {low:.3f}–{high:.3f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
