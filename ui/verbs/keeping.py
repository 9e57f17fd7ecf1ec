"""What the commands that keep the corpus do.

A verb takes what was typed and gives the exit status. The floors below are imported inside the verbs, so that
`dixit --help` is immediate and no command waits for what it does not use.
"""

import sys
from argparse import Namespace

from index.communique import CommuniqueId
from index.errors import DixitError
from index.intake import File, Outcome, Refused
from ui.intake_wording import outcomes_in_lines, unchanged_in_words
from ui.terminal import Paper, Progress
from ui.verbs.opening import ahead_of, opened
from ui.verbs.preserving import counted, erase
from ui.wording import NBSP, communique_in_words, quoted


def add(typed: Namespace) -> int:
    """Takes in what it can and says what became of each file; status 2 when one was refused.

    Of a folder, the files that have not changed since they were added are not read again.
    """
    from index.batching import batches
    from index.following.syncing import Folder, one_by_one
    from index.reading.collect import collect

    collect(typed.paths)  # a path that is not there is told before anything is done
    offered = list(collect([path for path in typed.paths if not path.is_dir()]))
    outcomes: list[Outcome] = [found for found in offered if isinstance(found, Refused)]
    files = [found for found in offered if isinstance(found, File)]
    unchanged = 0
    with ahead_of(typed) as ahead:
        catalogue, along = opened(typed, ahead), one_by_one if ahead is None else ahead.along
        for batch in along(iter([files]) if ahead is None else batches(files), list):
            outcomes += catalogue.add(batch, Progress("Indexation"), more=ahead is not None)
        catalogue.settle()
        for folder in (path for path in typed.paths if path.is_dir()):
            synced = Folder(catalogue, folder, along).take_in(Progress("Indexation"))
            outcomes += synced.outcomes
            unchanged += synced.unchanged
    taken, refused = outcomes_in_lines(outcomes)
    if unchanged:
        taken.append(unchanged_in_words(unchanged))
    for lines, stream in ((taken, sys.stdout), (refused, sys.stderr)):
        for line in lines:
            print(line, file=stream)
    return 2 if refused else 0


def remove(typed: Namespace) -> int:
    """Removes what is there, or brings it back, or erases it; status 2 when an id is unknown."""
    if typed.undo:
        return _bring_back(typed)
    if typed.erase:
        return erase(typed)
    catalogue = opened(typed)
    ids = [CommuniqueId(id) for id in typed.ids]
    known = {id: communique for id in ids if (communique := catalogue.communique(id)) is not None}
    for id in catalogue.remove(ids):
        print(f"Retiré{NBSP}: {communique_in_words(known[id])}.")
    unknown = [id for id in ids if id not in known]
    for id in unknown:
        print(f"Aucun communiqué n’a l’identifiant {quoted(id)}.", file=sys.stderr)
    return 2 if unknown else 0


def _bring_back(typed: Namespace) -> int:
    """Brings back what was removed; status 2 when an id is not among it."""
    catalogue = opened(typed)
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
    corrected = opened(typed).correct(CommuniqueId(typed.id), correction)
    if corrected is None:
        raise DixitError(f"Aucun communiqué n’a l’identifiant {quoted(typed.id)}.")
    print(f"{'Rétabli' if typed.undo else 'Corrigé'}{NBSP}: {communique_in_words(corrected)}.")
    return 0


def list_all(typed: Namespace) -> int:
    from index.truth.listing import Selection, Sort
    from ui.json_reply import list_as_json
    from ui.terminal import list_in_terminal

    catalogue = opened(typed)
    selection = Selection(typed.search, typed.undated, typed.unsourced, typed.sort or Sort.ARRIVAL)
    communiques = catalogue.listed(selection)
    if typed.json:
        print(list_as_json(communiques, catalogue.origins([one.id for one in communiques])))
    elif communiques:
        print(list_in_terminal(communiques, Paper.of(sys.stdout)))
    elif catalogue.counts().communiques:
        print("Aucun communiqué ne correspond.", file=sys.stderr)
    else:
        print("Aucun communiqué n’est encore indexé.", file=sys.stderr)
    return 0


def rebuild(typed: Namespace) -> int:
    catalogue = opened(typed)
    catalogue.rebuild(Progress("Reconstruction"))
    print(f"L’index est reconstruit{NBSP}: {counted(catalogue)}.")
    return 0
