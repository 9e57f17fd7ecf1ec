"""What searches: vectors in FAISS, words in tantivy, each following the truth."""
