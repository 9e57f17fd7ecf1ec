"""What says the same is shown once: texts, passages and quotes."""
