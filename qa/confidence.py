"""How sure: whether a passage speaks enough of what is asked to answer it."""

ENOUGH = 0.38
"""The closeness, 0 to 1, from which a passage may answer.

Of the questions on the training texts whose passage is found, about one in twenty lies below (docs/decisions.md).
"""
