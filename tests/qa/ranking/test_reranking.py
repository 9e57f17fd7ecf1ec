"""Any cross-encoder of sentence-transformers is one option away."""

from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.errors import DixitError
from index.intake import File
from qa.assemble import open_answerer
from qa.ranking.reranking import Reranker
from qa.understanding.question import understand

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


@pytest.mark.slow
def test_the_order_and_the_scores_are_those_of_the_cross_encoder(tiny_reranker: str, tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    catalogue = open_catalogue(tmp_path)
    catalogue.add([File(path.name, path.read_bytes()) for path in SEEDS])
    question = understand("Qui héberge les données de santé ?")
    plain = open_answerer(catalogue).find(question).ranked
    reread = open_answerer(catalogue, tiny_reranker).find(question).ranked
    texts = {one.candidate.passage.text for one in plain}
    assert {one.candidate.passage.text for one in reread} == texts
    model = CrossEncoder(tiny_reranker)
    expected = sorted((float(model.predict([(question.text, text)])[0]) for text in texts), reverse=True)
    assert [one.score for one in reread] == pytest.approx(expected, abs=0.02)  # marks are read through
    catalogue.close()


@pytest.mark.slow
def test_no_passage_gives_no_order(tiny_reranker: str) -> None:
    assert Reranker(tiny_reranker)(understand("Qui ?"), []) == []


@pytest.mark.slow
def test_a_reranker_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DixitError, match="ne peut pas être chargé"):
        Reranker(str(tmp_path / "rien"))
