"""Texts without what a person who searches may leave out: capitals, accents, ligatures."""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def folded(text: str) -> str:
    """Return a text in small letters, without accents and ligatures."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in apart if not unicodedata.combining(char))
