"""What a figure was measured on, and how a figure is told."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """`AMD EPYC 7B13, 2 cores, 8 GB, load 0.3, Linux, Python 3.11.7`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GB, load {os.getloadavg()[0]:.1f}, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def line(command: str, figure: str, goal: str) -> str:
    """One measure: what was run, what came out, what it should be."""
    return f"{command}: {figure} (goal: {goal})"


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [row.split(":", 1)[1].strip() for row in described.splitlines() if row.startswith("model name")]
    return names[0] if names else platform.machine()
