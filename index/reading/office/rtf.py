"""RTF → its text: paragraphs, tables and boxes in order, its notes at the end; hidden and deleted words left out."""

import re
from dataclasses import dataclass, replace

from index.reading.office.pages import mark, note, whole
from index.reading.office.rtf_signs import CODE_PAGES, DESTINATIONS_LEFT_OUT, SIGNS
from index.values.document import Document
from index.values.errors import DixitError

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_DEEPEST = 1_000  # groups in one another
_OPTIONAL = ("shpinst", "shptxt", "fldinst", "pn", "footnote")  # read though older readers may pass over them


@dataclass(frozen=True)
class _State:
    """What holds within a group."""

    into: str = "body"  # or "head", "foot", "note", "mark" for that of a list, "" for what is left out
    hidden: bool = False
    code_page: str = "cp1252"
    skipped: int = 1  # signs after a \\u that say it again for older readers


class _Reading:
    """The paragraphs read so far, by where they stand."""

    def __init__(self) -> None:
        self.paragraphs: dict[str, list[str]] = {"head": [], "body": [], "foot": []}
        self._mark = ""
        self.notes: list[list[str]] = []
        self._line: dict[str, list[str]] = {"head": [], "body": [], "foot": [], "note": [], "mark": []}
        self._bytes = bytearray()
        self._page = "cp1252"
        self._into = "body"

    def say(self, words: str, state: _State) -> None:
        self.flush()
        if state.into and not state.hidden:
            self._line[state.into].append(words)

    def say_byte(self, byte: int, state: _State) -> None:
        """One byte of a sign that may take several."""
        if state.into and not state.hidden:
            self._bytes.append(byte)
            self._page, self._into = state.code_page, state.into

    def flush(self) -> None:
        if self._bytes:
            self._line[self._into].append(self._bytes.decode(self._page, "replace"))
            self._bytes.clear()

    def end(self, into: str) -> None:
        """The paragraph that is being read is whole."""
        self.flush()
        words = "".join(self._line[into]).strip(" ")
        self._line[into] = []
        if into == "mark":
            self._mark = f"{words.strip()} " if re.search(r"\w", words) else "- "
        elif words.strip():
            words, self._mark = self._mark + words, ""
            (self.notes[-1] if into == "note" else self.paragraphs[into]).append(words)


def read_rtf(content: bytes) -> Document:
    """The document's words."""
    source = content.decode("latin-1")  # RTF is ASCII, whose escapes name the bytes of an encoding
    if not source.lstrip().startswith("{\\rtf"):
        raise DixitError("ce fichier n’est pas un document RTF.")
    reading = _read(source)
    notes = [note(number, lines) for number, lines in enumerate(reading.notes, 1)]
    parts = reading.paragraphs
    return Document(whole(parts["head"], parts["body"], notes, parts["foot"]))


def _read(source: str) -> _Reading:
    reading, state, outer = _Reading(), _State(), list[_State]()
    fonts: dict[str, str] = {}
    font, optional, skip, place = "", False, 0, 0
    while match := _TOKEN.match(source, place):
        place = match.end()
        word, number = match["word"], match["number"]
        if match["brace"] == "{":
            if len(outer) > _DEEPEST:
                raise DixitError("ce document RTF emboîte ses éléments à l’excès.")
            outer.append(state)
            optional = False
        elif match["brace"]:
            reading.flush()
            before, state = state, outer.pop() if outer else state
            if before.into != state.into and before.into:
                reading.end(before.into)
        elif match["sign"] == "*":
            optional = True
        elif word == "bin":
            place += max(0, int(number or 0))
        elif word:
            if word == "f":
                font = number or ""
                state = replace(state, code_page=fonts.get(font, state.code_page)) if state.into else state
            elif word == "fcharset" and number in CODE_PAGES:
                fonts[font] = CODE_PAGES[number]
            elif word == "u":
                reading.say(_sign(int(number or 0)), state)
                skip = state.skipped
                continue
            else:
                state = _obeyed(word, number, state, optional, reading)
            optional = False
        elif match["byte"] or match["text"] or match["sign"]:
            text = match["text"] or ""
            if skip:
                dropped = min(skip, len(text) or 1)
                skip -= dropped
                if not text:
                    continue
                text = text[dropped:]
            if match["byte"]:
                reading.say_byte(int(match["byte"], 16), state)
            else:
                reading.say(text or SIGNS.get(match["sign"] or "", ""), state)
            continue
        skip = 0
    for into in ("head", "body", "foot"):
        reading.end(into)
    return reading


def _obeyed(word: str, number: str | None, state: _State, optional: bool, reading: _Reading) -> _State:
    """The state after a control word."""
    if word in DESTINATIONS_LEFT_OUT or (optional and word not in _OPTIONAL):
        return replace(state, into="")
    match word:
        case "fldinst" | "pn":
            return replace(state, into="")
        case "shptxt":
            reading.end("body")
            return replace(state, into="body")
        case "shpinst":
            return state
        case "header" | "headerf" | "headerl" | "headerr":
            return replace(state, into="head")
        case "footer" | "footerf" | "footerl" | "footerr":
            return replace(state, into="foot")
        case "footnote":
            if state.into == "body" and not state.hidden:
                reading.say(mark(len(reading.notes) + 1), state)
                reading.notes.append([])
                return replace(state, into="note")
            return replace(state, into="")
        case "listtext" | "pntext":
            return replace(state, into="mark" if state.into else "")
        case "v" | "deleted":
            return replace(state, hidden=number != "0")
        case "plain":
            return replace(state, hidden=False)
        case "uc":
            return replace(state, skipped=min(int(number or 1), 10))
        case "ansicpg":
            return (
                replace(state, code_page=f"cp{number}") if number in ("1250", "1252", "1254", "437", "850") else state
            )
        case "mac":
            return replace(state, code_page="mac_roman")
        case "par" | "sect" | "page" | "row" | "nestrow":
            if state.into:
                reading.end(state.into)
        case _ if word in SIGNS:
            reading.say(SIGNS[word], state)
    return state


def _sign(code: int) -> str:
    code = code + 0x10000 if code < 0 else code
    return chr(code) if 0 < code < 0x110000 and not 0xE000 <= code < 0xF900 else ""
