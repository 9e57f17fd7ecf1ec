"""Any cross-encoder of sentence-transformers is one option away."""

from collections.abc import Collection
from pathlib import Path

import numpy as np
import pytest

from index.assemble import open_catalogue
from index.values.communique import Communique, CommuniqueId
from index.values.errors import DixitError
from index.values.files import File
from qa.assemble import open_answerer
from qa.ranking.ranker import Ranked
from qa.ranking.reranking import Reranker
from qa.understanding.question import understand
from tests.qa.ranking.making import candidate

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


@pytest.mark.slow
def test_the_order_and_the_scores_are_those_of_the_cross_encoder(tiny_reranker: str, tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    catalogue = open_catalogue(tmp_path)
    catalogue.add([File(path.name, path.read_bytes()) for path in SEEDS])
    question = understand("Qui héberge les données de santé ?")
    plain = open_answerer(catalogue).find(question).ranked
    reread = open_answerer(catalogue, tiny_reranker).find(question).ranked
    ids = {one.candidate.passage.id for one in plain}
    assert {one.candidate.passage.id for one in reread} == ids
    texts = {passage.text for passage in catalogue.texts.passages(np.array([*ids]))}
    assert len(texts) == len(ids)
    model = CrossEncoder(tiny_reranker)
    expected = sorted((float(model.predict([(question.text, text)])[0]) for text in texts), reverse=True)
    assert [one.score for one in reread] == pytest.approx(expected, abs=0.02)  # marks are read through
    catalogue.close()


@pytest.mark.slow
def test_only_the_first_are_read_and_one_that_has_left_comes_after_them(tiny_reranker: str) -> None:
    texts = [f"Le texte {i}." for i in range(35)]
    ranked = [Ranked(candidate(text), -float(i), 1.0) for i, text in enumerate(texts)]
    there = {one.id: one for one in map(Communique, texts) if one.text != texts[7]}
    asked: list[CommuniqueId] = []

    def read(ids: Collection[CommuniqueId]) -> dict[CommuniqueId, Communique]:
        asked.extend(ids)
        return {id: there[id] for id in ids if id in there}

    reread = Reranker(tiny_reranker, read)(understand("Qui ?"), ranked)
    assert sorted(asked) == sorted(Communique(text).id for text in texts[:30])
    assert {one.candidate for one in reread[:29]} == {one.candidate for one in ranked[:30] if one is not ranked[7]}
    assert reread[29:] == [ranked[7], *ranked[30:]]


@pytest.mark.slow
def test_no_passage_gives_no_order(tiny_reranker: str) -> None:
    assert Reranker(tiny_reranker, lambda ids: {})(understand("Qui ?"), []) == []


@pytest.mark.slow
def test_a_reranker_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DixitError, match="ne peut pas être chargé"):
        Reranker(str(tmp_path / "rien"), lambda ids: {})
