"""Looking after the register as a whole: copies, backups, roles."""

from programme.cli.declared import Command, Parameter
from programme.language import N_

_FILE = N_("FILE")
COMMANDS = (
    Command(
        "register",
        "copy",
        ("registre", "copier"),
        N_("Copy a register to another place, file or database, with its positions, instants and seals."),
        (
            Parameter("source", N_("FROM"), N_("The register to copy: a file, or a database address."), required=True),
            Parameter("target", N_("TO"), N_("Where nothing is yet: a file, or a database address."), required=True),
        ),
        ("programme register copy register.db 'postgresql+psycopg://user@host/base?schema=pilot'",),
        run="programme.cli.registers:copy",
    ),
    Command(
        "register",
        "backup",
        ("registre", "sauvegarder"),
        N_("Make a file that holds the register as it is now, while others go on writing."),
        (Parameter("file", _FILE, N_("The file to make."), "file", required=True),),
        ("programme register backup backup-2018-01-31.db",),
        run="programme.cli.registers:backup",
    ),
    Command(
        "register",
        "restore",
        ("registre", "restaurer"),
        N_("Put back a register from a backup, where there is none."),
        (
            Parameter("file", _FILE, N_("The backup."), "file", required=True),
            Parameter(
                "target", N_("TO"), N_("A file, or a database address; where the register is set to be if not given.")
            ),
        ),
        ("programme register restore backup-2018-01-31.db register.db",),
        run="programme.cli.registers:restore",
    ),
    Command(
        "register",
        "roles",
        ("registre", "roles"),
        N_("Make the roles of a register in a database, give a login one of them, and list who has which."),
        (
            Parameter("login", N_("LOGIN"), N_("A login of the server.")),
            Parameter("kind", "--as", N_("What it may do."), "choice", ("recorder", "auditor")),
            Parameter("office", "--office", N_("An office as which it may record."), many=True, ids="office"),
            Parameter("dry_run", "--dry-run", N_("Print the SQL that makes the roles, run none."), "flag"),
        ),
        ("programme register roles", "programme register roles zoe --as recorder --office coordinator"),
        run="programme.cli.registers:roles",
    ),
)
