from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.understanding.time.period import find_period

QUESTIONS = Path(__file__).parent / "questions"
WEDNESDAY = date(2024, 3, 20)  # today, in all of these


def read(name: str) -> list[str]:
    return (QUESTIONS / name).read_text(encoding="utf-8").splitlines()


# Each phrase of time, and the days that it names: `first..last`, a side left out being open.
PHRASES = read("phrases_of_time.txt")

# Whole questions whose phrase dates the communiqué.
DATED = read("dated.txt")

# The phrase, if there is one, dates something else, or one may doubt it: it must hide nothing.
NOT_DATED = read("not_dated.txt")


def rows(table: list[str]) -> list[tuple[str, str]]:
    return [(phrase, expected) for phrase, _, expected in (row.partition(" | ") for row in table)]


def days(question: str, today: date = WEDNESDAY) -> str | None:
    period = find_period(question, today).period
    return None if period is None else f"{period.first or ''}..{period.last or ''}"


def test_the_list_is_as_long_as_promised() -> None:
    assert len(PHRASES) >= 120
    assert len(NOT_DATED) >= 25


@pytest.mark.parametrize(("phrase", "expected"), rows(PHRASES))
def test_each_phrase_of_time_names_its_days(phrase: str, expected: str) -> None:
    assert days(f"Que disait la CGT {phrase} ?") == expected


@pytest.mark.parametrize(("question", "expected"), rows(DATED))
def test_a_phrase_that_dates_the_communique_is_a_filter(question: str, expected: str) -> None:
    assert days(question) == expected


@pytest.mark.parametrize("question", NOT_DATED)
def test_a_phrase_that_dates_something_else_hides_nothing(question: str) -> None:
    found = find_period(question, WEDNESDAY)
    assert (found.period, found.spans, found.trouble) == (None, (), None)


@pytest.mark.parametrize("question", ["l'autorisation de 2020", "Microsoft en 2020", "le contrat signé en 2020"])
def test_the_year_of_an_event_is_preferred(question: str) -> None:
    preferred = find_period(question, WEDNESDAY).preferred
    assert preferred is not None
    assert (preferred.first, preferred.last) == (date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    "question",
    [
        "Qui a écrit à la CNIL en novembre dernier ?",
        "De quelle ville a-t-on parlé en 2008 ?",
        "Qui chante dans ce film sorti en 1978 ?",
        "En début d'année 2005, France Info est classé à quelle position ?",
        "Comment faire la déclaration pour le mois d'avril ?",
    ],
)
def test_a_question_that_names_no_source_may_be_about_an_event(question: str) -> None:
    assert find_period(question, WEDNESDAY, speaker=False).period is None


def test_what_somebody_who_is_no_source_said_that_year_may_be_told_in_another() -> None:
    question = "Que disait Olivier Véran en novembre 2020 ?"
    assert find_period(question, WEDNESDAY, speaker=False).period is None
    assert find_period("les communiqués de 2020", WEDNESDAY, speaker=False).period is not None


def test_a_winter_is_named_by_its_january() -> None:
    assert days("Que disait la CGT cet hiver ?", today=date(2024, 12, 10)) == "2024-12-01..2025-02-28"


def test_the_words_found_are_those_of_the_question() -> None:
    question = "Que disait la  CGT, en FÉVRIER\u00a02024 ?"
    (span,) = find_period(question, WEDNESDAY).spans
    assert span.of(question) == "en FÉVRIER\u00a02024"


def test_accents_written_apart_stay_with_their_letter() -> None:
    question = "Que disait la CGT en fe\u0301vrier 2024 ?"
    (span,) = find_period(question, WEDNESDAY).spans
    assert span.of(question) == "en fe\u0301vrier 2024"


@pytest.mark.parametrize(
    "question",
    [
        "Que disait la CGT le 31 février 2024 ?",
        "Que disait la CGT le 31 février ?",
        "Que disait la CGT le 29/02/2023 ?",
        "Que disait la CGT le 02/13/2024 ?",
        "Que disait la CGT entre 2021 et 2019 ?",
        "Que disait la CGT du 12 au 3 mai 2021 ?",
    ],
)
def test_a_day_that_is_in_no_calendar_is_said(question: str) -> None:
    found = find_period(question, WEDNESDAY)
    assert found.period is None
    assert found.trouble is not None
    assert "n’est pas au calendrier" in found.trouble


def test_how_to_write_a_day_is_told_where_day_and_month_may_be_mistaken() -> None:
    named, numbered = (
        find_period(f"Que disait la CGT {day} ?", WEDNESDAY) for day in ("le 31 février", "le 02/13/2024")
    )
    assert named.trouble == "Le 31 février n’est pas au calendrier."
    assert "jour avant le mois" in (numbered.trouble or "")


@pytest.mark.parametrize(
    "question",
    [
        "Que disait la CGT en 2021 avant 2019 ?",
        "Que disait la CGT depuis 2022 et jusqu'en 2020 ?",
        "Que disait la CGT après 2024 et avant 2020 ?",
        "Que disait la CGT avant 2020 et après 2030 ?",
    ],
)
def test_periods_that_share_no_day_are_said(question: str) -> None:
    found = find_period(question, WEDNESDAY)
    assert found.period is None
    assert found.trouble is not None
    assert "se contredisent" in found.trouble


def test_two_periods_are_all_that_lies_between_them() -> None:
    assert days("Que disait la CGT en 2021 et en février 2024 ?") == "2021-01-01..2024-02-29"


def test_a_time_to_come_limits_nothing_by_itself() -> None:
    found = find_period("Que disait la CGT avant 2020 de la retraite après 2030 ?", WEDNESDAY)
    assert found.period is not None
    assert (found.period.last, found.trouble) == (date(2019, 12, 31), None)


@pytest.mark.parametrize("question", ["Que disait la CGT à Noël ?", "Comment la CGT juge-t-elle la rentrée 2022 ?"])
def test_a_day_that_names_the_time_around_it_is_preferred(question: str) -> None:
    found = find_period(question, WEDNESDAY)
    assert found.period is None
    assert found.preferred is not None


def test_words_known_to_say_when_are_a_filter_wherever_they_stand() -> None:
    question = "Pourquoi Microsoft en 2021 ?"
    assert find_period(question, WEDNESDAY).period is None
    assert find_period(question, WEDNESDAY, sure="en 2021").period is not None


PIECES = st.sampled_from(
    """
    en de du le la les à au entre et depuis avant après jusqu'en 31 12 2021 2019 1er février mars été hiver dernier
    T3 trimestre mi- fin début années 90 communiqués CGT disait signé , / - ? que qui six mois an hier aujourd'hui
    """.split()
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_text_has_a_period_that_begins_before_it_ends_or_none(text: str, today: date) -> None:
    found = find_period(text, today)
    assert (found.period is None) == (not found.spans)
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
    for period in (found.period, found.preferred):
        if period is not None and period.first is not None and period.last is not None:
            assert period.first <= period.last
