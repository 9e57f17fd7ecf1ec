"""What a question is about, « sur Microsoft », and what it becomes when it is about something else."""

import re
from collections.abc import Sequence

from index.values.communique import Span
from qa.understanding.folding import folded
from qa.understanding.follow_up.splicing import Edit, inserted

_ABOUT = r"(?:sur|concernant|quant a|a propos de|au sujet de|par rapport a|face a|contre)"
_OF = r"(?:de la|de l'|de|du|des|d')"
_ELSE = r"(?:chez|pour|avec|dans|sans|a|au|aux|en)"
_PREPOSITION = re.compile(rf"(?:(?P<about>{_ABOUT})|(?P<of>{_OF})|(?P<other>{_ELSE}))(?:(?<=') ?| )")
_TO = re.compile("aux?$")
_WHAT_OF = re.compile(r"quel(?:le)?s? (?:est|sont|etait|sera) ")
_COUNTED = re.compile(r"(?:[^,?]{0,40} )?combien (?P<what>(?:de |d')[a-z-]+)")
_INSIDE = re.compile(rf"(?<![a-z0-9'-])(?P<preposition>{_ELSE}) (?:(?!{_ELSE} |{_ABOUT} )[^ ]+ ?)+")
_PLACE = re.compile(r"(?:à|au|aux|en|dans) (?:l[ea]s? |l['’])?[A-ZÀ-Ý]")
_ASIDE = re.compile(rf", (?={_ABOUT} )")
_WORD = re.compile(r"(?<![a-z0-9'-])[a-z]")


def topic_of(text: str, apart: Sequence[Span | None]) -> Span | None:
    """The words of `text` that say what it is about, none of the spans `apart` in them.

    « Que dit la CGT sur Microsoft en 2021 ? », who and when apart, gives « sur Microsoft ».
    """
    complements = _complements(text, apart)
    about = [span for kind, _, span in complements if kind == "about"]
    of = [span for kind, _, span in complements if kind == "of"]
    return next(iter(about or of), None)


def topic_edits(fragment: str, text: str, apart: Sequence[Span | None]) -> list[Edit]:
    """The edits that make `text` about `fragment`: in the place of a like complement, else at its end."""
    plain = folded(fragment).text
    opened = _PREPOSITION.match(plain)
    complements = _complements(text, apart)
    if opened is None:  # « et les retraites ? »: the preposition stays
        for kind_sought in ("about", "of", "other"):
            for kind, preposition, span in complements:
                if kind == kind_sought:
                    start = Span(span.start, span.end)
                    preposition_words = "de " if kind == "of" else text[span.start : span.start + preposition]
                    return [(start, f"{preposition_words}{fragment}")]
        return [inserted(text, f", et {fragment}")]
    kind = str(opened.lastgroup)
    counted = _COUNTED.match(folded(text).text)
    if kind == "of" and counted is not None:  # « et de médecins ? » after « Combien d’infirmières manque-t-il ? »
        return [(folded(text).span(*counted.span("what")), fragment)]
    if opened[0] == "pour " and _WHAT_OF.match(folded(text).text):  # « Quel est le montant de la fraude ? »
        kind, fragment = "of", f"de {fragment[opened.end() :]}"
    for kind_of_span, preposition, span in complements:
        same = _TO.sub("a", folded(text[span.start : span.start + preposition]).text.strip()) == _TO.sub(
            "a", opened[0].strip()
        )
        if same or (kind in ("about", "of") and kind_of_span in ("about", "of")):
            return [(span, fragment)]
    for _, _, span in complements if kind == "other" else ():
        if (place := _like_it(text, span, fragment, opened[0])) is not None:
            return [(place, fragment)]
    return [inserted(text, f" {fragment}")]


def _like_it(text: str, span: Span, fragment: str, preposition: str) -> Span | None:
    """« à Brest » in « de lits ferment à Brest », for « à Quimper »; for « en Bretagne » too, since both are places."""
    plain = folded(text[span.start : span.end])
    found = None
    for match in _INSIDE.finditer(plain.text):
        here = span.start + plain.places[match.start()]
        place = Span(here, span.start + len(text[span.start : span.start + plain.places[match.end()]].rstrip()))
        both_places = all(map(_PLACE.match, (place.of(text), fragment)))
        if both_places or match["preposition"].strip() == preposition.strip():
            found = place
    return found


def _complements(text: str, apart: Sequence[Span | None]) -> list[tuple[str, int, Span]]:
    """Kind, length of the preposition and span of each outermost complement: up to who, when or the end."""
    plain = folded(text)
    asides = (plain.places[match.start()] for match in _ASIDE.finditer(plain.text))
    walls = sorted([*(span.start for span in apart if span is not None), *asides])
    after_who = min((span.end for span in apart if span is not None), default=0)
    complements: list[tuple[str, int, Span]] = []
    covered = 0
    for word in _WORD.finditer(plain.text):
        match = _PREPOSITION.match(plain.text, word.start())
        if match is None:
            continue
        start, begin = plain.places[match.start()], plain.places[match.end()]
        if start < covered or any(span and span.start <= start < span.end for span in apart):
            continue
        wall = min((wall for wall in walls if wall >= start), default=len(text))
        end = start + len(re.sub(r"(?<![\s?!.…,;:])[\s?!.…,;:]++$", "", text[start:wall]))
        if end <= begin or (match.lastgroup == "of" and start < after_who):
            continue
        complements.append((str(match.lastgroup), begin - start, Span(start, end)))
        covered = end
    return complements
