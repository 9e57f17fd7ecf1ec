"""Corrections, removals taken back and chosen lists, at the terminal."""

import json

import pytest

from tests.ui.cli.test_main import Dixit, dixit, is_one_french_line, with_seeds

__all__ = ["dixit", "with_seeds"]  # fixtures


def listed(dixit: Dixit, *typed: str) -> list[dict[str, str | None]]:
    ended = dixit("list", *typed, "--json")
    assert ended.status == 0
    found: list[dict[str, str | None]] = json.loads(ended.out)
    return found


def id_of(dixit: Dixit, source: str) -> str:
    return next(str(one["id"]) for one in listed(dixit) if one["source"] == source)


def test_a_correction_is_kept_shown_and_undone(with_seeds: Dixit) -> None:
    cftc, before = id_of(with_seeds, "CFTC"), listed(with_seeds)
    corrected = with_seeds("correct", cftc, "--date", "12 mars 2021", "--title", "Le « Hub »")
    assert corrected.status == 0
    assert "12\N{NO-BREAK SPACE}mars\N{NO-BREAK SPACE}2021" in corrected.out
    assert with_seeds("rebuild").status == 0
    one = next(one for one in listed(with_seeds) if one["id"] == cftc)
    assert (one["title"], one["date"], one["date_origin"]) == ("Le « Hub »", "2021-03-12", "entered")
    assert (one["source"], one["source_origin"]) == ("CFTC", "stated")
    reply = json.loads(with_seeds("ask", "Que disait la CFTC en mars 2021 ?", "--json").out)
    assert reply["citations"][0]["communique"] == cftc
    assert with_seeds("correct", cftc, "--undo").out.startswith("Rétabli")
    assert listed(with_seeds) == before


def test_an_empty_word_says_that_it_is_not_known(with_seeds: Dixit) -> None:
    cgt = id_of(with_seeds, "CGT")
    assert with_seeds("correct", cgt, "--source", "", "--date", "").status == 0
    assert [one["id"] for one in listed(with_seeds, "--unsourced")] == [cgt]
    assert len(listed(with_seeds, "--undated")) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--date", "31 février 2024"], "31 février 2024"),
        (["--title", "a" * 400], "300"),
        ([], "--undo"),
        (["--undo", "--title", "a"], "--undo"),
        (["--date"], "--date"),
    ],
)
def test_what_cannot_be_said_changes_nothing(with_seeds: Dixit, typed: list[str], said: str) -> None:
    before = listed(with_seeds)
    ended = with_seeds("correct", id_of(with_seeds, "CGT"), *typed)
    assert is_one_french_line(ended), ended
    assert said in ended.err
    assert listed(with_seeds) == before


def test_a_text_that_is_not_there_cannot_be_corrected(with_seeds: Dixit) -> None:
    ended = with_seeds("correct", "0123", "--source", "CGT")
    assert is_one_french_line(ended)
    assert "0123" in ended.err


def test_what_was_removed_is_brought_back(with_seeds: Dixit) -> None:
    cgt = id_of(with_seeds, "CGT")
    with_seeds("remove", cgt)
    assert cgt not in str(listed(with_seeds))
    assert with_seeds("remove", "--undo", cgt).out.startswith("Remis")
    assert id_of(with_seeds, "CGT") == cgt
    assert is_one_french_line(with_seeds("remove", "--undo", cgt))


def test_a_list_is_searched_and_sorted(with_seeds: Dixit) -> None:
    assert [one["source"] for one in listed(with_seeds, "--sort", "date")] == ["CGT", "CFTC"]
    assert [one["source"] for one in listed(with_seeds, "--sort", "source")] == ["CFTC", "CGT"]
    assert [one["source"] for one in listed(with_seeds, "--search", "hebergement cgt")] == ["CGT"]
    none = with_seeds("list", "--search", "tarte")
    assert (none.status, none.out) == (0, "")
    assert "ne correspond" in none.err
    wrong = with_seeds("list", "--sort", "gros")
    assert is_one_french_line(wrong)
    assert "gros" in wrong.err


def test_a_text_is_shown_as_it_is_kept_and_with_what_is_known_of_it(with_seeds: Dixit) -> None:
    cgt = id_of(with_seeds, "CGT")
    text = with_seeds("show", cgt)
    shown = json.loads(with_seeds("show", cgt, "--json").out)
    assert text.status == 0
    assert text.out == f"{shown['text']}\n"
    assert shown["facts"]["date"]["value"] == "2024-02-05"
    evidence = shown["facts"]["date"]["evidence"]
    assert shown["text"][evidence["start"] : evidence["end"]] == evidence["words"] == "Montreuil, le 5 février 2024"
    assert [line["role"] for line in shown["roles"]][:3] == ["header", "title", "body"]
    assert shown["proposals"] == {"sources": [], "dates": []}
    assert is_one_french_line(with_seeds("show", "0" * 16))
