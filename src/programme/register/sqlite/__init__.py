"""A register in a SQLite file: the embedded default."""
