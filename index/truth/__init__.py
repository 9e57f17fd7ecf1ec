"""The one truth: texts, passages, vectors and what is known of them, in SQLite."""
