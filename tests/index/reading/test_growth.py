"""No text, however made, takes more than its length's worth of time to read, to know and to prepare."""

from collections.abc import Callable

import pytest

from index.french.acronyms import find_acronyms
from index.french.markdown import without_markdown
from index.french.words import search_words
from index.metadata.line_labelling import roles
from index.passages.splitting import split
from index.reading.front_matter import take_front_matter
from index.reading.read import read
from index.storage.sql.near_duplicates import shingles
from index.values.document import tidy
from index.values.errors import DixitError
from index.values.files import File
from tests.growth import MOST, growth

# What is made of it at a size: each was, or is a neighbour of, a text that hung `add` and the page.
ATTACKS: dict[str, Callable[[int], str]] = {
    "spaces in brackets": lambda n: f"La CGT exige ({' ' * n}x",
    "no-break spaces in brackets": lambda n: f"La CGT exige («{chr(0xA0) * n}x",
    "spaces closing brackets": lambda n: f"La CGT exige (du repos{' ' * n}x",
    "open brackets": lambda n: "La CGT exige " + "(" * n,
    "brackets": lambda n: "La CGT exige (" + "a) (" * n,
    "an acronym of small words": lambda n: "Le " + "de " * 60 + "(" + "D" * 8 + ") " + "mot " * n,
    "dotted acronyms of small words": lambda n: "de d de d de d " * 8 + "(D.D.D.D.D.D.D.D.D.D.D.D.D.D.D) " * n,
    "names with hyphens": lambda n: f"CGT-{'B-' * n}!\nCommuniqué de presse\nLe repos est un droit.",
    "names with hyphens in the header": lambda n: f"Communiqué de presse {'A-' * n}!\nLe repos est un droit.",
    "names with dots in the header": lambda n: f"Communiqué {'A.' * n}é\nLe repos est un droit.",
    "names after names": lambda n: f"{'CGT ' * n}!\nCommuniqué de presse\nLe repos est un droit.",
    "a place with hyphens": lambda n: f"{'A-' * n}a le 5 mars 2024\nLe repos est un droit.",
    "a short place with hyphens": lambda n: f"{'A-' * 33}? le 5 mars 2024\nLe repos.\n" + "Un mot. " * n,
    "a place of capitals": lambda n: f"{'A ' * n}? , le 5 mars 2024\nLe repos est un droit.",
    "spaces before a dash": lambda n: f"a{' ' * n}a – communiqué\nLe repos est un droit.",
    "dashes before a header": lambda n: f"a{' -' * n} communique\nLe repos est un droit.",
    "spaces before a date": lambda n: f"Communiqué de{' ' * n}du 5 mars 2024\nLe repos est un droit.",
    "a name of spaces": lambda n: f"Communiqué de la CGT{' ,' * n}x 5 mars 2024\nLe repos est un droit.",
    "published at no hour": lambda n: f"Publié le {' ' * n}à 5 mars 2024\nLe repos est un droit.",
    "signatories": lambda n: "Signataires : " + "CGT , " * n + "\nLe repos est un droit.",
    "an address": lambda n: "Le repos est un droit.\n" + "a." * n + "\n" + "a" * n + "\nwww." + "a." * n,
    "a speaker of spaces": lambda n: f"La{' ' * n}CGT{' ' * n}ne{' ' * n}x. " * 2,
    "speakers": lambda n: "La CGT ne " * n,
    "spaces in a line": lambda n: f"Le{' ' * n}repos est un droit.",
    "tabs before no line end": lambda n: "Le repos est un droit." + "\t\u00a0" * n + "x",
    "empty lines": lambda n: "Le repos." + "\n" * n + "Un droit.",
    "lines of spaces": lambda n: "Le repos." + " \n" * n + "Un droit.",
    "front matter of nothing": lambda n: "---\n" + "a\n---x\n" * n,
    "dashes": lambda n: "---\n" + "-" * n + "\nLe repos.",
    "brackets of YAML": lambda n: "---\ntitle: " + "[" * min(n, 9000) + "\n---\nLe repos. " + "Un mot. " * n,
    "marks": lambda n: "Le repos " + "*" * n + "x" + "_" * n,
    "marks apart": lambda n: "Le repos " + "*x " * n,
    "links": lambda n: "Le repos " + "[" * n + "](" * n,
    "links that do not end": lambda n: "Le repos " + "![x](" * n,
    "hashes": lambda n: "#" * n + " Le repos\n" + "# " * n,
    "ends of sentences": lambda n: "Le repos" + ". »" * n + ' "' * n,
    "points": lambda n: "Le repos" + "." * n + "…" * n + "!" * n,
    "capitals and points": lambda n: "Le repos " + "A." * n + " M." * n,
    "dates": lambda n: "Le 5 mars 2024, " * n,
    "dates that are none": lambda n: "Le 31 février 2024, " * n + "9 " * n,
    "days": lambda n: "1er" + " " * n + "mars",
    "figures": lambda n: "Le repos " + "20240101" * n,
    "phones": lambda n: "01 02 03 04 0 " * n + "\n" + "+33 1 2 3 4 5 6 7 8 9 " * n,
    "hosts": lambda n: "www." + "a-" * n + " " + "a@" * n,
    "menus": lambda n: "Accueil | " * n,
    "lines of menus": lambda n: "Accueil\n" * n,
    "a table": lambda n: "|" + "-|" * n + "\n" + "| a |" * n,
    "one long word": lambda n: "Repos" + "a" * n,
    "one long word of accents": lambda n: "Repos" + "e\u0301" * n,
    "words with apostrophes": lambda n: "l’" * n + "repos",
    "inclusive words": lambda n: "salarié.e.s" + "·e·s" * n,
    "bullets": lambda n: "Le repos\n" + "• " * n + "\n" + "- \n" * n,
    "quotes": lambda n: "Le repos «" + " « " * n,
    "pages": lambda n: "Le repos.\n\n\f" * n,
}
WORKS: dict[str, Callable[[str], object]] = {
    "reading": lambda text: _read(text),
    "tidying": lambda text: tidy(text),
    "front matter": lambda text: _declared(text),
    "acronyms": lambda text: find_acronyms(without_markdown(text)),
    "words": lambda text: search_words(without_markdown(text)),
    "roles": roles.__wrapped__,
    "shingles": lambda text: shingles(text),
}


def _read(text: str) -> object:
    roles.cache_clear()
    try:
        return split(read(File("2024-02-05-texte.txt", text.encode())))
    except DixitError as refused:
        return refused


def _declared(text: str) -> object:
    try:
        return take_front_matter(text)
    except DixitError as refused:
        return refused


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_text_twice_as_long_takes_twice_as_long(attack: str) -> None:
    for name, work in WORKS.items():
        ratio = growth(work, ATTACKS[attack], last=_LAST)
        assert ratio <= MOST, f"{name}: {ratio:.1f} times"


_LAST = 60_000  # repetitions: a quadratic walk over as many takes seconds
