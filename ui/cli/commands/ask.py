"""What the commands that ask do: one question, or many at once to measure.

A verb takes what was typed and gives the exit status. The floors below are imported inside the verbs, so that
`dixit --help` is immediate and no command waits for what it does not use.
"""

import shlex
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from index.values.errors import DixitError
from index.values.filter import Filter, Period
from ui.cli.commands.opening import opened_to_read
from ui.rendering.styling import Terminal
from ui.rendering.terminal import Progress
from ui.rendering.wording import NBSP, quoted

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from qa.answer import NoAnswer
    from qa.query import Query

T = TypeVar("T")


def ask(typed: Namespace) -> int:
    from qa.answer import Answer
    from qa.assemble import open_answerer
    from qa.understanding.intent.comparing import asked_of_each
    from ui.rendering.json_reply import reply_as_json
    from ui.rendering.references import as_references
    from ui.rendering.terminal import reply_in_terminal

    catalogue, question = opened_to_read(typed), " ".join(typed.question)
    reply = open_answerer(catalogue, typed.reranker, reading=typed.reading).ask(query_of(typed, catalogue))
    if typed.format:
        print(as_references(reply.citations if isinstance(reply, Answer) else (), typed.format))
        return 0
    print(reply_as_json(reply) if typed.json else reply_in_terminal(reply, Terminal.of(sys.stdout)))
    if not typed.json and asked_of_each(question) is not None:
        print(f"\nPour lire chaque source à côté des autres{NBSP}: dixit compare {shlex.quote(question)}")
    return 0


def compare(typed: Namespace) -> int:
    from qa.assemble import open_answerer
    from ui.rendering.json_reply import comparison_as_json
    from ui.rendering.terminal import comparison_in_terminal

    catalogue = opened_to_read(typed)
    compared = open_answerer(catalogue).compare(query_of(typed, catalogue))
    print(comparison_as_json(compared) if typed.json else _or_refusal(compared, comparison_in_terminal))
    return 0


def timeline(typed: Namespace) -> int:
    from qa.assemble import open_answerer
    from ui.rendering.json_reply import timeline_as_json
    from ui.rendering.terminal import timeline_in_terminal

    catalogue = opened_to_read(typed)
    timeline = open_answerer(catalogue).timeline(query_of(typed, catalogue))
    print(timeline_as_json(timeline) if typed.json else _or_refusal(timeline, timeline_in_terminal))
    return 0


def survey(typed: Namespace) -> int:
    """Counts, and with `--csv` writes all the passages into a file; a file that is there is replaced."""
    from qa.answer import NoAnswer
    from qa.assemble import open_answerer
    from ui.rendering.json_reply import survey_as_json
    from ui.rendering.survey_csv import in_csv
    from ui.rendering.terminal import survey_in_terminal

    catalogue = opened_to_read(typed)
    answerer = open_answerer(catalogue)
    survey = answerer.survey(query_of(typed, catalogue))
    if typed.csv is not None:
        pieces = in_csv(() if isinstance(survey, NoAnswer) else answerer.surveyed(survey))
        try:
            with typed.csv.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
        except OSError as error:
            raise DixitError(f"Le fichier {quoted(str(typed.csv))} ne peut pas être écrit.") from error
    print(survey_as_json(survey) if typed.json else _or_refusal(survey, survey_in_terminal))
    return 0


def evaluate(typed: Namespace) -> int:
    from qa.evaluation.evaluation import evaluate as measure
    from ui.rendering.json_reply import figures_as_json
    from ui.rendering.terminal import figures_in_terminal

    figures = measure(typed.folder, typed.model, typed.reranker, Progress("Questions"), typed.reading)
    print(figures_as_json(figures) if typed.json else figures_in_terminal(figures))
    return 0


def query_of(typed: Namespace, catalogue: "Catalogue") -> "Query":
    from qa.query import Query

    return Query(" ".join(typed.question), _filter(typed, catalogue))


def _filter(typed: Namespace, catalogue: "Catalogue") -> Filter:
    """What `--source`, `--from` and `--to` ask for; a source is known however it is written."""
    sources = frozenset(map(catalogue.texts.spellings().label, typed.source))
    if typed.first is None and typed.last is None:
        return Filter(sources)
    if typed.first is not None and typed.last is not None and typed.first > typed.last:
        raise DixitError(f"Cette période finit avant de commencer{NBSP}: échangez --from et --to.")
    return Filter(sources, Period(typed.first, typed.last))


def _or_refusal(view: "T | NoAnswer", show: "Callable[[T, Terminal], str]") -> str:
    """The view as it is shown in this terminal, or the refusal that stands in its place."""
    from qa.answer import NoAnswer
    from ui.rendering.terminal import reply_in_terminal

    terminal = Terminal.of(sys.stdout)
    return reply_in_terminal(view, terminal) if isinstance(view, NoAnswer) else show(view, terminal)
