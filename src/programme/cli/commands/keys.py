"""The keys: which one seals, and copies of the vault; that one is lost or handed over is an act like any other."""

from programme.cli.declared import FORMAT, KNOWN_AT, WRITE, Command, Parameter
from programme.language import N_

_FILE = N_("FILE")
COMMANDS = (
    Command(
        "key",
        "rotate",
        ("clef", "changer"),
        N_("Seal with a new key from now on; the key until now vouches for it, unless it is lost."),
        (
            Parameter("reason", "--reason", N_("Why."), required=True, example="Changement de bureau"),
            Parameter("key", "--key", N_("The private key until now; keys/seal.pem if not given."), "file"),
            Parameter(
                "passphrase_file",
                "--passphrase-file",
                N_("A file whose first line is the passphrase of the key."),
                "file",
            ),
            Parameter(
                "new_passphrase_file",
                "--new-passphrase-file",
                N_("A file whose first line is to be the passphrase of the new key."),
                "file",
            ),
            *WRITE,
        ),
        ('programme key rotate --reason "Changement de bureau"',),
        run="programme.cli.audit.rotate:rotate",
    ),
    Command(
        "key",
        "list",
        ("clef", "lister"),
        N_("List the keys: which one seals, which are out of use, who holds them."),
        (KNOWN_AT, FORMAT),
        ("programme key list",),
        run="programme.cli.views.key:list_",
    ),
    Command(
        "key",
        "backup",
        ("clef", "sauvegarder"),
        N_("Make a copy of the vault of the keys of persons, for its second holder."),
        (Parameter("file", _FILE, N_("The file to make."), "file", required=True),),
        ("programme key backup coffre-2018-01-31.db",),
        run="programme.cli.vaults:backup",
    ),
    Command(
        "key",
        "restore",
        ("clef", "restaurer"),
        N_("Put back the keys of persons from a copy of the vault; those of persons erased since stay destroyed."),
        (Parameter("file", _FILE, N_("The copy."), "file", required=True),),
        ("programme key restore coffre-2018-01-31.db",),
        run="programme.cli.vaults:restore",
    ),
)
