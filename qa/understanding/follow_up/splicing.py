"""Words of a question replaced by others, in French that still agrees."""

import re
from collections.abc import Sequence

from index.french.verbs import plurals, presents
from index.values.communique import Span

Edit = tuple[Span | int, str]  # words in the place of others, or at a place

_NUMBERS = {"est": "sont", "a": "ont", "fait": "font", "peut": "peuvent", "doit": "doivent", "va": "vont"}
_NUMBERS |= dict(zip(presents("say?"), plurals("say?"), strict=True))
_NO_VERBS = frozenset("de que ce comme entre contre selon comment souvent ensemble".split())
_PRONOUN = re.compile(r" [\w'’ ]+?-(?:t-)?(?P<who>elles?|ils?)\b")
_CONTRACTED = [(r"\b([Dd])e le ", r"\1u "), (r"\b([Dd])e les ", r"\1es "), (r"\bà le ", "au "), (r"\bà les ", "aux ")]


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """`text` with each edit made, contracted (« de le » → « du »), and a capital where it had one."""
    ends = [(edit[0] if isinstance(edit[0], int) else edit[0].start, i, edit) for i, edit in enumerate(edits)]
    result = text
    for start, _, (place, words) in sorted(ends, key=lambda edit: edit[:2], reverse=True):
        end = place if isinstance(place, int) else place.end
        result = result[:start] + words + result[end:]
    for pattern, contracted in _CONTRACTED:
        result = re.sub(pattern, contracted, result)
    result = " ".join(result.split(" "))
    return result[0].upper() + result[1:] if text[:1].isupper() else result


def inserted(text: str, words: str) -> Edit:
    """`words` at the end of the sentence, before its question mark."""
    return len(re.sub(r"(?<![\s?!.…])[\s?!.…]++$", "", text)) or len(text), words


def named(words: str) -> str:
    """A name fit to follow a verb: « du Medef » → « le Medef », « Quels syndicats » → « les syndicats »."""
    for contracted, article in (("du ", "le "), ("des ", "les "), ("au ", "le "), ("aux ", "les ")):
        if words.lower().startswith(contracted):
            return article + words[len(contracted) :]
    words = re.sub(r"^quel(?:le)?s? ", "les ", words, flags=re.IGNORECASE)
    return re.sub(r"^(?:L(?=[ae’'])|T(?=ous|outes)|N(?=os))", lambda first: first[0].lower(), words)


def replaced(text: str, old: Span, name: str) -> list[Edit]:
    """The edits that put `name` in the place of `old`, and its verb in the number that it takes."""
    words = old.of(text)
    edits: list[Edit] = [(old, f"de {name}" if re.match(r"(?:du|des) ", words, re.IGNORECASE) else name)]
    before, after = text[: old.start], text[old.end :]
    if (pronoun := _PRONOUN.match(after)) is not None and (one := _pronoun_of(name)) is not None:
        edits.append((Span(old.end + pronoun.start("who"), old.end + pronoun.end("who")), one))
    if _plural(words) == _plural(name):
        return edits
    verbs = [
        (0, re.search(r"\b(\w++) $", before)),  # « que dit la CGT »
        (0, re.search(r"\b(a|ont) \w+ $", before)),  # « qu'a dit la CGT »
        (old.end, re.match(r" (\w+)", after)),  # « la CGT dit »
    ]
    for offset, match in verbs:
        if match is not None and (verb := _agreeing(match[1], _plural(name))):
            edits.append((Span(offset + match.start(1), offset + match.end(1)), verb))
    return edits


def _pronoun_of(name: str) -> str | None:
    """« elle » for « la CGT », « ils » for « les ministères »; None where the name does not tell."""
    if _plural(name):
        return "ils"
    return {"la": "elle", "le": "il"}.get(name.lower().split(" ")[0])


def agreeing(verb: str, name: str) -> str:
    """`verb`, « en dit », in the number that `name` takes, « en disent »; as it is where that is not known."""
    *before, last = verb.split(" ")
    return " ".join([*before, _agreeing(last, _plural(name)) or last])


def _plural(words: str) -> bool:
    return re.search(r"^(?:les|des|quels|quelles|tous|toutes|nos|ces)\b|\bet\b|,", words, re.IGNORECASE) is not None


def _agreeing(verb: str, plural: bool) -> str | None:
    """`verb` in the other number, or None for what is no verb that we know to inflect."""
    for singular, many in _NUMBERS.items():
        if verb == (singular if plural else many):
            return many if plural else singular
    if verb in _NO_VERBS:
        return None
    for singular, many in (("ait", "aient"), ("e", "ent")):
        if plural and verb.endswith(singular):
            return verb.removesuffix(singular) + many
        if not plural and verb.endswith(many):
            return verb.removesuffix(many) + singular
    return None
