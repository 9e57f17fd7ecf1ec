"""Options that several commands have."""

import argparse

from ui.cli.french_arguments import first_day, last_day, reading, words
from ui.rendering.wording import NBSP


def filters(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--source",
        metavar="SOURCE",
        type=words,
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


def _reading(options: "argparse._ArgumentGroup") -> None:
    options.add_argument(
        "--reading",
        metavar="LECTURE",
        type=reading,
        default=True,
        help=f"none{NBSP}: ne pas lire les mots dans leur contexte (plus rapide, moins juste)",
    )


def _json(options: "argparse._ArgumentGroup") -> None:
    options.add_argument("--json", action="store_true", help="répondre en JSON, pour un programme")


SHARED = {"data": _data, "model": _model, "reranker": _reranker, "reading": _reading, "json": _json}
