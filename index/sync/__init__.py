"""Folders that the catalogue follows."""
