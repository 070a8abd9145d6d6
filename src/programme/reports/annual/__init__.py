"""The report of a year: the first-year report itself, made again from what is on record."""
