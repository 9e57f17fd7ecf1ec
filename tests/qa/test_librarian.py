"""What stands beside an answer, over the seeds and over a made corpus in which one source is loud."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index.assemble import open_catalogue
from index.french.words import search_words
from index.values.communique import Communique
from index.values.errors import DixitError
from index.values.files import File
from index.values.filter import EVERYTHING, Filter, Period
from qa.answer import Answer, NoAnswer, Reason
from qa.assemble import open_answerer
from qa.librarian import Librarian
from qa.overviews.comparison import Comparison
from qa.overviews.survey import Survey
from qa.overviews.timeline import Timeline
from qa.query import Query
from ui.rendering.views_wording import survey_in_words

SEEDS = [File(path.name, path.read_bytes()) for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
WHO_SAYS = "Qui dit quoi sur l'hébergement chez Microsoft ?"
NIGHT = "Qui dit quoi sur le travail de nuit ?"
LOUD = 80  # texts: more than the candidates of any search


def made(name: str, source: str | None, stated: str | None, words: str) -> File:
    head = [f"source: {source}"] * bool(source) + [f"date: {stated}"] * bool(stated)
    return File(f"{name}.md", "\n".join(["---", *head, f"title: Texte {name}", "---", words]).encode())


MADE = [
    *(
        made(
            f"l{i}",
            "CGT",
            f"{2015 + i % 8}-0{i % 9 + 1}-11",
            f"Le travail de nuit use les corps, rappel {i} {'x' * i}.",
        )
        for i in range(LOUD)
    ),
    made("a", "FO", "2024", "Le travail de nuit doit être mieux payé."),
    made("b", "CFTC", None, "La réforme des retraites est injuste."),
    made("c", None, "2023-05", "Le travail de nuit concerne quatre millions de salariés."),
]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Librarian]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("seeds"))
    catalogue.add(SEEDS)
    yield open_answerer(catalogue)
    catalogue.close()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Librarian]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("made"))
    catalogue.add(MADE)
    yield open_answerer(catalogue)
    catalogue.close()


def compared(answerer: Librarian, question: str, within: Filter = EVERYTHING) -> Comparison:
    comparison = answerer.compare(Query(question, within))
    assert isinstance(comparison, Comparison), comparison
    return comparison


def in_time(answerer: Librarian, question: str, within: Filter = EVERYTHING) -> Timeline:
    timeline = answerer.timeline(Query(question, within))
    assert isinstance(timeline, Timeline), timeline
    return timeline


def surveyed(answerer: Librarian, question: str, within: Filter = EVERYTHING) -> Survey:
    survey = answerer.survey(Query(question, within))
    assert isinstance(survey, Survey), survey
    return survey


def test_each_source_has_its_own_words_in_its_column(seeds: Librarian) -> None:
    comparison = compared(seeds, WHO_SAYS)
    assert {column.source for column in comparison.columns} == {"CGT", "CFTC"}
    for column in comparison.columns:
        texts = [citation.passage.communique for citation in column.citations]
        assert all(text.source and text.source.value == column.source for text in texts)
    assert (comparison.question.text, comparison.question.words) == (WHO_SAYS, ("heberg", "chez", "microsoft"))


def test_a_source_that_says_nothing_is_named(seeds: Librarian) -> None:
    comparison = compared(seeds, "Y a-t-il eu un appel d'offres ?")
    assert [column.source for column in comparison.columns] == ["CFTC"]
    assert comparison.silent == ("CGT",)


def test_a_loud_source_hides_no_quiet_one_and_an_unknown_source_is_one(large: Librarian) -> None:
    comparison = compared(large, NIGHT)
    assert {column.source for column in comparison.columns} == {"CGT", "FO", None}
    assert comparison.silent == ("CFTC",)
    ordinary = large.ask(NIGHT)
    assert isinstance(ordinary, Answer)


def test_the_filter_says_which_sources_are_compared(large: Librarian) -> None:
    chosen = compared(large, NIGHT, Filter(frozenset({"FO", "CFTC"})))
    assert ([column.source for column in chosen.columns], chosen.silent) == (["FO"], ("CFTC",))
    named = compared(large, "Comparez la CGT et FO sur le travail de nuit")
    assert {column.source for column in named.columns} == {"CGT", "FO"}
    since = compared(large, "Qui dit quoi sur le travail de nuit depuis 2023 ?")
    assert {column.source for column in since.columns} == {"FO", None}


def test_a_question_to_one_source_is_put_to_all(large: Librarian) -> None:
    assert {column.source for column in compared(large, "Que dit FO du travail de nuit ?").columns} == {
        "CGT",
        "FO",
        None,
    }


def test_a_question_of_no_subject_compares_the_latest_texts(large: Librarian) -> None:
    comparison = compared(large, "Que disait FO en 2024 ?")
    assert [column.source for column in comparison.columns] == ["FO"]
    assert set(comparison.silent) == {"CGT", "CFTC", None}


def test_dates_come_in_order_and_all_that_answers_is_there(large: Librarian) -> None:
    timeline = in_time(large, NIGHT)
    days = [citation.passage.communique.date.value.first_day for citation in timeline.dated]  # type: ignore[union-attr]
    assert days == sorted(days)
    assert len(timeline.dated) == 82
    assert (timeline.undated, timeline.cut) == ((), False)


def test_undated_texts_stand_apart(seeds: Librarian) -> None:
    timeline = in_time(seeds, WHO_SAYS)
    assert {citation.passage.communique.source.value for citation in timeline.dated} == {"CGT"}  # type: ignore[union-attr]
    assert {citation.passage.communique.source.value for citation in timeline.undated} == {"CFTC"}  # type: ignore[union-attr]
    of_2024 = in_time(seeds, "Qui parle de Microsoft en 2024 ?")
    assert of_2024.dated
    assert of_2024.undated


def test_a_time_without_a_subject_is_told_by_its_texts(large: Librarian) -> None:
    timeline = in_time(large, "Que disait la CGT en 2016 ?")
    assert len(timeline.dated) == 10
    assert all(one.passage.communique.date.value.year == 2016 for one in timeline.dated)  # type: ignore[union-attr]


def test_a_survey_is_what_a_reader_of_every_word_would_find(large: Librarian) -> None:
    survey = surveyed(large, NIGHT)
    wanted = set(search_words("travail nuit"))
    by_hand = [file for file in MADE if wanted <= set(search_words(file.whole().decode()))]
    assert (survey.asked, survey.held) == (("travail", "nuit"), 2)
    assert survey.total == len(by_hand) == LOUD + 2
    assert (survey.count("CGT", 2015), survey.count("FO", 2024), survey.count(None, 2023)) == (10, 1, 1)
    assert survey.sources() == ["CGT", "FO", None]
    assert survey.years() == [2024, 2023, *range(2022, 2014, -1)]
    passages = [(one.communique.id, one.span) for one in large.surveyed(survey)]
    assert len(set(passages)) == survey.total
    quoted = [(one.passage.communique.id, one.passage.span) for one in survey.latest]
    assert quoted == passages[: len(quoted)]


def _of_2019(text: Communique) -> bool:
    return text.date is not None and text.date.value.year == 2019


def test_a_survey_leaves_out_the_years_and_the_subjects_that_the_question_does(large: Librarian) -> None:
    whole = surveyed(large, NIGHT)
    since = surveyed(large, "Que dit-on du travail de nuit sauf en 2019 et hors rappel ?")
    assert since.sources() == ["FO", None], "all those of the CGT are reminders"
    survey = surveyed(large, "Que dit-on du travail de nuit, sauf en 2019 ?")
    assert (survey.asked, survey.count("CGT", 2019), survey.count("CGT", 2018)) == (("travail", "nuit"), 0, 10)
    assert survey.total == whole.total - whole.of_year(2019)
    by_hand = [passage for passage in large.surveyed(whole) if not _of_2019(passage.communique)]
    assert [*large.surveyed(survey)] == by_hand, "in the same order, the file too"
    assert 2019 not in survey.years()
    assert not any(_of_2019(one.passage.communique) for one in survey.latest)
    assert "Laissé de côté\u00a0: «\u202fsauf en 2019\u202f»." in survey_in_words(survey)


def test_a_passage_that_makes_the_exception_itself_is_counted(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path)
    words = [
        "Les transports de fret roulent.",
        "Tous les transports, sauf le fret, roulent.",
        "Les transports roulent.",
    ]
    catalogue.add([made(str(i), "CGT", "2024", text) for i, text in enumerate(words)])
    survey = surveyed(open_answerer(catalogue), "Que dit la CGT des transports sauf le fret ?")
    assert {passage.text for passage in (one.passage for one in survey.latest)} == {*words[1:]}
    assert survey.total == 2
    catalogue.close()


def test_where_no_passage_holds_every_word_those_with_most_are_told(large: Librarian) -> None:
    survey = surveyed(large, "travail de nuit réforme")
    assert (len(survey.asked), survey.held, survey.total) == (3, 2, LOUD + 2)
    assert surveyed(large, "tarte Tatin").total == 0


def test_words_that_only_frame_the_question_are_not_asked_for(large: Librarian) -> None:
    framed = surveyed(large, "Les communiqués de la CGT sur le travail de nuit")
    assert (framed.asked, framed.total) == (("travail", "nuit"), LOUD)
    assert surveyed(large, "Qui parle du travail de nuit ?").asked == ("travail", "nuit")


def test_a_survey_keeps_to_its_filter(large: Librarian) -> None:
    assert surveyed(large, NIGHT, Filter(period=Period(date(2023, 1, 1)))).total == 2
    assert surveyed(large, "Que disait la CGT en 2016 ?").tally == {("CGT", 2016): 10}


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Que dit la CFDT du travail de nuit ?", Reason.UNKNOWN_SOURCE),
        ("Que disait FO le 31 février 2024 ?", Reason.IMPOSSIBLE),
        ("et", Reason.NO_WORDS),
    ],
)
def test_what_cannot_be_answered_is_refused_by_each(large: Librarian, question: str, reason: Reason) -> None:
    for refused in (large.compare(question), large.timeline(question), large.survey(question)):
        assert isinstance(refused, NoAnswer)
        assert refused.reason is reason


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Librarian]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("together"))
    catalogue.add(
        [
            made("a", "CGT, FO", "2024", "Le travail de nuit doit être mieux payé, disent les syndicats."),
            made("b", "CGT", "2023", "Le travail de nuit use les corps des salariés de l’industrie."),
        ]
    )
    yield open_answerer(catalogue)
    catalogue.close()


def test_what_two_sources_sign_stands_in_the_column_of_each(together: Librarian) -> None:
    columns = {column.source: column.citations for column in compared(together, NIGHT).columns}
    assert {source: len(citations) for source, citations in columns.items()} == {"CGT": 2, "FO": 1}
    joint = compared(together, NIGHT, Filter(frozenset({"CGT, FO"})))
    assert [column.source for column in joint.columns] == ["CGT, FO"]
    named = together.ask("Que dit FO du travail de nuit ?")
    assert isinstance(named, Answer)
    assert [one.passage.communique.sources for one in named.citations] == [("CGT", "FO")]


def test_what_two_sources_sign_is_counted_under_each_and_once_in_all(together: Librarian) -> None:
    survey = surveyed(together, NIGHT)
    assert (survey.total, survey.of_source("CGT"), survey.of_source("FO")) == (2, 2, 1)
    assert (survey.of_any(["CGT", "FO"], 2024), survey.of_year(2024), survey.has_cosigners) == (1, 1, True)
    assert not surveyed(together, NIGHT, Filter(period=Period(None, date(2023, 12, 31)))).has_cosigners


def test_what_nobody_says_is_refused_with_the_nearest(large: Librarian) -> None:
    for refused in (large.compare("recette de la tarte Tatin"), large.timeline("recette de la tarte Tatin")):
        assert isinstance(refused, NoAnswer)
        assert (refused.reason, len(refused.nearest)) == (Reason.NOT_FOUND, 1)


def test_an_empty_question_is_an_error(large: Librarian) -> None:
    for view in (large.compare, large.timeline, large.survey):
        with pytest.raises(DixitError):
            view(" ")
