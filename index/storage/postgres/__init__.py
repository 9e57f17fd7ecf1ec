"""A PostgreSQL database: texts and indexes in one place, behind the same port as a folder."""
