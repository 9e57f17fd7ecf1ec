"""The corpus on the page: what it holds, what comes in, what is corrected."""
