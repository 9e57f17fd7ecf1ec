"""What keeps a data folder whole: checks, repairs, copies."""
