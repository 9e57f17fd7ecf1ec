"""Writes the model in sentence-transformers' own format, with what model2vec must know to read it alike."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

CONFIG = "config_sentence_transformers.json"


def save(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float16]) -> None:
    """`folder` then loads both as `SentenceTransformer(folder)` and as `StaticModel.from_pretrained(folder)`.

    The stored token vectors keep their lengths (their weight in the mean); only the mean gets length 1.
    """
    module = StaticEmbedding(tokenizer, embedding_weights=vectors)
    model = SentenceTransformer(modules=[module, Normalize()], device="cpu")
    model.save_pretrained(str(folder), create_model_card=False)
    # model2vec reads the same file for its own settings: unit vectors, and no cut after 512 tokens.
    path = folder / CONFIG
    config = json.loads(path.read_text(encoding="utf-8"))
    config |= {"normalize": True, "max_length": None}
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    (folder / "model.safetensors").chmod(0o644)  # written for its owner alone otherwise
