"""The title of a Word document is what is set as one, by its style, else by its size; not the lines beside it."""

import pytest

from index.metadata.organisations_list import well_known_publishers
from index.metadata.resolve import communique_of
from index.reading.office.docx import read_docx
from tests.index.making import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {
    "Titre": ("Title", 56),
    "Soustitre": ("Subtitle", 28),
    "Titre1": ("heading 1", 32),
    "Titre2": ("heading 2", 26),
    "Surtitre": ("Surtitre", 20),
    "Normal": ("Normal", 22),
}
STYLE = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:rPr><w:sz w:val="{}"/></w:rPr></w:style>'
TITLE, ABOVE, BELOW = "Les écluses ferment une à une", "Navigation et emploi public", "Les bateliers refusent le plan"
WHO, WHEN = "Fédération des bateliers du Lac", "Maxville, le 12 mars 2024"
TEXT = "La navigation s’arrête chaque soir sur le canal, et la moitié des postes disparaît d’ici deux ans. " * 2


def styled(words: str, style: str = "Normal", size: int | None = None) -> str:
    """A paragraph, as the markup that it is made of; « / » is the end of a line within it."""
    runs = "<w:br/>".join(f"<w:t>{line}</w:t>" for line in words.split(" / "))
    look = f'<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else ""
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{look}{runs}</w:r>'


def title_of(*paragraphs: str) -> str | None:
    styles = "".join(STYLE.format(name, *look) for name, look in STYLES.items())
    made = docx(
        [*paragraphs, styled(TEXT), styled(TEXT)], {"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'}
    )
    title = communique_of(read_docx(made), "a.docx", well_known_publishers()).title
    return title.value if title else None


@pytest.mark.parametrize(
    "lines",
    [
        [styled(ABOVE, "Surtitre"), styled(TITLE, "Titre"), styled(BELOW, "Soustitre")],
        [styled("Les écluses ferment", "Titre"), styled("une à une", "Titre"), styled(BELOW, "Soustitre")],
        [styled("Les écluses / ferment une à une", "Titre"), styled(BELOW, "Soustitre")],
        [styled("COMMUNIQUÉ DE PRESSE", "Titre"), styled(ABOVE), styled(TITLE, "Titre1"), styled(BELOW, "Titre2")],
        [styled(WHO, "Titre"), styled(ABOVE), styled(TITLE, "Titre1"), styled(BELOW)],
        [styled(ABOVE, size=20), styled(TITLE, size=40), styled(BELOW, size=24)],
        [styled(f"Communiqué de la {WHO}", "Titre"), styled(ABOVE), styled(TITLE, size=36), styled(BELOW)],
        [styled(ABOVE, "Titre2"), styled(TITLE, "Titre1"), styled(BELOW, "Titre2")],
    ],
    ids=["Title", "two Titles", "cut", "Title is what it is", "Title is who", "size", "second size", "heading 1"],
)
def test_a_title_is_what_is_set_as_one(lines: list[str]) -> None:
    assert title_of(styled(WHO), styled(WHEN), *lines) == TITLE


def test_several_headings_of_one_level_are_sections_and_no_title() -> None:
    sections = [styled("Le plan de la direction", "Titre1"), styled(TEXT), styled("Nos demandes au ministre", "Titre1")]
    assert title_of(styled(WHO), styled(WHEN), styled(TITLE), *sections) == TITLE


def test_a_letter_in_letters_of_one_size_has_no_title() -> None:
    assert title_of(styled(WHO), styled(WHEN), styled("Madame la Ministre,")) is None
