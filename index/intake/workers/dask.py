"""Workers, here or on other machines, and what becomes of a task when one dies. The only file that knows Dask."""

import contextlib
import logging
import os
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.intake.workers.address import LOCAL
from index.intake.workers.quiet_end import quiet_at_its_end
from index.intake.workers.task import SECONDS, PreparedFile, Task, refused, work
from index.metadata.organisations import Publishers
from index.values.errors import DixitError
from index.values.files import File

if TYPE_CHECKING:
    from distributed import Client, Future

_DEATHS = 5  # workers that a task may lose before it is taken apart: others die beside it, for want of memory say
_LOOK = 2.0  # seconds between two looks at whether there is a worker
_ANSWER = 10.0  # seconds for a scheduler to answer
_QUIET = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.admin.large-graph-warning-threshold": "100MB",
    "logging": {"distributed": "critical"},
}
_DEAF = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"  # Ctrl+C is for us, who then end them
_KILLS = "ce fichier fait tomber le processus qui le lit\N{NO-BREAK SPACE}: il est abîmé, piégé ou démesuré."
_MISSING = (
    "L’indexation par plusieurs processus demande la bibliothèque Dask\N{NO-BREAK SPACE}: "
    ".venv/bin/python -m pip install --editable '.[dask]'"
)
_NO_WORKER = "Le cluster Dask n’a plus aucun processus de travail\N{NO-BREAK SPACE}: j’attends qu’il en revienne…"
_NO_SCHEDULER = "Le cluster Dask ne répond plus\N{NO-BREAK SPACE}: j’attends qu’il revienne…"
_GAVE_UP = (
    "Le cluster Dask n’est pas revenu. Ce qui a été ajouté l’est pour de bon\N{NO-BREAK SPACE}: "
    "relancez la même commande quand il sera là, elle reprendra où elle s’est arrêtée."
)
_OTHERWISE = (
    "Les processus de ce cluster Dask n’ont pas la même version de Dixit ou le même modèle que cette machine"
    "\N{NO-BREAK SPACE}: installez partout la même."
)


@dataclass(eq=False)
class PendingTask:
    """Files that are given to the workers, and where to hear of them: of one connection, and of none after it."""

    files: tuple[File, ...]
    alone: bool = False  # for the second time, with nothing else under way
    future: "Future[Any] | None" = None


