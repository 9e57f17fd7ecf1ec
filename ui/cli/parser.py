"""All that may be typed after `dixit`, in French."""

import argparse
from collections.abc import Callable

from index.intake.workers.address import LOCAL
from ui.cli.commands import ask, edit, follow, launch, maintain, serve, sources
from ui.cli.french_arguments import FrenchParser, ShowVersion, cluster, days, network_name, order, path, port
from ui.cli.shared_options import SHARED, filters
from ui.rendering.wording import NBSP, quoted

Verb = Callable[[argparse.Namespace], int]

_DESCRIPTION = f"""\
Posez une question en français à vos communiqués{NBSP}: la réponse est faite de leurs propres mots,
avec qui les a écrits et quand. Rien n’est inventé, rien ne sort de cette machine,
sauf vers celle que vous nommeriez vous-même."""


def parser() -> FrenchParser:
    """Everything that may be typed after `dixit`."""
    root = FrenchParser(prog="dixit", description=_DESCRIPTION)
    root.options.add_argument("--version", action=ShowVersion, help="afficher la version, puis quitter")
    root.set_defaults(do=lambda typed: _explain(root))
    commands = root.add_subparsers(title="commandes", metavar="COMMANDE")

    def command(name: str, do: Verb, help: str, *shared: str) -> FrenchParser:
        subparser: FrenchParser = commands.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
        subparser.set_defaults(do=do)
        for option in shared:
            SHARED[option](subparser.options)
        return subparser

    def question_command(name: str, do: Verb, help: str, *shared: str) -> FrenchParser:
        subparser = command(name, do, help, *shared)
        subparser.words.add_argument("question", metavar="QUESTION", nargs="+", help="la question, en français")
        filters(subparser.options)
        return subparser

    asked = question_command("ask", ask.ask, "poser une question", "json", "reranker", "reading", "model", "data")
    asked.options.add_argument(
        "--format", choices=("ris", "csl"), help="les citations pour Zotero et ses pareils, en RIS ou en CSL-JSON"
    )
    question_command("compare", ask.compare, "comparer ce que dit chaque source", "json", "model", "data")
    question_command("timeline", ask.timeline, "ranger les passages dans l’ordre des dates", "json", "model", "data")
    every = "compter tous les passages qui contiennent les mots de la question"
    survey = question_command("survey", ask.survey, every, "json", "model", "data")
    survey.options.add_argument(
        "--csv", metavar="FICHIER", type=path, help="écrire tous ces passages dans un fichier pour tableur"
    )

    add = command("add", edit.add, "ajouter des textes au catalogue", "model", "data")
    add.words.add_argument(
        "paths",
        metavar="CHEMIN",
        nargs="+",
        type=path,
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

    purpose = "dire les communiqués qui répondent à une question et qui n’ont pas encore été dits"
    followed = question_command("follow", follow.follow, purpose, "json", "model", "data")
    followed.options.add_argument(
        "--atom", metavar="FICHIER", type=path, help="écrire aussi tous ceux qui répondent dans un flux Atom"
    )

    watch = command("watch", follow.watch, "suivre un dossier, jusqu’à Ctrl+C", "model", "data")
    watch.words.add_argument(
        "folder",
        metavar="DOSSIER",
        type=path,
        help=f"ce qui y arrive, y change ou en part{NBSP}: le catalogue fait de même",
    )

    remove = command("remove", edit.remove, "retirer des communiqués du catalogue", "model", "data")
    remove.words.add_argument(
        "ids", metavar="IDENTIFIANT", nargs="+", help=f"l’identifiant que donne {quoted('dixit list')}"
    )

    instead = remove.options.add_mutually_exclusive_group()
    instead.add_argument("--undo", action="store_true", help="remettre ceux qui ont été retirés")
    instead.add_argument("--erase", action="store_true", help="les effacer, retirés ou non, sans retour ni trace")

    correct = command("correct", edit.correct, "dire le titre, la source ou la date d’un communiqué", "model", "data")
    correct.words.add_argument("id", metavar="IDENTIFIANT", help=f"l’identifiant que donne {quoted('dixit list')}")
    unknown = "(rien entre les guillemets s’il n’y en a pas de connu)"
    for name, metavar, example in (
        ("title", "TITRE", "son titre"),
        ("source", "SOURCE", "qui l’a publié"),
        ("date", "DATE", f"quand{NBSP}: 2024-02-05, {quoted('5 février 2024')}, 2024-02 ou 2024"),
    ):
        correct.options.add_argument(f"--{name}", metavar=metavar, help=f"{example} {unknown}")
    correct.options.add_argument("--undo", action="store_true", help="rétablir tout ce que dit le texte")

    list_all = command("list", edit.list_all, "montrer les communiqués du catalogue", "json", "data")
    list_all.options.add_argument(
        "--search", metavar="MOTS", default="", help="seulement ceux dont le titre ou la source ont ces mots"
    )
    list_all.options.add_argument("--undated", action="store_true", help="seulement ceux dont la date n’est pas connue")
    list_all.options.add_argument(
        "--unsourced", action="store_true", help="seulement ceux dont la source n’est pas connue"
    )
    list_all.options.add_argument("--foreign", action="store_true", help="seulement ceux qui ne sont pas en français")
    list_all.options.add_argument(
        "--sort",
        metavar="ORDRE",
        type=order,
        help="title, source, date (les plus récents d’abord), arrival (l’ordre d’arrivée) ; à l’envers : "
        "title-reversed, source-reversed, oldest, newest",
    )
    command("sources", sources.sources, "compter les textes de chaque source, et proposer à réunir", "json", "data")
    show = command("show", edit.show, "montrer un texte gardé, et ce qui est connu de lui", "json", "data")
    show.words.add_argument("id", metavar="IDENTIFIANT", help=f"l’identifiant que donne {quoted('dixit list')}")
    rebuild = command("rebuild", edit.rebuild, "reconstruire l’index à partir des textes gardés", "model", "data")
    rebuild.options.add_argument(
        "--reread", action="store_true", help="relire d’abord les fichiers gardés, comme Dixit les lit aujourd’hui"
    )
    command("verify", maintain.verify, "vérifier que le catalogue est sain", "model", "data")
    command("repair", maintain.repair, f"réparer ce que trouve {quoted('dixit verify')}", "model", "data")

    backup = command("backup", maintain.backup, "tout garder dans un seul fichier", "data")
    backup.words.add_argument("file", metavar="FICHIER", type=path, help="le fichier à écrire, par exemple dixit.zip")
    restore = command("restore", maintain.restore, "remettre une sauvegarde dans un dossier vide", "model", "data")
    restore.words.add_argument("file", metavar="FICHIER", type=path, help=f"ce qu’a écrit {quoted('dixit backup')}")

    opened = "ouvrir la page et l’API, sur cette machine seulement si rien d’autre n’est dit"
    served = command("serve", serve.serve, opened, "reranker", "reading", "model", "data")
    served.options.add_argument(
        "--port", metavar="PORT", type=port, default=7860, help="le port de la page (7860 si rien n’est dit)"
    )
    served.options.add_argument("--open", action="store_true", help="ouvrir aussi la page dans le navigateur")
    served.options.add_argument(
        "--host", metavar="ADRESSE", default="127.0.0.1", help="s’ouvrir au réseau à cette adresse (demande --login)"
    )
    served.options.add_argument(
        "--login",
        metavar="FICHIER",
        type=path,
        help=f"demander un mot de passe de ce fichier ({quoted('dixit password')})",
    )
    served.options.add_argument(
        "--name",
        dest="names",
        metavar="NOM",
        type=network_name,
        action="append",
        default=[],
        help="un nom sous lequel un mandataire ou le réseau mène ici (demande --login)",
    )
    served.options.add_argument(
        "--mcp", action="store_true", help="laisser des assistants citer les communiqués (protocole MCP)"
    )

    served.options.add_argument(
        "--log-questions",
        metavar="JOURS",
        type=days,
        help="garder les questions posées ce nombre de jours (sinon aucune)",
    )

    launcher = command("launcher", launch.launcher, "mettre Dixit dans le menu des applications", "data")
    launcher.options.add_argument("--port", metavar="PORT", type=port, default=7860, help="le port de la page")
    instead = launcher.options.add_mutually_exclusive_group()
    instead.add_argument("--stop", action="store_true", help="arrêter le Dixit qui est ouvert sur ce port")
    instead.add_argument("--remove", action="store_true", help=f"retirer l’icône du menu{NBSP}; les textes restent")

    password = command("password", serve.password, "donner un mot de passe à une personne, pour --login")
    password.words.add_argument(
        "file", metavar="FICHIER", type=path, help="le fichier de mots de passe, créé au besoin"
    )
    password.words.add_argument("name", metavar="NOM", help="le nom de la personne")
    role = password.options.add_mutually_exclusive_group()
    role.add_argument("--reader", dest="editor", action="store_false", help="lit et interroge (si rien n’est dit)")
    role.add_argument("--editor", action="store_true", help="peut aussi ajouter, retirer et reconstruire")
    password.set_defaults(editor=False)

    measured = "mesurer la recherche sur un jeu de questions"
    evaluate = command("evaluate", ask.evaluate, measured, "json", "reranker", "reading", "model")
    evaluate.words.add_argument(
        "folder",
        metavar="DOSSIER",
        type=path,
        help=f"un dossier BEIR{NBSP}: corpus.jsonl, queries.jsonl, qrels.tsv",
    )
    return root


def _explain(root: FrenchParser) -> int:
    """What `dixit` alone says: the help, and where to begin."""
    root.print_help()
    print(f"\nPour commencer{NBSP}: {quoted('dixit serve --open')} ouvre la page dans votre navigateur.")
    return 0
