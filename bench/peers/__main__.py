"""`python -m bench.peers FOLDER… [--size N] [--questions N] [--peer NAME]… [--plot FILE]`: folders as in BEIR.

Each peer, in processes of its own, on the texts of each folder and made-up ones up to `--size`. Peers come with
`pip install -e .[peers]`, in a virtual environment of their own: they ask for older versions of what Dixit uses.
"""

import argparse
from pathlib import Path

from bench.machine import machine
from bench.peers.conducting import FailedError, is_installed, raw_of
from bench.peers.corpus import corpus_of
from bench.peers.figures import Figure, figures_of, told
from bench.peers.peer import PEERS
from bench.peers.plotting import plot


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench.peers")
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--size", type=int, default=0, help="made-up texts are added up to this number")
    asked.add_argument("--questions", type=int, default=0, help="the first questions only")
    asked.add_argument("--peer", action="append", choices=PEERS, help="only these")
    asked.add_argument("--plot", type=Path, help="an SVG; with several folders, the name of each is added")
    typed = asked.parse_args()
    print(machine())
    for folder in typed.folders:
        figures = _measured(folder, typed.size, typed.questions, typed.peer or list(PEERS))
        if typed.plot and figures:
            file = typed.plot if len(typed.folders) == 1 else typed.plot.with_stem(f"{typed.plot.stem}-{folder.name}")
            plot(figures, f"{folder.name}, {typed.size or 'its own'} texts", file)
    print(machine())


def _measured(folder: Path, size: int, questions: int, peers: list[str]) -> dict[str, dict[str, Figure]]:
    """Prints a row as soon as it is known."""
    corpus = corpus_of(folder, size, questions)
    figures: dict[str, dict[str, Figure]] = {}
    print(f"\n{folder.name}: {len(corpus.questions):,} questions, {len(corpus.texts):,} texts", flush=True)
    for peer in peers:
        if not is_installed(peer):
            print(f"| {peer} | not installed |", flush=True)
            continue
        try:
            figures[peer] = figures_of(raw_of(peer, folder, size, questions), corpus.relevant)
        except FailedError as words:
            print(f"| {peer} | failed: {words} |", flush=True)
            continue
        if len(figures) == 1:
            print(f"| | {' | '.join(figures[peer])} |\n{'| --- ' * (len(figures[peer]) + 1)}|")
        print(f"| {peer} | {' | '.join(map(told, figures[peer].values()))} |", flush=True)
    return figures


if __name__ == "__main__":
    main()
