"""The table of verbs is one: each stands there once, is written in one way, and is of some use."""

from collections import Counter
from typing import get_args

import pytest

from index.french.verbs import Use, _verbs, beginnings, forms, participles, plurals, presents, stems


def test_each_verb_stands_once() -> None:
    twice = [verb for verb, times in Counter(verb.infinitive for verb in _verbs()).items() if times > 1]
    assert twice == []


def test_each_verb_counts_somewhere_and_each_use_has_verbs() -> None:
    assert all(verb.uses for verb in _verbs())
    assert {use for verb in _verbs() for use in verb.uses} == {*get_args(Use)}


def test_a_verb_has_regular_endings_or_forms_of_its_own() -> None:
    for verb in _verbs():
        assert verb.beginnings or verb.forms, verb.infinitive
        assert bool(verb.forms) == bool(verb.participle), verb.infinitive


def test_a_beginning_begins_each_form() -> None:
    for verb in _verbs():
        if verb.beginnings:
            assert all(form.startswith(verb.beginnings) for form in (*verb.forms, *verb.participle)), verb.infinitive


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (presents("act"), {"dénonce", "appelle", "rejette", "répond", "veut", "inquiète"}),
        (stems("say?"), {"dénonc", "appell", "appel"}),
        (forms("demand"), {"veut", "voulons", "attendent"}),
        (participles("say?"), {"répondu", "promis"}),
        (plurals("finite"), {"demandent", "soutiennent", "appellent"}),
        (beginnings("quote"), {"répond", "s['’]inquièt", "expliqu"}),
    ],
)
def test_a_use_is_read_as_patterns_need_it(words: list[str], some: set[str]) -> None:
    assert some <= {*words}
