"""`dixit` at the terminal: what may be typed, in French, and how a command ends.

Status 0 for answers and refusals alike, 1 for a fault that `verify` finds, 2 for an error, told in one line.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from index.bulk.address import LOCAL
from index.errors import DixitError
from ui.french_arguments import FrenchParser, ShowVersion, cluster, days, first_day, last_day, network_name, order, port
from ui.verbs import asking, following, keeping, preserving, serving
from ui.wording import NBSP, quoted

Verb = Callable[[argparse.Namespace], int]

_DESCRIPTION = f"""\
Posez une question en français à vos communiqués{NBSP}: la réponse est faite de leurs propres mots,
avec qui les a écrits et quand. Rien n’est inventé, rien ne sort de cette machine,
sauf vers celle que vous nommeriez vous-même."""


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
    root.options.add_argument("--version", action=ShowVersion, help="afficher la version, puis quitter")
    commands = root.add_subparsers(title="commandes", metavar="COMMANDE", required=True)

    def command(name: str, do: Verb, help: str, *shared: str) -> FrenchParser:
        made: FrenchParser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
        made.set_defaults(do=do)
        for option in shared:
            _SHARED[option](made.options)
        return made

    def question_command(name: str, do: Verb, help: str, *shared: str) -> FrenchParser:
        made = command(name, do, help, *shared)
        made.words.add_argument("question", metavar="QUESTION", nargs="+", help="la question, en français")
        _filters(made.options)
        return made

    question_command("ask", asking.ask, "poser une question", "json", "reranker", "model", "data")
    question_command("compare", asking.compare, "comparer ce que dit chaque source", "json", "model", "data")
    question_command("timeline", asking.timeline, "ranger les passages dans l’ordre des dates", "json", "model", "data")
    every = "compter tous les passages qui contiennent les mots de la question"
    survey = question_command("survey", asking.survey, every, "json", "model", "data")
    survey.options.add_argument(
        "--csv", metavar="FICHIER", type=Path, help="écrire tous ces passages dans un fichier pour tableur"
    )

    add = command("add", keeping.add, "ajouter des textes au catalogue", "model", "data")
    add.words.add_argument(
        "paths",
        metavar="CHEMIN",
        nargs="+",
        type=Path,
        help="un texte, un PDF, un document, un courriel, une page HTML, un tableau, ou un dossier qui en contient",
    )
    add.options.add_argument(
        "--dask",
        metavar="ADRESSE",
        type=cluster,
        nargs="?",
        const=LOCAL,
        help="préparer à plusieurs processus de cette machine, ou d’un cluster Dask (les textes lui sont envoyés)",
    )

    watch = command("watch", following.watch, "suivre un dossier, jusqu’à Ctrl+C", "model", "data")
    watch.words.add_argument(
        "folder",
        metavar="DOSSIER",
        type=Path,
        help=f"ce qui y arrive, y change ou en part{NBSP}: le catalogue fait de même",
    )

    remove = command("remove", keeping.remove, "retirer des communiqués du catalogue", "model", "data")
    remove.words.add_argument(
        "ids", metavar="IDENTIFIANT", nargs="+", help=f"l’identifiant que donne {quoted('dixit list')}"
    )

    instead = remove.options.add_mutually_exclusive_group()
    instead.add_argument("--undo", action="store_true", help="remettre ceux qui ont été retirés")
    instead.add_argument("--erase", action="store_true", help="les effacer, retirés ou non, sans retour ni trace")

    correct = command(
        "correct", keeping.correct, "dire le titre, la source ou la date d’un communiqué", "model", "data"
    )
    correct.words.add_argument("id", metavar="IDENTIFIANT", help=f"l’identifiant que donne {quoted('dixit list')}")
    unknown = "(rien entre les guillemets s’il n’y en a pas de connu)"
    for name, metavar, example in (
        ("title", "TITRE", "son titre"),
        ("source", "SOURCE", "qui l’a publié"),
        ("date", "DATE", f"quand{NBSP}: 2024-02-05, {quoted('5 février 2024')}, 2024-02 ou 2024"),
    ):
        correct.options.add_argument(f"--{name}", metavar=metavar, help=f"{example} {unknown}")
    correct.options.add_argument("--undo", action="store_true", help="rétablir tout ce que dit le texte")

    list_all = command("list", keeping.list_all, "montrer les communiqués du catalogue", "json", "data")
    list_all.options.add_argument(
        "--search", metavar="MOTS", default="", help="seulement ceux dont le titre ou la source ont ces mots"
    )
    list_all.options.add_argument("--undated", action="store_true", help="seulement ceux dont la date n’est pas connue")
    list_all.options.add_argument(
        "--unsourced", action="store_true", help="seulement ceux dont la source n’est pas connue"
    )
    list_all.options.add_argument(
        "--sort",
        metavar="ORDRE",
        type=order,
        help="title, source, date (les plus récents d’abord), arrival (l’ordre d’arrivée) ou newest (l’inverse)",
    )
    command("rebuild", keeping.rebuild, "reconstruire l’index à partir des textes gardés", "model", "data")
    command("verify", preserving.verify, "vérifier que le catalogue est sain", "model", "data")
    command("repair", preserving.repair, f"réparer ce que trouve {quoted('dixit verify')}", "model", "data")

    backup = command("backup", preserving.backup, "tout garder dans un seul fichier", "data")
    backup.words.add_argument("file", metavar="FICHIER", type=Path, help="le fichier à écrire, par exemple dixit.zip")
    restore = command("restore", preserving.restore, "remettre une sauvegarde dans un dossier vide", "model", "data")
    restore.words.add_argument("file", metavar="FICHIER", type=Path, help=f"ce qu’a écrit {quoted('dixit backup')}")

    opened = "ouvrir la page et l’API, sur cette machine seulement si rien d’autre n’est dit"
    serve = command("serve", serving.serve, opened, "reranker", "model", "data")
    serve.options.add_argument(
        "--port", metavar="PORT", type=port, default=7860, help="le port de la page (7860 si rien n’est dit)"
    )

    serve.options.add_argument(
        "--host", metavar="ADRESSE", default="127.0.0.1", help="s’ouvrir au réseau à cette adresse (demande --login)"
    )
    serve.options.add_argument(
        "--login",
        metavar="FICHIER",
        type=Path,
        help=f"demander un mot de passe de ce fichier ({quoted('dixit password')})",
    )
    serve.options.add_argument(
        "--name",
        dest="names",
        metavar="NOM",
        type=network_name,
        action="append",
        default=[],
        help="un nom sous lequel un mandataire ou le réseau mène ici (demande --login)",
    )
    serve.options.add_argument(
        "--mcp", action="store_true", help="laisser des assistants citer les communiqués (protocole MCP)"
    )

    serve.options.add_argument(
        "--log-questions",
        metavar="JOURS",
        type=days,
        help="garder les questions posées ce nombre de jours (sinon aucune)",
    )

    password = command("password", serving.password, "donner un mot de passe à une personne, pour --login")
    password.words.add_argument(
        "file", metavar="FICHIER", type=Path, help="le fichier de mots de passe, créé au besoin"
    )
    password.words.add_argument("name", metavar="NOM", help="le nom de la personne")
    role = password.options.add_mutually_exclusive_group()
    role.add_argument("--reader", dest="editor", action="store_false", help="lit et interroge (si rien n’est dit)")
    role.add_argument("--editor", action="store_true", help="peut aussi ajouter, retirer et reconstruire")
    password.set_defaults(editor=False)

    measured = "mesurer la recherche sur un jeu de questions"
    evaluate = command("evaluate", asking.evaluate, measured, "json", "reranker", "model")
    evaluate.words.add_argument(
        "folder",
        metavar="DOSSIER",
        type=Path,
        help=f"un dossier BEIR{NBSP}: corpus.jsonl, queries.jsonl, qrels.tsv",
    )
    return root


def _filters(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--source",
        metavar="SOURCE",
        action="append",
        default=[],
        help="n’interroger que cette source (l’option peut être répétée)",
    )
    options.add_argument(
        "--from", dest="first", metavar="DATE", type=first_day, help="à partir de 2024, 2024-02 ou 2024-02-05"
    )
    options.add_argument("--to", dest="last", metavar="DATE", type=last_day, help="jusqu’à cette date comprise")


def _data(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--data",
        metavar="DOSSIER",
        help="le dossier des données, ou postgresql://… (sinon ce que nomme DIXIT_DATA, sinon var/)",
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
