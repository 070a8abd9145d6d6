"""Setting up and looking after: init, demo, doctor, completion, charter check."""

from programme.cli.declared import Command, Parameter
from programme.language import N_

COMMANDS = (
    Command(
        "",
        "init",
        ("", "init"),
        N_("Make a new register here, with its settings and a charter to fill in."),
        (
            Parameter("folder", N_("FOLDER"), N_("The folder; the current one if not given."), "file"),
            Parameter("id", "--id", N_("Id of the programme; made from the name of the folder if not given.")),
            Parameter("name", "--name", N_("Name of the programme.")),
            Parameter(
                "passphrase_file",
                "--passphrase-file",
                N_("A file whose first line is the passphrase of the key that seals."),
                "file",
            ),
        ),
        ('programme init --id envies-d-alliances --name "Envies d\'Alliances"',),
        run="programme.cli.init:init",
    ),
    Command(
        "",
        "demo",
        ("", "demo"),
        N_("Make a register that holds the real first year of « Envies d'Alliances », with its reports."),
        (Parameter("folder", N_("FOLDER"), N_("The folder to make; demo if not given."), "file"),),
        ("programme demo",),
        run="programme.cli.demo:demo",
    ),
    Command(
        "",
        "simulate",
        ("", "simuler"),
        N_("Make up a plausible programme of any size, for trials and benchmarks: the same for the same seed."),
        (
            Parameter("entries", "--entries", N_("How many entries."), "int", required=True),
            Parameter("territories", "--territories", N_("How many territories."), "int", required=True),
            Parameter("seed", "--seed", N_("What it is drawn from; 0 if not given."), "int"),
            Parameter(
                "output",
                "--output",
                N_("The file of entries to write; --register makes a register instead, without either they are shown."),
                "file",
                short="-o",
            ),
        ),
        ("programme simulate --entries 20 --territories 1 --seed 7",),
        run="programme.cli.simulate:simulate",
    ),
    Command(
        "",
        "doctor",
        ("", "docteur"),
        N_("Check settings, versions and register; say where each setting comes from."),
        examples=("programme doctor",),
        run="programme.cli.doctor:doctor",
    ),
    Command(
        "",
        "completion",
        ("", "completion"),
        N_("Print the script by which a shell completes commands and ids."),
        (
            Parameter(
                "shell", N_("SHELL"), N_("The shell."), "choice", ("bash", "zsh", "fish", "powershell"), required=True
            ),
            Parameter("install", "--install", N_("Put it where the shell finds it."), "flag"),
        ),
        ("programme completion bash --install",),
        run="programme.cli.completion:completion",
    ),
    Command(
        "charter",
        "check",
        ("charte", "verifier"),
        N_("Check a charter file: every fault, with its line."),
        (Parameter("file", N_("FILE"), N_("The charter as a TOML file."), "file", required=True),),
        ("programme charter check charter.toml",),
        run="programme.cli.charter_check:check",
    ),
)
