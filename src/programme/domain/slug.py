"""A short id made from a title."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " "})


def slug(title: str) -> str:
    """Return the first words of a title without accents, in lower case, joined by hyphens; empty where it has none."""
    plain = unicodedata.normalize("NFKD", title.translate(_LIGATURES)).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    return "-".join(words[:6])[:60].strip("-")
