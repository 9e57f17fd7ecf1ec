"""Pages on which words are placed (PDF, scans) → the text as it was written."""
