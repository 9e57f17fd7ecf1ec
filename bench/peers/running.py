"""One peer in a process of its own, so that its memory and its opening are its own.

`python -m bench.peers.running PEER ACTION FOLDER SIZE QUESTIONS KEPT RESULT`: the action is `index`, `open` or `ask`,
KEPT the folder that `index` leaves to the others, RESULT the file that gets the measures, as JSON.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench.peers.corpus import corpus_of, one_more
from bench.peers.peer import Peer, peer_named

_ADDED = 3  # texts, one after the other


def index(peer: Peer, folder: Path, size: int, questions: int, kept: Path) -> dict[str, Any]:
    texts = corpus_of(folder, size).texts
    start = time.perf_counter()
    peer.index(texts, kept)
    return {"texts": len(texts), "index_s": time.perf_counter() - start}


def open_(peer: Peer, folder: Path, size: int, questions: int, kept: Path) -> dict[str, Any]:
    """Until a first question is answered, the loading of libraries included."""
    start = time.perf_counter()
    peer.open(kept)
    peer.ask("Quand ouvrira la maison commune ?")
    return {"open_s": time.perf_counter() - start}


def ask(peer: Peer, folder: Path, size: int, questions: int, kept: Path) -> dict[str, Any]:
    """Every question, the memory then, and some texts added, each until a question has found it."""
    asked = corpus_of(folder, questions=questions).questions
    peer.open(kept)
    peer.ask("Quand ouvrira la maison commune ?")
    found, seconds = {}, []
    for query, question in asked.items():
        start = time.perf_counter()
        found[query] = peer.ask(question)
        seconds.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    add_s = []
    for number in range(_ADDED):
        text, question = one_more(number)
        start = time.perf_counter()
        peer.add(text)
        its_own = peer.ask(question)
        add_s.append(time.perf_counter() - start)
        if text.id not in its_own:
            raise RuntimeError(f"{text.id} was added and is not found")
    return {"found": found, "seconds": seconds, "memory": memory, "add_s": add_s}


ACTIONS = {"index": index, "open": open_, "ask": ask}


def main(name: str, action: str, folder: str, size: str, questions: str, kept: str, result: str) -> None:
    measured = ACTIONS[action](peer_named(name), Path(folder), int(size), int(questions), Path(kept))
    Path(result).write_text(json.dumps(measured), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
