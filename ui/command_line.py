"""`dixit` at the terminal: what may be typed, in French, and how a command ends.

Status 0 for answers and refusals alike, 1 for a fault that `verify` finds, 2 for an error, told in one line.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from index.errors import DixitError
from ui import verbs
from ui.french_arguments import FrenchParser, first_day, last_day, port
from ui.wording import NBSP, quoted

Verb = Callable[[argparse.Namespace], int]

_DESCRIPTION = f"""\
Posez une question en français à vos communiqués{NBSP}: la réponse est faite de leurs propres mots,
avec qui les a écrits et quand. Rien n’est inventé, rien ne sort de cette machine."""


def main(typed: Sequence[str] | None = None) -> int:
    """Do what was typed (the process's own arguments by default); the process's exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    arguments = parser().parse_args(typed)
    do: Verb = arguments.do
    try:
        status = do(arguments)
        sys.stdout.flush()
        return status
    except DixitError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `dixit list | head`: nobody reads on, and Python must not try at its exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> FrenchParser:
    """Everything that may be typed after `dixit`."""
    root = FrenchParser(prog="dixit", description=_DESCRIPTION)
    commands = root.add_subparsers(title="commandes", metavar="COMMANDE", required=True)

    def command(name: str, do: Verb, help: str, *shared: str) -> FrenchParser:
        made: FrenchParser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
        made.set_defaults(do=do)
        for option in shared:
            _SHARED[option](made.options)
        return made

    ask = command("ask", verbs.ask, "poser une question", "json", "reranker", "model", "data")
    ask.words.add_argument("question", metavar="QUESTION", nargs="+", help="la question, en français")
    ask.options.add_argument(
        "--source",
        metavar="SOURCE",
        action="append",
        default=[],
        help="n’interroger que cette source (l’option peut être répétée)",
    )
    ask.options.add_argument(
        "--from", dest="first", metavar="DATE", type=first_day, help="à partir de 2024, 2024-02 ou 2024-02-05"
    )
    ask.options.add_argument("--to", dest="last", metavar="DATE", type=last_day, help="jusqu’à cette date comprise")

    add = command("add", verbs.add, "ajouter des textes au catalogue", "model", "data")
    add.words.add_argument(
        "paths",
        metavar="CHEMIN",
        nargs="+",
        type=Path,
        help="un texte, un PDF, un document, un courriel, une page HTML, un tableau, ou un dossier qui en contient",
    )

    remove = command("remove", verbs.remove, "retirer des communiqués du catalogue", "data")
    remove.words.add_argument(
        "ids", metavar="IDENTIFIANT", nargs="+", help=f"l’identifiant que donne {quoted('dixit list')}"
    )

    command("list", verbs.list_all, "montrer les communiqués du catalogue", "json", "data")
    command("rebuild", verbs.rebuild, "reconstruire l’index à partir des textes gardés", "model", "data")
    command("verify", verbs.verify, "vérifier que le catalogue est sain", "model", "data")

    opened = "ouvrir la page, sur cette machine seulement"
    serve = command("serve", verbs.serve, opened, "reranker", "model", "data")
    serve.options.add_argument(
        "--port", metavar="PORT", type=port, default=7860, help="le port de la page (7860 si rien n’est dit)"
    )

    measured = "mesurer la recherche sur un jeu de questions"
    evaluate = command("evaluate", verbs.evaluate, measured, "json", "reranker", "model")
    evaluate.words.add_argument(
        "folder",
        metavar="DOSSIER",
        type=Path,
        help=f"un dossier BEIR{NBSP}: corpus.jsonl, queries.jsonl, qrels.tsv",
    )
    return root


def _data(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--data",
        metavar="DOSSIER",
        type=Path,
        help="le dossier des données (sinon celui que nomme DIXIT_DATA, sinon var/)",
    )


def _model(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--model", metavar="MODÈLE", help="un autre modèle sentence-transformers, par son nom ou son dossier"
    )


def _reranker(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--reranker",
        metavar="MODÈLE",
        help="un cross-encoder sentence-transformers, qui relit les trente premiers passages (plus lent)",
    )


def _json(options: "argparse._ArgumentGroup") -> None:
    options.add_argument("--json", action="store_true", help="répondre en JSON, pour un programme")


_SHARED = {"data": _data, "model": _model, "reranker": _reranker, "json": _json}

if __name__ == "__main__":
    sys.exit(main())
