"""Faults put into a worker when it starts (Dask's `preload`): some words of a file kill it, hang it or break it."""

import os
import re
import signal

from index.intake.workers import task
from index.reading.read import Reader
from index.values.files import File, Reading

_read = Reader.__call__


def read(reader: Reader, file: File, seconds: float) -> list[Reading]:
    if b"qui tue" in file.whole():
        os.kill(os.getpid(), signal.SIGKILL)
    if b"qui dure" in file.whole():
        with task._at_most(seconds):
            re.match(r"(a+)+$", "a" * 60 + "b")  # holds the interpreter for ever
    if b"qui casse" in file.whole():
        raise RecursionError
    return list(_read(reader, file))


task._read = read
