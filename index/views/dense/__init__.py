"""Nearest vectors: exact while they are few, packed when they are many, following the truth."""
