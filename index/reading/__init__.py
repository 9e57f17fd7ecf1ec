"""Files → text and what they declare of it."""
