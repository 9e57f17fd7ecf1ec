"""A data folder: texts in SQLite, words in tantivy, vectors in FAISS, each following the texts."""
