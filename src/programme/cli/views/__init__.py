"""The commands that read: board, timeline, trail, and the lists and pages of each noun."""
