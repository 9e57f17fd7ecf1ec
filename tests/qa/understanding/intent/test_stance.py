import pytest

from index.values.communique import Span
from qa.understanding.intent.stance import Stance, Stand, find_stance
from qa.understanding.question import understand

SOURCES = ["CGT", "CFTC"]


def of(text: str) -> Stance | None:
    return understand(text, sources=SOURCES).stance


@pytest.mark.parametrize(
    "text",
    [
        "Que demande la CGT ?",
        "que demande la cgt",
        "Qu’exige la CFTC ?",
        "Qu'est-ce que la CGT propose ?",
        "La CGT réclame quoi ?",
        "Que veulent la CGT et la CFTC ?",
        "Qu'a demandé la CGT en 2024 ?",
        "Quelles sont les revendications de la CGT ?",
        "Quelles propositions formule la CFTC ?",
        "Revendications de la CGT",
        "Que demande la CGT, et pourquoi ?",
    ],
)
def test_a_question_asks_what_somebody_wants(text: str) -> None:
    question = understand(text, sources=SOURCES)
    assert question.stance is not None
    assert question.stance.stand is Stand.DEMAND
    assert question.words == ()


@pytest.mark.parametrize(
    "text", ["Que dénonce la CGT ?", "Que reproche la CFTC ?", "Quelles critiques formule la CGT ?"]
)
def test_a_question_asks_what_somebody_objects_to(text: str) -> None:
    stance = of(text)
    assert stance is not None
    assert stance.stand is Stand.OBJECTION


@pytest.mark.parametrize(
    "text",
    [
        "Que dit la CGT ?",
        "Que dit la CGT de la demande d’énergie ?",
        "Que pense la CFTC des demandeurs d’emploi ?",
        "Qui demande un moratoire à la CGT ?",
        "Pourquoi la CGT demande-t-elle un moratoire ?",
        "Que demande le règlement européen ?",
    ],
)
def test_other_questions_ask_for_no_stand(text: str) -> None:
    assert of(text) is None


def test_of_what_more_is_asked_the_words_stay() -> None:
    question = understand("Que demande la CGT au gouvernement pour l’hôpital ?", sources=SOURCES)
    assert question.words == ("hopital",)
    assert question.search == "pour l’hôpital ?"


def test_the_words_that_ask_keep_their_place() -> None:
    text = "Et que demandait   la CGT à l’État ?"
    stance = find_stance(text, [Span(19, 25)])
    assert stance is not None
    assert [span.of(text) for span in stance.spans] == ["Et que demandait", "à l’État"]
