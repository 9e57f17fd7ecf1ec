"""What people write between two lines of dashes is read as they mean it, and traps are refused."""

import pytest

from index.reading.front_matter import take_front_matter
from index.reading.yaml_fields import fields_of
from index.values.errors import DixitError

KEYS = ("title", "source", "date")


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: CGT : le travail", "CGT : le travail"),
        ("title: CGT: le travail", "CGT: le travail"),
        ("title : CGT : le travail", "CGT : le travail"),
        ("title\u00a0: CGT\u00a0: le travail", "CGT : le travail"),
        ("title\t:\tCGT\t", "CGT"),
        ("\ttitle: CGT : le travail\n\tsource: FO", "CGT : le travail"),
        ("title: CGT : le travail\n  continue", "CGT : le travail continue"),
        ("title: « Grève : non »", "« Grève : non »"),
        ('title: "Non", dit la CGT', '"Non", dit la CGT'),
        ("title: 'L'hôpital : l'urgence'", "L'hôpital : l'urgence"),
        ("title: [Communiqué] La CGT refuse", "[Communiqué] La CGT refuse"),
        ("title: @CGT : oui", "@CGT : oui"),
        ("title: - Grève", "- Grève"),
        ("title: Grève #retraites", "Grève #retraites"),
        ("title: Grève # à relire", "Grève"),
        ("author: A : B\ntags: [a\ntitle: Grève", "Grève"),
        ("title: >\n  CGT : le\n  travail\nauthor: A : B", "CGT : le travail"),
    ],
)
def test_a_title_is_what_its_author_means(block: str, title: str) -> None:
    assert fields_of(block, KEYS)["title"] == title


@pytest.mark.parametrize(
    ("block", "sources"),
    [
        ("source: FO : union départementale", "FO : union départementale"),
        ("source:\n  - CGT\n  - FO : union départementale", ["CGT", "FO : union départementale"]),
        ("source: [CGT, FO : union départementale]", ["CGT", "FO : union départementale"]),
        ("source:\n  - name: CGT\n    url: https://cgt.fr", []),
        ("source:\n  - name: CGT", []),
        ("source: {name: CGT}", None),
    ],
)
def test_a_source_with_a_colon_is_words_and_a_record_is_none(block: str, sources: object) -> None:
    assert fields_of(block, KEYS)["source"] == sources


@pytest.mark.parametrize(
    "written", ["3 mars 2024", "dimanche 3 mars 2024 : midi", "2024-03-03 : à relire", '"2024-03-03" !']
)
def test_a_day_may_have_words_after_a_colon(written: str) -> None:
    date = take_front_matter(f"---\ndate: {written}\n---\nTexte")[0].date
    assert date is not None
    assert date.isoformat() == "2024-03-03"


@pytest.mark.parametrize(
    "trap",
    [
        "title: CGT : x\nsource: *j",
        "title: &j CGT : x",
        "title: !!python/x : y",
        "title: [CGT, FO\nsource: a : b",
        'title: "CGT\nsource: a : b',
        'title: "\\uD8"\nsource: a : b',
        "title: | CGT : x",
        "title: : -",
        "title: CGT : x\nUne ligne sans nom.",
        "title: a : " + "{" * 30,
    ],
)
def test_what_nobody_could_read_is_refused_beside_it_too(trap: str) -> None:
    with pytest.raises(DixitError, match="l’en-tête"):
        fields_of(trap, KEYS)


def test_prose_between_two_lines_of_dashes_is_text() -> None:
    text = "---\nLa CGT : le travail\n- une : deux\n---\nsuite"
    assert take_front_matter(text)[1] == text
