"""What makes the register trustworthy to those who trust nobody: seals, and the verification of all of it."""

from programme.cli.declared import WRITE, Command, Parameter
from programme.language import N_

_PASSPHRASE = Parameter(
    "passphrase_file", "--passphrase-file", N_("A file whose first line is the passphrase of the key."), "file"
)
_OUTPUT = Parameter("output", "--output", N_("The file to write; - for the screen."), "file", short="-o")

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
            Parameter("file", N_("FILE"), N_("A proof, a checkpoint or a bundle; the register if not given."), "file"),
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
    Command(
        "audit",
        "prove",
        ("audit", "prouver"),
        N_("Write the proof that an entry is in the register: it verifies on its own, without the register."),
        (
            Parameter("position", N_("POSITION"), N_("The position of the entry."), "int", required=True, example="2"),
            _OUTPUT,
        ),
        ("programme audit prove 2 -o 2.tlog-proof",),
        run="programme.cli.audit.prove:prove",
    ),
    Command(
        "audit",
        "witness",
        ("audit", "contresigner"),
        N_("Cosign the state of the register, if it continues the last one that was cosigned."),
        (
            Parameter("file", N_("FILE"), N_("A continuation from a bundle; the register if not given."), "file"),
            Parameter("state", "--state", N_("The last state cosigned, kept by the auditor."), "file", required=True),
            Parameter("key", "--key", N_("The private key of the auditor."), "file", required=True),
            Parameter("name", "--name", N_("Name of the auditor's key, which is made where there is none.")),
            Parameter("logs", "--log-key", N_("A public key that may seal the register."), many=True),
            _PASSPHRASE,
            _OUTPUT,
        ),
        ("programme audit witness --state auditor.state --key auditor.pem --name auditor.example",),
        run="programme.cli.audit.witness:witness",
    ),
    Command(
        "audit",
        "bundle",
        ("audit", "rassembler"),
        N_("Write what an auditor needs to verify elsewhere: entries, seals, proofs, keys, a second verifier."),
        (
            Parameter("output", "--output", N_("The folder to make."), "file", short="-o", required=True),
            Parameter("positions", "--position", N_("An entry to add the proof of."), "int", many=True),
        ),
        ("programme audit bundle -o bundle --position 2",),
        run="programme.cli.audit.bundle:bundle",
    ),
)
