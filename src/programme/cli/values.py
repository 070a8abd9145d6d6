"""Values as people type them, before any model sees them."""

from __future__ import annotations

import re
from datetime import date

from programme.language import Lang

_FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})([~?]{0,2})")
_FRENCH_MONTH = re.compile(r"(0?[1-9]|1[0-2])/([0-9]{4})([~?]{0,2})")


def iso_date(text: str, lang: Lang) -> str:
    """Return a date in the notation of the register: in French, ``13/02/2017`` is ``2017-02-13``, ``02/2017`` 2017-02.

    What is neither a day nor a month stays as it was typed.
    """
    if lang != "fr":
        return text
    if month_of := _FRENCH_MONTH.fullmatch(text):
        month, year, marks = month_of.groups()
        return f"{year}-{month:0>2}{marks}"
    found = _FRENCH_DAY.fullmatch(text)
    if found is None:
        return text
    day, month, year, marks = found.groups()
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return text
    return f"{year}-{month:0>2}-{day:0>2}{marks}"
