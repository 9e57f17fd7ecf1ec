from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.collect import collect
from index.reading.front_matter import take_front_matter, with_front_matter
from index.reading.limits import largest
from index.reading.read import read
from index.reading.text import decode
from index.values.communique import Origin
from index.values.dates import PartialDate
from index.values.document import Declared
from index.values.errors import DixitError
from index.values.files import File, Refused

TEXT = "L’été, « à Noël » : œuvre et forêt."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_line_ends_and_accents_are_made_alike() -> None:
    assert decode("e\u0301te\u0301\r\nun\rdeux".encode()) == "été\nun\ndeux"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "vide"),
        (b" \n\n ", "vide"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "pas un texte"),
        (bytes(range(256)) * 4, "pas un texte"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(DixitError, match=why):
        decode(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_french(content: bytes) -> None:
    with suppress(DixitError):
        assert decode(content).strip()


def test_a_front_matter_wins_over_what_the_text_states() -> None:
    file = File(
        "a.md", b"---\ntitle: Titre\nsource: FO\ndate: 2020-01-02\n---\nCommuniqu\xe9 CGT\nParis, le 5 mars 2021"
    )
    communique = read(file)
    assert communique.text == "Communiqué CGT\nParis, le 5 mars 2021"
    assert communique.title is not None
    assert communique.source is not None
    assert communique.date is not None
    assert (communique.title.value, communique.source.value) == ("Titre", "FO")
    assert (communique.date.value, communique.date.origin) == (PartialDate(2020, 1, 2), Origin.DECLARED)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-02-05", PartialDate(2024, 2, 5)),
        ("2024", PartialDate(2024)),
        ("'2024-02'", PartialDate(2024, 2)),
        ("5 février 2024", PartialDate(2024, 2, 5)),
        ("01/07/2021", PartialDate(2021, 7, 1)),
    ],
)
def test_a_declared_date_may_be_written_in_french_or_in_iso(written: str, date: PartialDate) -> None:
    assert take_front_matter(f"---\ndate: {written}\n---\nTexte")[0].date == date


@pytest.mark.parametrize("block", ["date: hier", "date: 31 février 2024", "title: [", "date: 2024-02-31"])
def test_a_front_matter_that_cannot_be_read_is_said(block: str) -> None:
    with pytest.raises(DixitError, match="en-tête"):
        take_front_matter(f"---\n{block}\n---\nTexte")


@pytest.mark.parametrize(
    "text", ["---\nun tiret\n---\nsuite", "---\nnote: rien\n---\nsuite", "Texte\n---\nsource: X\n---\n"]
)
def test_what_names_none_of_our_keys_at_the_head_is_text(text: str) -> None:
    assert take_front_matter(text) == (Declared(), text)


@given(
    st.text(alphabet="abé :'\"#-[]{}", min_size=1).filter(str.strip),
    st.text(min_size=1).filter(lambda text: "\r" not in text),
)
def test_a_front_matter_is_read_as_it_was_written(title: str, text: str) -> None:
    declared, below = take_front_matter(with_front_matter({"title": title}, text))
    assert declared.title == " ".join(title.split())
    assert below == text


def test_a_file_without_text_under_its_front_matter_is_refused() -> None:
    with pytest.raises(DixitError, match="sous son en-tête"):
        read(File("a.md", b"---\nsource: CGT\n---\n\n"))


def test_folders_are_walked_by_name_and_other_formats_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c.pptx", ".cache.txt", "sous dossier/é.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    assert [file.name for file in collect([tmp_path])] == ["a.MD", "b.txt", "é.txt"]


def test_a_path_that_is_not_there_and_a_folder_without_texts_are_said(tmp_path: Path) -> None:
    with pytest.raises(DixitError, match="n’existe pas"):
        collect([tmp_path / "rien"])
    with pytest.raises(DixitError, match="aucun texte"):
        collect([tmp_path])


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "énorme.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    refused = next(collect([path]))
    assert isinstance(refused, Refused)
    assert "Mo" in refused.why


def test_an_upload_past_the_limit_is_refused_too() -> None:
    with pytest.raises(DixitError, match="Mo"):
        read(File("a.txt", b"a" * (largest("a.txt") + 1)))


def test_the_keys_of_a_front_matter_may_be_capitals() -> None:
    declared, text = take_front_matter("---\nSource: CGT\nDATE: 2024-02-05\n---\nTexte")
    assert (declared.source, declared.date, text) == ("CGT", PartialDate(2024, 2, 5), "Texte")


@pytest.mark.parametrize(
    ("written", "title"),
    [("0xFF" + "F" * 5000, "0xFFF"), ("12_000", "12_000"), ("yes", "yes"), ("'Un: titre'", "Un: titre"), ("~", None)],
)
def test_a_title_is_the_text_that_is_written(written: str, title: str | None) -> None:
    """B4: YAML made of it a number of 5,000 digits, which Python does not print."""
    if len(written) > 1_000:
        with pytest.raises(DixitError, match="démesurée"):
            read(File("a.md", f"---\ntitle: {written}\n---\nLe repos est un droit.".encode()))
        return
    communique = read(File("a.md", f"---\ntitle: {written}\nsource: [CGT, FO]\n---\nLe repos est un droit.".encode()))
    assert (communique.title.value if communique.title else None) == (title or "Le repos est un droit.")
    assert communique.sources == ("CGT", "FO")


@pytest.mark.parametrize(
    "declared",
    ["a: &j [" + "x, " * 50 + "]\ntitle: *j", "title: " + "[" * 4000, 'title: "\\UFFFFFFFF"', "title: !!python/x []]"],
)
def test_a_front_matter_that_is_a_trap_is_refused(declared: str) -> None:
    with pytest.raises(DixitError, match="l’en-tête"):
        read(File("a.md", f"---\n{declared}\n---\nLe repos est un droit.".encode()))


def test_half_a_character_in_a_front_matter_is_left_out() -> None:
    communique = read(File("a.md", b'---\ntitle: "Le \\uD800 repos"\ndate: 2024-2-5 10:00:00\n---\nLe repos.'))
    assert communique.title is not None
    assert communique.title.value == "Le repos"
    assert communique.date is not None
    assert communique.date.value.isoformat() == "2024-02-05"
