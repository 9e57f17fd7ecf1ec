"""The same questions and texts for programs, as JSON."""
