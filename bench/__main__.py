"""Every measure in turn: the machine, then a line for each figure."""

from bench import answering, cold_ask, indexing, page
from bench.machine import machine

if __name__ == "__main__":
    print(machine())
    for measure in (cold_ask, page, indexing, answering):
        print(measure.measured(), flush=True)
