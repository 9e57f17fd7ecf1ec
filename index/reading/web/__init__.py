"""Web pages → their text, and what they declare of it."""
