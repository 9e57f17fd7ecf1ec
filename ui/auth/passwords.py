"""A password → what is kept of it, and back to yes or no."""

import base64
import hashlib
import hmac
import secrets
import unicodedata

# OWASP's advice for scrypt (Password Storage Cheat Sheet): 32 MB and about a quarter of a second each time.
_COST, _BLOCK, _ROUNDS = 2**15, 8, 3
_MEMORY = 64 * 1024 * 1024


def hash_password(password: str) -> str:
    """`scrypt$32768$8$3$SALT$KEY`, another each time. The password cannot be found again from it."""
    salt = secrets.token_bytes(16)
    key = _derive(password, salt, _COST, _BLOCK, _ROUNDS)
    return f"scrypt${_COST}${_BLOCK}${_ROUNDS}${_written(salt)}${_written(key)}"


def matches(password: str, hashed: str) -> bool:
    """Whether `hashed` was made from this password, in a time that does not tell how close it was.

    Raises ValueError for what `hash_password` did not write.
    """
    kind, *costs, salt, key = hashed.split("$")
    if kind != "scrypt" or len(costs) != 3:
        raise ValueError("not a hashed password")
    cost, block, rounds = map(int, costs)
    expected = base64.b64decode(key, validate=True)
    return hmac.compare_digest(_derive(password, base64.b64decode(salt, validate=True), cost, block, rounds), expected)


def _derive(password: str, salt: bytes, cost: int, block: int, rounds: int) -> bytes:
    # The same letters whatever the keyboard: « é » may be typed as one character or as two.
    letters = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(letters, salt=salt, n=cost, r=block, p=rounds, maxmem=_MEMORY, dklen=32)


def _written(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
