"""The report on the passage of a territory from one phase to the next: a section a file, facts in, points out."""
