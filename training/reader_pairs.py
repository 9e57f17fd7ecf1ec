"""Training texts → questions with a passage each, where its answer stands or that it has none, for `training.reader`.

python -m training.reader_pairs TEXTS --out PAIRS.jsonl
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from index.assemble import open_catalogue
from index.passages.splitting import split
from index.reading.front_matter import with_front_matter
from index.reading.read import read
from index.values.communique import Communique
from index.values.files import Added, AlreadyThere, File
from qa.assemble import open_answerer
from qa.understanding.question import understand
from training.asked import made
from training.degraded import degraded
from training.texts import read_records, sentence_bounds
from training.written import Written, in_passages, read_written

APART = 0.12  # of PIAF's articles, which are only measured on
ARTICLES = 9_000  # of the news, that questions are made from
WRONG = 2  # passages of Dixit's search for a question
AMONG = 8  # the best, from which they are drawn
SEARCHED = 0.15  # share of the questions that people wrote, of which Dixit's search is asked
TYPED = 0.2  # share of the questions that are mistyped or bare
_CHANGED = re.compile(r"\b(?:(?:19|20)\d\d|\d[\d  ]*\d|\d|(?<=[a-zé,'’] )[A-ZÉ][\w’-]{3,}|(?<=['’])[A-ZÉ][\w’-]{3,})\b")


@dataclass(frozen=True)
class Pair:
    """A question and a passage. `start`, `end` in the passage where the answer is known to stand, None where it is not;
    `answers` says whether there is one. `apart` is not learned from."""

    kind: str
    question: str
    title: str
    passage: str
    answers: bool
    start: int | None = None
    end: int | None = None
    apart: bool = False


def neighbours(records: Iterable[dict[str, Any]]) -> Iterator[Pair]:
    """English, Spanish and Italian; the shortest of the answers that are given."""
    for each in records:
        kind = f"squad-{each['lang']}"
        pair = Pair(kind, each["query"], each["title"], each["passage"], bool(each["answers"]))
        if pair.answers:
            found = min(each["answers"], key=lambda answer: len(answer["text"]))
            start, end = found["start"], found["start"] + len(found["text"])
            if pair.passage[start:end] == found["text"]:
                yield replace(pair, start=start, end=end)
        else:
            yield pair


def given(kind: str, records: Sequence[dict[str, Any]]) -> Iterator[Pair]:
    """Questions on passages, of which some say the words that answer."""
    for each in records:
        title = each.get("title", "") if kind == "piaf" else ""
        apart = kind == "piaf" and is_apart(title)
        pair = Pair(kind, each["query"], title, each["passage"], True, apart=apart)
        there = [answer for answer in each.get("answers", ()) if answer in pair.passage]
        if there:
            found = min(there, key=len)
            start = pair.passage.index(found)
            pair = replace(pair, start=start, end=start + len(found))
        yield pair


def is_apart(title: str) -> bool:
    return int(hashlib.sha256(title.encode()).hexdigest()[:8], 16) / 2**32 < APART


def of_news(articles: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[Pair]:
    """A question made of a sentence of each passage or so; some passages that lack it, and what no passage answers."""
    for article in articles:
        whole = read(File("a.md", with_front_matter({"title": article["title"]}, article["text"]).encode()))
        passages = [one.text.strip() for one in split(whole)][:4]
        asked = []
        for passage in passages:
            sentences = _sentences(passage)
            asked += [
                (one, passage)
                for at, words in draw.sample(sentences, min(4, len(sentences)))
                for one in made(words, at, draw)
            ]
        for one, passage in draw.sample(asked, min(2, len(asked))):
            answer = passage[one.start : one.end]
            pair = Pair(f"made-{one.kind}", one.question, article["title"], passage, True, one.start, one.end)
            yield pair
            others = [each for each in passages if answer not in each]
            chance = draw.random()
            if others and chance < 0.45:
                yield _none(pair, "elsewhere", passage=draw.choice(others))
            elif chance < 0.8:
                changed = changed_question(pair.question, passage, draw)
                if changed:
                    yield _none(pair, "changed", question=changed)


def changed_question(question: str, passage: str, draw: random.Random) -> str | None:
    """Another year, number or name in the question, which the passage does not hold; None without one to change."""
    found = [one for one in _CHANGED.finditer(question) if one.start() and one.group() in passage]
    if not found:
        return None
    one = draw.choice(found)
    words = one.group()
    if words.isdigit() and len(words) == 4:
        other = str(int(words) + draw.choice((-3, -2, -1, 1, 2, 3)))
    elif words[0].isdigit():
        other = str(draw.randint(2, 900))
    else:
        other = draw.choice(OTHER_NAMES)
    return None if other in passage else question[: one.start()] + other + question[one.end() :]


OTHER_NAMES = (
    "Lyon Marseille Toulouse Nantes Bordeaux Lille Rennes Dijon Renault Airbus Orange Danone Michelin Carrefour Thales "
    "Espagne Italie Allemagne Belgique Portugal Japon Brésil Canada Sénégal Maroc Dupont Lefèvre Moreau Girard Bonnet "
    "Chevalier Mercier Blanchard Perrin Microsoft Google Amazon Solidaires CFDT CGT Bercy Matignon Sénat Bruxelles"
).split()


def _none(pair: Pair, why: str, **changed: Any) -> Pair:
    return replace(pair, kind=f"{pair.kind.split('-')[0]}-{why}", answers=False, start=None, end=None, **changed)


def _sentences(passage: str) -> list[tuple[int, str]]:
    found = ((start, passage[start:end]) for start, end in sentence_bounds(passage))
    return [(at, words) for at, words in found if 40 < len(words) < 320]


def of_written(texts: Iterable[Written], draw: random.Random) -> Iterator[Pair]:
    """What people asked of texts that they read; those that the order and the confidence are fitted on stay apart."""
    for one in texts:
        for asked, passage, start in in_passages(one, draw):
            end = start + asked.end - asked.start if start is not None else None
            kind = f"written-{asked.kind}" if start is not None or asked.kind == "near" else "written-elsewhere"
            yield Pair(kind, asked.question, one.title, passage, start is not None, start, end, one.fitted_on)


def wrong_ones(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Pair]:
    """What Dixit's own search puts forward for each question, of another text and without the words that answer."""
    passages = {(pair.title, pair.passage): None for pair in pairs}
    names = {str(number): each for number, each in enumerate(passages)}
    files = [
        File(f"{name}.md", with_front_matter({"title": title} if title else {}, passage).encode())
        for name, (title, passage) in names.items()
    ]
    with TemporaryDirectory(prefix="dixit-reader-") as data:
        catalogue = open_catalogue(Path(data))
        stored: dict[str, Communique] = {
            outcome.communique.id: outcome.communique
            for outcome in catalogue.add(files)
            if isinstance(outcome, Added | AlreadyThere)
        }
        answerer = open_answerer(catalogue, reading=False)  # which would take a second each
        for pair in pairs:
            answer = pair.passage[pair.start : pair.end] if pair.start is not None else None
            found = []
            for one in answerer.find(understand(pair.question)).ranked[: AMONG + 1]:
                info = one.candidate.passage
                words = info.span.of(stored[info.communique].text).strip()
                if words[:200] not in pair.passage and (answer is None or answer not in words):
                    found.append((info.title or "", words))
            for title, words in draw.sample(found[:AMONG], min(WRONG, len(found))):
                yield _none(replace(pair, title=title), "search", passage=words)
        catalogue.close()


