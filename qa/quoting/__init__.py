"""A passage → the sentences to quote, and what belongs to them."""
