"""The commands that are not acts, declared by hand: plain data, a family a file."""
