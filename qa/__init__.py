"""A French question → passages quoted word for word, or an honest refusal."""
