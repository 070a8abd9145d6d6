"""The reports."""

from programme.cli.declared import CHARTER, VIEWPOINT, WRITE, Command, Parameter
from programme.cli.declared import FORMAT as LIST_FORMAT
from programme.language import N_

FORMATS = ("html", "md", "json", "pdf", "docx", "xlsx")
FORMAT = Parameter(
    "format",
    "--format",
    N_("What to write: html, md or json; the file's name says it otherwise. Later: pdf, docx, xlsx."),
    "choice",
    FORMATS,
)
TABLES = ("csv", "csv-excel", "tsv")
OR_TABLE = FORMAT._replace(
    help=N_("What to write: html, md, json, csv, csv-excel or tsv; the file's name says it otherwise."),
    values=(*FORMATS, *TABLES),
)
OUTPUT = Parameter("output", "--output", N_("The file to write; - for the screen."), "file", short="-o")
DELIVERY = (
    Parameter(
        "checkpoint",
        "--checkpoint",
        N_("How many entries the checkpoint covers under which it is proven, or last; the last one at or before K."),
        example="366",
    ),
    Parameter(
        "issue", "--issue", N_("Issue it: record its SHA-256, and mark it as issued; else it is a draft."), "flag"
    ),
    Parameter(
        "with_names",
        "--with-names",
        N_("Show the names of persons, and record that such a copy was made: what it is for, and who has it."),
        example="Convocation des présents",
    ),
    *WRITE,
)
"""What is done with a report: proven under a checkpoint, and issued."""
ONE_TERRITORY = Parameter(
    "territory", "--territory", N_("What concerns one territory; everything if not given."), ids="territory"
)

COMMANDS = (
    Command(
        "report",
        "transition",
        ("rapport", "transition"),
        N_("Write the report on the passage of a territory to its next phase."),
        (
            Parameter(
                "territory",
                N_("TERRITORY"),
                N_("The territory."),
                required=True,
                example="aix-en-provence",
                ids="territory",
            ),
            Parameter(
                "gate",
                "--gate",
                N_("A gate passed or refused, on the day of its last decision; the one before it if not given."),
                ids="gate",
            ),
            CHARTER,
            *VIEWPOINT,
            FORMAT,
            OUTPUT,
            *DELIVERY,
        ),
        ("programme report transition aix-en-provence --as-of 2017-12-31 --format html -o report.html",),
        everyday=True,
        run="programme.cli.reports:transition",
    ),
    Command(
        "report",
        "annual",
        ("rapport", "annuel"),
        N_("Write the report of a year: each fact on record, with its source."),
        (
            Parameter("year", "--year", N_("A year such as 2017, or several such as 2016-2017."), example="2016-2017"),
            Parameter("from_", "--from", N_("The first day of the period."), "date"),
            Parameter("to", "--to", N_("The last day of the period."), "date"),
            ONE_TERRITORY,
            *VIEWPOINT,
            FORMAT,
            OUTPUT,
            *DELIVERY,
        ),
        ("programme report annual --year 2016-2017 --as-of 2017-12-31 -o annual.html",),
        run="programme.cli.reports:annual",
    ),
    Command(
        "report",
        "decisions",
        ("rapport", "decisions"),
        N_("Write the log of decisions: who decided what, when, on which evidence."),
        (ONE_TERRITORY, *VIEWPOINT, OR_TABLE, OUTPUT, *DELIVERY),
        (
            "programme report decisions -o decisions.html",
            "programme report decisions --format csv-excel -o decisions.csv",
        ),
        run="programme.cli.reports:decisions",
    ),
    Command(
        "report",
        "completeness",
        ("rapport", "completude"),
        N_("Write what the record does not say, and who could say it."),
        (ONE_TERRITORY, *VIEWPOINT, FORMAT, OUTPUT, *DELIVERY),
        ("programme report completeness --as-of 2017-12-31 -o completeness.html",),
        run="programme.cli.reports:completeness",
    ),
    Command(
        "report",
        "list",
        ("rapport", "liste"),
        N_("List the reports that were issued, and what is known since that touches them."),
        (*VIEWPOINT, LIST_FORMAT),
        ("programme report list",),
        run="programme.cli.views.report:list_",
    ),
    Command(
        "report",
        "reproduce",
        ("rapport", "refaire"),
        N_("Make a report that was issued again, byte for byte."),
        (
            Parameter("position", N_("POSITION"), N_("The entry of its issue."), "int", required=True, example="366"),
            OUTPUT,
        ),
        ("programme report reproduce 366 -o report.html",),
        run="programme.cli.views.report:reproduce",
    ),
)
