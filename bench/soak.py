"""`python -m bench.soak [MINUTES] [--plot FILE]`: a newsroom's day in little: two servers over one folder, one of which
starts again every tenth minute, a followed folder, questions, additions, corrections and removals; what is lost, and
whether memory, descriptors and latency grow.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from bench.serving import HOUSE

_AGAIN = 600.0  # seconds between two restarts
_LOOK = 5.0  # … between two looks at memory and descriptors
_TURN = 1.0  # … between two things that somebody does
_KEPT = 400  # texts
_ASKED = ("Qui continue la grève ?", "Que demande la CGT sur les salaires ?", "Quand ferme la gare ?", "Qui a signé ?")


class Server:
    """`dixit serve` on a port of its own."""

    def __init__(self, data: Path, port: int) -> None:
        self._data, self.port = data, port
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "ui.cli.main", "serve", "--port", str(self.port), "--data", str(self._data)]
        self._process = subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        assert self._process.stdout is not None
        if not any("est prêt" in line for line in self._process.stdout):
            raise RuntimeError("the page was never served")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=120)

    def call(self, method: str, path: str, body: object = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/{path}", content, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    def size(self) -> tuple[float, int]:
        """Resident memory in MB, and open descriptors."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        kilobytes = int(status.split("VmRSS:")[1].split()[0])
        return kilobytes / 1_000, len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))


@dataclass
class Day:
    """What was seen: moments in seconds, memory and descriptors of the server that stays, seconds of each question."""

    sizes: list[tuple[float, float, int]] = field(default_factory=list)
    asked: list[tuple[float, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    there: dict[str, str] = field(default_factory=dict)  # ids of what was acknowledged, and their titles
    done: int = 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("minutes", type=float, nargs="?", default=60.0)
    parser.add_argument("--plot", type=Path)
    typed = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dixit-soak-") as folder, ExitStack() as ending:
        data, followed = Path(folder, "data"), Path(folder, "suivi")
        followed.mkdir()
        servers = [Server(data, 28_871), Server(data, 28_872)]
        for server in servers:
            ending.callback(server.stop)
        watch = [sys.executable, "-m", "ui.cli.main", "watch", str(followed), "--data", str(data)]
        watcher = subprocess.Popen(watch, cwd=HOUSE, stdout=subprocess.DEVNULL)
        ending.callback(watcher.terminate)
        day = lived(typed.minutes * 60, servers, followed, data)
        if watcher.poll() is not None:
            day.faults.append(f"the watcher ended with {watcher.returncode}")
    print("\n".join(told(day)))
    if typed.plot:
        draw(day, typed.plot)
    return 1 if day.faults else 0


def lived(seconds: float, servers: list[Server], followed: Path, data: Path) -> Day:
    chance, day, began = random.Random(1), Day(), time.monotonic()
    looked, again = -_LOOK, _AGAIN
    while (now := time.monotonic() - began) < seconds:
        try:
            do_something(chance, day, servers, followed, data, now)
        except OSError as error:
            day.faults.append(f"{now:.0f} s: {error}")
        if now - looked > _LOOK:
            looked = now
            day.sizes.append((now, *servers[0].size()))
        if now > again:
            again += _AGAIN
            servers[1].stop()
            servers[1].start()
        time.sleep(_TURN * chance.random())
    for server in servers:
        held = {one["id"] for one in server.call("GET", "communiques")}
        day.faults += [f"lost on {server.port}: {title}" for id, title in day.there.items() if id not in held]
    verify = [sys.executable, "-m", "ui.cli.main", "verify", "--data", str(data)]
    checked = subprocess.run(verify, cwd=HOUSE, capture_output=True, text=True, check=False)
    if checked.returncode:
        day.faults.append(checked.stdout)
    return day


def do_something(
    chance: random.Random, day: Day, servers: list[Server], followed: Path, data: Path, now: float
) -> None:
    server, other = chance.sample(servers, 2)
    day.done += 1
    match chance.choice("qqqqqqqqaaafrc"):
        case "q":
            began = time.monotonic()
            server.call("POST", "ask", {"question": chance.choice(_ASKED)})
            day.asked.append((now, time.monotonic() - began))
        case "a":
            for one in server.call("POST", "communiques", {"files": [{"name": "a.txt", "text": text_of(chance)}]}):
                day.there[one["communique"]["id"]] = one["communique"]["title"]
                other.call("GET", f"communiques/{one['communique']['id']}")  # or it raises
            if len(day.there) > _KEPT:
                gone = next(iter(day.there))
                day.there.pop(gone)
                server.call("DELETE", f"communiques/{gone}")
        case "f":
            (followed / f"{chance.randrange(30)}.txt").write_text(text_of(chance), encoding="utf-8")
        case "r" if day.there:
            gone = chance.choice([*day.there])
            day.there.pop(gone)
            server.call("DELETE", f"communiques/{gone}")
        case "c" if day.there and chance.random() < 0.3:
            id = chance.choice([*day.there])
            correct = ["correct", id, "--source", chance.choice(["CGT", "CFDT", "Attac"]), "--data", str(data)]
            subprocess.run([sys.executable, "-m", "ui.cli.main", *correct], cwd=HOUSE, capture_output=True, check=True)


def text_of(chance: random.Random) -> str:
    words = "La grève continue à la gare pour les salaires. " * chance.randint(1, 40)
    return f"{chance.choice(['CGT', 'FO'])}\n\nLa grève {chance.getrandbits(40):x}\n\nParis, le 5 mars 2024\n\n{words}"


def told(day: Day) -> list[str]:
    """The figures: the end beside the end of the first eighth, and the last quarter beside the second."""
    end = day.sizes[-1][0]
    early, late = ([size for size in day.sizes if a * end <= size[0] <= b * end] for a, b in ((0.125, 0.2), (0.93, 1)))
    asked = [[took for at, took in day.asked if a * end <= at < b * end] for a, b in ((0.125, 0.375), (0.75, 1.01))]
    memory = [np.median([size[1] for size in sizes]) for sizes in (early, late)]
    open_ = [np.median([size[2] for size in sizes]) for sizes in (early, late)]
    p95 = [np.percentile(took, 95) if took else float("nan") for took in asked]
    return [
        f"{end / 60:.0f} min, {day.done} things done, {len(day.asked)} questions, {len(day.faults)} faults",
        f"memory {memory[0]:.0f} → {memory[1]:.0f} MB ({memory[1] / memory[0]:.3f})",
        f"descriptors {open_[0]:.0f} → {open_[1]:.0f}",
        f"p95 of a question {p95[0]:.2f} → {p95[1]:.2f} s",
        *day.faults,
    ]


def draw(day: Day, file: Path) -> None:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(3, 1, sharex=True, figsize=(8, 8))
    moments = [size[0] / 60 for size in day.sizes]
    for axis, values, label in zip(
        axes, ([s[1] for s in day.sizes], [s[2] for s in day.sizes]), ("MB", "descriptors"), strict=False
    ):
        axis.plot(moments, values)
        axis.set_ylabel(label)
    axes[2].plot([at / 60 for at, _ in day.asked], [took for _, took in day.asked], ".")
    axes[2].set_ylabel("s a question")
    axes[2].set_xlabel("minutes")
    figure.savefig(file)


if __name__ == "__main__":
    sys.exit(main())
