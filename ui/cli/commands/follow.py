"""What the commands that follow do: a folder, a question.

The floors below are imported inside the verb, so that `dixit --help` is immediate.
"""

import contextlib
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from index.values.errors import DixitError
from ui.cli.commands.ask import query_of
from ui.cli.commands.opening import opened, opened_to_read
from ui.rendering.intake_wording import outcomes_in_lines, unchanged_in_words
from ui.rendering.terminal import Progress
from ui.rendering.wording import NBSP, communique_in_words, count, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from index.sync.folder import Synced


LOCAL_PAGE = "http://127.0.0.1:7860/"  # where a feed leads to, if nothing else is said


def watch(typed: Namespace) -> int:
    """Follows the folder until Ctrl+C, a line for each change. What fails is told, and tried again later."""
    from index.sync.folder import Folder
    from index.sync.watch import moments

    path: Path = typed.folder
    if not path.is_dir():
        raise DixitError(f"{quoted(str(path))} {'n’est pas un dossier' if path.exists() else 'n’existe pas'}.")
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
                print(f"Dixit suit le dossier {quoted(str(path))}. Ctrl+C pour arrêter.", flush=True)
    return 0


def follow(typed: Namespace) -> int:
    """Tells the communiqués that answer and were not told before, each with its best words; then they are told."""
    from qa.answer import NoAnswer
    from qa.assemble import open_answerer
    from ui.page.address import Address
    from ui.page.atom import feed_in_atom
    from ui.rendering.json_reply import citations_as_json
    from ui.rendering.styling import Terminal
    from ui.rendering.terminal import citation_in_terminal

    catalogue = opened_to_read(typed)
    query = query_of(typed, catalogue)
    view = open_answerer(catalogue).timeline(query)
    citations = () if isinstance(view, NoAnswer) else (*view.dated, *view.undated)
    question = str(Address(query.text, query.within))
    before = catalogue.followed.told(question)
    new = [citation for citation in citations if citation.passage.communique.id not in (before or ())]
    if typed.atom is not None:
        try:
            typed.atom.write_text(feed_in_atom(query.text, LOCAL_PAGE, citations), encoding="utf-8")
        except OSError as error:
            raise DixitError(f"Le fichier {quoted(str(typed.atom))} ne peut pas être écrit.") from error
    if typed.json:
        print(citations_as_json(new))
    else:
        texts = len({citation.passage.communique.id for citation in new})
        print(count(texts, "nouveau communiqué répond", "nouveaux communiqués répondent") + ".")
        if new:
            terminal = Terminal.of(sys.stdout)
            lines = [citation_in_terminal(number, citation, terminal) for number, citation in enumerate(new, 1)]
            print("", *lines, sep="\n\n")
    catalogue.followed.tell(question, [citation.passage.communique.id for citation in new])
    return 0


def _tell(synced: "Synced", path: "Path") -> None:
    changes, refused = outcomes_in_lines(synced.outcomes)
    changes += [f"Remplacé{NBSP}: {communique_in_words(communique)}." for communique in synced.replaced]
    changes += [f"Retiré{NBSP}: {communique_in_words(communique)}." for communique in synced.gone]
    for lines, stream in ((changes, sys.stdout), (refused + _warnings(synced, path), sys.stderr)):
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
