"""What the catalogue holds and where it came from, straight from the store."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from index.communique import Communique, CommuniqueId
from index.filter import EVERYTHING, Filter
from index.identifying.publishers import Publisher
from index.intake import Location
from index.preserving.backup import Backup
from index.truth.listing import Selection
from index.truth.origins import Seen
from index.truth.records import Counts
from index.truth.store import Store


class Holdings:
    """The half of a catalogue that needs no view."""

    def __init__(self, store: Store, publishers: Iterable[Publisher] = ()) -> None:
        self._store = store
        self._publishers = tuple(publishers)

    def publishers(self) -> tuple[Publisher, ...]:
        """Those of a person's own list."""
        return self._publishers

    @property
    def kept_before(self) -> Path | None:
        """The copy that was made when this folder was brought to the present format, if it just was."""
        return self._store.kept_before

    def back_up(self, file: Path) -> Backup:
        """All the texts and what is known of them in one portable file. Raises DixitError if it cannot be written."""
        return self._store.back_up(file)

    def settle(self) -> None:
        """Does what is best done once, after several additions."""
        self._store.settle(more=False)

    def communique(self, communique: CommuniqueId) -> Communique | None:
        return self._store.communique(communique)

    def there(self, ids: Collection[CommuniqueId]) -> set[CommuniqueId]:
        """Those of these that are there."""
        return self._store.there(ids)

    def texts(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, Communique]:
        """Those of these communiqués that are there."""
        return self._store.texts(ids)

    def stated(self, communique: CommuniqueId) -> Communique | None:
        """The same as its file told it, whatever a person has said of it since."""
        return self._store.stated(communique)

    def communiques(self) -> Iterator[Communique]:
        """All of them, in the order in which they came."""
        return self._store.communiques()

    def listed(self, selection: Selection, number: int = -1, after: int = 0) -> list[Communique]:
        """`number` of those selected (all by default), the first `after` left out."""
        return self._store.listed(selection, number, after)

    def count_listed(self, selection: Selection) -> int:
        """How many are selected."""
        return self._store.count_listed(selection)

    def latest(self, number: int, within: Filter = EVERYTHING) -> list[Communique]:
        """The most recent that the filter admits, undated ones last."""
        return self._store.latest(number, within)

    def counts(self) -> Counts:
        return self._store.counts()

    def days(self) -> tuple[date, date] | None:
        """The first and the last day that a communiqué may be of; `None` when none is dated."""
        return self._store.days()

    def undated(self) -> int:
        """How many communiqués have no known date."""
        return self._store.undated()

    def was_removed(self, communique: CommuniqueId) -> bool:
        """Whether a person took this text out and nobody brought it back."""
        return self._store.was_removed(communique)

    def origins(self, ids: Iterable[CommuniqueId]) -> dict[CommuniqueId, list[Location]]:
        """Where each of these texts came from: by itself first, then in the order of folders."""
        return self._store.origins(ids)

    def versions(self, ids: Collection[CommuniqueId]) -> dict[CommuniqueId, list[Communique]]:
        """Of those of these texts that have others, their other versions, the newest first."""
        return self._store.versions(ids)

    def seen(self, folder: str) -> dict[str, Seen]:
        """The files of a folder as they were last read, by their paths."""
        return self._store.seen(folder)

    def see(self, folder: str, files: Mapping[str, Seen], refused: Collection[str]) -> None:
        """Records files that have just been read, of which those at the paths `refused` gave nothing."""
        self._store.see(folder, files, refused)

    def spare(self, folder: str, paths: Iterable[str]) -> None:
        """Records that these files are gone, and that their texts stay."""
        self._store.spare(folder, paths)

    def let_go(self, folder: str, paths: Iterable[str]) -> list[Communique]:
        """Forgets files that are gone; the texts that nothing holds any more, and that leave with them."""
        return self._store.let_go(folder, paths)
