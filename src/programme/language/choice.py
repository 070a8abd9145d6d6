"""Which language to speak: the option, the environment, the programme, the system, else English."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

Lang: TypeAlias = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
VARIABLE = "PROGRAMME_LANG"


class UnknownLanguage(ValueError):
    """Someone asked for a language that the program does not speak; ``origin`` says where they did."""

    def __init__(self, value: str, origin: str) -> None:
        super().__init__(f"{origin}: {value!r} is not one of {', '.join(LANGS)}")
        self.value = value
        self.origin = origin


def choose(option: str | None, env: Mapping[str, str], configured: str | None, system: str | None) -> Lang:
    """Return the language to speak.

    ``option`` is the value of ``--lang``, ``configured`` that of ``lang`` in programme.toml, ``system`` a locale
    such as ``fr_FR.UTF-8`` (see `system_locale`). What is None or empty does not count. The system is never at
    fault: a language that the program does not speak gives English.

    :raises UnknownLanguage: a value that counts is neither ``fr`` nor ``en``.
    """
    asked = (("--lang", option), (VARIABLE, env.get(VARIABLE)), ("programme.toml", configured))
    for origin, value in asked:
        if value:
            return _known(value, origin)
    return "fr" if (system or "").lower().startswith("fr") else "en"


def system_locale(env: Mapping[str, str]) -> str | None:
    """Return the locale of the system's messages, such as ``fr_FR.UTF-8``, or None where it has none.

    LANGUAGE is left out: `install` sets it, so that it says nothing of the system any more.
    """
    given = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), None)
    return given or locale.getlocale()[0]  # Windows has no such variables


def _known(value: str, origin: str) -> Lang:
    if value not in LANGS:
        raise UnknownLanguage(value, origin)
    return value
