"""The values that everything else speaks of: they import nothing of the house."""
