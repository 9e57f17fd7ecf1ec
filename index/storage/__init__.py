"""Where texts and their indexes are kept: a folder, or a PostgreSQL database in its place."""
