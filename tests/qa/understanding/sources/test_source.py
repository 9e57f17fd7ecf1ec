import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.metadata.organisations import Publisher
from index.values.kinds import Kind
from qa.understanding.sources.kinds_of_sources import kind_of
from qa.understanding.sources.names import publishers_with
from qa.understanding.sources.source import find_sources

INDEXED = ["CGT", "CFTC", "Microsoft"]

# A question, those who are asked, and the words that name them.
ASKED = """
Que dit la CGT ? | CGT | la CGT
Que disait la C.G.T. en février 2024 ? | CGT | la C.G.T.
que pense la cgt de microsoft | CGT | la cgt
Comment réagit la Cgt à Microsoft | CGT | la Cgt
Que disent les cégétistes de Microsoft ? | CGT | les cégétistes
Que disent les cegetistes ? | CGT | les cegetistes
Que dit la Confédération générale du travail ? | CGT | la Confédération générale du travail
Que propose le syndicat CGT ? | CGT | le syndicat CGT
Que disent les élus de la CGT ? | CGT | les élus de la CGT
Que dit la CFTC de Microsoft ? | CFTC | la CFTC
Que dit la CFTC de la CGT ? | CFTC | la CFTC
Que dit Microsoft ? | Microsoft | Microsoft
Que répond Microsoft à la CGT ? | Microsoft | Microsoft
Qu'a publié la CFTC depuis mars ? | CFTC | la CFTC
Qu’exige la CGT ? | CGT | la CGT
Qu'en dit la CFTC ? | CFTC | la CFTC
Que craint la CFTC ? | CFTC | la CFTC
De quoi s'inquiète la CFTC ? | CFTC | la CFTC
Que reproche la CGT à Microsoft ? | CGT | la CGT
Quelles solutions propose la CGT ? | CGT | la CGT
Qu'est-ce que la CGT dit de Microsoft ? | CGT | la CGT
Est-ce que la CGT soutient Microsoft ? | CGT | la CGT
La CGT est-elle contre Microsoft ? | CGT | La CGT
La CFTC a-t-elle publié un communiqué ? | CFTC | La CFTC
Pourquoi la CGT s'oppose-t-elle à Microsoft ? | CGT | la CGT
Pourquoi la CGT critique-t-elle Microsoft ? | CGT | la CGT
Où la CGT veut-elle héberger les données ? | CGT | la CGT
Quel hébergement la CGT exige-t-elle ? | CGT | la CGT
Selon la CFTC, que faut-il faire ? | CFTC | la CFTC
Où héberger les données d'après la CFTC ? | CFTC | la CFTC
Pour la CGT, où héberger les données ? | CGT | la CGT
La position de la CGT sur Microsoft | CGT | la CGT
avis de la CFTC sur Microsoft | CFTC | la CFTC
Quel est le point de vue de la CGT ? | CGT | la CGT
les communiqués de la CFTC | CFTC | la CFTC
communiqués CGT | CGT | CGT
Que disent les communiqués de la CGT sur la CFTC ? | CGT | la CGT
communiqués de Microsoft | Microsoft | Microsoft
CGT : hébergement chez Microsoft | CGT | CGT
Quelle position a pris la CGT en 2024 ? | CGT | la CGT
Que mandate la CGT ? | CGT | la CGT
De quoi a peur la CFTC ? | CFTC | la CFTC
Que disait en 2024 la CGT de Microsoft ? | CGT | la CGT
la cgt elle dit quoi de microsoft | CGT | la cgt
Microsoft est-il critiqué par la CGT ? | CGT | la CGT
La CGT et la CFTC sont-elles d'accord ? | CFTC CGT | La CGT+la CFTC
Qui de la CGT ou de la CFTC parle de Microsoft ? | CFTC CGT | la CGT+la CFTC
Que dit la Confédération générale du travail (CGT) ? | CGT | la Confédération générale du travail+CGT
Et la CFTC ? | CFTC | la CFTC
Et selon la CFTC ? | CFTC | la CFTC
Que demandent la CGT et la CFTC ? | CFTC CGT | la CGT+la CFTC
Selon la CGT, la CFTC et Microsoft, que faire ? | CFTC CGT Microsoft | la CGT+la CFTC+Microsoft
Comparer la CGT et la CFTC sur l'hébergement | CFTC CGT | la CGT+la CFTC
Que disent les syndicats de Microsoft ? | CFTC CGT | les syndicats
Quels syndicats sont contre Microsoft ? | CFTC CGT | Quels syndicats
Les syndicats sont-ils contre Microsoft ? | CFTC CGT | Les syndicats
La position des organisations syndicales | CFTC CGT | des organisations syndicales
"""

