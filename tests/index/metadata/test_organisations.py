"""Organisations by name and by host, those of a person's own list first."""

from pathlib import Path

import pytest

from index.metadata.organisations import Publishers, plain_name
from index.metadata.organisations_list import read_publishers, well_known_publishers
from index.metadata.source import stated_source, together
from index.values.errors import DixitError
from index.values.kinds import Kind

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
    assert well_known_publishers().named(words) == "CGT"


@pytest.mark.parametrize(
    ("words", "name"), [("CGT-FO", "FO"), ("CGT Force ouvrière", "FO"), ("CGT, FO", "CGT, FO"), ("CGT / FO", "CGT, FO")]
)
def test_a_list_of_names_is_not_the_one_that_they_make_together(words: str, name: str) -> None:
    assert together(words, well_known_publishers()) == name
    assert (found := stated_source(f"{words}\n\nCommuniqué de presse\n\nUn texte.")) is not None
    assert found.value == name


@pytest.mark.parametrize(
    ("host", "name"), [("www.cgt.fr", "CGT"), ("CGT.fr", "CGT"), ("notcgt.fr", None), (None, None)]
)
def test_a_host_is_of_the_organisation_whose_domain_it_lies_under(host: str | None, name: str | None) -> None:
    assert well_known_publishers().of_host(host) == name


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


def test_our_table_is_wide_and_its_parts_are_of_something_it_holds() -> None:
    ours = well_known_publishers()
    assert len(ours.all) >= 400
    assert len({one.name for one in ours.all}) == len(ours.all)
    assert [one.name for one in ours.all if one.parent and ours.known(one.parent) is None] == []


def test_no_two_of_our_table_bear_one_name() -> None:
    bearers: dict[str, set[str]] = {}
    for one in well_known_publishers().all:
        for way in one.ways:
            bearers.setdefault(plain_name(way), set()).add(one.name)
    assert {way: names for way, names in bearers.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("label", "family"),
    [
        ("CGT", ["CGT"]),
        ("CGT Cheminots", ["CGT Cheminots", "CGT"]),
        ("UL CGT de Brissac", ["CGT"]),
        ("FO-DGFIP 44", ["FO-DGFIP", "FO"]),
        ("CFDT Kuhn", ["CFDT"]),
        ("SUD éducation 93", ["SUD éducation", "Solidaires"]),
        ("Confédération paysanne du Lot", ["Confédération paysanne"]),
        ("Collectif des usagers de La Poste", []),
        ("Bateliers du Sud", []),
    ],
)
def test_a_local_body_is_part_of_what_its_name_names(label: str, family: list[str]) -> None:
    assert [one.name for one in well_known_publishers().family(label)] == family


def test_a_person_may_say_what_a_source_is_part_of(tmp_path: Path) -> None:
    own = listed(tmp_path, '[[source]]\nname = "Éclusiers 76"\narticle = "les"\nparent = "CGT Transports"\n')
    assert [one.name for one in own.family("Éclusiers 76")] == ["Éclusiers 76", "CGT Transports", "CGT"]
    assert own.known("les éclusiers 76") is not None
