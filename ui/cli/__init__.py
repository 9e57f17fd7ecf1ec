"""`dixit` at the terminal."""
