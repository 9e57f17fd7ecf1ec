"""Learns where answers stand: `python -m training.reader BASE PAIRS --encoder FOLDER --out RUN --minutes N`.

BASE comes from `training.base` (only its upper layers are read), FOLDER from `training.encoder` on a base with the
words of all languages of PAIRS (`training.reader_pairs`). RUN keeps `joint.pt`, every ten minutes; the same command
goes on from there. One thread learns, beside another that makes the next batches. With
`LD_PRELOAD=libjemalloc.so.2` its memory does not grow.
"""

import argparse
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from training.encoder import LAYERS
from training.joint import Joint, best_span, loss_of
from training.precision import SHORT
from training.reader_batches import Batch, Lower, ahead, batch_of, batches, read_pairs, shown
from training.reader_pairs import Pair

RATE = 1.5e-4  # of learning, at its highest
WARMING = 60  # steps
SIZE = 24  # pairs of a step
KEPT_EVERY = 600  # seconds
MEASURED = 240  # pairs apart, of each family of kinds


def step(joint: Joint, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16, enabled=SHORT):
        outputs = joint(batch.question, batch.question_mask, batch.passage, batch.passage_mask)
    return loss_of(outputs, batch.allowed, batch.spans, batch.answers)


@torch.inference_mode()
def measured(joint: Joint, lower: Lower, pairs: Sequence[Pair]) -> str:
    """F1 over words and exactness of the answers that stand in their passage, and how well those without are told."""
    joint.eval()
    found, exact, answering, without = [], [], [], []
    for at in range(0, len(pairs), 16):
        some = pairs[at : at + 16]
        batch = batch_of(some, lower)
        with torch.autocast("cpu", torch.bfloat16, enabled=SHORT):
            start, end, likely = joint(batch.question, batch.question_mask, batch.passage, batch.passage_mask)
        for row, pair in enumerate(some):
            size = int(batch.passage_mask[row].sum())
            first, last, more = best_span(start[row, :size].float(), end[row, :size].float(), batch.allowed[row, :size])
            score = float(likely[row]) + more / 4
            if not pair.answers:
                without.append(score)
                continue
            answering.append(score)
            if pair.start is None:
                continue
            text, before = shown(pair)
            offsets = lower.tokenizer.encode(text).offsets
            words = text[max(before, offsets[first][0]) : offsets[last][1]].strip()
            right = pair.passage[pair.start : pair.end]
            found.append(f1(words, right))
            exact.append(words == right)
    joint.train()
    above = np.mean([a > w for a in answering for w in without]) if answering and without else float("nan")
    low = np.quantile(answering, 0.05)
    refused = np.mean(np.array(without) < low) if without else float("nan")
    return f"F1 {np.mean(found):.3f} exact {np.mean(exact):.3f} AUC {above:.3f} refused at 5 % {refused:.3f}"


def report(joint: Joint, lower: Lower, apart: Mapping[str, Sequence[Pair]]) -> None:
    for name, pairs in apart.items():
        print(f"{name}: {measured(joint, lower, pairs)}", flush=True)


def f1(words: str, right: str) -> float:
    """
    >>> f1("en mai 2019", "mai 2019")
    0.8
    """
    some, others = words.lower().split(), right.lower().split()
    common = sum(min(some.count(word), others.count(word)) for word in set(some))
    return 2 * common / (len(some) + len(others)) if common else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--minutes", type=float, required=True, help="of processor time, in which the rate of learning falls to nothing"
    )
    parser.add_argument("--rate", type=float, default=RATE)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_float32_matmul_precision("medium")
    model = BertModel.from_pretrained(asked.base, add_pooling_layer=False, attn_implementation="plain")
    joint = Joint(model, LAYERS)
    lower, pairs = Lower(asked.encoder), read_pairs(asked.pairs)
    learned, apart = [pair for pair in pairs if not pair.apart], [pair for pair in pairs if pair.apart]
    families = {name: [pair for pair in apart if pair.kind.startswith(name)] for name in ("piaf", "written")}
    apart_of = {
        name: random.Random(1).sample(some, min(MEASURED, len(some))) for name, some in families.items() if some
    }
    asked.out.mkdir(parents=True, exist_ok=True)
    kept = asked.out / "joint.pt"
    decayed = [weight for weight in joint.parameters() if weight.ndim > 1]
    plain = [weight for weight in joint.parameters() if weight.ndim == 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}])
    done, minutes_done = 0, 0.0
    if kept.exists():
        state = torch.load(kept)
        joint.load_state_dict(state["joint"])
        if state["optimizer"] is not None:  # it has none after `training.reader_restore`
            optimizer.load_state_dict(state["optimizer"])
        done, minutes_done = state["steps"], state["minutes"]
    joint.train()
    began, last = time.process_time() - minutes_done * 60, time.monotonic()
    losses: list[float] = []
    for batch in ahead(batches(learned, lower, SIZE, random.Random(done))):
        spent = (time.process_time() - began) / 60 / asked.minutes
        if spent >= 1:
            break
        rate = asked.rate * min(1.0, (done + 1) / WARMING) * (1 - spent)
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss = step(joint, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(joint.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        done += 1
        losses.append(loss.item())
        if done % 20 == 0:
            print(f"{done} steps, {time.process_time() - began:.0f} s, loss {np.mean(losses[-100:]):.3f}", flush=True)
        if time.monotonic() - last > KEPT_EVERY:
            last = time.monotonic()
            _keep(kept, joint, optimizer, done, (time.process_time() - began) / 60)
            report(joint, lower, apart_of)
    _keep(kept, joint, optimizer, done, (time.process_time() - began) / 60)
    report(joint, lower, apart_of)


def _keep(path: Path, joint: Joint, optimizer: torch.optim.Optimizer, steps: int, minutes: float) -> None:
    partial = path.with_suffix(".partial")
    torch.save(
        {"joint": joint.state_dict(), "optimizer": optimizer.state_dict(), "steps": steps, "minutes": minutes}, partial
    )
    partial.replace(path)


if __name__ == "__main__":
    main()
