"""What comes in from files."""

from programme.cli.declared import Command, Parameter
from programme.language import N_

COMMANDS = (
    Command(
        "",
        "import",
        ("", "importer"),
        N_("Record a journal: all of it, or nothing and every error with its line."),
        (
            Parameter("file", N_("FILE"), N_("The journal."), "file", required=True),
            Parameter("yes", "--yes", N_("Record without asking, at a terminal too."), "flag", short="-y"),
            Parameter("dry_run", "--dry-run", N_("Show the entries it would record, record none."), "flag"),
        ),
        ("programme import journal.yaml --dry-run",),
        run="programme.cli.import_:import_",
    ),
)
