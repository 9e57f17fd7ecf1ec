"""Replies in words: French sentences, terminal, JSON, spreadsheets."""
