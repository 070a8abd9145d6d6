"""French typography: no-break spaces where they belong, and curly apostrophes.

The catalogue holds its French set in this way already. What people wrote is shown as they wrote it, never set anew.
"""

from __future__ import annotations

import re

_THIN, _NO_BREAK = "\u202f", "\u00a0"
_SPACES = f"[ {_THIN}{_NO_BREAK}]*"
_VERBATIM = r"(?P<verbatim>`[^`]*`|[a-z][a-z+.-]*://\S+)"

_RULES = {
    # An elided word: « l'étape », « d'{name} ».
    r"(?<=[^\W\d_])'(?=[^\W\d_]|[{«%])": "’",
    rf"«{_SPACES}(?=[^\s»])": f"«{_NO_BREAK}",
    rf"(?<=[^\s«]){_SPACES}»": f"{_NO_BREAK}»",
    # A mark at the end of a word or of the text; inside one (15:00, a?b=c) it is no punctuation.
    rf"(?<=[^\s;:!?]){_SPACES}(?P<marks>[;!?][;!?.…]*)(?=[\s»)\]”]|$)": rf"{_THIN}\g<marks>",
    rf"(?<=[^\s;:!?]){_SPACES}:(?=\s|$)": f"{_NO_BREAK}:",
    r"(?<=[\d}]) (?=€|%(?!\())": _NO_BREAK,
}
_COMPILED = tuple((re.compile(f"{_VERBATIM}|{rule}"), replacement) for rule, replacement in _RULES.items())


def french(text: str) -> str:
    """Return a French text with its spaces and apostrophes as printers set them.

    Code in backquotes, addresses and times stay as they are; so do letters and digits everywhere.
    """
    for pattern, replacement in _COMPILED:
        text = pattern.sub(lambda found, new=replacement: found["verbatim"] or found.expand(new), text)  # type: ignore[misc]
    return text
