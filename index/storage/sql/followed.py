"""Which texts were already told to whoever follows a question at the command line."""

import hashlib
from collections.abc import Iterable

from index.storage.sql.manifest import Manifest
from index.values.communique import CommuniqueId

FOLLOWED = "followed/"
"""How the names begin in the manifest under which this is kept."""
_KEPT = 2_000  # texts of one question, the last told


class Followed:
    """Of a question only a fingerprint is kept: what people ask is written down nowhere."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest

    def told(self, question: str) -> frozenset[CommuniqueId] | None:
        """The texts that were told; None for a question that nobody has followed yet."""
        ids = self._manifest.get(_key(question))
        return None if ids is None else frozenset(map(CommuniqueId, ids.split()))

    def tell(self, question: str, ids: Iterable[CommuniqueId]) -> None:
        """From now on these are told, beside those that were."""
        kept = dict.fromkeys([*(self.told(question) or ()), *ids])
        self._manifest.set(_key(question), " ".join([*kept][-_KEPT:]))


def _key(question: str) -> str:
    return FOLLOWED + hashlib.sha256(" ".join(question.split()).casefold().encode()).hexdigest()[:16]
