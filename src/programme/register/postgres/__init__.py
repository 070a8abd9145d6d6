"""A register in a schema of a PostgreSQL database, for several people at once."""
