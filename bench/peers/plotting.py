"""The figures of all peers as bars with their intervals, one small plot a figure."""

from collections.abc import Mapping
from pathlib import Path

from bench.peers.figures import Figure

_LOGARITHMIC = {"texts/s", "opening s", "p50 ms", "p95 ms", "adding one s"}


def plot(figures: Mapping[str, Mapping[str, Figure]], title: str, file: Path) -> None:
    """Writes an SVG; quality and memory from zero, rates and times on a logarithmic scale."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "dixit", "svg.fonttype": "none"})
    import matplotlib.pyplot as plt
    from matplotlib.ticker import NullFormatter

    peers = list(figures)[::-1]
    names = list(next(iter(figures.values())))
    drawing, places = plt.subplots(2, 4, figsize=(15, 1.4 + len(peers)), sharey=True, layout="constrained")
    for name, place in zip(names, places.flat, strict=True):
        some = [figures[peer][name] for peer in peers]
        errors = [[one.value - one.low for one in some], [one.high - one.value for one in some]]
        colours = ["#3b6ea5" if peer == "Dixit" else "#b9b9b9" for peer in peers]
        place.barh(peers, [one.value for one in some], xerr=errors, color=colours, error_kw={"elinewidth": 1})
        place.set_title(name, fontsize=10)
        if name in _LOGARITHMIC:
            place.set_xscale("log")
            place.xaxis.set_minor_formatter(NullFormatter())  # between powers of ten they would run into each other
    drawing.suptitle(title)
    drawing.savefig(file, metadata={"Date": None})
