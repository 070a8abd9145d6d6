"""``programme export``: the register in the forms that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path

from programme.cli.files import replacing
from programme.cli.session import Session
from programme.domain.sentences import say

SCREEN = "-"


def cloudevents(session: Session, *, file: str, known_at: str | None) -> None:
    """Write the entries known at K, one a line, as they are stored.

    :raises OSError: the file cannot be written; it is as it was.
    """
    from programme.exchange.cloudevents import lines

    position = session.viewpoint(known_at=known_at).position
    found = lines(session.register.recorder, position)
    if file == SCREEN:
        for line in found:
            sys.stdout.write(line.decode())
        return
    with replacing(Path(file)) as output:
        output.writelines(found)
    session.tell(say("Entries written: {count}, in {path}.", count=position, path=file))
