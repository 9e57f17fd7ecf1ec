"""The body of a mail of Outlook in compressed RTF ([MS-OXRTFCP]) → the RTF."""

import struct

from index.values.errors import DixitError

_HEAD = struct.Struct("<II4sI")  # sizes packed and unpacked, how, checksum
_PACKED, _AS_IT_IS = b"LZFu", b"MELA"
_RING = 4096
_MOST = 10_000_000  # bytes: a longer body is no mail
_BEFORE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)  # what a body may repeat without having said it


def unpacked_rtf(content: bytes) -> bytes:
    """The RTF that `content` packs; as far as it goes where it is cut. Raises DixitError for one without measure."""
    if len(content) < _HEAD.size:
        return b""
    _, size, how, _ = _HEAD.unpack_from(content)
    if size > _MOST:
        raise DixitError("ce courriel est d’une longueur démesurée.")
    if how == _AS_IT_IS:
        return content[_HEAD.size :][:size]
    return _unpacked(content[_HEAD.size :], size) if how == _PACKED else b""


def _unpacked(packed: bytes, size: int) -> bytes:
    """Runs of eight tokens, each a byte, or a place in the last 4 kB and a length, as the bits before them tell."""
    written, place = bytearray(_BEFORE), 0
    end = len(_BEFORE) + size
    while place < len(packed) and len(written) < end:
        kinds, place = packed[place], place + 1
        for bit in range(8):
            token = packed[place : place + 1 + (kinds >> bit & 1)]
            place += len(token)
            if len(token) == 1 and not kinds >> bit & 1:
                written += token
                continue
            if len(token) < 2:
                return bytes(written[len(_BEFORE) : end])
            back = (len(written) - (int.from_bytes(token) >> 4)) % _RING
            if not back:  # it points to where it stands: the end
                return bytes(written[len(_BEFORE) : end])
            for _ in range((token[1] & 15) + 2):
                written.append(written[-back] if back <= len(written) else 0)
    return bytes(written[len(_BEFORE) : end])
