"""What comes in from files, and what goes out to them."""

from programme.cli.declared import KNOWN_AT, Command, Parameter
from programme.language import N_

COMMANDS = (
    Command(
        "",
        "import",
        ("", "importer"),
        N_("Record a journal, or entries as they were exported: all, or nothing and every error with its line."),
        (
            Parameter("file", N_("FILE"), N_("The journal (.yaml), or the entries (.jsonl)."), "file", required=True),
            Parameter("yes", "--yes", N_("Record without asking, at a terminal too."), "flag", short="-y"),
            Parameter("dry_run", "--dry-run", N_("Show the entries it would record, record none."), "flag"),
        ),
        ("programme import journal.yaml --dry-run",),
        run="programme.cli.import_:import_",
    ),
    Command(
        "export",
        "cloudevents",
        ("exporter", "cloudevents"),
        N_("Write the entries as they are stored, in the form of CloudEvents, one a line."),
        (
            Parameter("file", N_("FILE"), N_("The file to write; - for the screen."), "file", required=True),
            KNOWN_AT,
        ),
        ("programme export cloudevents register.jsonl",),
        run="programme.cli.export:cloudevents",
    ),
)
