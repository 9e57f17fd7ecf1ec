"""What was sent to a server that was killed does not stay on the disk."""

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ui.server.uploads import upload_folder

HOUSE = Path(__file__).parents[3]
SERVING = """
import sys
from ui.server.uploads import upload_folder
with upload_folder() as uploads:
    (uploads / "sent.txt").write_text("Un texte confidentiel.")
    print(uploads, flush=True)
    sys.stdin.read()
"""


def test_a_killed_server_leaves_nothing_once_another_begins_and_a_running_one_keeps_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    killed, running = (
        subprocess.Popen([sys.executable, "-c", SERVING], cwd=HOUSE, stdin=-1, stdout=-1, text=True) for _ in range(2)
    )
    try:
        left, kept = (Path(one.stdout.readline().strip()) for one in (killed, running) if one.stdout)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert (left / "sent.txt").exists()
        with upload_folder() as ours:
            assert not left.parent.exists()
            assert (kept / "sent.txt").exists()
        assert not ours.exists()
    finally:
        running.communicate("")
    assert list(tmp_path.iterdir()) == []
