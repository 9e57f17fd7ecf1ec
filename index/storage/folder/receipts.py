"""The receipts of erasures, kept in the folder: one file each in `receipts/`."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from index.storage.folder.copies import drop_copies
from index.storage.folder.strays import strangers
from index.storage.records import Receipt
from index.values.communique import CommuniqueId


def keep_receipts(folder: Path, erased: Mapping[CommuniqueId, Mapping[str, int]], backups: list[str]) -> list[Receipt]:
    """The receipts, one file each in `receipts/`."""
    if not erased:
        return []
    copies, moment = drop_copies(folder), datetime.now()
    receipts = [
        Receipt(id, moment.date().isoformat(), rows, "made anew", copies, backups, strangers(folder))
        for id, rows in erased.items()
    ]
    (folder / "receipts").mkdir(exist_ok=True)
    for receipt in receipts:
        path = folder / "receipts" / f"{moment:%Y-%m-%d-%H%M%S}-{receipt.id}.json"
        path.write_text(receipt.as_json() + "\n", encoding="utf-8")
    return receipts
