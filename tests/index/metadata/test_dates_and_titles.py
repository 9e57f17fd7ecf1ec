from pathlib import Path

import pytest

from index.metadata.publication_date import date_in_name, stated_dates
from index.metadata.source import stated_source
from index.metadata.title import stated_title
from index.reading.read import read
from index.values.communique import Communique, Origin
from index.values.dates import PartialDate
from index.values.files import File

SEEDS = Path(__file__).parents[3] / "seeds"


def seed(name: str) -> Communique:
    path = next(SEEDS.glob(f"{name}*"))
    return read(File(path.name, path.read_bytes()))


def test_the_cgt_seed_states_its_date_in_its_last_line() -> None:
    cgt = seed("cgt")
    assert cgt.date is not None
    assert cgt.date.value == PartialDate(2024, 2, 5)
    assert cgt.date.evidence is not None
    assert cgt.date.evidence.of(cgt.text) == "Montreuil, le 5 février 2024"


def test_the_cgt_seed_names_no_source_but_the_cgt_speaks_in_it() -> None:
    cgt = seed("cgt")
    assert cgt.source is not None
    assert (cgt.source.value, cgt.source.origin) == ("CGT", Origin.STATED)
    assert cgt.source.evidence is not None
    assert cgt.source.evidence.of(cgt.text) == "La CGT exige"


def test_the_cftc_seed_names_its_source_and_states_no_date() -> None:
    cftc = seed("cftc")
    assert cftc.source is not None
    assert cftc.source.evidence is not None
    assert cftc.source.evidence.of(cftc.text) == cftc.source.value == "CFTC"
    assert cftc.date is None


def test_the_titles_of_the_seeds_are_found_under_their_headers() -> None:
    titles = [communique.title.value for communique in (seed("cgt"), seed("cftc")) if communique.title]
    assert titles == [
        "Nos données de santé : non à l'hébergement chez Microsoft !",
        "Santé : données, donnez-moi, Microsoft vous le rendra...",
    ]


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Paris, le 3 mars 2020", "2020-03-03"),
        ("Paris le 3 mars 2020", "2020-03-03"),
        ("PARIS, LE 3 MARS 2020", "2020-03-03"),
        ("La Roche-sur-Yon, mardi 3 mars 2020.", "2020-03-03"),
        ("Montreuil (93), le 3 mars 2020", "2020-03-03"),
        ("Fait à Lyon, le 1er mai 2021", "2021-05-01"),
        ("Publié le 05/02/2024", "2024-02-05"),
        ("Communiqué du 3 mars 2020", "2020-03-03"),
        ("Communiqué de presse du mardi 3 mars 2020", "2020-03-03"),
        ("Communiqué n° 12 du 3 mars 2020", "2020-03-03"),
        ("COMMUNIQUÉ DE PRESSE N°12-2020, le 3 mars 2020", "2020-03-03"),
        ("2020-03-03", "2020-03-03"),
        ("Mars 2020", "2020-03"),
        ("**Paris, le 3 mars 2020**", "2020-03-03"),
        ("Communiqué de presse – Paris, le 3 mars 2020", "2020-03-03"),
        ("Paris, le 3 mars 2020 - Communiqué de presse", "2020-03-03"),
        ("Paris, ce mardi 3 mars 2020", "2020-03-03"),
        ("Date : 3 mars 2020", "2020-03-03"),
        ("Date de publication : 3 mars 2020", "2020-03-03"),
        ("Publié le 3 mars 2020 à 10 h 30", "2020-03-03"),
        ("Mis en ligne le 3 mars 2020 à 10\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30", "2020-03-03"),
        ("3 mars 2020 | Communiqué", "2020-03-03"),
        ("Communiqué de presse | Paris, le 3 mars 2020", "2020-03-03"),
        ("Bagnolet, le 3 mars 2020 – Communiqué n° 8", "2020-03-03"),
        ("Paris, le 3 mars 2020 (AFP)", "2020-03-03"),
        ("CP du 03/03/2020", "2020-03-03"),
        ("Communiqué de presse de la CGT du 3 mars 2020", "2020-03-03"),
        ("Communiqué CGT – 3 mars 2020", "2020-03-03"),
        ("Information presse du 3 mars 2020", "2020-03-03"),
        ("Déclaration de l’UNSA du 3 mars 2020", "2020-03-03"),
        ("Lettre ouverte, 3 mars 2020", "2020-03-03"),
        ("POUR DIFFUSION IMMÉDIATE – Paris, le 3 mars 2020", "2020-03-03"),
    ],
)
def test_a_line_that_says_only_where_and_when_dates_the_text(line: str, iso: str) -> None:
    for text in (f"{line}\nTitre\nTexte.", f"Titre\nTexte.\n\n{line}\n"):
        (dated,) = stated_dates(text)
        assert dated.value.isoformat() == iso
        assert dated.evidence is not None
        assert dated.evidence.of(text) == line


