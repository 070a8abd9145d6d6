"""Values as people type them, before any model sees them."""

from __future__ import annotations

import re
from datetime import date

from programme.language import Lang

_FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})([~?]{0,2})")


def iso_date(text: str, lang: Lang) -> str:
    """Return a date in the notation of the register: in French, ``13/02/2017`` is ``2017-02-13``.

    What is no day stays as it was typed.
    """
    found = _FRENCH_DAY.fullmatch(text) if lang == "fr" else None
    if found is None:
        return text
    day, month, year, marks = found.groups()
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return text
    return f"{year}-{month:0>2}-{day:0>2}{marks}"
