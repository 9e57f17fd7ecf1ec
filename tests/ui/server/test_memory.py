"""A server gives back the memory that it does not use."""

import ctypes
import platform
import subprocess
import sys

import pytest

from ui.server.memory import give_back

_LOOK = """
import ctypes, re, sys, threading
from ui.server.memory import give_back

give_back()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
libc.malloc.argtypes, libc.free.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
libc.free(libc.malloc(20_000_000))  # after which blocks of less would stay, by themselves
together = threading.Barrier(12)

def use():
    together.wait()
    libc.malloc(1_000)
    together.wait()

threads = [threading.Thread(target=use) for _ in range(12)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
block = libc.malloc(200_000)
size = ctypes.c_size_t.from_address(block - ctypes.sizeof(ctypes.c_size_t)).value
print("mapped by itself" if size & 2 else "kept", flush=True)
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.fopen.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
libc.malloc_info(0, libc.fopen(b"/dev/stdout", b"w"))
libc.fflush(None)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_large_blocks_go_back_to_the_system_and_threads_share_the_small_ones() -> None:
    looked = subprocess.run([sys.executable, "-c", _LOOK], capture_output=True, text=True, check=True).stdout
    assert looked.startswith("mapped by itself")
    assert looked.count("<heap nr=") <= 2


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    give_back()
