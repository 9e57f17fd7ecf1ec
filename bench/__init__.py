"""How fast Dixit is on this machine: `make bench`, or one file at a time with `python -m bench.answering`."""
