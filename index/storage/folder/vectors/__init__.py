"""Nearest vectors: exact while they are few, quantized when they are many, following the texts."""
