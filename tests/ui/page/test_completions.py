"""What is being typed, and what it may become."""

from typing import Any

from index.values.files import File
from tests.ui.fake_floors import FakeCatalogue
from ui.page.completions import completions

TEXTS: Any = FakeCatalogue(
    File(f"{n}.md", f"---\nsource: {source}\ntitle: {title}\n---\nTexte numéro {n}.".encode())
    for n, (source, title) in enumerate(
        [
            ("Service numérique canadien", "Le nuage public"),
            ("CGT", "Les données de santé"),
            ("CFTC", "La réversibilité"),
        ]
    )
)


def test_the_last_words_become_a_source() -> None:
    found = completions(TEXTS, "Que dit la cg")
    assert (found["replaced"], found["sources"], found["known"]) == (2, ["CGT"], False)
    assert completions(TEXTS, "Que dit le service num")["sources"] == ["Service numérique canadien"]
    assert completions(TEXTS, "Que dit le numéri")["sources"] == ["Service numérique canadien"]
    assert completions(TEXTS, "Que dit la ")["sources"] == []


def test_a_source_that_is_there_whole_is_known() -> None:
    found = completions(TEXTS, "Que dit la CGT")
    assert (found["sources"], found["known"]) == ([], True)


def test_a_source_is_known_however_it_is_typed() -> None:
    found = completions(TEXTS, "Service Numerique-Canadien")
    assert (found["sources"], found["known"]) == (["Service numérique canadien"], True)


def test_titles_are_found_by_their_own_words_and_not_by_a_source() -> None:
    (found,) = completions(TEXTS, "les données de san")["titles"]
    assert found["title"] == "Les données de santé"
    assert found["about"].startswith("CGT")
    assert completions(TEXTS, "Service numérique")["titles"] == []
    assert [one["title"] for one in completions(TEXTS, "CGT sant")["titles"]] == ["Les données de santé"]
