"""What a version of a text changed, its figures and its dates: as data, and as a person reads it."""

from index.values.communique import Communique
from qa.duplicates.changes import changes
from ui.rendering.wording import NBSP, quoted

_MOST = 4  # told in words


def changed_as_data(cited: Communique, version: Communique) -> list[dict[str, str | None]]:
    """The figures and dates that the text which is quoted, `here`, and a version of it do not both have."""
    return [
        {
            "kind": change.kind,
            "here": change.here.of(cited.text) if change.here else None,
            "there": change.there.of(version.text) if change.there else None,
        }
        for change in changes(cited.text, version.text)
    ]


def changed_in_words(cited: Communique, version: Communique) -> str:
    """`, ce qui change : « 4 500 » → « 4 200 »`, the earlier first; empty where no figure and no date differs."""
    sooner = bool(cited.date and version.date and cited.date.value.first_day < version.date.value.first_day)
    said = []
    for change in changes(cited.text, version.text)[:_MOST]:
        here = quoted(change.here.of(cited.text)) if change.here else "rien"
        there = quoted(change.there.of(version.text)) if change.there else "rien"
        said.append(f"{here} → {there}" if sooner else f"{there} → {here}")
    return f", ce qui change{NBSP}: {', '.join(said)}" if said else ""
