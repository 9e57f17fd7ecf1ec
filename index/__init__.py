"""Texts → searchable passages."""
