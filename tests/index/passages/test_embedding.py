"""The shipped model is read alike by both libraries, and any other model is one option away."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assemble import open_catalogue
from index.passages.embedding import SHIPPED, SentenceTransformerEmbedder, StaticEmbedder, _static_model
from index.values.errors import DixitError
from index.values.files import File

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))]
TEXTS = [
    *SEEDS,
    "Qui héberge les données de santé ?",
    "l’hébergement des assuré·es",
    "mot " * 3_000,
    "x" * 3_000,
    "42 % en 2024",
]


def test_vectors_have_length_one_and_the_dimension_is_the_same_for_all() -> None:
    vectors = StaticEmbedder().passages(SEEDS)
    assert vectors.shape == (len(SEEDS), StaticEmbedder().question("a").shape[0])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(SEEDS)), abs=1e-3)


def test_no_text_gives_no_vector_and_a_text_without_a_word_a_null_one() -> None:
    embedder = StaticEmbedder()
    assert embedder.passages([]).shape == (0, embedder.question("a").shape[0])
    assert not embedder.question("!!!").any()


def test_spelling_without_accents_and_inclusive_writing_are_read_through() -> None:
    one, other = StaticEmbedder().passages(["les assuré·es hébergées", "LES ASSUREES HEBERGEES"])
    assert float(one @ other) == pytest.approx(1, abs=1e-3)


def test_the_fingerprint_is_that_of_the_weights() -> None:
    assert StaticEmbedder().fingerprint == StaticEmbedder(SHIPPED).fingerprint
    assert StaticEmbedder().fingerprint.startswith("dixit:")


def test_the_shipped_model_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*") if path.is_file()) <= 30_000_000


@pytest.mark.slow
def test_sentence_transformers_reads_the_shipped_model_as_it_is() -> None:
    theirs = SentenceTransformerEmbedder(str(SHIPPED))
    assert theirs.passages(TEXTS) == pytest.approx(StaticEmbedder().passages(TEXTS), abs=1e-3)
    assert theirs.question(TEXTS[2]) == pytest.approx(StaticEmbedder().question(TEXTS[2]), abs=1e-3)


@pytest.mark.slow
def test_another_model_indexes_and_answers_with_its_own_dimension_and_prompts(tiny_model: str, tmp_path: Path) -> None:
    embedder = SentenceTransformerEmbedder(tiny_model)
    assert embedder.passages(["a", "b"]).shape == (2, 32)
    assert embedder.question("les données") != pytest.approx(embedder.passages(["les données"])[0])
    assert "32" in embedder.fingerprint
    assert "question : " in embedder.fingerprint
    catalogue = open_catalogue(tmp_path, tiny_model)
    catalogue.add([File(f"{i}.txt", text.encode()) for i, text in enumerate(SEEDS)])
    assert len(catalogue.search("Qui héberge les données de santé ?", 5).candidates) >= 5
    catalogue.close()
    with pytest.raises(DixitError, match="--model"):
        open_catalogue(tmp_path).search("santé", 5)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dossier/qui/n'existe/pas", "/rien"])  # the second, the hub is asked for
def test_a_model_that_is_not_there_is_said_in_one_french_line(name: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(DixitError, match="ne peut pas être chargé"):
        SentenceTransformerEmbedder(name)
    assert caplog.messages == []


@given(st.text(st.sampled_from("aeéÉ œŒ\u0301·(s).-\n\u00a0\u202fΣ´½’%€\x1c[UNK]日"), max_size=30))
def test_words_taken_apart_once_give_the_vectors_of_the_whole_text(text: str) -> None:
    whole = _static_model(SHIPPED).encode([text], max_length=None, use_multiprocessing=False)
    for _ in range(2):
        assert StaticEmbedder().passages([text]) == pytest.approx(whole, abs=1e-6)
