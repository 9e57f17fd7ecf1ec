"""Coroutines run by tests, whatever loop the browser's tests left running in this thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives, in a loop and a thread of its own."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()
