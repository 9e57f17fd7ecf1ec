"""The feed of a question, read by the standard library's own parser of XML."""

from xml.etree import ElementTree

from index.values.communique import Communique, Fact, Origin, Passage, Span
from index.values.dates import PartialDate
from qa.answer import Citation
from ui.page.atom import feed_in_atom

ATOM = "{http://www.w3.org/2005/Atom}"


def cited(text: str, date: PartialDate | None = None) -> Citation:
    communique = Communique(
        text, Fact("Le <canal> & l’écluse", Origin.ENTERED), None, Fact(date, Origin.ENTERED) if date else None
    )
    return Citation(Passage(communique, Span(0, len(text))), Span(0, len(text)), 1.0)


def test_each_communique_is_one_entry_the_latest_first_and_known_by_its_fingerprint() -> None:
    old, new = cited("Le canal est à sec.", PartialDate(2019)), cited("Le canal est plein.", PartialDate(2024, 2, 5))
    undated = cited("Le canal \x0bn’est <rien>.")
    feed = ElementTree.fromstring(feed_in_atom("Le canal ?", "http://127.0.0.1:7860/", [old, new, undated, old]))
    entries = feed.findall(f"{ATOM}entry")
    ids = [one.passage.communique.id for one in (new, old, undated)]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [f"urn:dixit:{id}" for id in ids]
    assert entries[0].findtext(f"{ATOM}updated") == "2024-02-05T00:00:00Z"
    assert feed.findtext(f"{ATOM}updated") == "2024-02-05T00:00:00Z"
    assert entries[0].findtext(f"{ATOM}title") == "Le <canal> & l’écluse"
    assert entries[0].find(f"{ATOM}link").attrib["href"] == f"http://127.0.0.1:7860/#lire={ids[0]}/0-19/0-19"  # type: ignore[union-attr]
    assert "<rien>" in (entries[2].findtext(f"{ATOM}summary") or "")


def test_what_nothing_answers_is_an_empty_feed() -> None:
    assert ElementTree.fromstring(feed_in_atom("Rien ?", "http://127.0.0.1/", [])).findall(f"{ATOM}entry") == []
