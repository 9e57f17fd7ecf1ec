"""How files come in: read, each text prepared and stored; by this process alone, or with many beside it."""
