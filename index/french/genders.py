"""A word of a question → its other genders: who looks for « mobilisés » wants « mobilisées » and « mobilisé·es »."""

_ENDINGS = (  # masculine, feminine
    ("teur", "trice"),
    ("eur", "euse"),
    ("ier", "ière"),
    ("er", "ère"),
    ("ien", "ienne"),
    ("on", "onne"),
    ("eux", "euse"),
    ("if", "ive"),
    ("el", "elle"),
    ("é", "ée"),
    ("i", "ie"),
    ("u", "ue"),
    ("al", "ale"),
    ("nt", "nte"),
    ("ais", "aise"),
    ("in", "ine"),
    ("rd", "rde"),
)
_SHORTEST = 4  # letters of a word that has another gender


def genders(token: str) -> list[str]:
    """The singular and the plural of a word in its other gender; none for one that shows none.

    >>> genders("mobilisés")
    ['mobilisée', 'mobilisées']
    """
    if len(token) < _SHORTEST:
        return []
    singular = token[:-1] if token.endswith("s") and not token.endswith(("ais", "ss")) else token
    for masculine, feminine in _ENDINGS:
        for suffix, replacement in ((feminine, masculine), (masculine, feminine)):
            if singular.endswith(suffix):
                form = singular[: -len(suffix)] + replacement
                return [form, form if form.endswith(("x", "s")) else f"{form}s"]
    return []
