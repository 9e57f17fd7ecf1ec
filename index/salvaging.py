"""What can be read of a damaged file of texts, in a new one."""
