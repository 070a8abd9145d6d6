"""The reports."""

from programme.cli.declared import VIEWPOINT, Command, Parameter
from programme.language import N_

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
            *VIEWPOINT,
            Parameter(
                "format",
                "--format",
                N_("What to write: html, md or json; the file's name says it otherwise. Later: pdf, docx, xlsx."),
                "choice",
                ("html", "md", "json", "pdf", "docx", "xlsx"),
            ),
            Parameter("output", "--output", N_("The file to write; - for the screen."), "file", short="-o"),
        ),
        ("programme report transition aix-en-provence --as-of 2017-12-31 --format html -o report.html",),
        everyday=True,
        run="programme.cli.reports:transition",
    ),
)