# A name that is spoken of, or none.
SPOKEN_OF = """
Qui critique la CGT ?
Qui parle de la CGT ?
Qui dit que la CGT critique Microsoft ?
Qui est contre Microsoft ?
Que reproche-t-on à la CGT ?
l'accord entre la CGT et la SNCF
l'hébergement chez Microsoft
Quelles données Microsoft héberge-t-il ?
Où est le siège de la CGT ?
Combien d'adhérents a la CGT ?
Que dit la loi ?
Que dit le sud de la France ?
Que dit la confédération ?
Quelle association organise la fête ?
Un syndicat évoque des policiers malades
Macron et les syndicats : deux ans de relation tendue
2024
"""


def asked(table: str) -> list[tuple[str, list[str], list[str]]]:
    rows = [row.rsplit(" | ", 2) for row in table.strip().splitlines()]
    return [(question, names.split(), words.split("+")) for question, names, words in rows]


@pytest.mark.parametrize(("question", "names", "words"), asked(ASKED))
def test_who_speaks_is_found_with_the_words_that_name_it(question: str, names: list[str], words: list[str]) -> None:
    found = find_sources(question, INDEXED)
    assert sorted(found.sources) == names
    assert [span.of(question) for span in found.spans] == words
    assert not found.unknown


@pytest.mark.parametrize("question", SPOKEN_OF.strip().splitlines())
def test_what_is_spoken_of_stays_a_word_of_the_question(question: str) -> None:
    found = find_sources(question, INDEXED)
    assert (found.sources, found.unknown) == (frozenset(), ())


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Que dit FO de Microsoft ?", "de FO"),
        ("En 2021, que demandait Force ouvrière ?", "de FO"),
        ("Que pense le Medef de la CGT ?", "du Medef"),
        ("La position du MEDEF", "du Medef"),
        ("Quelle est la position de l’UNSA ?", "de l’UNSA"),
        ("Que disent les associations ?", "d’association"),
        ("Que dit SUD ?", "de Solidaires"),
    ],
)
def test_a_well_known_source_that_nothing_is_indexed_of_is_said(question: str, unknown: str) -> None:
    found = find_sources(question, INDEXED)
    assert (found.sources, found.unknown) == (frozenset(), (unknown,))


def test_the_confederation_is_the_only_one_indexed() -> None:
    assert find_sources("Que dit la confédération ?", ["CGT", "Microsoft"]).sources == {"CGT"}


def test_a_source_written_in_two_ways_is_both() -> None:
    assert find_sources("Que dit la CGT ?", ["CGT", "C.G.T.", "CFTC"]).sources == {"CGT", "C.G.T."}


def test_an_organisation_is_asked_with_its_parts_and_a_part_by_itself() -> None:
    assert find_sources("Que dit la CGT ?", ["CGT Santé", "CFTC"]).sources == {"CGT Santé"}
    assert find_sources("Que dit la CGT ?", ["CGT Santé", "CGT"]).sources == {"CGT", "CGT Santé"}
    assert find_sources("Que dit la CGT Santé ?", ["CGT Santé", "CGT"]).sources == {"CGT Santé"}


def test_a_name_that_no_table_knows_is_found_too() -> None:
    assert find_sources("Que dit la mairie de Lyon ?", ["Mairie de Lyon"]).sources == {"Mairie de Lyon"}
    assert find_sources("Qu'exige l'Évêché d'Évreux ?", ["Évêché d’Évreux"]).sources == {"Évêché d’Évreux"}


def test_a_name_alone_speaks_only_where_it_follows_a_question() -> None:
    assert find_sources("la CFTC ?", INDEXED).sources == frozenset()
    assert find_sources("la CFTC ?", INDEXED, alone=True).sources == {"CFTC"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CGT", Kind.UNION),
        ("CGT Santé", Kind.UNION),
        ("Confédération française des travailleurs chrétiens", Kind.UNION),
        ("Syndicat des avocats de France", Kind.UNION),
        ("Medef", Kind.EMPLOYERS),
        ("Collectif des usagers", Kind.ASSOCIATION),
        ("Ministère de la Santé", Kind.PUBLIC),
        ("Microsoft", Kind.COMPANY),
        ("Les Écologistes", Kind.PARTY),
        ("Bateliers du Lac", None),
    ],
)
def test_a_name_tells_its_kind(name: str, kind: Kind | None) -> None:
    assert kind_of(name, publishers_with(())) is kind


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_any_text_and_any_names_are_read(text: str, names: list[str]) -> None:
    found = find_sources(text, names)
    assert found.sources <= set(names)
    assert bool(found.sources) == bool(found.spans)
    assert all(span.of(text) for span in (*found.spans, *found.unknown_spans))


