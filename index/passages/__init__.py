"""Communiqués → passages with their vectors."""
