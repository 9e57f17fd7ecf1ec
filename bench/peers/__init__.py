"""Dixit beside what people would pick instead: the same texts, questions, model and machine, in one run."""
