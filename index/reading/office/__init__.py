"""Office documents → the words that a reader sees on their pages."""
