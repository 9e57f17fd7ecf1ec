"""A text → the stretches of it that somebody else wrote, with the words that say who: a letter, a mail, a statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.french.nouns import nouns
from index.french.sentences import sentences
from index.french.verbs import forms, participles, presents, stems
from index.metadata.line_labelling import roles
from index.metadata.line_roles import Role
from index.metadata.lines import lines
from index.values.communique import Span


def _either(words: str) -> str:
    """With or without its acute accents: « REPONSE »."""
    return words.replace("é", "[ée]")


_DOCUMENT = rf"(?:{_either(nouns('letter'))})"
_PUBLISHES = (
    r"(?:publi|reprodui|diffus|relay|relai|retransme|transme|partag|recopi|livr|port)|voici|voil[àa]|ci-dessous"
    r"|ci-apr[èe]s|in extenso|(?:suit|suivante?s?)\b|figure plus bas|copie"
)
_WRITES = (
    rf"(?:{_either('|'.join(stems('write')))})(?:[eèé]|a(?!nce)|o)"
    rf"|(?:{_either('|'.join(forms('write') + participles('write')))})\b"
    r"|fait (?:savoir|parvenir)|s['’]exprim"
)
_REPRODUCES = re.compile(
    rf"(?<![^.!?])(?:(?>[^.!?]*?\b(?:{_PUBLISHES}))[^.!?]*\b{_DOCUMENT}\b"
    rf"|(?>[^.!?]*?\b{_DOCUMENT}\b)[^.!?]*\b(?:{_PUBLISHES}))"
    r"|\b(?:en|les?|la) voici(?! l(?:a|es) (?:preuve|raison|cause))\b"
    rf"|\b(?:voici|voil[àa]) (?:comment|ce qu|en quels termes)[^.!?]{{0,80}}?\b(?:{_WRITES})"
    rf"|\b(?:nous|on) (?:la|le|les|l['’])\s?(?:{_PUBLISHES}|donn|rend)",
    re.IGNORECASE,
)
_SAYS_THIS = re.compile(  # what one paragraph below says
    rf"\b(?:{_WRITES})\w*\b[^.!?:]{{0,60}}\b(?:ceci|ce qui suit|en ces termes|textuellement|mot pour mot)"
    r"[^.!?:]{0,20}:$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:notre|nos)\s+(?:\w+\s+)?" + _DOCUMENT, re.IGNORECASE)
_ANNOUNCES = re.compile(r":[*_\s]*$")
_SAYS_WHOSE = re.compile(
    rf"\b{_DOCUMENT}\b[^.!?]{{0,60}}?\b(?:de|du|des|d['’]|que|qu['’]|par|sign[ée]e?s? )"
    r"(?!\s?(?:son|sa|ses|leurs?|cet?|cette|il|elle)\b)"
    rf"|\b(?:a|ont|avait|est|sont|nous|vous|comment|ce que?)\b[^.!?]{{0,30}}\b(?:{_WRITES})",
    re.IGNORECASE,
)
_WROTE = re.compile(r"(?:Le|On|Am)\b.{4,120}?(?:a [ée]crit|wrote|écrivait)\s?:\s*$")
_FROM = re.compile(r"(?:De|From|Expéditeur)\s?:\s*(?P<who>\S.*)")
_MAIL_FIELD = re.compile(r"(?:Envoyé|Date|À|A|To|Cc|Objet|Sujet|Subject|Sent|Reply-To|Répondre à)(?:\s+le)?\s?:")
_ADDRESS = re.compile(r"(?<!\s)\s*+[<\[(][^\s@<\[(]{1,100}+@\S{1,300}[>\])]\s*+$")
_RULE = re.compile(r"[\W_]{3,}")
_END = re.compile(r"(?:fin (?:de|du)|signé\b)", re.IGNORECASE)
_TAKES_LEAVE = re.compile(  # of whom a letter is for
    r"(?:je vous prie|nous vous prions|veuillez|recevez|agréez)\b[^.!?]{0,300}?\b(?:salutations|considération"
    r"|sentiments|respects?|hommages|agréer|croire)|(?:bien )?cordialement|bien à vous|salutations",
    re.IGNORECASE,
)
_BACK = re.compile(  # the author speaks again
    r"(?:Voilà (?:pour|où|ce qu['’e][^.]{0,20}(?:dit|écri[tv]|répond))|Fin de (?:citation|la)"
    r"|Ainsi (?:écrit|parle|répond)|Pour (?:notre part|nous)|Quant à nous|De notre côté|Face à (?:cette|ce)"
    r"|En réponse à|À (?:la lecture|cette)|Après lecture|Cette (?:lettre|réponse)"
    r"|Ces? (?:courriers?|messages?|textes?|lignes)"
    r"|Nos? (?:commentaire|réponse|réaction)s?\b"
    r"|(?:La|Le|L['’])\s?(?:section|syndicat|fédération|union|confédération|association|collectif|intersyndicale)\b"
    rf"[^.!?]{{0,40}} (?:(?:s['’])?(?:{'|'.join(presents('back'))})|prend acte|saisira|saisit|prépare|déposera))\b"
)
_HEADED = re.compile(  # « Motion adoptée par le conseil municipal de Foix : »
    r"(?:motion|(?:extraits? d(?:e|u|es|['’]) ?(?:la |l['’])?)?"
    r"(?:lettre|courrier|courriel|réponse|témoignage|message))s?"
    r"(?! ouverte)\b[^.!?:\n]{0,40}\b(?:de|du|des|d['’]|par)\b[^.!?:\n]{3,80}\s?:",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:Pour )?(?:La |Le |L['’]|Votre )(?:direct|présid|maire\b|préf|rect|ministre|secrétaire|déléguée?|gérant"
    r"|DRH\b|bureau\b|conseil\b|équipe\b|PDG\b|inspect|syndic\b)[^.!?:;,]{0,50}$",
    re.IGNORECASE,
)  # « La Direction », below a letter
_SIGNED = 12  # words of a line that signs a letter
_BEFORE = 2  # sentences before « En voici le texte : », one of which says whose it is


@dataclass(frozen=True)
class Voice:
    """Words of somebody else, and where the text says whose; None where it does not."""

    words: Span
    announced: Span | None


@lru_cache(maxsize=16)
def voices(text: str, authors: tuple[str, ...] = ()) -> tuple[Voice, ...]:
    """Those of `text`, in order, published by `authors`. Words inside quotation marks are told by `says_who`."""
    unsorted = [*_quoted_mails(text), *_reproduced(text, authors)]
    return tuple(sorted(unsorted, key=lambda voice: voice.words.start))


def voice_of(text: str, span: Span, authors: tuple[str, ...] = ()) -> Voice | None:
    """The voice in which the words of `span` are said; None for the author's own."""
    return next((voice for voice in voices(text, authors) if voice.words.start <= span.start < voice.words.end), None)


