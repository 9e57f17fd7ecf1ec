"""Who demands and who objects, in the words of the texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assemble import open_catalogue
from index.catalogue import Catalogue
from index.french.words import search_words
from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.files import File
from qa.answer import Answer, NoAnswer, Reason
from qa.assemble import open_answerer
from qa.librarian import Librarian
from qa.overviews.comparison import Comparison
from qa.quoting.claims import stands, ways_to_stand
from qa.understanding.intent.stance import Stand

HOSPITAL = (
    "COMMUNIQUÉ CGT\n\nMontreuil, le 4 mars 2024\n\nL’hôpital ferme des lits. Le ministre demande de la patience.\n\n"
    "La CGT exige :\n- dix mille embauches\n- la fin des fermetures\n\nLe mouvement se poursuit.\n\n"
    "Il est urgent d’agir. La CGT dénonce le mépris du ministère."
)
SCHOOL = (
    "COMMUNIQUÉ CFTC\n\nParis, le 2 avril 2024\n\nLes classes débordent. Nous réclamons un plan pour l’école."
    " La CFTC salue les maîtres mais regrette leurs salaires."
)


def said(text: str, stand: Stand, author: str = "CGT") -> list[str]:
    one = Communique(text, source=Fact(author, Origin.DECLARED))
    return [said.span.of(one.text) for said in stands(Passage(one, Span(0, len(one.text))), stand)]


@pytest.mark.parametrize(
    "sentence",
    [
        "La CGT exige l’ouverture de négociations.",
        "La CGT, avec ses unions locales, réclame dix postes.",
        "Nous demandons un moratoire.",
        "Notre fédération appelle à la grève.",
        "La CGT approuve ce projet mais demande des garanties.",
        "Il est plus que temps d’agir.",
        "Il faut des lits.",
    ],
)
def test_a_demand_is_what_the_author_wants(sentence: str) -> None:
    assert said(f"Le décret est paru. {sentence} Il fait froid.", Stand.DEMAND) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministre demande des efforts.",
        "Les autorités peuvent exiger ces données.",
        "La CGT s’appelle ainsi depuis 1895.",
        "La CGT ne demande rien.",
        "Le syndicat que le patronat invite est absent.",
    ],
)
def test_what_others_want_is_not_a_demand(sentence: str) -> None:
    assert said(f"Le décret est paru. {sentence}", Stand.DEMAND) == []


@pytest.mark.parametrize(
    ("author", "text", "demands"),
    [
        ("CGT", "Selon la CGT, rien n’est prêt. Elle exige un report.", True),
        ("CGT", "Pour la CGT, le texte est flou. Elle exige son retrait.", True),
        ("FSU", "La FSU ne signera pas. Elle juge le texte flou. Elle demande son retrait.", True),
        ("CGT", "Le préfet a reçu la CGT. Il demande le calme.", False),
        ("CGT", "Pour la CGT, la direction ment. Elle exige la reprise du travail.", False),
        ("CGT", "Le maire a vu la direction. Elle hésite. Elle exige la reprise du travail.", False),
        ("LDH", "Aux yeux de la LDH, ce texte est inutile. Elle réclame son abandon.", True),
        ("FCPE", "Pour la FCPE, la mairie se défausse. Elle demande aux parents de payer.", False),
        ("CFTC", "D’après la CFTC, ces chiffres sont faux. Elle souhaite un audit.", True),
        ("Secours populaire", "Pour le Secours populaire, la situation empire. Il demande des dons.", True),
        ("Secours populaire", "Pour le Secours populaire, ce contrôle est absurde. Il demande des dons.", True),
        ("Secours populaire", "Pour le Secours populaire, ce maire exagère. Il demande des comptes.", False),
        ("Solidaires", "Avec Solidaires, la mairie négocie. Elle réclame du temps.", False),
    ],
)
def test_they_are_who_speaks_only_where_nobody_else_can_be(author: str, text: str, demands: bool) -> None:
    """Eight that the rule was written for, and five that it was not, all right at first (2026-11-30)."""
    last = text.rpartition(". ")[2]
    assert (last in said(text, Stand.DEMAND, author)) is demands


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("FSU-SNUipp", "Le SNUipp demande une cellule de crise."),
        ("Fondation Abbé Pierre", "La Fondation demande mille places."),
        ("Comité de Sarlat", "Hier soir, le comité réclame douze lits."),
        ("Union familiale de Brive (UDAF)", "L’UDAF réclame un tarif social."),
        (
            "Union familiale de Brive",
            "Elle est ici. L’UFB agit.\n\nUnion familiale de Brive (UFB)\n\nL’UFB réclame un tarif.",
        ),
        ("CGT Cheminots", "La CGT exige le maintien des guichets."),
        ("Sortir du nucléaire", "Le Réseau demande l’arrêt du réacteur."),
        ("UL CGT de Brissac", "À Brissac, la CGT demande des garanties."),
        ("France Nature Environnement", "FNE demande des chiens."),
        ("Observatoire des loyers", "L’Observatoire demande un plafond."),
    ],
)
def test_a_text_calls_its_author_by_other_names(author: str, text: str) -> None:
    assert said(text, Stand.DEMAND, author) == [text.rpartition("\n")[2]]


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Ligue de l’enseignement", "La Ligue de football demande un stade."),
        ("Comité de Sarlat", "Le comité d’entreprise demande un stade."),
        ("Union familiale de Brive", "L’union des bailleurs demande un stade."),
    ],
)
def test_another_of_the_same_kind_is_not_the_author(author: str, text: str) -> None:
    assert said(text, Stand.DEMAND, author) == []


def test_a_list_comes_with_the_demand_that_announces_it() -> None:
    assert said(HOSPITAL, Stand.DEMAND) == [
        "La CGT exige :\n- dix mille embauches\n- la fin des fermetures",
        "Il est urgent d’agir.",
    ]


def test_an_objection_is_another_stand() -> None:
    assert said(HOSPITAL, Stand.OBJECTION) == ["La CGT dénonce le mépris du ministère."]


@pytest.mark.parametrize("stand", list(Stand))
@given(text=st.text(alphabet="LaCGTexigdénous .:\n-mais", max_size=80))
def test_whatever_takes_a_stand_holds_one_of_the_words_looked_for(stand: Stand, text: str) -> None:
    words = {way[0] for way in ways_to_stand(stand)}
    for sentence in said(f"Début. {text}", stand):
        assert words & set(search_words(sentence))


@pytest.fixture(scope="module")
def librarian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Librarian]:
    catalogue: Catalogue = open_catalogue(tmp_path_factory.mktemp("stands"))
    catalogue.add([File("hopital.txt", HOSPITAL.encode()), File("ecole.txt", SCHOOL.encode())])
    yield open_answerer(catalogue)
    catalogue.close()


def test_the_latest_demands_come_first(librarian: Librarian) -> None:
    reply = librarian.ask("Que demandent la CGT et la CFTC au gouvernement ?")
    assert isinstance(reply, Answer)
    assert [citation.quote.split()[:3] for citation in reply.citations] == [
        ["Nous", "réclamons", "un"],
        ["La", "CGT", "exige"],
        ["Il", "est", "urgent"],
    ]
    assert reply.confidence is None


def test_a_demand_that_is_posted_again_is_shown_once_with_the_other_text(tmp_path: Path) -> None:
    again = HOSPITAL.replace("4 mars", "7 mars").replace("L’hôpital ferme des lits.", "Deux cliniques ferment aussi.")
    catalogue = open_catalogue(tmp_path)
    catalogue.add([File("un.txt", HOSPITAL.encode()), File("deux.txt", again.encode())])
    reply = open_answerer(catalogue).ask("Que demande la CGT ?")
    assert isinstance(reply, Answer)
    assert [citation.quote.split()[:2] for citation in reply.citations] == [["La", "CGT"], ["Il", "est"]]
    assert [len(citation.repeated) for citation in reply.citations] == [1, 1]
    catalogue.close()


def test_demands_stand_side_by_side(librarian: Librarian) -> None:
    comparison = librarian.compare("Que demandent la CGT et la CFTC ?")
    assert isinstance(comparison, Comparison)
    assert [(column.source, column.citations[0].quote.split()[0]) for column in comparison.columns] == [
        ("CFTC", "Nous"),
        ("CGT", "La"),
    ]


def test_who_demands_nothing_of_that_day_gets_a_refusal(librarian: Librarian) -> None:
    assert isinstance(librarian.ask("Que dénonce la CFTC ?"), Answer)
    none = librarian.ask("Que demande la CFTC en 2021 ?")
    assert isinstance(none, NoAnswer)
    assert none.reason is Reason.FILTERED_OUT
