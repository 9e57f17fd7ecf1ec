"""What each command does. A verb takes what was typed and gives the exit status.

The floors below are imported inside the verbs, so that `dixit --help` is immediate and no command waits for
what it does not use.
"""

import contextlib
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from index.communique import CommuniqueId
from index.errors import DixitError
from index.filter import Filter, Period
from index.intake import File, Outcome, Refused
from ui.intake_wording import outcomes_in_lines
from ui.terminal import Paper, Progress
from ui.wording import NBSP, communique_in_words, count, quoted

if TYPE_CHECKING:
    from index.catalogue import Catalogue

DEFAULT_DATA = Path("var")


def ask(typed: Namespace) -> int:
    from qa.assemble import open_answerer
    from ui.json_reply import reply_as_json
    from ui.terminal import reply_in_terminal

    catalogue = _open(typed)
    reply = open_answerer(catalogue, typed.reranker).ask(" ".join(typed.question), _filter(typed, catalogue))
    print(reply_as_json(reply) if typed.json else reply_in_terminal(reply, Paper.of(sys.stdout)))
    return 0


def add(typed: Namespace) -> int:
    """Takes in what it can and says what became of each file; status 2 when one was refused."""
    from index.reading.collect import collect

    offered = list(collect(typed.paths))
    catalogue = _open(typed)
    outcomes: list[Outcome] = [found for found in offered if isinstance(found, Refused)]
    files = [found for found in offered if isinstance(found, File)]
    outcomes += catalogue.add(files, Progress("Indexation"))
    taken, refused = outcomes_in_lines(outcomes)
    for lines, stream in ((taken, sys.stdout), (refused, sys.stderr)):
        for line in lines:
            print(line, file=stream)
    return 2 if refused else 0


def remove(typed: Namespace) -> int:
    """Removes what is there; status 2 when an id is unknown."""
    catalogue = _open(typed)
    ids = [CommuniqueId(id) for id in typed.ids]
    known = {id: communique for id in ids if (communique := catalogue.communique(id)) is not None}
    for id in catalogue.remove(ids):
        print(f"Retiré{NBSP}: {communique_in_words(known[id])}.")
    unknown = [id for id in ids if id not in known]
    for id in unknown:
        print(f"Aucun communiqué n’a l’identifiant {quoted(id)}.", file=sys.stderr)
    return 2 if unknown else 0


def list_all(typed: Namespace) -> int:
    from ui.json_reply import list_as_json
    from ui.terminal import list_in_terminal

    communiques = list(_open(typed).communiques())
    if typed.json:
        print(list_as_json(communiques))
    elif communiques:
        print(list_in_terminal(communiques, Paper.of(sys.stdout)))
    else:
        print("Aucun communiqué n’est encore indexé.", file=sys.stderr)
    return 0


def rebuild(typed: Namespace) -> int:
    catalogue = _open(typed)
    catalogue.rebuild(Progress("Reconstruction"))
    print(f"L’index est reconstruit{NBSP}: {_counted(catalogue)}.")
    return 0


def verify(typed: Namespace) -> int:
    """Status 1 when there is a fault."""
    catalogue = _open(typed)
    faults = catalogue.verify()
    for fault in faults:
        print(fault)
    if not faults:
        print(f"Le catalogue est sain{NBSP}: {_counted(catalogue)}.")
    return 1 if faults else 0


def serve(typed: Namespace) -> int:
    from ui.port import listen

    listen(typed.port).close()  # before any indexing: a person should not wait to hear that it is taken
    catalogue = _open(typed)
    if _data(typed) is DEFAULT_DATA:
        from ui.seeding import take_in_seeds

        take_in_seeds(catalogue)
    from qa.assemble import open_answerer
    from ui.server import serve as serve_page

    with contextlib.suppress(KeyboardInterrupt):  # the way to close the page
        serve_page(catalogue, open_answerer(catalogue, typed.reranker), port=typed.port)
    return 0


def evaluate(typed: Namespace) -> int:
    from qa.measuring.evaluation import evaluate as measure
    from ui.json_reply import figures_as_json
    from ui.terminal import figures_in_terminal

    figures = measure(typed.folder, typed.model, typed.reranker, Progress("Questions"))
    print(figures_as_json(figures) if typed.json else figures_in_terminal(figures))
    return 0


def _data(typed: Namespace) -> Path:
    """The data folder that was named, or `DEFAULT_DATA` itself when none was."""
    named = typed.data or os.environ.get("DIXIT_DATA")
    return Path(named) if named else DEFAULT_DATA


def _open(typed: Namespace) -> "Catalogue":
    from index.assemble import open_catalogue

    return open_catalogue(_data(typed), getattr(typed, "model", None))


def _filter(typed: Namespace, catalogue: "Catalogue") -> Filter:
    """What `--source`, `--from` and `--to` ask for; the case of a source does not matter."""
    known = {source.casefold(): source for source in catalogue.sources()}
    sources = frozenset(known.get(source.casefold(), source) for source in typed.source)
    if typed.first is None and typed.last is None:
        return Filter(sources)
    if typed.first is not None and typed.last is not None and typed.first > typed.last:
        raise DixitError(f"Cette période finit avant de commencer{NBSP}: échangez --from et --to.")
    return Filter(sources, Period(typed.first, typed.last))


def _counted(catalogue: "Catalogue") -> str:
    counts = catalogue.counts()
    return f"{count(counts.communiques, 'communiqué')}, {count(counts.passages, 'passage')}"