class WorkerPool:
    """Workers behind a Dask scheduler; a context, at the end of which a cluster made here is gone.

    Tasks change nothing anywhere, so one whose outcome is unknown is simply given again.
    """

    def __init__(
        self,
        address: str,
        publishers: Publishers,
        model: str | None = None,
        notify: Callable[[str], None] = lambda _: None,
        workers: int | None = None,
        seconds: float = SECONDS,
        patience: float = 600.0,
        answer: float = _ANSWER,
        deaths: int = _DEATHS,
    ) -> None:
        """`notify` hears what a person should know while it waits, `patience` seconds at most; `answer` is how long the
        scheduler has for its first reply.

        A cluster that is there has its own count of `deaths` (`allowed-failures`).

        Raises DixitError when Dask is missing or the address does not answer.
        """
        try:
            import dask
            import distributed  # which gives `dask.config` its defaults
        except ImportError:
            raise DixitError(_MISSING) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self.making: dict[str, str] | None = None  # how passages must be made; what else comes is an error
        self._dask = distributed
        self._losses = (OSError, distributed.CancelledError, distributed.client.ClosedClientError)
        self._publishers, self._model, self._seconds = publishers, model, seconds
        self._notify, self._patience, self._answer = notify, patience, answer
        self._under_way: list[PendingTask] = []
        at_start = [*dask.config.get("distributed.worker.preload"), _DEAF]
        self._settings = dask.config.set(
            {**_QUIET, "distributed.scheduler.allowed-failures": deaths, "distributed.worker.preload": at_start}
        )
        self._cluster = self._start(workers) if address == LOCAL else None
        self._address = self._cluster.scheduler_address if self._cluster is not None else address
        try:
            self._client = self._connect()
        except (OSError, ValueError):
            self._end()
            quoted = f"«\N{NARROW NO-BREAK SPACE}{address}\N{NARROW NO-BREAK SPACE}»"
            raise DixitError(
                f"Le cluster Dask {quoted} ne répond pas\N{NO-BREAK SPACE}: "
                "vérifiez son adresse (tcp://HÔTE:PORT), et que son scheduler est lancé."
            ) from None

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *_: object) -> None:
        self._close(_ANSWER)
        self._end()

    def size(self) -> int:
        """How many tasks the workers do at once; 1 when that cannot be known now."""
        try:
            return sum(self._client.nthreads().values()) or 1
        except (OSError, ValueError):
            return 1

    def begin(self, files: Sequence[File]) -> PendingTask:
        return self._begin(PendingTask(tuple(files)))

    def ended(self, pending: PendingTask) -> list[PreparedFile]:
        """What is in each file, once it is known. A file that kills its worker, by itself again, is refused.

        Raises DixitError when the cluster is gone for too long, or is not of our version.
        """
        files = self._outcome(pending)
        self._under_way.remove(pending)
        if isinstance(files, list):
            return files
        if pending.alone:
            return [refused(pending.files[0], files)]
        for task in list(self._under_way):
            self._outcome(task)  # so that a file dies of itself and of no other that its worker has
        return [
            prepared for file in pending.files for prepared in self.ended(self._begin(PendingTask((file,), alone=True)))
        ]

    def _begin(self, pending: PendingTask) -> PendingTask:
        self._under_way.append(pending)
        self._give(pending)
        return pending

    def _outcome(self, pending: PendingTask) -> list[PreparedFile] | str:
        """What was made, or why it cannot be. Given again for as long as its scheduler is lost."""
        idle_since: float | None = None
        while True:
            try:
                if pending.future is None:
                    raise ConnectionError  # there was nobody to give it to
                if error := pending.future.exception(timeout=_LOOK):
                    return _of_the_file(error)
                return self._ours(pending.future.result(timeout=self._patience))
            except TimeoutError:
                pass
            except self._losses:
                self._reconnect()
                continue
            if self._has_workers():
                idle_since = None
            elif idle_since is None:
                idle_since = time.monotonic()
                self._notify(_NO_WORKER)
            elif time.monotonic() - idle_since > self._patience:
                raise DixitError(_GAVE_UP)

    def _has_workers(self) -> bool:
        """False also when there is no scheduler, which the next look at a task finds out."""
        try:
            return bool(self._client.nthreads())
        except self._losses:
            return False

    def _give(self, pending: PendingTask) -> None:
        """To the workers; left for later when their scheduler is not there."""
        task = Task(pending.files, self._publishers, self._model, self._seconds)
        pending.future = None
        with contextlib.suppress(*self._losses):
            pending.future = self._client.submit(work, task, pure=False)

    def _ours(self, result: tuple[dict[str, str], list[PreparedFile] | str]) -> list[PreparedFile] | str:
        making, files = result
        if self.making is not None and making != self.making:
            raise DixitError(_OTHERWISE)
        return files

    def _connect(self) -> "Client":
        return quiet_at_its_end(self._dask.Client)(self._address, timeout=self._answer, set_as_default=False)

    def _reconnect(self) -> None:
        """A new connection to the scheduler, to which all that is under way is to be given again."""
        self._notify(_NO_SCHEDULER)
        self._close(1)
        since = time.monotonic()
        while True:
            try:
                self._client = self._connect()
            except OSError:
                if time.monotonic() - since > self._patience:
                    raise DixitError(_GAVE_UP) from None
                time.sleep(_LOOK)
            else:
                break
        for pending in self._under_way:
            self._give(pending)

    def _close(self, seconds: float) -> None:
        """Ends the connection, or leaves one that does not end in time: what it had to say, it says to nobody."""
        with contextlib.suppress(TimeoutError):
            self._client.close(timeout=seconds)

    def _start(self, workers: int | None) -> Any:
        """A scheduler in this process and workers beside it, all on loopback, that start again when they die."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that another cluster has a port that this one would take
            return self._dask.LocalCluster(
                n_workers=workers or os.cpu_count(),
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )

    def _end(self) -> None:
        if self._cluster is not None:
            with contextlib.suppress(TimeoutError):  # its workers end with this process
                self._cluster.close(timeout=_ANSWER)
        self._settings.__exit__(None, None, None)


def _of_the_file(error: BaseException) -> str:
    """Why a task ended its worker. Raises what no file can help: DixitError, or a bug as it is."""
    from distributed import KilledWorker

    if isinstance(error, ImportError):
        raise DixitError(_OTHERWISE) from error
    if not isinstance(error, KilledWorker):
        raise error
    return _KILLS
