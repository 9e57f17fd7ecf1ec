"""`argparse` that speaks French: its usage line, its headings and its own errors."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from index.intake.workers.address import LOCAL, is_cluster
from index.values.dates import PartialDate
from ui.rendering.wording import NBSP, NNBSP, quoted

# What argparse says in English, and the same in French. Whatever else it may say gets a general sentence.
_ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", rf"Il manque{NBSP}: \1."),
    (r"unrecognized arguments: (-.*)", rf"Je ne connais pas cette option{NBSP}: \1."),
    (
        r"unrecognized arguments: (.+)",
        rf"«{NNBSP}\1{NNBSP}» est de trop{NBSP}: mettez entre guillemets ce qui a des espaces.",
    ),
    (
        r"argument COMMANDE: invalid choice: '(.*?)'.*",
        rf"Je ne connais pas la commande «{NNBSP}\1{NNBSP}».",
    ),
    (r"argument (.+?): invalid choice: '(.*?)'.*", rf"«{NNBSP}\2{NNBSP}» ne convient pas après \1."),
    (r"argument (.+?): expected (?:one|at least one) argument", r"Il manque une valeur après \1."),
    (r"argument (.+?): ignored explicit argument .*", r"L’option \1 ne prend pas de valeur."),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 et \2 s’excluent."),
    (r"argument (.+?): (.+\.)", r"\2"),  # what `port` and `day` below say
)


class FrenchParser(argparse.ArgumentParser):
    """A parser whose help and errors are French; an error is one line and status 2.

    It has no group but those that are asked for by name, because argparse's own have English titles.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"add_help": False, "allow_abbrev": False, "formatter_class": _FrenchHelp, **settings})
        self.words = self.add_argument_group("arguments")
        self.options = self.add_argument_group("options")
        self.options.add_argument("-h", "--help", action="help", help="afficher cette aide, puis quitter")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{in_french(message)} Voyez {quoted(f'{self.prog} --help')}.\n")


class ShowVersion(argparse.Action):
    """Prints the version and ends. It is looked up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *ignored: object) -> NoReturn:
        from ui.version import version

        print(f"dixit {version()}")
        parser.exit()


class _FrenchHelp(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, f"usage{NBSP}: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(heading and heading + NBSP)  # the colon comes from argparse


def in_french(message: str) -> str:
    """One French sentence for an error of argparse.

    >>> in_french("the following arguments are required: FICHIER")
    'Il manque\\xa0: FICHIER.'
    """
    for english, french in _ERRORS:
        if match := re.fullmatch(english, message, re.DOTALL):
            return match.expand(french)
    return "Je n’ai pas compris cette commande."


def path(text: str) -> Path:
    """A path as typed; nothing at all would be the folder that one is in. Raises the French error for it."""
    return Path(words(text))


def words(text: str) -> str:
    """What was typed, if it is something. Raises the French error that argparse passes on."""
    if not text.strip():
        raise argparse.ArgumentTypeError("Ce qui doit être nommé ici est vide.")
    return text


def port(text: str) -> int:
    """A TCP port as typed. Raises the French error that argparse passes on."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{quoted(text)} n’est pas un port{NBSP}: donnez un nombre de 1 à 65535.")
    return int(text)


def cluster(text: str) -> str:
    """The address of a Dask scheduler as typed, or `local`. Raises the French error that argparse passes on."""
    if not is_cluster(text):
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} n’est pas l’adresse d’un cluster{NBSP}: écrivez --dask=tcp://HÔTE:PORT, ou --dask={LOCAL}."
        )
    return text


def days(text: str) -> int:
    """A number of days as typed, up to ten years. Raises the French error that argparse passes on."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3650:
        raise argparse.ArgumentTypeError(f"{quoted(text)} n’est pas un nombre de jours{NBSP}: donnez-en de 1 à 3650.")
    return int(text)


def network_name(text: str) -> str:
    """A name that a network gives a machine, `dixit.exemple.fr`. Raises the French error that argparse passes on."""
    if not re.fullmatch(r"(?!-)[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*", text):
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} n’est pas un nom de machine{NBSP}: écrivez-le sans http:// et sans port."
        )
    return text


def reading(typed: str) -> bool:
    """Whether words are read in their context: `none` is the only word for what is done."""
    if typed != "none":
        raise argparse.ArgumentTypeError(f"Après --reading, il n’y a que none{NBSP}: ne pas lire.")
    return False


def order(text: str) -> str:
    """The name of an order of a list, which is one. Raises the French error that argparse passes on."""
    from index.storage.sql.listing import Sort

    if text not in list(Sort):
        raise argparse.ArgumentTypeError(f"{quoted(text)} n’est pas un ordre connu{NBSP}: écrivez {', '.join(Sort)}.")
    return Sort(text)


def first_day(text: str) -> date:
    """The first day of a date as typed: `2024` is 2024-01-01."""
    return _day(text, lambda stated: stated.first_day)


def last_day(text: str) -> date:
    """The last day of a date as typed: `2024-02` is 2024-02-29."""
    return _day(text, lambda stated: stated.last_day)


def _day(text: str, side: Callable[[PartialDate], date]) -> date:
    try:
        return side(PartialDate.fromisoformat(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} n’est pas une date que je comprends{NBSP}: écrivez 2024, 2024-02 ou 2024-02-05."
        ) from None