def pairs_of(texts: Path, draw: random.Random) -> Iterator[Pair]:
    """All of them, each file in its turn."""
    yield from neighbours(read_records(texts / "squad-neighbours.jsonl.xz"))
    news = list(read_records(texts / "orangesum-news.jsonl.xz"))
    yield from of_news(draw.sample(news, ARTICLES), draw)
    written = list(of_written(read_written(news), draw))
    yield from written
    answered = [pair for pair in written if pair.answers]
    yield from wrong_ones(draw.sample(answered, round(len(answered) * SEARCHED)), draw)
    for kind, name, most in (
        ("piaf", "piaf-questions", 5_000),
        ("faq", "public-faq", 1_500),
        ("sites", "administration-sites", 600),
    ):
        some = list(given(kind, list(read_records(texts / f"{name}.jsonl.xz"))[:most]))
        yield from some
        yield from wrong_ones(some, draw)
        for pair in some:
            changed = changed_question(pair.question, pair.passage, draw) if kind == "piaf" else None
            if changed and draw.random() < 0.5:
                yield _none(pair, "changed", question=changed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    draw = random.Random(7)
    with asked.out.open("w", encoding="utf-8") as out:
        for pair in pairs_of(asked.texts, draw):
            if not pair.kind.startswith("squad") and not pair.apart and draw.random() < TYPED:
                pair = replace(pair, question=degraded(pair.question, draw))
            out.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
