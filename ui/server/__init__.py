"""The server: what comes in, what goes out, and what may not."""
