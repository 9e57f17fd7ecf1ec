"""A process that adds, removes, rebuilds and takes snapshots until it is killed, and says on its way what is done.

For each line `FOLDER<TAB>SEED` of its input it begins such a life in a process of its own, with all that is slow to
load loaded, and prints that process's number, then `+ID` once a text is added, `?ID` before and `-ID` after one is
removed, and `over` when it is dead.
"""

import os
import random
import sys
from pathlib import Path

from index.assemble import catalogue_with
from index.passages.embedding import StaticEmbedder
from index.values.files import Added, File


def live(folder: Path, seed: int, embedder: StaticEmbedder) -> None:
    chance = random.Random(seed)
    catalogue = catalogue_with(folder, embedder)
    there = [one.id for one in catalogue.texts.all()]
    while True:
        match chance.choice("aaaaaarrbs"):
            case "a":
                texts = [
                    f"Communiqué {chance.getrandbits(60)}. " + "La grève continue. " * 80
                    for _ in range(chance.randint(1, 4))
                ]
                for outcome in catalogue.add([File("a.txt", text.encode()) for text in texts]):
                    assert isinstance(outcome, Added)
                    there.append(outcome.communique.id)
                    print(f"+{outcome.communique.id}", flush=True)
            case "r" if there:
                one = there.pop(chance.randrange(len(there)))
                print(f"?{one}", flush=True)
                catalogue.remove([one])
                print(f"-{one}", flush=True)
            case "b":
                catalogue.rebuild()
            case "s":
                catalogue.search("Qui continue la grève ?", 5)


def main() -> None:
    embedder = StaticEmbedder()
    for line in sys.stdin:
        folder, seed = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            live(Path(folder), int(seed), embedder)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("over", flush=True)


if __name__ == "__main__":
    main()