@pytest.mark.parametrize(
    "line",
    [
        "Tous en grève le 5 mars 2024",
        "Grève le 5 mars 2024",
        "Journée du 5 mars 2024",
        "En janvier 2020",
        "La loi du 5 mars 2024 est votée.",
        "Du 5 mars 2024 au 6 mars 2024",
        "Retraites – 5 mars 2024",
        "Mardi 5 mars 2024 à 18 h",
        "Paris – Lyon, le 5 mars 2024 – Meeting",
        "Paris, le 31 février 2024",
    ],
)
def test_an_event_is_not_the_date_of_the_text(line: str) -> None:
    assert stated_dates(f"{line}\nTexte.") == []


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("COMMUNIQUÉ CFTC", "CFTC"),
        ("Communiqué de presse de la CGT", "CGT"),
        ("Communiqué de presse – UNSA", "UNSA"),
        ("FO – Communiqué de presse", "FO"),
        ("Communiqué de la Ligue des droits de l'Homme", "LDH"),
        ("Communiqué intersyndical CGT, FO, FSU", "CGT, FO, FSU"),
        ("Communiqué de presse : Non à la réforme", None),
        ("Communiqué de presse du 1er mai 2021", None),
        ("Communiqué de presse de la CGT du 1er mai 2021", "CGT"),
        ("Communiqué de presse", None),
        ("Communiqué n° 12", None),
    ],
)
def test_a_header_may_name_the_source(header: str, source: str | None) -> None:
    found = stated_source(f"{header}\nTitre\nTexte.")
    assert (found.value if found else None) == source


def test_a_known_name_above_the_date_is_a_letterhead_and_no_title() -> None:
    text = "FORCE OUVRIÈRE\nParis, 2 mai 2025\n\nLe Smic à 2 200 euros\n\nIl faut l'augmenter."
    source = stated_source(text)
    assert source is not None
    assert source.value == "FO"
    title = stated_title(text, source.evidence)
    assert title is not None
    assert title.value == "Le Smic à 2 200 euros"
    assert stated_source("Prix du gaz\nParis, 2 mai 2025\nTexte.") is None
    assert stated_source("La CGT et le gaz\nForce ouvrière\nParis, 2 mai 2025\nTexte.") is None


def test_an_organisation_that_speaks_once_or_as_often_as_another_is_not_taken_for_the_source() -> None:
    assert stated_source("La CGT exige ceci.") is None
    assert stated_source("La CGT exige ceci. Le MEDEF refuse cela. La CGT dénonce. Le MEDEF propose.") is None


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("2024-02-05-cgt.txt", "2024-02-05"),
        ("cgt_20240205.md", "2024-02-05"),
        ("20241399.txt", None),
        ("cgt.txt", None),
    ],
)
def test_a_file_name_may_carry_the_date(name: str, iso: str | None) -> None:
    found = date_in_name(name)
    assert (found.value.isoformat() if found else None) == iso


def test_a_long_first_line_is_no_title() -> None:
    assert stated_title("Une phrase. " * 30) is None
