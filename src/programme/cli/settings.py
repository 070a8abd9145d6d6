"""The settings: what each one is, and where it comes from (option, environment, programme.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from programme.cli.problem import Problem
from programme.domain.sentences import say

CONFIG = "programme.toml"
KEYS = ("register", "by", "lang", "vault")


class Setting(NamedTuple):
    """A value and where it comes from: ``--by``, ``PROGRAMME_BY`` or the path of a programme.toml."""

    value: str
    origin: str


class Config(NamedTuple):
    """A programme.toml: its path, its values, and what is wrong with it, if anything."""

    path: Path
    values: dict[str, str]
    fault: str = ""


class Settings:
    """Looks up settings: the option, else the environment (an empty variable is unset), else programme.toml."""

    def __init__(self, options: Mapping[str, object], env: Mapping[str, str], folder: Path) -> None:
        self._options = options
        self._env = env
        self.config = nearest(folder)

    def find(self, key: str) -> Setting | None:
        """Return the setting of that key, or None where it is set nowhere.

        :raises Problem: it is looked for in a programme.toml that cannot be read.
        """
        return self._given(key) or self._configured(key)

    def given(self, key: str) -> str | None:
        """Return the value of the option or of the environment, or None where neither gives it."""
        found = self._given(key)
        return found.value if found is not None else None

    def variable(self, name: str) -> str | None:
        """Return an environment variable, or None where it is unset or empty."""
        return self._env.get(name) or None

    def register(self) -> Setting | None:
        """Return where the register is: a path that holds from any folder, or an address."""
        return self._place("register")

    def vault(self) -> Setting | None:
        """Return where the keys of persons are, if that is set: a path that holds from any folder."""
        return self._place("vault")

    def _place(self, key: str) -> Setting | None:
        found = self.find(key)
        if found is None or self.config is None or found.origin != str(self.config.path) or "://" in found.value:
            return found
        return found._replace(value=str(self.config.path.parent / found.value))

    def _given(self, key: str) -> Setting | None:
        if given := self._options.get(key):
            return Setting(str(given), f"--{key}")
        variable = f"PROGRAMME_{key.upper()}"
        return Setting(self._env[variable], variable) if self._env.get(variable) else None

    def _configured(self, key: str) -> Setting | None:
        if self.config is None:
            return None
        if self.config.fault:
            sentence = say("{path} cannot be read: {fault}.", path=str(self.config.path), fault=self.config.fault)
            raise Problem(sentence, advice="programme doctor")
        value = self.config.values.get(key)
        return Setting(value, str(self.config.path)) if value else None


def nearest(folder: Path) -> Config | None:
    """Return the programme.toml of a folder or of the nearest one above it, or None."""
    for one in (folder, *folder.parents):
        path = one / CONFIG
        if path.is_file():
            return _read(path)
    return None


def _read(path: Path) -> Config:
    import tomllib  # only where there is a file to read

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Config(path, {}, str(error))
    return Config(path, {key: str(values[key]) for key in KEYS if key in values})
