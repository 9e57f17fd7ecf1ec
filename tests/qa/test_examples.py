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
        "Que dit la CGT de la réforme des retraites ?",
        "Que dit FO de la baisse des salaires ?",
        "Que dit la CGT de la gestion des stocks ?",
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


def test_the_article_before_a_source_is_that_of_the_list_or_of_any_of_its_texts() -> None:
    texts = [
        of("MiNumEco", "la sobriété des serveurs", 1),
        of("MiNumEco", "la durée des écrans. La MiNumEco publie un guide", 2),
        of("UNSA", "la baisse des salaires", 3),
        of("Solidaires", "la hausse des loyers", 4),
    ]
    asked = [question.replace("\u202f", " ") for question in examples(texts)]
    assert asked == [
        "Que dit la MiNumEco de la sobriété des serveurs ?",
        "Que dit l’UNSA de la baisse des salaires ?",
        "Que dit Solidaires de la hausse des loyers ?",
        "Que dit la MiNumEco de la durée des écrans ?",
    ]


def test_what_the_title_speaks_of_comes_before_what_the_text_repeats() -> None:
    text = "Le secrétaire de séance ouvre. Le secrétaire de séance ferme. La fermeture des écluses est votée."
    (asked, *_) = examples([Communique(text, title=Fact("Contre la fermeture des écluses", Origin.DECLARED))])
    assert asked == "Que disent les communiqués de la fermeture des écluses\u202f?"


def test_a_phrase_does_not_end_in_a_word_that_announces_another() -> None:
    for written in ("de leurs", "de cette", "d’autres", "des mêmes"):
        said = f"l’ensemble {written} accords, l’ensemble {written} accords et la hausse des loyers"
        assert [question.split("CGT ")[1] for question in examples([of("CGT", said, 1)])] == [
            "de la hausse des loyers\u202f?"
        ]


def test_an_inclusive_word_is_not_cut_in_two() -> None:
    for written in ("assuré·es", "assuré.e.s", "assuré-es", "assuré•e•s"):
        said = f"l’ensemble des {written}, l’ensemble des {written} et la hausse des loyers"
        assert [question.split("CGT ")[1] for question in examples([of("CGT", said, 1)])] == [
            "de la hausse des loyers\u202f?"
        ]
