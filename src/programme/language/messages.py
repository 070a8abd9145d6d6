"""The catalogues of messages: English is in the code, French in ``locale/fr/LC_MESSAGES/programme.mo``."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from programme.language.choice import Lang

DOMAIN = "programme"
FOLDER = Path(__file__).parents[1] / "locale"


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext gives to this everywhere
    """Mark a message for the catalogues, to be translated later where it is shown; return it as it is."""
    return msgid


def catalogue(lang: Lang) -> gettext.NullTranslations:
    """Return the translations into a language; English, and a catalogue that is not compiled, give back the msgid."""
    return gettext.translation(DOMAIN, FOLDER, [lang], fallback=True)


def install(lang: Lang) -> None:
    """Make the messages of click come out in a language, from now on, in this process and those it starts.

    click asks the global domain of gettext at every message, and gettext asks LANGUAGE; so this may be called
    again, with another language.
    """
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)
