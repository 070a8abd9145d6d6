"""The append-only register: entries in the order they were recorded, never edited, never removed."""
