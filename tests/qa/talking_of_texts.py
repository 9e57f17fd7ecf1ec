"""Talks on a dozen invented communiqués and the seeds: whom each turn asks, of when, about what, and what it quotes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.assemble import open_catalogue
from index.metadata.organisations_list import well_known_publishers
from index.values.files import File
from index.values.kinds import Kind
from qa.answer import Answer, Reply
from qa.answerer import Answerer
from qa.assemble import open_answerer
from qa.query import Query
from qa.understanding.question import Question
from qa.understanding.sources.kinds_of_sources import kind_of
from tests.qa.understanding.follow_up.talking import talks_of, written, wrong_words

HERE = Path(__file__).parent / "talks"
SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Asking:
    """Who answers, and the sources of the texts."""

    answerer: Answerer
    names: frozenset[str]


@contextmanager
def asking(folder: Path) -> Iterator[Asking]:
    texts = (HERE / "communiques.txt").read_text(encoding="utf-8").split("=====\n")
    catalogue = open_catalogue(folder)
    catalogue.add([File(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))])
    catalogue.add([File(f"{number:02}.txt", text.encode()) for number, text in enumerate(texts)])
    yield Asking(open_answerer(catalogue), frozenset(catalogue.texts.spellings().names()))
    catalogue.close()


def talks(name: str) -> list[list[list[str]]]:
    """Of each talk its turns: the question, who, when, about what, its aim, and words that it quotes: « - » for none
    where nothing is to be answered.
    """
    return talks_of(HERE / f"{name}.txt", 6)


def faults(talk: list[list[str]], asking: Asking) -> Iterator[str]:
    """What goes wrong in a talk, a line for each turn that does."""
    asked: list[Question] = []
    for text, who, when, about, aim, quoted in talk:
        reply = asking.answerer.ask(Query(text, talk=asked))
        question = reply.question
        asked.append(question)
        wrong = [
            "" if question.within.sources == _sources(who, asking.names) else f"who {sorted(question.within.sources)}",
            "" if written(question.within.period) == when else f"when {written(question.within.period)}",
            *wrong_words(question, about),
            "" if (str(question.aim.value) if question.aim else "") == aim else f"aim {question.aim}",
            "" if _quotes(reply, quoted) else f"quotes {_shown(reply)[:2]}",
        ]
        if any(wrong):
            yield f"{text} → {question.whole}: {', '.join(filter(None, wrong))}"


def _quotes(reply: Reply, words: str) -> bool:
    if not words:
        return True
    shown = _shown(reply)
    return not shown if words == "-" else any(words in quote for quote in shown)


def _shown(reply: Reply) -> list[str]:
    if not isinstance(reply, Answer):
        return []
    return [" ".join(piece.of(one.passage.communique.text) for piece in one.pieces) for one in reply.citations]


def _sources(who: str, names: frozenset[str]) -> set[str]:
    if who == "-":
        return set()
    named, _, apart = who.partition("-") if who.startswith("@") else (who, "", "")
    unions = {name for name in names if kind_of(name, well_known_publishers()) is Kind.UNION}
    return {"@tous": set(names), "@syndicats": unions}.get(named, {named}) - {apart}


if __name__ == "__main__":
    import sys
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder, asking(Path(folder)) as asked_of:
        for name in sys.argv[1:]:
            found = {talk[0][0]: list(faults(talk, asked_of)) for talk in talks(name)}
            print(name, sum(not wrong for wrong in found.values()), "of", len(found))
            if not name.startswith("held_out"):
                print(*(f"  {line}" for wrong in found.values() for line in wrong), sep="\n")
