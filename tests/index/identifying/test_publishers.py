"""Organisations by name and by host, those of a person's own list first."""

from pathlib import Path

import pytest

from index.errors import DixitError
from index.identifying.authorship import stated_source, together
from index.identifying.kinds import Kind
from index.identifying.publishers import WELL_KNOWN, Publishers, read_publishers

LIST = """
[[source]]
name = "Collectif Logement"
sigle = "CL"
kind = "association"
aliases = ["Collectif pour le logement"]
domains = ["logement.example"]

[[source]]
name = "Ma CGT"
aliases = ["CGT"]
"""


def listed(folder: Path, written: str) -> Publishers:
    (folder / "sources.toml").write_text(written, encoding="utf-8")
    return read_publishers(folder)


@pytest.mark.parametrize("words", ["CGT", "La C.G.T.", "confederation generale du travail", "la cgt"])
def test_an_organisation_is_found_by_any_of_its_names(words: str) -> None:
    assert Publishers(WELL_KNOWN).named(words) == "CGT"


@pytest.mark.parametrize(
    ("words", "name"), [("CGT-FO", "FO"), ("CGT Force ouvrière", "FO"), ("CGT, FO", "CGT, FO"), ("CGT / FO", "CGT, FO")]
)
def test_a_list_of_names_is_not_the_one_that_they_make_together(words: str, name: str) -> None:
    assert together(words, Publishers(WELL_KNOWN)) == name
    assert (found := stated_source(f"{words}\n\nCommuniqué de presse\n\nUn texte.")) is not None
    assert found.value == name


@pytest.mark.parametrize(
    ("host", "name"), [("www.cgt.fr", "CGT"), ("CGT.fr", "CGT"), ("notcgt.fr", None), (None, None)]
)
def test_a_host_is_of_the_organisation_whose_domain_it_lies_under(host: str | None, name: str | None) -> None:
    assert Publishers(WELL_KNOWN).of_host(host) == name


def test_a_person_s_own_list_adds_to_the_table_and_wins_over_it(tmp_path: Path) -> None:
    publishers = listed(tmp_path, LIST)
    assert publishers.named("Collectif pour le logement") == publishers.named("CL") == "Collectif Logement"
    assert publishers.of_host("presse.logement.example") == "Collectif Logement"
    assert (publishers.named("CGT"), publishers.named("CFDT")) == ("Ma CGT", "CFDT")


def test_what_the_list_names_is_found_in_a_text(tmp_path: Path) -> None:
    body = "Un paragraphe.\n\n" * 9
    text = f"Des toits pour tous\n\n{body}Collectif pour le logement"
    assert (found := stated_source(text, listed(tmp_path, LIST))) is not None
    assert found.value == "Collectif Logement"
    assert found.evidence is not None
    assert found.evidence.of(text) == "Collectif pour le logement"


def test_the_list_says_what_an_organisation_is(tmp_path: Path) -> None:
    kinds = {one.name: one.kind for one in listed(tmp_path, LIST).listed}
    assert kinds == {"Collectif Logement": Kind.ASSOCIATION, "Ma CGT": None}


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("[[source]\n", "TOML"),
        ('name = "X"', r"\[\[source\]\]"),
        ('[[source]]\nsigle = "X"', "nom"),
        ('[[source]]\nname = "X"\nalias = "Y"', "alias"),
        ('[[source]]\nname = "X"\naliases = "Y"', "liste"),
        ('[[source]]\nname = "X"\nsigle = 3', "sigle"),
        ('[[source]]\nname = "X"\nkind = "union"', "syndicat, organisation patronale, association, institution"),
        ('[[source]]\nname = "CGT, FO"', "virgule"),
    ],
)
def test_a_list_that_cannot_be_read_is_said(tmp_path: Path, written: str, why: str) -> None:
    with pytest.raises(DixitError, match=why):
        listed(tmp_path, written)


def test_there_need_be_no_list(tmp_path: Path) -> None:
    assert read_publishers(tmp_path).named("FO") == "FO"
