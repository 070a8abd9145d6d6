"""Build hook: compile the translations, and give the wheel the example programme.

hatchling runs it for wheels, sdists and editable installs; `python hatch_build.py` compiles the translations alone.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

EXAMPLE = "examples/envies-dalliances"


def compile_translations(root: Path) -> None:
    """Write the .mo beside every .po under `root`; a fuzzy translation is left out, so its English shows."""
    for source in sorted(root.glob("src/programme/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as text:
            try:
                catalogue = read_po(text, locale=source.parts[-3], domain=source.stem, abort_invalid=True)
            except PoFileError as error:
                raise SystemExit(f"{source}:{error.lineno + 1}: {error}") from None
        # Written whole, then moved into place: a running program never reads half a catalogue.
        unfinished = source.with_suffix(".mo.new")
        with unfinished.open("wb") as binary:
            write_mo(binary, catalogue)
        unfinished.replace(source.with_suffix(".mo"))


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is private to hatchling
    """The hook that pyproject.toml names."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_translations(root)
        # An editable install reads the example from the checkout, where it can be edited.
        if self.target_name == "wheel" and version != "editable" and (root / EXAMPLE).is_dir():
            build_data["force_include"][str(root / EXAMPLE)] = f"programme/{EXAMPLE}"


if __name__ == "__main__":
    compile_translations(Path(__file__).parent)
