"""What auditors run."""

from programme.cli.declared import Command, Parameter
from programme.language import N_

COMMANDS = (
    Command(
        "audit",
        "verify",
        ("audit", "verifier"),
        N_("Check the register, and that the files deposited are there, unchanged."),
        (Parameter("files", "--files", N_("The folder of the files deposited."), "file"),),
        ("programme audit verify",),
        run="programme.cli.audit:verify",
    ),
)
