"""Pairs → batches: states of the shipped lower layers, parts of the passages, and where the answers stand."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue
from threading import Thread

import onnxruntime
import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from training.reader_pairs import Pair
from training.states import LONGEST, PASSAGE, QUESTION, padded
from training.texts import sentence_bounds

SHARES = {"squad": 0.12, "piaf": 0.20, "made": 0.05, "faq": 0.03, "sites": 0.02, "written": 0.58}
"""How much of a batch comes from the kinds whose names begin so."""
BEREFT = 0.18  # share of the pairs that answer, whose answer is taken out: the subject is there, and not the fact
CROPPED = 0.7  # share of the passages of which some sentences are read, which takes less time
CHARACTERS = (200, 480)  # of such sentences, at least
WHOLE = 1_000  # characters, at most
LEFT = 160  # characters of a passage, at least, without its answer
LEAD = 600  # characters, at least, where an answer somewhere stands


@dataclass(frozen=True)
class Batch:
    """What `Joint` takes, and what `loss_of` compares with."""

    question: Tensor
    question_mask: Tensor
    passage: Tensor
    passage_mask: Tensor
    allowed: Tensor
    spans: Tensor
    answers: Tensor


class Lower:
    """The encoder as it ships, in one thread."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # which lengths that all differ would fill without end
        self._session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST)

    def states(self, encodings: Sequence[Encoding]) -> list[Tensor]:
        """`(pieces, hidden)` of each."""
        ids, mask = padded([each.ids for each in encodings])
        (states,) = self._session.run(["states"], {"ids": ids.numpy(), "mask": mask.numpy()})
        return [torch.from_numpy(row[: len(each.ids)]) for row, each in zip(states, encodings, strict=True)]


def read_pairs(path: Path) -> list[Pair]:
    return [Pair(**json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line]


def shown(pair: Pair) -> tuple[str, int]:
    """A passage under its title as the encoder reads it, and where its own words begin."""
    before = f"{PASSAGE}{pair.title}\n" if pair.title else PASSAGE
    return before + pair.passage, len(before)


def batches(
    pairs: Sequence[Pair], lower: Lower, size: int, draw: random.Random, shares: Mapping[str, float] = SHARES
) -> Iterator[Batch]:
    """Without end, `size` pairs each, drawn by kind; those of one length come together, most cut down."""
    kinds = {name: [pair for pair in pairs if pair.kind.startswith(name)] for name in shares}
    kinds = {name: some for name, some in kinds.items() if some}
    while True:
        names = draw.choices([*kinds], [shares[name] for name in kinds], k=size * 16)
        drawn = [draw.choice(kinds[name]) for name in names]
        drawn = [bereft(pair) or pair if draw.random() < BEREFT else pair for pair in drawn]
        cropped = [part(pair, draw) if draw.random() < CROPPED or len(pair.passage) > WHOLE else pair for pair in drawn]
        chosen = sorted(cropped, key=lambda pair: len(pair.passage))
        starts = [*range(0, len(chosen), size)]
        draw.shuffle(starts)
        for start in starts:
            yield batch_of(chosen[start : start + size], lower)


def ahead(made: Iterator[Batch], depth: int = 4) -> Iterator[Batch]:
    """The same, each made in another thread while those before it are learned from."""
    waiting: Queue[Batch] = Queue(depth)

    def make() -> None:
        for batch in made:
            waiting.put(batch)

    Thread(target=make, daemon=True).start()
    while True:
        yield waiting.get()


def batch_of(pairs: Sequence[Pair], lower: Lower) -> Batch:
    texts = [shown(pair) for pair in pairs]
    passages: list[Encoding] = lower.tokenizer.encode_batch([text for text, _ in texts])
    questions: list[Encoding] = lower.tokenizer.encode_batch([QUESTION + pair.question for pair in pairs])
    question, question_mask = stacked(lower.states(questions))
    passage, passage_mask = stacked(lower.states(passages))
    allowed = torch.zeros(passage_mask.shape, dtype=torch.bool)
    for row, (encoding, (_, before)) in enumerate(zip(passages, texts, strict=True)):
        allowed[row, : len(encoding.ids)] = allowed_in(encoding, before)
    spans = [
        pieces_of(encoding, before, pair) for pair, (_, before), encoding in zip(pairs, texts, passages, strict=True)
    ]
    return Batch(
        question,
        question_mask,
        passage,
        passage_mask,
        allowed,
        torch.tensor(spans),
        torch.tensor([float(pair.answers) for pair in pairs]),
    )


def pieces_of(encoding: Encoding, before: int, pair: Pair) -> tuple[int, int]:
    """The first and the last piece of the answer; 0 where there is none, -100 where it is not known or was cut off."""
    if not pair.answers:
        return 0, 0
    if pair.start is None or pair.end is None:
        return -100, -100
    start, end = pair.start + before, pair.end + before
    touched = [
        place for place, (left, right) in enumerate(encoding.offsets) if left < end and right > start and right > left
    ]
    first = next((place for place in touched if encoding.offsets[place][1] > start), None)
    return (first, touched[-1]) if first is not None and encoding.offsets[touched[-1]][1] >= end else (-100, -100)


def allowed_in(encoding: Encoding, before: int) -> Tensor:
    """The pieces that hold words of the passage itself, and the first one, which stands for no answer."""
    allowed = torch.tensor([right > before for _, right in encoding.offsets])
    allowed[0] = True
    return allowed


def bereft(pair: Pair) -> Pair | None:
    """The same question on the passage without the sentence that answers; None where the answer is said elsewhere too,
    or where hardly anything is left."""
    if pair.start is None or pair.end is None:
        return None
    answer, start = pair.passage[pair.start : pair.end], pair.start
    bounds = sentence_bounds(pair.passage)
    low = max(first for first, _ in bounds if first <= start)
    high = min(last for _, last in bounds if last >= pair.end)
    left = pair.passage[:low] + pair.passage[high:]
    if len(left) < LEFT or answer.casefold() in left.casefold():
        return None
    return replace(pair, passage=left, answers=False, start=None, end=None)


def part(pair: Pair, draw: random.Random) -> Pair:
    """Whole sentences in a row, those of the answer among them."""
    sentences = sentence_bounds(pair.passage)
    if not pair.answers:
        start = end = draw.randrange(len(pair.passage))
    elif pair.start is None or pair.end is None:
        end = next(end for _, end in sentences if end >= min(LEAD, len(pair.passage)))
        return replace(pair, passage=pair.passage[:end])
    else:
        start, end = pair.start, pair.end
    first = max(place for place, (left, _) in enumerate(sentences) if left <= start)
    last = max(first, *(place for place, (left, _) in enumerate(sentences) if left < max(end, 1)))
    least = draw.randint(*CHARACTERS)
    while sentences[last][1] - sentences[first][0] < min(least, len(pair.passage)):
        if first > 0 and (last == len(sentences) - 1 or draw.random() < 0.5):
            first -= 1
        else:
            last += 1
    low, high = sentences[first][0], sentences[last][1]
    if not pair.answers:
        return replace(pair, passage=pair.passage[low:high])
    return replace(pair, passage=pair.passage[low:high], start=start - low, end=end - low)


def stacked(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """`(texts, longest, hidden)` and `(texts, longest)`: filled up with zeros, and which places are filled."""
    longest = max(map(len, states))
    filled = torch.zeros(len(states), longest, states[0].shape[1])
    mask = torch.zeros(len(states), longest, dtype=torch.long)
    for row, some in enumerate(states):
        filled[row, : len(some)] = some
        mask[row, : len(some)] = 1
    return filled, mask
