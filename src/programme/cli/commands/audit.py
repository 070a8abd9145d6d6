"""What makes the register trustworthy to those who trust nobody: seals, and the verification of all of it."""

from programme.cli.declared import WRITE, Command, Parameter
from programme.language import N_

_PASSPHRASE = Parameter(
    "passphrase_file", "--passphrase-file", N_("A file whose first line is the passphrase of the key."), "file"
)

COMMANDS = (
    Command(
        "audit",
        "seal",
        ("audit", "sceller"),
        N_("Seal the register: sign the state it is in, so that no later change of it goes unnoticed."),
        (
            Parameter("key", "--key", N_("The private key; keys/seal.pem if not given."), "file"),
            _PASSPHRASE,
            *WRITE,
        ),
        ("programme audit seal",),
        run="programme.cli.audit.seal:seal",
    ),
    Command(
        "audit",
        "verify",
        ("audit", "verifier"),
        N_("Recompute everything from the stored bytes, and say what does not agree."),
        (
            Parameter("tree", "--tree", N_("Only bytes, tree and seals: quicker."), "flag"),
            Parameter(
                "keys",
                "--key",
                N_("A public key to trust, as a line or as a file; those of the folder keys if not given."),
                many=True,
            ),
            Parameter("files", "--files", N_("The folder of the files deposited."), "file"),
        ),
        ("programme audit verify", "programme audit verify --tree"),
        run="programme.cli.audit.verify:verify",
    ),
)
