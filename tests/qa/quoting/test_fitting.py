"""What answers is of the year, of the one and of the measure that the question asks for."""

import numpy as np
import pytest

from index.french.words import search_words
from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from qa.answer import Citation
from qa.quoting.bold import bold
from qa.quoting.fitting import Fitting
from qa.quoting.presenting import only_presents, person_asked
from qa.quoting.quote import Quoter
from qa.ranking.matching import WordVectors
from qa.understanding.intent.answer_type import answer_type_of
from qa.understanding.question import Question, understand

VECTORS = WordVectors(["zéro"], np.array([[1.0, 0.0]]))
ACCIDENTS = "Combien d’accidents en {} ?"
STRIKE = "Combien de grévistes selon la CGT ?"


def published(text: str, year: int | None = 2023) -> Communique:
    date = Fact(PartialDate(year), Origin.DECLARED) if year else None
    return Communique(text, source=Fact("CGT", Origin.DECLARED), date=date)


def asked(text: str) -> Question:
    return understand(text, sources=["CGT"])


def quoted(text: str, question: str, year: int | None = 2023) -> str:
    one, understood = published(text, year), asked(question)
    idf_weights = dict.fromkeys(search_words(understood.search), 1.0)
    weighing = Fitting(understood).weighing(one)
    passage = Passage(one, Span(0, len(text)))
    return Quoter(VECTORS)(passage, idf_weights, answer_type_of(question), fitting=weighing).span.of(text)


def cited(text: str, year: int | None = 2023) -> Citation:
    whole = Span(0, len(text))
    return Citation(Passage(published(text, year), whole), whole, 1.0)


def admitted(text: str, question: str, year: int | None = 2023) -> bool:
    return Fitting(asked(question)).admitted([cited(text, year)]) != []


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("En 2021, 34 accidents graves. En 2022, 29 accidents.", ACCIDENTS.format(2022), "En 2022, 29 accidents."),
        ("En 2021, 34 accidents. En 2022, 29 accidents graves.", ACCIDENTS.format(2021), "En 2021, 34 accidents."),
        ("La direction annonce 15 grévistes. Nos sections ont 60 grévistes.", STRIKE, "Nos sections ont 60 grévistes."),
        ("Le repas attire 300 enfants. Il revient à 4 euros.", "Quel est le prix du repas ?", "Il revient à 4 euros."),
        (
            "Léa Brun, ingénieure à la régie, suit les fuites. Contre les fuites, Léa Brun veut des joints.",
            "Que propose Léa Brun contre les fuites ?",
            "Contre les fuites, Léa Brun veut des joints.",
        ),
    ],
)
def test_the_sentence_that_fits_the_question_is_quoted(text: str, question: str, expected: str) -> None:
    assert quoted(text, question).endswith(expected)
    assert quoted(text, question) == expected or expected.startswith("Il ")


@pytest.mark.parametrize(
    ("text", "year", "admits"),
    [
        ("En 2021, 340 accidents.", 2022, False),
        ("En 2019, 12 accidents.", 2022, True),
        ("Il y a eu 12 accidents.", 2019, True),
        ("Il y a eu 12 accidents.", 2022, False),
        ("Il y a eu 12 accidents.", None, True),
        ("L’an dernier, 12 accidents.", 2020, True),
    ],
)
def test_a_question_of_a_year_is_not_answered_by_another(text: str, year: int | None, admits: bool) -> None:
    assert admitted(text, ACCIDENTS.format(2019), year) is admits


def test_what_tells_no_year_stands_below_what_is_of_the_year() -> None:
    undecided, sure, other = cited("12 accidents.", 2022), cited("9 accidents.", 2019), cited("En 2021, 8 accidents.")
    fitting = Fitting(asked(ACCIDENTS.format(2019)))
    assert fitting.admitted([undecided, other, sure]) == [sure, undecided]


def test_the_figure_of_the_other_side_does_not_answer() -> None:
    assert not admitted("La direction annonce 15 % de grévistes.", STRIKE)
    assert admitted("La direction annonce 15 % de grévistes, nous 60 %.", STRIKE)
    assert admitted("Il y a 60 % de grévistes.", STRIKE)


def test_another_measure_does_not_answer() -> None:
    assert not admitted("Le budget des repas est de 2 millions d’euros.", "Quel est le prix d’un repas ?")
    assert admitted("Le repas coûte 4 euros.", "Quel est le prix d’un repas ?")


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("La direction annonce 15 % de grévistes, nous en comptons 60 %.", STRIKE, "60 %"),
        ("La préfecture a compté 800 grévistes, la CGT 2 500.", STRIKE, "2 500"),
        ("La direction annonce 15 grévistes.", STRIKE, None),
        ("Une subvention de 900 000 euros est votée. L’entrée est libre.", "Combien coûte une entrée ?", None),
    ],
)
def test_the_figure_in_bold_is_the_one_that_is_asked_for(text: str, question: str, expected: str | None) -> None:
    found = bold(text, Span(0, len(text)), question, None, Fitting(asked(question)).whose)
    assert (found and found.of(text)) == expected


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("Léa Brun, ingénieure à la régie des eaux, a rejoint la ville.", True),
        ("Léa Brun est la directrice de la régie.", True),
        ("Nous accueillons Léa Brun, directrice.", False),  # « nous » may be hers
        ("Léa Brun, directrice, dénonce les fuites.", False),
        ("« Tout fuit », selon Léa Brun, directrice.", False),
        ("Léa Brun a changé les joints.", False),
    ],
)
def test_a_sentence_that_only_presents_somebody_is_known(words: str, only: bool) -> None:
    assert only_presents(words, "Léa Brun") is only


def test_whom_a_question_asks_for_what_they_say() -> None:
    assert person_asked("D’après Léa Brun, pourquoi fuir ?") == "Léa Brun"
    assert person_asked("Où travaille Léa Brun ?") is None


HOW_MANY = "Combien d’adhérents suivent la chaîne ?"


def test_who_asks_how_many_is_not_answered_by_words_without_a_number() -> None:
    assert not admitted("Le 12 mars 2023, des adhérents suivent la chaîne.", HOW_MANY)
    assert admitted("Ils sont 300 à suivre la chaîne.", HOW_MANY)
    assert admitted("Trente adhérents suivent la chaîne.", HOW_MANY)


def test_of_two_numbers_that_of_what_is_counted_weighs_more() -> None:
    weight = Fitting(asked(HOW_MANY)).weighing(published("La chaîne a 12 vidéos. On y voit 300 adhérents."))
    assert weight("On y voit 300 adhérents.", "") > weight("La chaîne a 12 vidéos.", "")
