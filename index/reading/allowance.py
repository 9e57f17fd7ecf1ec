"""How long the reading of one file may take: for each answer and in all."""

_IN_ALL = 10  # times what one answer may take, for all the parts of a file
_A_MILLION = 10.0  # seconds more for each million bytes of it
_MOST_PAGES = 10_000  # two signs of life for each page of a scan


class Allowance:
    """Seconds; each page that is done gives as many again, so many times.

    >>> allowance = Allowance(60, size=0)
    >>> allowance.spend(590)
    >>> allowance.next()
    10.0
    """

    def __init__(self, seconds: float, size: int, times: float = 1) -> None:
        """`seconds` for one answer about a file of `size` bytes; all of it so many `times`."""
        self._seconds = times * seconds
        self._left = times * (_IN_ALL * seconds + _A_MILLION * size / 1e6)
        self._pages = _MOST_PAGES

    def next(self) -> float:
        """What the next answer may take."""
        return max(min(self._seconds, self._left), 0)

    def spend(self, seconds: float) -> None:
        self._left -= seconds

    def give_more(self) -> None:
        self._pages -= 1
        if self._pages >= 0:
            self._left += self._seconds
