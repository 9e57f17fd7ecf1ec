"""How long a person waits for `dixit ask`: a new process, the seeds, one question."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import line

DIXIT = Path(sys.executable).with_name("dixit")
SEEDS = Path(__file__).parent.parent / "seeds"
QUESTION = "Pourquoi la Cnil bloquait-elle l'hébergement hors d'Europe ?"
_TIMES = 9


def measured() -> str:
    with tempfile.TemporaryDirectory() as data:
        subprocess.run([DIXIT, "add", SEEDS, "--data", data], check=True, capture_output=True)
        taken = []
        for _ in range(_TIMES):
            start = time.perf_counter()
            subprocess.run([DIXIT, "ask", QUESTION, "--data", data], check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
    figure = f"median {statistics.median(taken):.2f} s, longest of {_TIMES} {max(taken):.2f} s"
    return line('dixit ask "…" on the seeds, as a new process', figure, "1.5 s")


if __name__ == "__main__":
    print(measured())
