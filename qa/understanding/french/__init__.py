"""How French says who, when and what in a question."""
