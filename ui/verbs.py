"""What each command does. A verb takes what was typed and gives the exit status.

The floors below are imported inside the verbs, so that `dixit --help` is immediate and no command waits for
what it does not use.
"""

import contextlib
import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.communique import CommuniqueId
from index.errors import DixitError
from index.filter import Filter, Period
from index.intake import File, Outcome, Refused
from ui.terminal import Paper, Progress
from ui.wording import NBSP, communique_in_words, count, outcome_in_words, quoted

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.answer import NoAnswer

T = TypeVar("T")

DEFAULT_DATA = Path("var")


def ask(typed: Namespace) -> int:
    from qa.assemble import open_answerer
    from qa.understanding.comparing import asked_of_each
    from ui.json_reply import reply_as_json
    from ui.terminal import reply_in_terminal

    catalogue, question = _open(typed), " ".join(typed.question)
    reply = open_answerer(catalogue, typed.reranker).ask(question, _filter(typed, catalogue))
    print(reply_as_json(reply) if typed.json else reply_in_terminal(reply, Paper.of(sys.stdout)))
    if not typed.json and asked_of_each(question) is not None:
        print(f"\nPour lire chaque source à côté des autres{NBSP}: dixit compare {shlex.quote(question)}")
    return 0


def compare(typed: Namespace) -> int:
    from qa.assemble import open_answerer
    from ui.json_reply import comparison_as_json
    from ui.terminal import comparison_in_terminal

    catalogue = _open(typed)
    compared = open_answerer(catalogue).compare(" ".join(typed.question), _filter(typed, catalogue))
    print(comparison_as_json(compared) if typed.json else _or_refusal(compared, comparison_in_terminal))
    return 0


def timeline(typed: Namespace) -> int:
    from qa.assemble import open_answerer
    from ui.json_reply import chronology_as_json
    from ui.terminal import chronology_in_terminal

    catalogue = _open(typed)
    chronology = open_answerer(catalogue).chronology(" ".join(typed.question), _filter(typed, catalogue))
    print(chronology_as_json(chronology) if typed.json else _or_refusal(chronology, chronology_in_terminal))
    return 0


def survey(typed: Namespace) -> int:
    """Counts, and with `--csv` writes all the passages into a file; a file that is there is replaced."""
    from qa.answer import NoAnswer
    from qa.assemble import open_answerer
    from ui.json_reply import survey_as_json
    from ui.spreadsheet import in_csv
    from ui.terminal import survey_in_terminal

    catalogue = _open(typed)
    answerer = open_answerer(catalogue)
    survey = answerer.survey(" ".join(typed.question), _filter(typed, catalogue))
    if typed.csv is not None:
        pieces = in_csv(() if isinstance(survey, NoAnswer) else answerer.surveyed(survey))
        try:
            with typed.csv.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
        except OSError as error:
            raise DixitError(f"Le fichier {quoted(str(typed.csv))} ne peut pas être écrit.") from error
    print(survey_as_json(survey) if typed.json else _or_refusal(survey, survey_in_terminal))
    return 0


def add(typed: Namespace) -> int:
    """Takes in what it can and says what became of each file; status 2 when one was refused."""
    from index.reading.collect import collect

    offered = list(collect(typed.paths))
    catalogue = _open(typed)
    outcomes: list[Outcome] = [found for found in offered if isinstance(found, Refused)]
    files = [found for found in offered if isinstance(found, File)]
    outcomes += catalogue.add(files, Progress("Indexation"))
    for outcome in outcomes:
        print(outcome_in_words(outcome), file=sys.stderr if isinstance(outcome, Refused) else sys.stdout)
    return 2 if any(isinstance(outcome, Refused) for outcome in outcomes) else 0


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


def restore(typed: Namespace) -> int:
    """Brings back what was removed; status 2 when an id is not among it."""
    catalogue = _open(typed)
    ids = [CommuniqueId(id) for id in typed.ids]
    back = catalogue.restore(ids)
    for communique in map(catalogue.communique, back):
        if communique is not None:
            print(f"Remis{NBSP}: {communique_in_words(communique)}.")
    unknown = [id for id in ids if id not in back]
    for id in unknown:
        print(f"Aucun communiqué retiré n’a l’identifiant {quoted(id)}.", file=sys.stderr)
    return 2 if unknown else 0


def correct(typed: Namespace) -> int:
    """Keeps what is said of a text, or undoes it."""
    from index.entering import entered

    said = [typed.title, typed.source, typed.date]
    if typed.undo == any(one is not None for one in said):
        raise DixitError(f"Dites ce qui est à corriger{NBSP}: --title, --source ou --date, ou bien --undo seul.")
    correction = None if typed.undo else entered(*said)
    corrected = _open(typed).correct(CommuniqueId(typed.id), correction)
    if corrected is None:
        raise DixitError(f"Aucun communiqué n’a l’identifiant {quoted(typed.id)}.")
    print(f"{'Rétabli' if typed.undo else 'Corrigé'}{NBSP}: {communique_in_words(corrected)}.")
    return 0


def list_all(typed: Namespace) -> int:
    from index.listing import Selection, Sort
    from ui.json_reply import list_as_json
    from ui.terminal import list_in_terminal

    catalogue = _open(typed)
    selection = Selection(typed.search, typed.undated, typed.unsourced, typed.sort or Sort.ARRIVAL)
    communiques = catalogue.listed(selection)
    if typed.json:
        print(list_as_json(communiques))
    elif communiques:
        print(list_in_terminal(communiques, Paper.of(sys.stdout)))
    elif catalogue.counts().communiques:
        print("Aucun communiqué ne correspond.", file=sys.stderr)
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
    from ui.sharing.exposing import check_login
    from ui.sharing.password_file import read_people

    check_login(typed.host, typed.names, typed.login is not None)
    people = None if typed.login is None else read_people(typed.login)
    listen(typed.port, typed.host).close()  # before any indexing: a person should not wait to hear that it is taken
    if typed.mcp:
        from ui.mcp_tools import check_mcp_is_installed

        check_mcp_is_installed()
    catalogue = _open(typed)
    if _data(typed) is DEFAULT_DATA:
        from ui.seeding import take_in_seeds

        take_in_seeds(catalogue)
    from qa.assemble import open_answerer
    from ui.server import serve as serve_page

    with contextlib.suppress(KeyboardInterrupt):  # the way to close the page
        answerer = open_answerer(catalogue, typed.reranker)
        serve_page(catalogue, answerer, typed.host, typed.port, people, typed.names, typed.mcp)
    return 0


def password(typed: Namespace) -> int:
    from ui.sharing.asking import ask_password
    from ui.sharing.password_file import check_name, set_password
    from ui.sharing.person import Person

    check_name(typed.name)
    person = Person(typed.name, may_change=typed.editor)
    set_password(typed.file, person, ask_password())
    may = "lire et changer le corpus" if person.may_change else "lire et interroger le corpus"
    print(f"{quoted(person.name)} peut {may}, avec ce mot de passe, dès que Dixit sera rouvert.")
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


def _or_refusal(view: "T | NoAnswer", shown: "Callable[[T, Paper], str]") -> str:
    """The view as it is shown in this terminal, or the refusal that stands in its place."""
    from qa.answer import NoAnswer
    from ui.terminal import reply_in_terminal

    paper = Paper.of(sys.stdout)
    return reply_in_terminal(view, paper) if isinstance(view, NoAnswer) else shown(view, paper)


def _counted(catalogue: "Catalogue") -> str:
    counts = catalogue.counts()
    return f"{count(counts.communiques, 'communiqué')}, {count(counts.passages, 'passage')}"
