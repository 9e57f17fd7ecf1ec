"""A file → its communiqué: the words, what they declare, what they state."""

from index.communique import Communique, Fact, Origin
from index.errors import DixitError
from index.intake import File
from index.metadata import date_in_name, stated_date, stated_source, stated_title
from index.reading.collect import MAX_BYTES, too_large
from index.reading.front_matter import take_front_matter
from index.reading.text import decode


def read(file: File) -> Communique:
    """The communiqué in `file`. What the front matter declares wins over what the text states.

    Raises DixitError, whose message goes after the name of the file.
    """
    if len(file.content) > MAX_BYTES:
        raise DixitError(too_large())
    declared, text = take_front_matter(decode(file.content))
    if not text.strip():
        raise DixitError("ce fichier n’a pas de texte sous son en-tête.")
    return Communique(
        text,
        title=Fact(declared.title, Origin.DECLARED) if declared.title else stated_title(text),
        source=Fact(declared.source, Origin.DECLARED) if declared.source else stated_source(text),
        date=Fact(declared.date, Origin.DECLARED) if declared.date else stated_date(text) or date_in_name(file.name),
    )