def _quoted_mails(text: str) -> Iterator[Voice]:
    """« Le 9 avril, Camille a écrit : » and the lines marked with « > »; « De : … », « Envoyé : … » and the rest."""
    all_lines = [*lines(text)]
    words = [line.of(text).lstrip("> ") for line in all_lines]
    marked = [line.of(text).startswith(">") for line in all_lines]
    i = 0
    while i < len(all_lines):
        here, rest = words[i], range(i + 1, len(all_lines))
        if _WROTE.match(here) and i + 1 < len(all_lines):
            last = next((j - 1 for j in rest if not marked[j]), len(all_lines) - 1) if marked[i + 1] else rest[-1]
            yield Voice(Span(all_lines[i + 1].start, all_lines[last].end), all_lines[i])
            i = last + 1
            continue
        fields = 0
        while i + 1 + fields < len(all_lines) and _MAIL_FIELD.match(words[i + 1 + fields]):
            fields += 1
        sender = _FROM.match(here)
        if sender and fields > 0 and i + 1 + fields < len(all_lines):
            body = i + 1 + fields
            last = next(
                (
                    j - 1
                    for j in range(body, len(words))
                    if _FROM.match(words[j]) and j + 1 < len(words) and _MAIL_FIELD.match(words[j + 1])
                ),
                len(words) - 1,
            )
            who = _ADDRESS.sub("", here)
            start = all_lines[i].start + all_lines[i].of(text).index(here)
            if last >= body and i > 0:
                yield Voice(Span(all_lines[body].start, all_lines[last].end), Span(start, start + len(who)))
            i = max(last, body) + 1
            continue
        i += 1


