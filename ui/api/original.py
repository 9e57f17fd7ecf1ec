"""A kept file → the response that gives it back: opened where that is safe, else to be saved."""

from urllib.parse import quote

from fastapi import Response

from index.reading.formats import suffix
from index.values.files import File

_OPENED = {
    ".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
    ".bmp": "image/bmp",
}  # fmt: skip
"""What browsers show without running anything in it."""
_BEGINS = {
    ".pdf": b"%PDF",
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8",
    ".jpeg": b"\xff\xd8",
    ".webp": b"RIFF",
    ".bmp": b"BM",
}


def original_response(file: File) -> Response:
    """A page, a mail or a document is never opened: what is written in it would act as if it were ours."""
    kind = suffix(file.name)
    content = file.whole()
    inline = kind in _OPENED and content[:64].lstrip()[:4].startswith(_BEGINS[kind])
    name = f"filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"content-disposition": f"{'inline' if inline else 'attachment'}; {name}", "cache-control": "no-store"}
    if kind != ".pdf" or not inline:  # the readers of PDF of browsers refuse to work in a sandbox
        headers["content-security-policy"] = "sandbox; default-src 'none'"
    return Response(content, media_type=_OPENED[kind] if inline else "application/octet-stream", headers=headers)
