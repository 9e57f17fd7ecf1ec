"""Questions that name a source of our table in five ways, and whether it is who was understood to speak."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.french.words import fold
from index.metadata.organisations import Publisher, plain_name
from index.metadata.organisations_list import well_known
from qa.understanding.sources.names import publishers_with
from qa.understanding.sources.source import find_sources

_QUESTIONS = (
    "Que dit {name} du logement ?",
    "Quelle est la position de {name} sur les salaires ?",
    "Selon {name}, combien de postes sont supprimés ?",
    "Que demandait {name} en 2021 ?",
    "Pourquoi {name} s’oppose à la réforme ?",
)


def sample(number: int, seed: int) -> list[Publisher]:
    """`number` organisations of our table, of all kinds."""
    return random.Random(seed).sample(well_known(), number)


def asked(publisher: Publisher, others: Sequence[Publisher], seed: int) -> Iterator[tuple[str, str]]:
    """A way and a question for each of the five: the full name, the short one, the sigle, a part, a slip of the hand.
    One that has no sigle or no part of its own is asked without.
    """
    chance = random.Random(f"{seed}{publisher.name}")
    ways = [way for way in publisher.ways if way not in publisher.words] or [publisher.name]
    full = max(ways, key=len)
    ways_of = {
        "full": full,
        "short": publisher.name,
        "sigle": next((way for way in ways if re.fullmatch(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&-]+", way)), ""),
        "part": _part(publisher, others),
        "slip": _slip(full, chance) if full not in publisher.words else "",
    }
    for (kind, name), question in zip(ways_of.items(), _QUESTIONS, strict=True):
        if name:
            yield kind, contracted(question.format(name=named(publisher, name)))


def measured(number: int, seed: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """How many of each kind are understood, misunderstood and not understood, and which questions are not."""
    chosen = sample(number, seed)
    names = [publisher.name for publisher in chosen]
    publishers = publishers_with(())
    counts: Counter[tuple[str, str]] = Counter()
    failed: list[str] = []
    for publisher in chosen:
        expected = {name for name in names if publisher in publishers.family(name)}
        for kind, question in asked(publisher, chosen, seed):
            found = find_sources(question, names).sources
            verdict = "understood" if found == expected else "misunderstood" if found else "missed"
            counts[kind, verdict] += 1
            if verdict != "understood":
                failed.append(f"{verdict}: {question} → {', '.join(sorted(found))} [{publisher.name}]")
    return counts, failed


def _part(publisher: Publisher, others: Sequence[Publisher]) -> str:
    """The first word of a name of two that says whose it is, where no other name has it."""
    words = re.findall(r"[^\W\d_]{6,}", publisher.name)
    alone = len(words) > 1 and publisher.name.startswith(words[0])
    if not alone or sum(plain_name(words[0]) in plain_name(" ".join(one.ways)) for one in others) > 1:
        return ""
    general = sum(fold(words[0]) in fold(" ".join(one.ways)).split() for one in well_known()) > 2
    return "" if general else words[0]


def _slip(name: str, chance: random.Random) -> str:
    """In small letters and without accents; two letters of a longer word exchanged."""
    plain = fold(name).replace("’", "'")
    long = [word for word in re.findall(r"[a-z]{6,}", plain)]
    if not long:
        return plain
    word = chance.choice(long)
    at = chance.randrange(1, len(word) - 2)
    return plain.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def named(publisher: Publisher, name: str = "") -> str:
    """« la CGT », « l’UNSA », « FO »."""
    return f"{publisher.article}{'' if publisher.article.endswith('’') else ' '}{name or publisher.name}".strip()


def contracted(question: str) -> str:
    """« de le Medef » as « du Medef »."""
    return re.sub(r"\bde les ", "des ", re.sub(r"\bde le ", "du ", question))


if __name__ == "__main__":
    import sys

    for seed in map(int, sys.argv[1:]):
        counts, failed = measured(60, seed)
        print(*failed, sep="\n")
        print(seed, dict(counts))