def _reproduced(text: str, authors: tuple[str, ...]) -> Iterator[Voice]:
    """What stands below « Nous publions ci-dessous la lettre du recteur », up to who signs it or speaks again."""
    lines = roles(text)
    for i, line in enumerate(lines[:-1]):
        of_line = sentences(line.span.of(text))
        if not of_line or line.role not in (Role.BODY, Role.TITLE):
            continue
        last = of_line[-1].of(line.span.of(text))
        if _SAYS_THIS.search(last) and not lines[i + 1].span.of(text).startswith("«"):
            yield Voice(lines[i + 1].span, Span(line.span.start + of_line[-1].start, line.span.end))
        headed = _HEADED.fullmatch(last) and not any(name.lower() in last.lower() for name in authors)
        if (
            not (headed or _REPRODUCES.search(last))
            or _OWN.search(last)
            or (len(of_line) == 1 and len(last.split()) < 3)
        ):
            continue
        announced = _announcement(text, line.span, of_line)
        if announced is None:
            continue
        below = lines[i + 1]
        alone = headed and below.role is not Role.ADDRESSEE and not below.span.of(text).startswith("«")
        end = below.span.end if alone else _end(text, i, announced.of(text), authors)
        if end is not None:
            yield Voice(Span(lines[i + 1].span.start, end), announced)
            return


def _announcement(text: str, line: Span, of_line: list[Span]) -> Span | None:
    """The last sentence of the line, with those before it as far as one says whose words follow."""
    start = line.start + of_line[-1].start
    if _SAYS_WHOSE.search(text[start : line.end]):
        return Span(start, line.end)
    before = sentences(text[max(0, start - 800) : start])[-_BEFORE:]
    for sentence in reversed(before):
        first = max(0, start - 800) + sentence.start
        if _SAYS_WHOSE.search(text[first : first + sentence.end - sentence.start]):
            return Span(first, line.end)
    return None


def _end(text: str, opening: int, announced: str, authors: tuple[str, ...]) -> int | None:
    """Where the words below the line `opening` end that the sentence `announced` opens; None where there are none."""
    lines = roles(text)
    names = {word.lower() for word in re.findall(r"[^\W\d_]{5,}", announced)}
    end, took_leave = None, False
    first = lines[opening + 1].span.start
    closed = text.find("»", first) + 1 if text.startswith("«", first) else 0
    for line in lines[opening + 1 :]:
        words = line.span.of(text)
        if took_leave and (len(words.split()) > _SIGNED or re.search(r"[.!?]\s*$", words)):
            break
        if closed and line.span.start >= closed:
            return closed
        if _RULE.fullmatch(words) or _END.match(words) or line.role in (Role.CONTACT, Role.BOILERPLATE, Role.MENU):
            break
        if end is not None and (line.role is Role.DATELINE or _BACK.match(words) or _speaks(words, authors)):
            break
        end = line.span.end
        took_leave = took_leave or _TAKES_LEAVE.match(words) is not None
        signs = len(words.split()) < 14 and not re.search(r"[.!?:;,…]\s*$", words)
        if signs and names & {word.lower() for word in re.findall(r"[^\W\d_]{5,}", words)}:
            break
        if line.role is Role.SIGNATURE or (_POST.match(words) and line.span.start > first):
            break
    return end


def _speaks(words: str, authors: tuple[str, ...]) -> bool:
    return any(re.match(rf"(?:La |Le |L['’]|Les )?{re.escape(name)}\b", words) for name in authors)
