"""A browser in which a person has signed in before: what it keeps, which no stranger can make.

Attempts from it have a pace of their own, so that nobody's wrong passwords elsewhere make its person wait (the device
cookie of OWASP's « Slow Down Online Guessing Attacks with Device Cookies »).
"""

import hashlib
import hmac
import secrets

LENGTH = 365 * 24 * 3600  # seconds


def known_browser(name: str, hashed: str) -> str:
    """What the browser of `name` keeps from now on, until the password changes: `hashed` is what is kept of it."""
    own = secrets.token_urlsafe(16)
    return f"{own}.{_signed(own, name, hashed)}"


def is_known(cookie: str, name: str, hashed: str) -> bool:
    """Whether `known_browser` gave this to a browser of this person, under this password."""
    own, _, signed = cookie.partition(".")
    return hmac.compare_digest(signed.encode(), _signed(own, name, hashed).encode())


def _signed(own: str, name: str, hashed: str) -> str:
    return hmac.new(hashed.encode(), f"{name}\n{own}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
