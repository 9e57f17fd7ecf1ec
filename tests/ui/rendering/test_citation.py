"""A citation as it is pasted."""

import pytest

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from qa.answer import Citation
from ui.rendering.citation import citation_in_full, citation_in_words, words_of

TEXT = "**Nos données** de [santé](#)\nsont\u00a0à nous\u202f!\n\nFin."


def cited(**known: Fact[str] | Fact[PartialDate]) -> Citation:
    communique = Communique(TEXT, **known)  # type: ignore[arg-type]
    return Citation(Passage(communique, Span(0, len(TEXT))), Span(0, TEXT.index("\n\nFin")), 1.0)


def test_a_citation_says_the_words_and_where_they_are_from() -> None:
    citation = cited(
        title=Fact("Nos **données** : non !", Origin.DECLARED),
        source=Fact("CGT", Origin.DECLARED),
        date=Fact(PartialDate(2024, 2, 5), Origin.DECLARED),
    )
    assert citation_in_words(citation) == (
        "«\u202fNos données de santé sont\u00a0à nous\u202f!\u202f» "
        "(CGT, «\u202fNos données : non !\u202f», communiqué du 5\u00a0février\u00a02024)"
    )
    full = f"{citation_in_words(citation)} [empreinte\u00a0: {Communique(TEXT).id}]"
    assert citation_in_full(citation) == full


def test_what_is_not_known_is_said() -> None:
    assert "(source inconnue, sans titre, communiqué non daté)" in citation_in_words(cited())


@pytest.mark.parametrize("end", ["Nos données", "Nos données de santé sont"])
def test_a_citation_is_on_one_line(end: str) -> None:
    assert "\n" not in citation_in_words(cited(title=Fact(f"{end}\nsuite", Origin.DECLARED)))


def test_the_words_that_say_who_speaks_come_with_the_quote_and_the_cut_is_marked() -> None:
    text = "Véran écrivait : « Le risque\nexiste. Je le sais. » Fin."
    start = text.index("Je le")
    citation = Citation(Passage(Communique(text), Span(0, len(text))), Span(start, start + 13), 1.0, (Span(0, 16),))
    assert words_of(citation) == "Véran écrivait : […] Je le sais. »"
    assert "[…]" in citation_in_words(citation)


def test_nothing_is_marked_where_only_space_and_marks_lie_between() -> None:
    text = "Véran écrivait :\n\n« Je le sais. »"
    citation = Citation(Passage(Communique(text), Span(0, len(text))), Span(18, len(text)), 1.0, (Span(0, 16),))
    assert words_of(citation) == "Véran écrivait : « Je le sais. »"


def test_what_names_the_speaker_after_the_quote_is_shown_after_it() -> None:
    text = "« Le risque existe. Je le sais. Voilà. », écrit Véran. Fin."
    start, said = text.index("Je le"), text.index("écrit")
    quoted = Span(start, start + len("Je le sais."))
    citation = Citation(Passage(Communique(text), Span(0, len(text))), quoted, 1.0, (Span(said, text.index(" Fin")),))
    assert words_of(citation) == "Je le sais. […] écrit Véran."


def test_the_title_that_stands_beside_it_is_not_said_again() -> None:
    text = "Nos données\n\nElles sont à nous. Fin."
    communique = Communique(text, title=Fact("Nos données", Origin.STATED, Span(0, 11)))
    citation = Citation(Passage(communique, Span(0, len(text))), Span(13, 31), 1.0, (Span(0, 11),))
    assert words_of(citation) == "Elles sont à nous."
    title = Citation(Passage(communique, Span(0, len(text))), Span(0, 11), 1.0)
    assert words_of(title) == "Nos données"


def test_a_citation_says_where_it_was_published_and_what_is_to_be_known_of_its_words() -> None:
    page, mail = (
        Citation(Passage(communique, Span(0, len(TEXT))), Span(0, 5), 1.0)
        for communique in (
            Communique(TEXT, address="https://cgt.fr/a", legibility=70),
            Communique(TEXT, address="mid:1@cgt.fr", legibility=95, language="en"),
        )
    )
    assert citation_in_words(page).endswith("communiqué non daté, lu sur une image, mots incertains, https://cgt.fr/a)")
    assert citation_in_words(mail).endswith("communiqué non daté, texte en anglais)")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Il faut :\n- le fret\ndu nord ;\n- un plan.", "Il faut : •\u00a0le fret du nord ; •\u00a0un plan."),
        ("→ le fret\n→ le gaz", "•\u00a0le fret •\u00a0le gaz"),
        ("1. le fret\n2. le gaz", "1. le fret 2. le gaz"),
        ("Le quai – le plus\nlong – ferme.", "Le quai – le plus long – ferme."),
    ],
)
def test_items_stand_behind_bullets_and_line_ends_are_joined(text: str, written: str) -> None:
    assert words_of(Citation(Passage(Communique(text), Span(0, len(text))), Span(0, len(text)), 1.0)) == written


TABLE = "Tarifs\n\n| Produit | Prix |\n| --- | ---: |\n| Miel | 8 € |\n| Cidre | 4 € |\n\nLe prix a|b reste."


def test_rows_of_a_table_stand_without_their_outer_marks_and_apart() -> None:
    head, row, end = (TABLE.index(words) for words in ("| Produit", "| Miel", "\n\nLe"))
    passage = Passage(Communique(TABLE), Span(0, len(TABLE)))
    beside = Citation(passage, Span(row, row + 14), 1.0, (Span(head, head + 18),))
    assert words_of(beside) == "Produit | Prix / Miel | 8 €", "the rule under the head is no cut"
    assert words_of(Citation(passage, Span(head, end), 1.0)) == "Produit | Prix / Miel | 8 € / Cidre | 4 €"
    assert words_of(Citation(passage, Span(end + 2, len(TABLE)), 1.0)) == "Le prix a|b reste."
