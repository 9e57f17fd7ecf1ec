"""How well questions find their documents and their answers, by the ordinary path."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import numpy as np

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.values.communique import CommuniqueId
from index.values.errors import DixitError
from index.values.files import Added, AlreadyThere, Refused
from index.values.progress import Progress
from qa.answer import NoAnswer
from qa.answerer import Answerer
from qa.assemble import open_answerer
from qa.evaluation import golden
from qa.evaluation.beir import Beir, read_beir
from qa.evaluation.golden import Golden, read_golden
from qa.evaluation.metrics import ndcg, recall, reciprocal_rank
from qa.ranking.ranker import Ranked
from qa.understanding.question import understand

Report = dict[str, float | dict[str, float]]


def evaluate(
    folder: Path,
    model: str | None = None,
    reranker: str | None = None,
    progress: Progress | None = None,
    reading: bool = True,
) -> Report:
    """Means over the questions of a BEIR folder, indexed into a temporary catalogue.

    `mrr@10`, `ndcg@10`, `recall@1/5/10/24/60/100` are over documents, short of refusing: a document's rank is that of
    its best passage. `refused` is the share of questions that would have had no answer. Times are of this process, in
    seconds for `index_s` and milliseconds for `p50_ms` and `p95_ms`. `progress(done, total)` counts questions.
    A `golden.jsonl` adds what `qa.evaluation.golden` says.
    """
    beir, judged = read_beir(folder), read_golden(folder)
    with TemporaryDirectory(prefix="dixit-evaluation-") as data:
        catalogue = open_catalogue(Path(data), model)
        try:
            return measure(catalogue, beir, judged, reranker, progress, reading)
        finally:
            catalogue.close()


def measure(
    catalogue: Catalogue,
    beir: Beir,
    judged: Sequence[Golden] = (),
    reranker: str | None = None,
    progress: Progress | None = None,
    reading: bool = True,
) -> Report:
    """The same in a catalogue that is empty."""
    start = time.perf_counter()
    documents = _index(catalogue, beir)
    index_s = time.perf_counter() - start
    answerer, sources = open_answerer(catalogue, reranker, reading=reading), catalogue.texts.sources()
    measures: dict[str, list[float]] = defaultdict(list)
    total = len(beir.questions) + len(judged)
    for count, (query, text) in enumerate(beir.questions.items(), 1):
        start = time.perf_counter()
        results = answerer.find(understand(text, sources=sources))
        reply = answerer.reply(results)
        measures["ms"].append(1000 * (time.perf_counter() - start))
        measures["refused"].append(float(isinstance(reply, NoAnswer)))
        documents_found, relevant = _ranked_documents(results.ranked, documents), beir.relevant[query]
        measures["mrr@10"].append(reciprocal_rank(documents_found, relevant))
        measures["ndcg@10"].append(ndcg(documents_found, relevant))
        for depth in (1, 5, 10, 24, 60, 100):
            measures[f"recall@{depth}"].append(recall(documents_found, relevant, depth))
        if progress is not None:
            progress(count, total)
    p50, p95 = np.percentile(measures.pop("ms"), [50, 95])
    means = {name: round(fmean(values), 4) for name, values in measures.items()}
    passages = catalogue.texts.counts().passages
    timing = {"index_s": round(index_s, 2), "p50_ms": round(float(p50), 2), "p95_ms": round(float(p95), 2)}
    report: Report = {"questions": len(beir.questions), "passages": passages, **means, **timing}
    return report | (_answered(answerer, judged, documents, progress, total) if judged else {})


def _answered(
    answerer: Answerer,
    judged: Sequence[Golden],
    documents: Mapping[CommuniqueId, Sequence[str]],
    progress: Progress | None,
    total: int,
) -> Report:
    """What the whole path, refusing included, makes of the questions whose answer is known."""
    replies = []
    for count, judged_question in enumerate(judged, 1 + total - len(judged)):
        replies.append((judged_question, answerer.ask(judged_question.question)))
        if progress is not None:
            progress(count, total)
    return golden.figures(replies, documents)


def _index(catalogue: Catalogue, beir: Beir) -> Mapping[CommuniqueId, Sequence[str]]:
    """The ids of the documents that each communiqué stands for: those of one text share it."""
    documents = defaultdict(list)
    for outcome in catalogue.add(beir.files):
        match outcome:
            case Added(name, communique) | AlreadyThere(name, communique):
                documents[communique.id].append(name)
            case Refused(name, why):
                raise DixitError(f"Le document {name} du jeu d’évaluation est refusé : {why}")
    return documents


def _ranked_documents(ranked: Sequence[Ranked], documents: Mapping[CommuniqueId, Sequence[str]]) -> list[str]:
    communiques = dict.fromkeys(result.passage.communique for result in ranked)
    return [document for communique in communiques for document in documents[communique]]
