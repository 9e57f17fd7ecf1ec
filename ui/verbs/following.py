"""What the command that follows a folder does.

The floors below are imported inside the verb, so that `dixit --help` is immediate.
"""

import contextlib
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from index.errors import DixitError
from ui.intake_wording import outcomes_in_lines, unchanged_in_words
from ui.terminal import Progress
from ui.verbs.opening import opened
from ui.wording import NBSP, communique_in_words, count, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from index.following.syncing import Synced


def watch(typed: Namespace) -> int:
    """Follows the folder until Ctrl+C, a line for each change. What fails is told, and tried again later."""
    from index.following.syncing import Folder
    from index.following.watching import moments

    path: Path = typed.folder
    if not path.is_dir():
        raise DixitError(f"Le dossier {quoted(str(path))} n’existe pas.")
    folder, following = Folder(opened(typed), path), False
    with contextlib.suppress(KeyboardInterrupt):  # the way to end it
        for _ in moments(path):
            try:
                synced = folder.follow(None if following else Progress("Lecture"), again=not following)
            except DixitError as error:
                print(error, file=sys.stderr, flush=True)
                continue
            _tell(synced, path)
            if not following:
                following = True
                if synced.unchanged:
                    print(unchanged_in_words(synced.unchanged))
                print(f"Je suis le dossier {quoted(str(path))}. Ctrl+C pour arrêter.", flush=True)
    return 0


def _tell(synced: "Synced", path: "Path") -> None:
    taken, refused = outcomes_in_lines(synced.outcomes)
    taken += [f"Remplacé{NBSP}: {communique_in_words(one)}." for one in synced.replaced]
    taken += [f"Retiré{NBSP}: {communique_in_words(one)}." for one in synced.gone]
    for lines, stream in ((taken, sys.stdout), (refused + _warnings(synced, path), sys.stderr)):
        for line in lines:
            print(line, file=stream, flush=True)


def _warnings(synced: "Synced", path: "Path") -> list[str]:
    if synced.away:
        return [f"Le dossier {quoted(str(path))} n’est plus là{NBSP}: rien n’est retiré, j’attends qu’il revienne."]
    if synced.spared:
        files = count(synced.spared, "fichier connu", "fichiers connus")
        return [
            f"Le dossier {quoted(str(path))} a perdu d’un coup tout ce qu’il contenait ({files}){NBSP}: rien n’est "
            f"retiré. Si c’est voulu, retirez ces communiqués par {quoted('dixit remove')}."
        ]
    return []
