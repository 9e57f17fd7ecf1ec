"""Candidates → their order."""
