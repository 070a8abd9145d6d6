"""What follows from one entry to the next: the order of recording, and the table of commands."""

from __future__ import annotations

from collections.abc import Iterator

from programme.domain.sentences import say
from programme.register.proofs.flaws import Flaw
from programme.register.proofs.portion import Portion, backdated, column, number_or_none, short
from programme.register.recorder import Recorder


class Examination:
    """Takes in the portions of a register one after another; some of what each must be depends on those before it."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._last_time = ""
        self._commands = recorder.commands()
        self._command: tuple[int, int, str] | None = None  # that of the last entries
        self._agrees = True

    def add(self, portion: Portion) -> Iterator[Flaw]:
        """Yield what is wrong with the next entries."""
        yield from portion.flaws
        if portion.times:
            position, time = portion.times[0]
            if time < self._last_time:
                yield backdated(position)
            self._last_time = portion.times[-1][1]
        for first, last, name in portion.commands:
            if self._command is not None and self._command[2] == name:
                self._command = (self._command[0], last, name)
            else:
                yield from self._end_of_command()
                self._command = (first, last, name)

    def finish(self, head: int) -> Iterator[Flaw]:
        """Yield what is left over beside the entries, once they were looked at up to the head."""
        yield from self._end_of_command()
        for row in self._commands if self._agrees else ():
            first = number_or_none(row[0])
            if first is None or not head < first <= self._recorder.head():  # else it was recorded meanwhile
                yield _strange_command(row[0])
                break
        for position, tag in self._recorder.stray_tags():
            yield column(position, "tag", tag, "")

    def _end_of_command(self) -> Iterator[Flaw]:
        """Yield what is wrong with the row of the command whose last entry was taken in; the first that is."""
        if self._command is None or not self._agrees:
            return
        self._agrees = next(self._commands, None) == self._command
        if not self._agrees:
            yield _strange_command(self._command[0])


def _strange_command(first: object) -> Flaw:
    sentence = say(
        "Entry {position}: the table of commands does not say which entries each command has recorded.",
        position=short(first),
    )
    return Flaw("column", sentence, number_or_none(first), "command")
