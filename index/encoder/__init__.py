"""Words in their context: the vectors of a question and of passages, made when they are wanted, and kept."""
