"""The shared home: texts and views in one PostgreSQL database, behind the same ports as a folder."""
