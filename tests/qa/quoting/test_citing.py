"""Texts are read of what is cited, and what has left since the search is not cited. In a folder and in a database."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.search.hybrid import Candidate
from index.storage.location import DataLocation
from index.storage.sql import rows
from index.storage.sql.database import Row
from index.values.communique import Communique, CommuniqueId
from index.values.files import File
from qa.answer import Answer, Citation, NoAnswer, Reason
from qa.assemble import open_answerer
from qa.librarian import Librarian
from qa.ranking.ranker import Ranked
from qa.understanding.question import Question, understand

QUESTION = "Combien de lits de réanimation perdra l’hôpital de Lyon ?"
SAID = "L’hôpital de Lyon perdra quarante lits de réanimation avant la fin de l’année, selon sa direction. " * 10
ENDS = ["La CGT appelle à la grève mardi. ", "Une pétition est ouverte par les familles des malades. "]


@pytest.fixture
def catalogue(home: DataLocation) -> Iterator[Catalogue]:
    """Two texts that say it, a version of the first, and forty that speak of something near."""
    made = open_catalogue(home)
    first, second = (f"{SAID}\n\n{end * 40}" for end in ENDS)
    made.add([File("a.txt", first.encode()), File("b.txt", second.encode()), File("c.txt", f"{first}Fin.".encode())])
    made.add([File(f"{i}.txt", f"L’hôpital de la ville numéro {i} garde ses {i} lits.".encode()) for i in range(40)])
    yield made
    made.close()


def shown(citations: Sequence[Citation]) -> set[CommuniqueId]:
    """The texts that a reader sees or may open."""
    return {text.id for one in citations for text in (one.passage.communique, *one.versions, *one.repeated)}


def test_the_texts_of_candidates_that_are_not_cited_are_not_read(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    answerer = open_answerer(catalogue, reading=False)
    read, to_communique = list[CommuniqueId](), rows.to_communique

    def noted(row: Row) -> Communique:
        read.append(CommuniqueId(row[0]))
        return to_communique(row)

    monkeypatch.setattr(rows, "to_communique", noted)
    results = answerer.find(understand(QUESTION))
    assert len({one.candidate.passage.communique for one in results.ranked}) == 43
    assert read == []
    reply = answerer.reply(results)
    assert isinstance(reply, Answer)
    assert {*read} == shown(reply.citations)
    assert 3 <= len({*read}) < 10


def test_the_newer_version_that_is_cited_in_place_of_an_older_shows_the_older(home: DataLocation) -> None:
    def of(date: str, text: str) -> File:
        return File(f"{date}.md", f"---\ndate: {date}\n---\n{text}".encode())

    catalogue = open_catalogue(home)
    catalogue.add([of("2021-03-03", f"{SAID}{ENDS[0]}"), of("2021-03-09", f"{SAID}{ENDS[0]}Rectifié jeudi.")])
    answerer = open_answerer(catalogue, reading=False)  # which puts the older first
    results, (newer, older) = answerer.find(understand(QUESTION)), catalogue.texts.latest(2)
    assert results.ranked[0].candidate.passage.communique == older.id
    reply = answerer.reply(results)
    catalogue.close()
    assert isinstance(reply, Answer)
    assert (reply.citations[0].passage.communique, reply.citations[0].versions) == (newer, (older,))


def test_a_text_that_left_between_the_search_and_the_citing_is_not_cited(catalogue: Catalogue) -> None:
    answerer = open_answerer(catalogue)
    results = answerer.find(understand(QUESTION))
    before = answerer.reply(results)
    assert isinstance(before, Answer)
    first, *others = before.citations
    assert (len(first.versions), len(first.repeated)) == (1, 1)
    catalogue.remove([first.versions[0].id, first.repeated[0].id])
    alone = answerer.reply(results)
    assert isinstance(alone, Answer)
    assert [one.quote for one in alone.citations] == [one.quote for one in before.citations]
    assert (alone.citations[0].versions, alone.citations[0].repeated) == ((), ())
    catalogue.erase([first.passage.communique.id])
    without = answerer.reply(results)
    assert shown(without.citations if isinstance(without, Answer) else without.nearest) == shown(others)


def test_when_all_that_was_found_has_left_nothing_is_answered(catalogue: Catalogue) -> None:
    answerer = open_answerer(catalogue)
    results = answerer.find(understand(QUESTION))
    catalogue.remove([one.id for one in catalogue.texts.all()][:-1])
    reply = answerer.reply(results)
    assert isinstance(reply, NoAnswer)
    assert (reply.reason, reply.nearest) == (Reason.NOT_FOUND, ())


@pytest.mark.parametrize("ask", [Librarian.ask, Librarian.compare, Librarian.timeline])
def test_what_takes_the_place_of_a_text_while_it_is_asked_about_is_cited(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Librarian, str], object]
) -> None:
    answerer = open_answerer(catalogue)
    rank = answerer._rank

    def too_late(question: Question, candidates: Sequence[Candidate], idf_weights: Mapping[str, float]) -> list[Ranked]:
        monkeypatch.undo()
        catalogue.remove([one.id for one in catalogue.texts.all() if one.text.startswith(SAID)])
        catalogue.add([File("d.txt", f"{SAID}C’est certain.".encode())])
        return rank(question, candidates, idf_weights)

    monkeypatch.setattr(answerer, "_rank", too_late)
    assert "C’est certain." in str(ask(answerer, QUESTION))
