"""What the commands that keep the data safe do: check, repair, back up, restore, erase.

A verb takes what was typed and gives the exit status. The floors below are imported inside the verbs, so that
`dixit --help` is immediate and no command waits for what it does not use.
"""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from index.storage.postgres.dsn import BACKED_UP_ELSEWHERE
from index.values.communique import CommuniqueId
from index.values.dates import PartialDate
from ui.cli.commands.opening import check_is_there, data_of, folder_of, opened
from ui.rendering.terminal import Progress
from ui.rendering.wording import NBSP, count, date_in_words, quoted
from ui.server.question_log import NAME as QUESTIONS

if TYPE_CHECKING:
    from index.catalogue import Catalogue


def verify(typed: Namespace) -> int:
    """Status 1 when there is a fault; what a repair would do stands under each."""
    from index.repair.repair import find_faults

    check_is_there(typed)
    data, total = data_of(typed), ""

    def open_and_count() -> "Catalogue":
        nonlocal total
        catalogue = opened(typed)
        total = counted(catalogue)
        return catalogue

    if isinstance(data, Path):
        faults = [f"{fault.what}\n  dixit repair{NBSP}: {fault.remedy}" for fault in find_faults(data, open_and_count)]
    else:
        faults = open_and_count().verify()
    for fault in faults:
        print(fault)
    if faults and not isinstance(data, Path):
        print(BACKED_UP_ELSEWHERE)
    if not faults:
        print(f"Le catalogue est sain{NBSP}: {total}.")
    return 1 if faults else 0


def repair(typed: Namespace) -> int:
    """Says what was done and what is lost; status 1 when a text is lost."""
    from index.repair.repair import repair_folder

    check_is_there(typed)
    repairs = repair_folder(folder_of(typed), lambda: opened(typed), Progress("Réparation"))
    for line in (*repairs.done, *repairs.lost):
        print(line)
    catalogue = opened(typed)
    print(f"{'Le catalogue est réparé' if repairs.done else 'Rien à réparer'}{NBSP}: {counted(catalogue)}.")
    return 1 if repairs.lost else 0


def backup(typed: Namespace) -> int:
    check_is_there(typed)
    counts = opened(typed).back_up(typed.file)
    print(f"Sauvegardé dans {quoted(str(typed.file))}{NBSP}: {count(counts.communiques, 'communiqué')}.")
    return 0


def restore(typed: Namespace) -> int:
    from index.storage.folder.migrate import SCHEMA_VERSION
    from index.storage.folder.restore import restore_backup

    back = restore_backup(typed.file, folder_of(typed), SCHEMA_VERSION)
    catalogue = opened(typed)
    catalogue.rebuild(Progress("Reconstruction"))
    day = date_in_words(PartialDate.fromisoformat(back.day))
    print(f"La sauvegarde du {day} est remise dans {quoted(str(data_of(typed)))}{NBSP}: {counted(catalogue)}.")
    return 0


def erase(typed: Namespace) -> int:
    """Prints the receipts; status 2 when nothing is known of an id."""
    catalogue = opened(typed)
    receipts = catalogue.erase([CommuniqueId(id) for id in typed.ids])
    data = data_of(typed)
    for receipt in receipts:
        print(receipt.as_json())
    if receipts:
        receipts_place = (
            quoted(str(data / "receipts")) if isinstance(data, Path) else "la table dixit.receipts de la base"
        )
        print(f"Effacé sans retour. Le reçu est gardé dans {receipts_place}.", file=sys.stderr)
    if receipts and not isinstance(data, Path):
        print(
            f"Les fichiers de la base, ses journaux et ses sauvegardes peuvent encore contenir le texte{NBSP}: "
            "docs/operations.md dit quoi en faire.",
            file=sys.stderr,
        )
    for file in receipts[0].backups if receipts else ():
        print(f"Cette sauvegarde d’avant peut encore contenir le texte{NBSP}: {quoted(file)}.", file=sys.stderr)
    if receipts and isinstance(data, Path) and (questions := data / QUESTIONS).exists():
        print(
            f"Les questions gardées dans {quoted(str(questions))} peuvent citer le texte{NBSP}: relisez-les.",
            file=sys.stderr,
        )
    for name in receipts[0].others if receipts else ():
        print(
            f"Ce fichier du dossier de données n’est pas de Dixit, et peut contenir le texte{NBSP}: {quoted(name)}.",
            file=sys.stderr,
        )
    unknown = [id for id in typed.ids if id not in {receipt.id for receipt in receipts}]
    for id in unknown:
        print(f"Aucun communiqué n’a l’identifiant {quoted(id)}.", file=sys.stderr)
    return 2 if unknown else 0


def counted(catalogue: "Catalogue") -> str:
    counts = catalogue.texts.counts()
    return f"{count(counts.communiques, 'communiqué')}, {count(counts.passages, 'passage')}"