@pytest.mark.parametrize("question", ["Que dit la CNIL ?", "Que font les pouvoirs publics ?"])
def test_a_public_body_that_nothing_is_indexed_of_is_a_subject_since_others_quote_it(question: str) -> None:
    found = find_sources(question, INDEXED)
    assert (found.sources, found.spans, found.unknown) == (frozenset(), (), ())


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("Quelle position sur l'hébergement chez la CGT ?", {"CGT"}),
        ("retraites chez les cégétistes", {"CGT"}),
        ("Que dit la CFTC de l'emploi chez la CGT ?", {"CFTC"}),
        ("Les salaires chez la CGT baissent-ils ?", set()),
        ("Que pense-t-on de l'hébergement chez Microsoft ?", set()),
    ],
)
def test_a_question_that_ends_with_chez_looks_there(question: str, sources: set[str]) -> None:
    assert find_sources(question, ["CGT", "CFTC", "Microsoft"]).sources == sources


OWN = (
    Publisher("Toits pour tous", ("TPT", "Collectif pour le logement"), kind=Kind.ASSOCIATION),
    Publisher("Solidarité rail", kind=Kind.UNION),
)


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("Que disent les associations du logement ?", {"Toits pour tous", "LDH"}),
        ("Que demandent les syndicats ?", {"CGT", "Solidarité rail"}),
        ("Que dit le T.P.T. du logement ?", {"Toits pour tous"}),
        ("Que propose le Collectif pour le logement ?", {"Toits pour tous"}),
        ("Que disent les institutions publiques du logement ?", set()),
    ],
)
def test_a_person_s_own_list_names_sources_and_says_what_they_are(question: str, sources: set[str]) -> None:
    names = ["CGT", "LDH", "Solidarité rail", "Toits pour tous"]
    assert find_sources(question, names, OWN).sources == sources


SOURCES = [
    "CGT", "UL CGT de Brissac", "CFDT", "FO", "Syndicat des avocats de France", "Exodus Privacy", "Exégètes amateurs",
    "Conseil national du logiciel libre", "Dinum", "La Quadrature du Net", "Framasoft", "Medef", "Ministère du Travail",
    "Ministère de la Culture", "Association des usagers du canal (AUC)", "Les Écologistes", "Bateliers du Lac",
]  # fmt: skip
_UNIONS = {"CGT", "UL CGT de Brissac", "CFDT", "FO", "Syndicat des avocats de France"}


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("Que dit le SAF ?", {"Syndicat des avocats de France"}),
        ("Que dit Exodus des pisteurs ?", {"Exodus Privacy"}),
        ("Que disent les Exégètes ?", {"Exégètes amateurs"}),
        ("Que disait le CNLL en 2013 ?", {"Conseil national du logiciel libre"}),
        ("Que dit la DINUM ?", {"Dinum"}),
        ("que dit la direction interministérielle du numérique", {"Dinum"}),
        ("Que propose l’AUC ?", {"Association des usagers du canal (AUC)"}),
        ("Que propose l’association des usagers du canal ?", {"Association des usagers du canal (AUC)"}),
        ("que dit framasfot", {"Framasoft"}),
        ("Que dit la Quadratrue du Net ?", {"La Quadrature du Net"}),
        ("Que dit LQDN ?", {"La Quadrature du Net"}),
        ("Que dit la CGT ?", {"CGT", "UL CGT de Brissac"}),
        ("Que dit l’UL CGT de Brissac ?", {"UL CGT de Brissac"}),
        ("Que disent les ministères ?", {"Ministère du Travail", "Ministère de la Culture"}),
        ("Que dit le patronat ?", {"Medef", "Conseil national du logiciel libre"}),
        ("Que disent les partis politiques ?", {"Les Écologistes"}),
        ("Que disent tous les syndicats sauf la CGT ?", _UNIONS - {"CGT", "UL CGT de Brissac"}),
        ("Que disent les syndicats, hors CFDT, des retraites ?", _UNIONS - {"CFDT"}),
        ("Que disent les syndicats hormis la CGT et la CFDT ?", {"FO", "Syndicat des avocats de France"}),
        ("Que disent-ils tous, sauf le Medef ?", {*SOURCES} - {"Medef"}),
        ("Que refuse le syndicat des cheminots ?", set()),
        ("Que dit le bateau ?", set()),
    ],
)
def test_a_source_is_understood_by_its_parts_its_sigle_its_family_and_with_slips(
    question: str, sources: set[str]
) -> None:
    assert find_sources(question, SOURCES).sources == sources


def test_the_words_that_leave_a_source_out_are_understood_with_it() -> None:
    question = "Que disent les syndicats, hors CFDT, des retraites ?"
    assert [span.of(question) for span in find_sources(question, SOURCES).spans] == ["les syndicats", "hors CFDT"]


def test_a_sigle_that_speaks_and_names_no_source_is_told() -> None:
    assert find_sources("Que disait la FNBX en 2021 ?", SOURCES).unheard == ("FNBX",)
    assert find_sources("Combien coûte le RER ?", SOURCES).unheard == ()
    assert find_sources("QUE DIT LA LOI ?", SOURCES).unheard == ()
