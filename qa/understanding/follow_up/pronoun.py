"""« Que propose-t-elle ? », « comment réagit le maire ? » → the same with whom « elle » stands for, and of what."""

import re

from index.values.communique import Span
from qa.understanding.folding import folded
from qa.understanding.follow_up import patterns
from qa.understanding.follow_up.beside import beside_of
from qa.understanding.follow_up.context import Context, about_topic, subject_of, thing_of, topic_words
from qa.understanding.follow_up.splicing import agreeing, inserted, named, spliced
from qa.understanding.speech import VERB

_SAYS = re.compile(VERB)
_THAT = ("ca", "cela")


def does_what(new: Context, last: Context) -> str | None:
    """What is asked of what somebody says or does, whose name stands before or in the last question: « comment
    réagit-il ? », « et la CFDT, que propose-t-elle ? », « comment réagit le maire ? »; None for anything else.
    """
    plain = folded(new.text)
    body = plain.text.strip(" ?!.,;:…")
    if new.source is None and patterns.REPLIED_BY.fullmatch(body):
        return spliced(new.text, [inserted(new.text, about_topic(last))])
    first = patterns.NAMED_FIRST.match(plain.text)
    if first is not None and new.source is not None and new.source.end <= plain.places[first.start("rest")]:
        rest = new.text[plain.places[first.start("rest")] :]
        if last.source is None:
            return spliced(new.text, [inserted(new.text, f", {thing_of(last)}")])
        return pronoun_named(Context(rest), last, named(new.source.of(new.text)))
    if new.source is None and last.source is not None and (done := _of_the_same(new, last, last.source)) is not None:
        return done
    pronoun = patterns.ELLE.match(plain.text)
    if pronoun is None or _SAYS.search(pronoun["verb"]) is None:
        return None
    return pronoun_named(new, last)


def _of_the_same(new: Context, last: Context, source: Span) -> str | None:
    """« lesquels sont contre ? », « et ses demandes ? », « elle chiffre ça à combien ? »"""
    plain, name = folded(new.text), named(source.of(last.text))
    body = plain.text.strip(" ?!.,;:…")
    at = plain.text.index(body)
    if (which := patterns.WHICH.match(plain.text)) is not None:
        stands = patterns.STAND.search(body)
        topic = about_topic(last) if stands else f", {thing_of(last)}" if which["it"] else ""
        whole = f"Selon {name}, {new.text[plain.places[which.start('which')] :]}"
        if stands and name.startswith("les "):  # « Quels syndicats sont contre »
            whole = f"{which['which'][3:].capitalize()} {name[4:]} {new.text[plain.places[which.end()] :]}"
    elif (theirs := patterns.THEIRS.fullmatch(body)) is not None:
        what = plain.span(at + theirs.start("what"), at + theirs.end("what")).of(new.text)
        of = new.text[plain.places[at + theirs.start("of")] : plain.places[at + theirs.end("of")]]
        whole, topic = f"Les {what} de {name}{of}\N{NO-BREAK SPACE}?", "" if of else about_topic(last)
    elif (asked := patterns.ELLE.match(plain.text)) is not None and asked["asking"] and not _SAYS.search(asked["verb"]):
        if asked["asking"] in ("que ", "qu'"):
            return None
        thing, begin = thing_of(last), plain.span(*asked.span("asking")).start
        if _stands_for(asked["who"], thing):  # « combien coûte-t-elle ? » of « Que dit la Ville de la cantine ? »
            return spliced(new.text, [inserted(new.text, f", {thing}")])
        whole, topic = f"Selon {name}, {new.text[begin:]}", thing and f", {thing}"
    elif (asks := patterns.SHE_DOES.fullmatch(body)) is not None:
        whole, topic = f"Selon {name}, {new.text[plain.places[at + asks.start('who')] :]}", about_topic(last)
    else:
        return None
    return _then(spliced(whole, [inserted(whole, topic)]), new, last)


def _stands_for(pronoun: str, thing: str) -> bool:
    """Whether « elle » may stand for « la cantine »: it does for no « tramway », nor for « les cantines »."""
    article = re.match(r"(?:le|la|les) |l['’]", thing, re.IGNORECASE)
    stood_for = {"la ": ("elle",), "le ": ("il",), "les ": ("elles", "ils")}
    return article is not None and pronoun in stood_for.get(article[0].lower(), ("il", "elle"))


def pronoun_named(new: Context, last: Context, name: str | None = None) -> str | None:
    """« Que propose-t-elle ? » → « Que propose la CGT ? », with the subject of the last question if it has none. `name`
    is whom the pronoun stands for, if it is not the one that the last question asks.
    """
    if last.source is None or new.source is not None:
        return None
    plain, name = folded(new.text), name or named(last.source.of(last.text))
    if (what := patterns.SAYS_WHAT.fullmatch(plain.text.strip(" ?!.,;:…"))) is not None:
        subject = subject_of(last)
        topic = what["rest"] or topic_words(last) or (subject and f" de{subject}")
        return _then(f"Que {agreeing(what['verb'], name)} {name}{topic}\N{NO-BREAK SPACE}?", new, last)
    match = patterns.ELLE.match(plain.text)
    if match is None:
        return None
    if match["who"].startswith("il") and patterns.IMPERSONAL.search(match["verb"]):
        return None
    verb = agreeing(said := plain.span(*match.span("verb")).of(new.text), name)
    rest = new.text[plain.places[match.end()] :]
    stand = folded(rest).text.strip(" ?!.")
    if stand in _THAT:
        rest, stand = rest[-1] if rest.endswith("?") else "", ""
    asking = plain.span(*match.span("asking")).of(new.text) if match["asking"] else ""
    that = match["asking"] in ("que ", "qu'")
    if that:
        whole = f"{asking}{verb} {name}{rest}"
    else:
        pronoun = plain.span(match.end("verb"), match.end()).of(new.text) if verb == said else ""
        whole = f"{asking}{name} {verb.lower()}{pronoun}{rest}"
    whole = whole[0].upper() + whole[1:]
    if not stand or patterns.STAND.fullmatch(stand):
        whole = spliced(whole, [inserted(whole, about_topic(last) if asking and not that else topic_words(last))])
    return _then(whole, new, last)


def _then(whole: str, new: Context, last: Context) -> str:
    """Of the time of the last question, where the new one has none, or since then: « Qu'en dit-elle aujourd'hui ? »."""
    if last.period is None or last.dates is None or new.period is not None:
        return spliced(whole, [])
    words = f"{last.period.of(last.text)[0].lower()}{last.period.of(last.text)[1:]}"
    plain = folded(whole)
    if (now := patterns.NOW.search(plain.text)) is not None:
        words, span = beside_of(last.dates, after=True) or words, plain.span(*now.span())
        return spliced(whole, [(span, words)])
    return spliced(whole, [inserted(whole, f" {words}")])


def there_named(new: Context, last: Context, place: Span) -> str:
    """« Que demande FO à ce sujet ? » with the subject that `last` has."""
    topic = topic_words(last).strip()
    return spliced(new.text, [(place, topic)]) if topic else new.text
