"""What is wrong in the database, as far as Dixit can tell: the server checks its own pages."""

from index.postgres.connection import Connection

_CHANGED = (
    "SELECT id FROM communiques WHERE id <> left(encode(sha256(convert_to(text, 'UTF8')), 'hex'), 16) ORDER BY id"
)
_TOLD = """
SELECT p.id AS passage, w AS word, count(*) AS times
FROM passages p, unnest(string_to_array(p.words, ' ')) w WHERE w <> '' GROUP BY p.id, w
"""
_POSTED = "SELECT t.passage, l.word, t.frequency FROM postings t JOIN lexicon l ON l.id = t.word"
_WORDS = f"SELECT count(*) FROM (({_TOLD}) EXCEPT ({_POSTED}) UNION ALL (({_POSTED}) EXCEPT ({_TOLD}))) differing"
_COUNTED = """
SELECT count(*) FROM lexicon l
WHERE frequency <> (SELECT count(*) FROM postings p WHERE p.word = l.id)
"""


def faults(db: Connection) -> list[str]:
    """Texts that are not what was stored, and postings that do not tell the words of the passages, in French."""
    found = [f"Le texte du communiqué « {id} » n’est plus ce qui a été écrit." for (id,) in db.execute(_CHANGED)]
    differing = db.one(_WORDS)
    miscounted = db.one(_COUNTED)
    if differing or miscounted:
        found.append(
            f"L’index des mots diffère des textes en {max(differing, miscounted)} endroits : reconstruisez-le."
        )
    return found
