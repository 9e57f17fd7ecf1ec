from index.values.communique import Communique
from qa.quoting.opening import opening


def test_a_text_opens_with_its_first_sentence_under_the_headings() -> None:
    text = "COMMUNIQUÉ CFTC\n\nUn titre\n\nLes données sont hébergées. La suite."
    passage, span = opening(Communique(text))
    assert passage.text == span.of(text) == "Les données sont hébergées."
