"""A citation as it is pasted."""

import pytest

from index.communique import Communique, Fact, Origin, Passage, Span
from index.french.dates import PartialDate
from qa.answer import Citation
from ui.citing import citation_in_words, words_of

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
        "(CGT, communiqué «\u202fNos données : non !\u202f», 5\u00a0février\u00a02024) "
        f"[empreinte\u00a0: {Communique(TEXT).id}]"
    )


def test_what_is_not_known_is_said() -> None:
    assert "(source inconnue, communiqué sans titre, non daté)" in citation_in_words(cited())


@pytest.mark.parametrize("end", ["Nos données", "Nos données de santé sont"])
def test_a_citation_is_on_one_line(end: str) -> None:
    assert "\n" not in citation_in_words(cited(title=Fact(f"{end}\nsuite", Origin.DECLARED)))


def test_the_words_that_say_who_speaks_come_with_the_quote_and_the_cut_is_marked() -> None:
    text = "Véran écrivait : « Le risque\nexiste. Je le sais. » Fin."
    start = text.index("Je le")
    citation = Citation(Passage(Communique(text), Span(0, len(text))), Span(start, start + 13), 1.0, Span(0, 16))
    assert words_of(citation) == "Véran écrivait : […] Je le sais. »"
    assert "[…]" in citation_in_words(citation)


def test_nothing_is_marked_where_only_space_and_marks_lie_between() -> None:
    text = "Véran écrivait :\n\n« Je le sais. »"
    citation = Citation(Passage(Communique(text), Span(0, len(text))), Span(18, len(text)), 1.0, Span(0, 16))
    assert words_of(citation) == "Véran écrivait : « Je le sais. »"


def test_what_names_the_speaker_after_the_quote_is_shown_after_it() -> None:
    text = "« Le risque existe. Je le sais. Voilà. », écrit Véran. Fin."
    start, said = text.index("Je le"), text.index("écrit")
    quoted = Span(start, start + len("Je le sais."))
    citation = Citation(Passage(Communique(text), Span(0, len(text))), quoted, 1.0, Span(said, text.index(" Fin")))
    assert words_of(citation) == "Je le sais. […] écrit Véran."
