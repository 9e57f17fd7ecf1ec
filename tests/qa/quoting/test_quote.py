import numpy as np
import pytest

from index.french.words import search_words
from index.values.communique import Communique, Fact, Origin, Passage, Span
from qa.quoting.quote import Quoter
from qa.ranking.matching import WordVectors
from qa.understanding.intent.answer_type import AnswerType

# « usa » lies close to « etat » and « unis », everything else is far from everything.
VECTORS = WordVectors(["usa", "etats", "unis", "grève"], np.array([[1, 0, 0], [0.9, 0.4, 0], [0.9, 0.4, 0], [0, 0, 1]]))

FILLING = "et de patience, " * 26 + "dit la légende"


def quoted(text: str, question: str, asked: AnswerType = AnswerType.ANYTHING, title: str = "") -> str:
    stated = Fact(title, Origin.STATED, Span(text.index(title), text.index(title) + len(title))) if title else None
    communique = Communique(text, title=stated)
    idf_weights = dict.fromkeys(search_words(question), 1.0)
    return Quoter(VECTORS)(Passage(communique, Span(0, len(text))), idf_weights, asked).span.of(text)


def test_the_sentence_that_says_most_of_the_question_is_quoted() -> None:
    text = "Le ciel est bleu. Les salaires baissent depuis mars. La mer monte."
    assert quoted(text, "Pourquoi les salaires baissent-ils ?") == "Les salaires baissent depuis mars."


def test_a_word_counts_by_the_closest_word_of_the_sentence() -> None:
    text = "Les données restent ici. Des transferts vers les USA sont possibles."
    assert quoted(text, "Partent-elles aux États-Unis ?") == "Des transferts vers les USA sont possibles."


def test_neighbours_that_may_as_well_be_the_answer_are_quoted_together() -> None:
    text = "La mer monte. Les salaires baissent. Les salaires stagnent aussi. Le ciel est bleu."
    assert quoted(text, "salaires") == "Les salaires baissent. Les salaires stagnent aussi."
    assert quoted("Rien du tout. Rien de plus.", "grève") == "Rien du tout. Rien de plus."


def test_a_long_sentence_must_be_more_likely_than_a_short_one() -> None:
    other = "Les salaires du port et des docks stagnent aussi"
    said = "Les salaires des marins baissent depuis mars."
    assert quoted(f"{said} {other}.", "salaires marins mars port").endswith(f"{other}.")
    longer = f"{other}, comme chacun le sait ici, {'et le redit souvent, ' * 10}hélas."
    assert quoted(f"{said} {longer}", "salaires marins mars port") == said


def test_several_sentences_are_at_most_600_characters() -> None:
    sentence = "Les salaires baissent un peu dans le port de la ville voisine depuis le mois dernier, dit-on."
    whole = " ".join([sentence] * 8)
    assert len(sentence) == 93
    assert quoted(whole, "salaires") == " ".join([sentence] * 6)


def test_of_a_text_without_full_stops_only_what_the_passage_holds_is_quoted() -> None:
    text = "La houle est longue et rien ne la coupe " * 1_000
    passage = Passage(Communique(text), Span(4_000, 5_000))
    span = Quoter(VECTORS)(passage, dict.fromkeys(search_words("houle"), 1.0), AnswerType.ANYTHING).span
    assert span == Span(4_000, 4_999), "without the space at its end"


def test_a_sentence_that_opens_with_il_comes_with_the_one_that_it_leans_on() -> None:
    text = "La mer monte. Le phare fut bâti en pierre. Il a coûté mille francs à la grève du port."
    assert quoted(text, "coûté francs grève port").startswith("Le phare fut bâti en pierre. Il a coûté")
    alone = text.replace("Il a", "Jean a")
    assert quoted(alone, "coûté francs grève port").startswith("Jean a coûté")


def test_what_is_announced_comes_with_the_words_that_say_who_speaks() -> None:
    text = (
        "Rien à signaler ici. Olivier Véran écrivait à la Cnil :\n\n« Je partage vos préoccupations. » La suite vient."
    )
    whole = "Olivier Véran écrivait à la Cnil :\n\n« Je partage vos préoccupations. »"
    assert quoted(text, "Qu’écrivait Olivier Véran ?") == whole
    assert quoted(text, "Qui partage ces préoccupations ?") == whole


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (AnswerType.DATE, "La tour fut bâtie en mai 1889."),
        (AnswerType.NUMBER, "La tour fut bâtie par trois cents ouvriers."),
        (AnswerType.REASON, "La tour fut bâtie parce qu’elle manquait."),
        (AnswerType.PLACE, "La tour fut bâtie à Paris."),
        (AnswerType.PERSON, "La tour fut bâtie par Gustave Eiffel."),
    ],
)
def test_what_the_question_asks_for_is_preferred(asked: AnswerType, expected: str) -> None:
    text = f"La tour fut bâtie par amour, {FILLING}. Le ciel est bleu au-dessus des toits. {expected}"
    assert quoted(text, "tour bâtie", asked) == expected
    assert quoted(text, "tour bâtie").startswith("La tour fut bâtie par amour")


def test_a_name_that_the_question_says_is_not_its_answer() -> None:
    text = (
        f"À Paris, la tour fut bâtie par amour, {FILLING}. Le ciel est bleu sur les toits. La tour, à Paris, fut bâtie."
    )
    assert quoted(text, "tour bâtie Paris", AnswerType.PLACE).startswith("À Paris, la tour")
    assert quoted(text.replace("à Paris", "à Lyon"), "tour bâtie", AnswerType.PLACE) == "La tour, à Lyon, fut bâtie."


def test_a_sentence_that_leans_on_one_that_tells_is_likelier() -> None:
    text = "La grève du port et des docks vise les salaires des marins. {} vise le port, les docks et les marins."
    assert quoted(text.format("Elle"), "grève port docks salaires marins") == text.format("Elle")
    assert quoted(text.format("Paul"), "grève port docks salaires marins").endswith("salaires des marins.")


def test_a_word_that_every_sentence_says_tells_little() -> None:
    said = f"Les salaires baissent, {'et de mois en mois, ' * 6}c’est dit."
    text = f"{said} {said} {said} La grève commence demain."
    assert quoted(text, "salaires grève") == "La grève commence demain."


def test_a_heading_and_the_title_are_quoted_only_where_there_is_nothing_else() -> None:
    text = "COMMUNIQUÉ CFTC\n\nLa CFTC se réjouit !\n\nLes données sont hébergées, dit la CFTC."
    assert quoted(text, "la CFTC", title="La CFTC se réjouit !") == "Les données sont hébergées, dit la CFTC."
    assert quoted("COMMUNIQUÉ CFTC", "la CFTC") == "COMMUNIQUÉ CFTC"


def test_a_quotation_is_found_by_the_name_of_whoever_it_is_of() -> None:
    said = "« Chaque outil doit servir un usage du port. »\n— Mathilde Saliou"
    text = f"{said}\n\n{'Le monde tourne. ' * 40}\n\nMathilde Saliou vend des outils."
    assert quoted(text, "outil usage port Mathilde Saliou") == said
