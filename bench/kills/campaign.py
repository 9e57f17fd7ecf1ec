"""One home, many rounds: a command begins, is killed, and all that was acknowledged is looked for."""

import json
import os
import random
import shutil
import socket
import time
from collections import Counter
from pathlib import Path

from bench.kills.forked import Life, dixit, posting, strays_of
from bench.kills.ledger import ERASED, OUT, THERE, Ledger, tokens_in
from index.storage.folder.strays import leftovers
from index.storage.location import DataLocation

_KEPT = 25  # texts, so that each round stays short
_SOON = 300.0  # seconds: what has not ended by then hangs
_VERBS = "add add add folder watch serve remove undo erase correct rebuild reread ask list survey follow verify".split()
_OF_FOLDERS = ["repair", "backup", "restore"]


class Campaign:
    """`killed` counts the kills that came in time, by the command that they ended."""

    def __init__(self, folder: Path, data: DataLocation, chance: random.Random) -> None:
        self.killed: Counter[str] = Counter()
        self._folder, self._data, self._chance = folder, data, chance
        self._ledger, self._ids = Ledger(), dict[str, str]()
        self._lasts: dict[str, float] = {}  # seconds that each command takes when nobody kills it
        self._number = 0
        self._is_folder = isinstance(data, Path)
        self._followed = folder / "suivi"
        self._followed.mkdir()
        self._finish(self._begin(["add", *self._new_files(6)]), "add")
        self._look()

    def round(self) -> list[str]:
        """The faults found."""
        self._number += 1
        verb = self._chance.choice(_VERBS + (_OF_FOLDERS if self._is_folder else []))
        beside = self._beside()
        victim = self._victim(verb)
        lasts = self._lasts.get(verb, 1.0)
        faults = []
        if self._chance.random() < 0.1 and verb not in ("watch", "serve"):
            faults += self._finish(victim, verb)
        elif victim.end(self._chance.uniform(0, lasts * 1.1)) is None and victim.kill():
            self.killed[verb] += 1
        self._hear(victim)
        for life in beside:
            if self._chance.random() < 0.2:
                life.kill()
            elif life.end(_SOON) is None:
                faults.append(f"{verb}: the writer beside hung: {life.hung()}")
            elif life.status != 0:
                faults.append(f"{verb}: the writer beside ended with {life.status}: {life.printed()[-500:]}")
            self._hear(life)
        faults += [f"{verb}: {fault}" for fault in self._strays([victim, *beside])]
        faults += [f"{verb}: {fault}" for fault in self._look()]
        return faults

    def _begin(self, typed: list[str]) -> Life:
        self._number += 1
        out = self._folder / f"printed-{self._number}"
        return dixit(out, *typed, "--data", self._data if isinstance(self._data, str) else str(self._data))

    def _beside(self) -> list[Life]:
        writers = self._chance.choice((0, 0, 1, 1, 2))
        return [self._begin(["add", *self._new_files(self._chance.randint(1, 3))]) for _ in range(writers)]

    def _victim(self, verb: str) -> Life:
        there = self._ledger.surely(THERE)
        some = self._chance.sample(there, min(len(there), self._chance.randint(1, 3)))
        match verb:
            case "add":
                return self._begin(["add", *self._new_files(self._chance.randint(1, 4))])
            case "folder":
                self._change_followed(goes=False)
                for path in self._followed.glob("*.txt"):  # what was taken out is offered again
                    self._ledger.may(tokens_in(path.read_text(encoding="utf-8")), THERE)
                return self._begin(["add", str(self._followed)])
            case "watch":
                self._change_followed(goes=True)
                return self._begin(["watch", str(self._followed)])
            case "serve":
                return self._served()
            case "remove" | "erase" if some:
                self._ledger.may(some, OUT if verb == "remove" else ERASED)
                options = ["--erase"] if verb == "erase" else []
                return self._begin(["remove", *options, *(self._ids[token] for token in some)])
            case "undo" if out := [token for token in self._ledger.surely(OUT) if token in self._ids]:
                self._ledger.may(out, THERE)
                return self._begin(["remove", "--undo", *(self._ids[token] for token in out[:3])])
            case "correct" if some:
                source = f"Collectif {self._number}"
                self._ledger.sources.setdefault(some[0], {"CGT"}).add(source)
                return self._begin(["correct", self._ids[some[0]], "--source", source])
            case "rebuild" | "verify" | "list" | "repair":
                return self._begin([verb])
            case "reread":
                return self._begin(["rebuild", "--reread"])
            case "survey":
                return self._begin(["survey", "la grève", "--csv", str(self._folder / "survey.csv")])
            case "follow":
                return self._begin(["follow", "la grève", "--atom", str(self._folder / "feed.xml")])
            case "backup":
                return self._begin(["backup", str(self._folder / f"copie-{self._number}.zip")])
            case "restore":
                return self._restored()
            case _:
                return self._begin(["ask", "Qui continue la grève ?"])

    def _restored(self) -> Life:
        """A copy of all that is there, whole, goes back into a folder of its own; killed, it is done once more."""
        copy, back = self._folder / f"copie-{self._number}.zip", self._folder / "back"
        shutil.rmtree(back, ignore_errors=True)
        self._finish(self._begin(["backup", str(copy)]), "backup")
        out = self._folder / f"restored-{self._number}"
        return dixit(out, "restore", str(copy), "--data", str(back))

    def _served(self) -> Life:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        page = self._begin(["serve", "--port", str(port)])
        until = time.monotonic() + _SOON
        while "est prêt" not in page.printed() and page.end(0.02) is None and time.monotonic() < until:
            time.sleep(0.05)
        texts = dict(self._texts(8))
        self._ledger.may(texts, THERE)
        self._number += 1
        program = posting(self._folder / f"printed-{self._number}", port, texts)
        program.end(self._chance.uniform(0, 2))
        page.kill()
        self.killed["serve"] += 1
        program.kill()
        self._hear(program)
        return page

    def _finish(self, life: Life, verb: str) -> list[str]:
        """Waits for the end of a command that nobody kills."""
        status = life.end(_SOON)
        self._hear(life)
        if status is None:
            return [f"{verb} hung: {life.hung()}"]
        self._lasts[verb] = time.monotonic() - life.began
        return [] if status == 0 else [f"{verb} ended with {status}: {life.printed()[-500:]}"]

    def _hear(self, life: Life) -> None:
        printed = life.printed()
        self._ledger.heard(printed)
        for line in printed.split("\n")[:-1]:
            if line.startswith('{"') and '"erased' in line:
                told = json.loads(line)
                tokens = [token for token, id in self._ids.items() if id == told.get("id", told.get("communique"))]
                self._ledger.must(tokens, ERASED)

    def _look(self) -> list[str]:
        """What is wrong now."""
        faults = []
        listing = self._begin(["list", "--json"])
        if listing.end(_SOON) != 0:
            return [f"list ended with {listing.status}: {listing.hung()}"]
        texts = json.loads(listing.printed()[listing.printed().index("[\n") if "[\n" in listing.printed() else 0 :])
        listed = {tokens_in(one["title"] or "")[0]: one["source"] for one in texts}
        self._ids |= {tokens_in(one["title"])[0]: one["id"] for one in texts}
        if len(listed) != len(texts):
            faults.append("a text is there twice")
        faults += self._ledger.wrong(listed)
        faults += self._halves()
        check = self._begin(["verify"])
        if check.end(_SOON) != 0:
            faults.append(f"verify ended with {check.status}: {check.hung()}")
        faults += self._words_left()
        if len(listed) > _KEPT:
            many = [*listed][: len(listed) - 15]
            self._ledger.may(many, OUT)
            faults += self._finish(self._begin(["remove", *(self._ids[token] for token in many)]), "remove")
        return faults

    def _halves(self) -> list[str]:
        """Half-written files, an hour later: the next change must have swept them."""
        if not isinstance(self._data, Path):
            return []
        left = leftovers(self._data, [self._folder / path.name for path in self._folder.glob("copie-*.zip")], old=0)
        ago = time.time() - 3600
        for path in left:
            os.utime(path, (ago, ago))
        if not left:
            return []
        sweeping = self._finish(self._begin(["repair"]), "repair")
        return sweeping + [f"{path.name} is left" for path in left if path.exists() and path.is_relative_to(self._data)]

    def _words_left(self) -> list[str]:
        """The words of what was erased are in no file of the folder."""
        erased = [token.encode() for token in self._ledger.surely(ERASED)]
        if not isinstance(self._data, Path) or not erased:
            return []
        held = b"".join(path.read_bytes() for path in self._data.rglob("*") if path.is_file())
        return [f"{token.decode()} was erased and is read" for token in erased if token in held]

    def _strays(self, lives: list[Life]) -> list[str]:
        """Processes that go on though the one that began them is dead; they have five seconds to see it."""
        until = time.monotonic() + 5
        while (left := [pid for life in lives for pid in strays_of(life.pid)]) and time.monotonic() < until:
            time.sleep(0.05)
        return [f"process {pid} is left" for pid in left]

    def _texts(self, number: int) -> list[tuple[str, str]]:
        made = []
        for _ in range(number):
            token = f"zq{self._chance.getrandbits(48):012x}"
            lines = "La grève continue dans les gares et les hôpitaux du pays. " * self._chance.randint(1, 60)
            made.append((token, f"CGT\n\nLa grève {token} continue\n\nParis, le 5 février 2024\n\n{lines}\n"))
        return made

    def _new_files(self, number: int, folder: Path | None = None) -> list[str]:
        paths = []
        for token, text in self._texts(number):
            path = (folder or self._folder) / f"{token}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
            self._ledger.may([token], THERE)
        return paths

    def _change_followed(self, goes: bool) -> None:
        """Some files come, one is written anew and one goes."""
        before = sorted(self._followed.glob("*.txt"))
        if goes and len(before) > 2:
            gone, changed = self._chance.sample(before, 2)
            self._ledger.may([gone.stem], OUT)
            gone.unlink()
            self._ledger.may(tokens_in(changed.read_text(encoding="utf-8")), OUT)
            ((token, text),) = self._texts(1)
            self._ledger.may([token], THERE)
            changed.write_text(text, encoding="utf-8")
        self._new_files(self._chance.randint(1, 3), self._followed)
