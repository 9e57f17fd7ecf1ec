"""What the texts speak of and do not tell is not answered: their subject is there, and not the fact."""

from collections.abc import Iterator

import pytest

from index.assemble import open_catalogue
from index.values.files import File
from qa.answer import Answer, NoAnswer
from qa.answerer import Answerer
from qa.assemble import open_answerer

TEXTS = {
    "piscine.txt": (
        "La piscine de Vernay ferme pour deux mois\n\nLa mairie de Vernay ferme la piscine municipale le 3 juin. "
        "Le bassin sera vidé et son carrelage remplacé. Les clubs nageront à Saint-Loup pendant les travaux.\n\n"
        "Le maire, Paul Archer, a reçu les présidents des clubs. La réouverture est prévue le 5 août."
    ),
    "usine.txt": (
        "Grève à l’usine Morin\n\nLa CGT de l’usine Morin appelle à la grève jeudi 12 mars. "
        "Elle demande une hausse des salaires de 80 euros par mois. La direction a proposé 25 euros.\n\n"
        "Un rassemblement aura lieu à 10 heures devant les grilles."
    ),
}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    catalogue = open_catalogue(tmp_path_factory.mktemp("unanswered"))
    catalogue.add([File(name, text.encode()) for name, text in TEXTS.items()])
    yield open_answerer(catalogue)
    catalogue.close()


@pytest.mark.parametrize(
    "question",
    [
        "Combien coûtent les travaux de la piscine de Vernay ?",
        "Quel est le tarif d’entrée de la piscine de Vernay ?",
        "Combien de salariés travaillent à l’usine Morin ?",
        "Quel est le chiffre d’affaires de l’usine Morin ?",
    ],
)
def test_a_fact_that_no_text_tells_is_refused(answerer: Answerer, question: str) -> None:
    assert isinstance(answerer.ask(question), NoAnswer)


@pytest.mark.parametrize(
    "question",
    [
        "Quand la piscine de Vernay rouvre-t-elle ?",
        "Où nageront les clubs de Vernay ?",
        "Combien demande la CGT de l’usine Morin ?",
        "Combien la direction de Morin a-t-elle proposé ?",
        "À quelle heure est le rassemblement devant l’usine Morin ?",
        "Comment s’appelle le maire de Vernay ?",
    ],
)
def test_a_fact_that_a_text_tells_is_answered(answerer: Answerer, question: str) -> None:
    assert isinstance(answerer.ask(question), Answer)
