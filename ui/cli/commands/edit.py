"""What the commands that keep the corpus do.

A verb takes what was typed and gives the exit status. The floors below are imported inside the verbs, so that
`dixit --help` is immediate and no command waits for what it does not use.
"""

import sys
from argparse import Namespace
from collections import Counter

from index.values.communique import CommuniqueId
from index.values.errors import DixitError
from index.values.files import File, Outcome, Refused
from ui.cli.commands.maintain import counted, erase
from ui.cli.commands.opening import check_is_there, opened, opened_to_read, prefetching
from ui.rendering.intake_wording import left_aside_in_words, outcomes_in_lines, reread_in_words, unchanged_in_words
from ui.rendering.styling import Terminal
from ui.rendering.terminal import Progress
from ui.rendering.wording import NBSP, communique_in_words, quoted


def add(typed: Namespace) -> int:
    """Takes in what it can and says what became of each file; status 2 when one was refused.

    Of a folder, the files that have not changed since they were added are not read again.
    """
    from index.reading.collect import collect, left_aside
    from index.sync.folder import Folder, one_by_one
    from index.values.batching import batches

    collect(typed.paths)  # a path that is not there is told before anything is done
    offered = list(collect([path for path in typed.paths if not path.is_dir()]))
    outcomes: list[Outcome] = [file for file in offered if isinstance(file, Refused)]
    files = [file for file in offered if isinstance(file, File)]
    unchanged, aside = 0, Counter[str]()
    with prefetching(typed) as prefetch:
        catalogue, along = opened(typed, prefetch), one_by_one if prefetch is None else prefetch.along
        with catalogue.loading():
            for batch in along(iter([files]) if prefetch is None else batches(files), list):
                outcomes += catalogue.add(batch, Progress("Indexation"))
        for folder in (path for path in typed.paths if path.is_dir()):
            synced = Folder(catalogue, folder, along).take_in(Progress("Indexation"))
            outcomes += synced.outcomes
            unchanged += synced.unchanged
            aside.update(left_aside(folder))
    added, refused = outcomes_in_lines(outcomes)
    if unchanged:
        added.append(unchanged_in_words(unchanged))
    if aside:
        added.append(left_aside_in_words(dict(aside.most_common())))
    for lines, stream in ((added, sys.stdout), (refused, sys.stderr)):
        for line in lines:
            print(line, file=stream)
    return 2 if refused else 0


def remove(typed: Namespace) -> int:
    """Removes what is there, or brings it back, or erases it; status 2 when an id is unknown."""
    check_is_there(typed)
    if typed.undo:
        return _bring_back(typed)
    if typed.erase:
        return erase(typed)
    catalogue = opened(typed)
    ids = [CommuniqueId(id) for id in typed.ids]
    communiques = {id: communique for id in ids if (communique := catalogue.texts.communique(id)) is not None}
    for id in catalogue.remove(ids):
        print(f"Retiré{NBSP}: {communique_in_words(communiques[id])}.")
    unknown = [id for id in ids if id not in communiques]
    for id in unknown:
        print(f"Aucun communiqué n’a l’identifiant {quoted(id)}.", file=sys.stderr)
    return 2 if unknown else 0


def _bring_back(typed: Namespace) -> int:
    """Brings back what was removed; status 2 when an id is not among it."""
    catalogue = opened(typed)
    ids = [CommuniqueId(id) for id in typed.ids]
    back = catalogue.restore(ids)
    for communique in map(catalogue.texts.communique, back):
        if communique is not None:
            print(f"Remis{NBSP}: {communique_in_words(communique)}.")
    unknown = [id for id in ids if id not in back]
    for id in unknown:
        print(f"Aucun communiqué retiré n’a l’identifiant {quoted(id)}.", file=sys.stderr)
    return 2 if unknown else 0


def correct(typed: Namespace) -> int:
    """Keeps what is said of a text, or undoes it."""
    from index.metadata.corrections import entered

    values = [typed.title, typed.source, typed.date]
    if typed.undo == any(value is not None for value in values):
        raise DixitError(f"Dites ce qui est à corriger{NBSP}: --title, --source ou --date, ou bien --undo seul.")
    check_is_there(typed)
    correction = None if typed.undo else entered(*values)
    corrected = opened(typed).correct(CommuniqueId(typed.id), correction)
    if corrected is None:
        raise DixitError(f"Aucun communiqué n’a l’identifiant {quoted(typed.id)}.")
    print(f"{'Rétabli' if typed.undo else 'Corrigé'}{NBSP}: {communique_in_words(corrected)}.")
    return 0


def list_all(typed: Namespace) -> int:
    from index.storage.sql.listing import Selection, Sort
    from ui.rendering.json_reply import list_as_json
    from ui.rendering.terminal import list_in_terminal

    catalogue = opened_to_read(typed)
    selection = Selection(typed.search, typed.undated, typed.unsourced, typed.sort or Sort.ARRIVAL, typed.foreign)
    communiques = catalogue.texts.listed(selection)
    if typed.json:
        print(list_as_json(communiques, catalogue.texts.origins([communique.id for communique in communiques])))
    elif communiques:
        print(list_in_terminal(communiques, Terminal.of(sys.stdout)))
    elif catalogue.texts.counts().communiques:
        print("Aucun communiqué ne correspond.", file=sys.stderr)
    else:
        print("Aucun communiqué n’est encore indexé.", file=sys.stderr)
    return 0


def show(typed: Namespace) -> int:
    """Prints the stored text, as it is; with `--json`, what is known of it and what each line is."""
    from ui.rendering.shown import shown_as_json

    check_is_there(typed)
    communique = opened(typed).texts.communique(CommuniqueId(typed.id))
    if communique is None:
        raise DixitError(f"Aucun communiqué n’a l’identifiant {quoted(typed.id)}.")
    print(shown_as_json(communique) if typed.json else communique.text)
    return 0


def rebuild(typed: Namespace) -> int:
    from index.sync.reread import reread

    check_is_there(typed)
    catalogue = opened(typed)
    if typed.reread:
        print(reread_in_words(reread(catalogue, Progress("Relecture"))))
    catalogue.rebuild(Progress("Reconstruction"))
    print(f"L’index est reconstruit{NBSP}: {counted(catalogue)}.")
    return 0
