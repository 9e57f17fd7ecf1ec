"""Whose communiqués a question asks about."""
