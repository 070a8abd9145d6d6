"""Where a register is."""

from pathlib import Path

Place = Path
"""A file."""
