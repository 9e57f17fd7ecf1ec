"""The joint reader: the encoder's upper layers over question and passage together, begun at its own weights.

DeFormer (Cao et al., 2020): the layers below read each apart, so that what they made of a passage can be kept.
"""

import torch
from torch import Tensor, nn
from transformers import AttentionInterface, BertModel


def plain_attention(
    module: nn.Module, query: Tensor, key: Tensor, value: Tensor, mask: Tensor, scaling: float, **_: object
) -> tuple[Tensor, None]:
    """Attention without dropout, in the precision of the layers: the fastest to learn on a processor."""
    with torch.autocast("cpu", enabled=False):
        weights = torch.softmax(query * scaling @ key.transpose(-1, -2) + mask.to(query.dtype), -1)
        return (weights @ value).transpose(1, 2).contiguous(), None


AttentionInterface.register("plain", plain_attention)


class Joint(nn.Module):
    """States of question and passage → `start`, `end` `(pairs, p)` and `answers` `(pairs,)`, all logits.

    The first piece of the passage, `<s>`, stands for no answer in `start` and `end`; other pieces that no answer may
    begin at are for the caller to leave out.
    """

    def __init__(self, model: BertModel, lowest: int) -> None:
        """The layers of `model` from `lowest` on."""
        super().__init__()
        hidden = model.config.hidden_size
        self.layers = nn.ModuleList(model.encoder.layer[lowest:])
        self.sides = nn.Parameter(torch.zeros(2, hidden))
        self.span = nn.Linear(hidden, 2)
        self.answers = nn.Linear(2 * hidden, 1)

    def forward(
        self, question: Tensor, question_mask: Tensor, passage: Tensor, passage_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """`(pairs, q, hidden)`, `(pairs, p, hidden)`; masks `(pairs, q)` and `(pairs, p)`, 1 or 0."""
        states = torch.cat([question + self.sides[0], passage + self.sides[1]], dim=1)
        seen = torch.cat([question_mask, passage_mask], dim=1).to(states.dtype)
        hidden_away = (1 - seen)[:, None, None, :] * -10_000.0
        for layer in self.layers:
            states = layer(states, attention_mask=hidden_away)
            states = states[0] if isinstance(states, tuple) else states
        of_passage = states[:, question.shape[1] :]
        ends = self.span(of_passage)
        firsts = torch.cat([states[:, 0], of_passage[:, 0]], dim=1)
        return ends[..., 0], ends[..., 1], self.answers(firsts)[:, 0]


def loss_of(outputs: tuple[Tensor, Tensor, Tensor], allowed: Tensor, spans: Tensor, answers: Tensor) -> Tensor:
    """Of a batch: where answers begin and end among the `allowed` `(pairs, p)` pieces, and whether there is one.

    `spans` `(pairs, 2)` are places, 0 where there is no answer and -100 where it is not known where it stands.
    """
    start, end, likely = outputs
    outside = torch.where(allowed, 0.0, -10_000.0)
    known = (spans[:, 0] >= 0).sum().clamp(min=1)  # none may be, of a batch
    places = [
        nn.functional.cross_entropy(logits.float() + outside, spans[:, column], ignore_index=-100, reduction="sum")
        for column, logits in enumerate((start, end))
    ]
    total: Tensor = sum(places) / (2 * known) + nn.functional.binary_cross_entropy_with_logits(likely.float(), answers)
    return total


def best_span(start: Tensor, end: Tensor, allowed: Tensor, longest: int = 40) -> tuple[int, int, float]:
    """The likeliest pieces of one passage, first and last, and how much likelier than none (a difference of logits)."""
    outside = torch.where(allowed, 0.0, -10_000.0)
    outside[0] = -10_000.0
    sums = (start + outside)[:, None] + (end + outside)[None, :]
    sums = sums + torch.triu(torch.ones_like(sums)).log() + torch.tril(torch.ones_like(sums), longest - 1).log()
    place = int(sums.argmax())
    first, last = divmod(place, len(start))
    return first, last, float(sums[first, last] - start[0] - end[0])
