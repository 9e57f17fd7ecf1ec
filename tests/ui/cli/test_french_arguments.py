"""What may be typed: the help is French, and so is what is said of a mistake."""

from datetime import date

import pytest

from ui.cli.french_arguments import first_day, in_french, last_day
from ui.cli.main import main

VERBS = ("ask", "add", "remove", "list", "rebuild", "verify", "serve", "password", "evaluate")
ENGLISH = ("error", "usage:", "argument ", "invalid", "required", "show this", "positional", "options:", "exit")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["ask"], "Il manque"),
        (["frob"], "«\u202ffrob\u202f»"),
        (["ask"], "QUESTION"),
        (["add"], "CHEMIN"),
        (["remove"], "IDENTIFIANT"),
        (["ask", "quoi", "--nope"], "--nope"),
        (["ask", "quoi", "--json=oui"], "--json"),
        (["ask", "quoi", "--source"], "--source"),
        (["ask", "quoi", "--from", "hier"], "2024-02-05"),
        (["ask", "quoi", "--to", "2024-02-31"], "2024-02-31"),
        (["add", "--dask", "dossier"], "--dask=local"),
        (["add", "dossier", "--dask", "http://machine:8786"], "tcp://HÔTE:PORT"),
        (["serve", "--port", "cent"], "65535"),
        (["serve", "--port", "0"], "65535"),
        (["serve", "--log-questions", "0"], "3650"),
        (["serve", "--log-questions", "un mois"], "3650"),
    ],
)
def test_a_mistake_is_told_in_one_french_line(capsys: pytest.CaptureFixture[str], typed: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(typed)
    out, err = capsys.readouterr()
    assert (end.value.code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not any(english in err for english in ENGLISH)


@pytest.mark.parametrize("verb", [[], *([verb] for verb in VERBS)])
def test_help_is_french(capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*verb, "--help"])
    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert shown.startswith("usage\u00a0: dixit")
    assert not any(english in shown for english in ENGLISH)


def test_an_error_that_nobody_foresaw_is_french_too() -> None:
    assert in_french("something new in Python 3.20") == "Je n’ai pas compris cette commande."


def test_a_date_known_to_the_month_stands_for_all_of_it() -> None:
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2023"), last_day("2023")) == (date(2023, 1, 1), date(2023, 12, 31))
