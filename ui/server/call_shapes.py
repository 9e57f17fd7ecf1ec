"""What each function of the page is called with: how many values, and of which kind.

Gradio hands a function whatever a body holds: a number where a field holds text ends it with a traceback.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gradio as gr
from gradio.components import Component

from ui.server.assistants import ARGUMENTS

Shape = Callable[[Any], Any]
"""The value as a function takes it. Raises ValueError for one that no browser sends."""


def shapes_of(page: gr.Blocks) -> Mapping[int, Sequence[Shape]]:
    """By the number of the function, a shape for each value; none for the tools of assistants, which the page itself
    never calls, and which tell what is wrong by an exception.
    """
    own = {number: called for number, called in page.fns.items() if called.api_name not in ARGUMENTS}
    return {number: [_shape(one) for one in called.inputs] for number, called in own.items()}


def takes_files(page: gr.Blocks) -> list[int]:
    """The numbers of the functions that take in what was uploaded."""
    return [number for number, called in page.fns.items() if any(isinstance(one, gr.File) for one in called.inputs)]


def _shape(component: Any) -> Shape:
    match component:
        case gr.State():
            return lambda value: None  # the server has its own
        case gr.File():
            return _files
        case gr.Radio() | gr.Dropdown() if not getattr(component, "allow_custom_value", False):
            choices = {choice for _, choice in component.choices}
            return lambda value: _one_of(value, choices)
        case Component():
            return _text
        case _:
            raise TypeError(f"no shape is known of {type(component).__name__}")


def _text(value: Any) -> str:
    """A field that was never filled is empty; halves of signs, which nothing can store or send, are replaced."""
    if value is not None and not isinstance(value, str):
        raise ValueError("no text")
    return (value or "").encode("utf-8", "replace").decode()


def _files(value: Any) -> Any:
    """What was uploaded: whose it is, `Calls` has seen to before."""
    if value is not None and not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
        raise ValueError("no files")
    return value


def _one_of(value: Any, choices: set[Any]) -> Any:
    if value is not None and not (isinstance(value, str) and value in choices):
        raise ValueError("no choice")
    return value
