"""`dixit --data DIR list` as well as `dixit list --data DIR`: what a person types first is found."""

import argparse
from collections.abc import Sequence

_OF_ALL = frozenset({"-h", "--help", "--version"})  # what stands before a verb on its own


def verb_first(typed: Sequence[str], parser: argparse.ArgumentParser) -> list[str]:
    """`typed`, with the options that stand before the verb after it.

    Only options that some command knows are passed over. What stands where a verb does comes first even if it is none,
    so that the error is about that word.
    """
    commands = _commands(parser)
    values = {
        name: action.nargs in (None, 1)
        for command in commands.values()
        for action in command._actions
        for name in action.option_strings
        if name not in _OF_ALL and action.nargs != "?"
    }
    at = 0
    while at < len(typed) and (name := typed[at].split("=", 1)[0]) in values:
        at += 2 if values[name] and "=" not in typed[at] else 1
    if not 0 < at < len(typed) or typed[at].startswith("-"):
        return list(typed)
    return [typed[at], *typed[:at], *typed[at + 1 :]]


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    holding = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {name: command for action in holding for name, command in action.choices.items()}
