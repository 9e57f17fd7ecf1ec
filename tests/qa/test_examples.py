"""Questions that are offered: of each source in its turn, as one would say them."""

from index.values.communique import Communique, Fact, Origin
from qa.examples import examples


def of(source: str, subject: str, number: int) -> Communique:
    return Communique(f"Texte {number}. Nous parlons de {subject}.", source=Fact(source, Origin.DECLARED))


def test_each_source_has_its_turn() -> None:
    texts = [
        of("CGT", "la réforme des retraites", 1),
        of("CGT", "la gestion des stocks", 2),
        of("FO", "la baisse des salaires", 3),
    ]
    asked = [question.replace("\u202f", " ") for question in examples(texts)]
    assert asked == [
        "Que dit CGT de la réforme des retraites ?",
        "Que dit FO de la baisse des salaires ?",
        "Que dit CGT de la gestion des stocks ?",
    ]


def test_an_article_is_contracted() -> None:
    texts = [
        of("CGT", "les conditions de travail", 1),
        of("FO", "le budget de santé", 2),
        of("SUD", "l’hébergement des données", 3),
    ]
    assert [question.split("CGT ")[-1].split("FO ")[-1].split("SUD ")[-1] for question in examples(texts)] == [
        "des conditions de travail\u202f?",
        "du budget de santé\u202f?",
        "de l’hébergement des données\u202f?",
    ]
