"""`python -m bench.kills [ROUNDS] [--home folder|postgres] [--seed N]`: a campaign of random kills, and what came of
it.

A round begins one command with a writer, a page or nobody beside, and kills it at a random moment (the writer too, now
and then); then all that was acknowledged must be there, all that was erased nowhere, `dixit verify` content, and no
process and no half-written file be left.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.kills.campaign import Campaign
from bench.kills.forked import load
from bench.postgres_server import PostgresServer
from index.storage.location import DataLocation
from index.storage.postgres.dsn import Dsn


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int, nargs="?", default=1_000)
    parser.add_argument("--home", choices=("folder", "postgres"), default="folder")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    typed = parser.parse_args()
    load()
    with tempfile.TemporaryDirectory(prefix="dixit-kills-") as folder:
        if typed.home == "folder":
            return campaign(Path(folder), Path(folder) / "data", typed.rounds, typed.seed)
        server = PostgresServer("127.0.0.1", 29_432)
        try:
            server.create()
            server.start()
            server.run("createdb", *server.reach(), "kills")
            return campaign(Path(folder), Dsn(server.address("kills")), typed.rounds, typed.seed)
        finally:
            server.stop()


def campaign(folder: Path, data: DataLocation, rounds: int, seed: int) -> int:
    """Runs it and prints each fault and then the sums; 1 when there was a fault."""
    began, faults = time.monotonic(), 0
    running = Campaign(folder, data, random.Random(seed))
    for number in range(1, rounds + 1):
        for fault in running.round():
            faults += 1
            print(f"seed {seed}, round {number}: {fault}", flush=True)
        if number % 50 == 0 or number == rounds:
            minutes = (time.monotonic() - began) / 60
            print(f"{number} rounds, {running.killed.total()} killed, {faults} faults, {minutes:.1f} min", flush=True)
    print(", ".join(f"{verb} {count}" for verb, count in sorted(Counter(running.killed).items())))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
