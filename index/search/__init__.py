"""A question → the words to look for, and the passages closest to it."""
