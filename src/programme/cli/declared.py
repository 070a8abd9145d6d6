"""What a command is, as plain data: help and completion read nothing else, so they import no model.

The acts are declared by a generated table (`table.py`), the other commands by hand, a family a file, in `commands/`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from programme.language import N_

Kind = Literal["text", "date", "int", "choice", "file", "flag"]


class Parameter(NamedTuple):
    """An argument or an option.

    ``name`` is the keyword under which its value is passed on (for an act: the field); ``spelled`` is ``--as-of`` or,
    for an argument, ``TERRITORY``. ``many`` means that it may be repeated, its value being a tuple. ``ids`` names the
    kind of thing whose ids complete it; ``of:subject``, the kind that the parameter ``subject`` names. What is
    ``of_session`` holds for the run, and is not passed on.
    """

    name: str
    spelled: str
    help: str
    kind: Kind = "text"
    values: tuple[str, ...] = ()
    many: bool = False
    required: bool = False
    example: str = ""
    ids: str = ""
    short: str = ""
    of_session: bool = False

    @property
    def is_option(self) -> bool:
        """Whether it is an option; otherwise it is taken by its place."""
        return self.spelled.startswith("--")


class Command(NamedTuple):
    """A command: its names in both languages, its parameters, and where its function is.

    ``run`` is ``module:function``, called as ``function(session, **parameters)``; the command of an act has none.
    ``creates`` is the kind of thing that an act brings into being.
    """

    noun: str
    verb: str
    french: tuple[str, str]
    help: str
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()
    everyday: bool = False
    run: str = ""
    creates: str = ""

    @property
    def path(self) -> str:
        """The words of the command in English, such as ``territory propose``."""
        return f"{self.noun} {self.verb}".strip()

    @property
    def french_path(self) -> str:
        """The words of the command in French, such as ``territoire proposer``."""
        return " ".join(self.french).strip()


class Noun(NamedTuple):
    """What several commands are about."""

    name: str
    french: str
    help: str


GLOBALS = (
    Parameter("lang", "--lang", N_("Language of what is printed."), "choice", ("fr", "en")),
    Parameter("register", "--register", N_("The register: a file, or a database address."), "file"),
    Parameter("by", "--by", N_("The office that records."), ids="office"),
    Parameter("json", "--json", N_("Print JSON."), "flag"),
    Parameter("debug", "--debug", N_("Show the trace of an error."), "flag"),
    Parameter("no_input", "--no-input", N_("Never ask anything."), "flag"),
)
"""Accepted before and after every command."""

WRITE = (
    Parameter("command_id", "--command-id", N_("Id of this command: given twice, it records once.")),
    Parameter("dry_run", "--dry-run", N_("Show the entries it would record, record none."), "flag"),
)
"""Accepted by every act, beside the fields common to all acts."""

REPLACE_WITH = Parameter(
    "replace_with", "--replace-with", N_("A journal of what to record instead, by the same command."), "file"
)
"""Accepted by the act that annuls, beside its fields."""

AS_OF = Parameter("as_of", "--as-of", N_("What had happened by then; today if not given."), "date")
KNOWN_AT = Parameter(
    "known_at",
    "--known-at",
    N_("What was known then: an instant, a day (its end), or @ and a position; now if not given."),
)
ASSUME = Parameter(
    "assume",
    "--assume",
    N_("A journal of what is supposed to be recorded too: nothing of it is, and all that is shown says so."),
    "file",
    of_session=True,
)
VIEWPOINT = (AS_OF, KNOWN_AT, ASSUME)
"""Accepted by everything that reads facts; resolve them with `Session.viewpoint(as_of, known_at)`."""

CHARTER = Parameter(
    "charter", "--charter", N_("Another edition of the charter to judge by, as if it alone counted."), example="1"
)
"""Accepted by what judges a gate."""

FORMATS = ("table", "tsv", "json", "jsonl", "csv", "csv-excel", "md")
FORMAT = Parameter("format", "--format", N_("How the list is printed; a table if not given."), "choice", FORMATS)
"""Accepted by every list; give it to `output.write_rows`."""
