"""Several people who record in one file at once, command after command: each gets an answer, none keeps the others out.

A few commands each by default; ``./dev pytest tests/bad_days/test_two_writers.py --seconds 60 -s`` has them go on for a
minute and prints the figures that the README beside this file keeps.
"""

import time
from itertools import groupby
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.register.support import together
from tests.support.cli import Shell


class Answer(NamedTuple):
    """What a command answered, and how long that took, in seconds."""

    code: int
    position: int
    words: str
    seconds: float


def record(number: int, barrier: Barrier, folder: Path, acts: int, seconds: float) -> list[Answer]:
    """Record so many acts, and go on until so many seconds are over."""
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    shell.run("status")
    barrier.wait()
    answers: list[Answer] = []
    end = time.monotonic() + seconds
    while len(answers) < acts or time.monotonic() < end:
        begun = time.monotonic()
        name = f"t-{number}-{len(answers)}"
        ran = shell.run("territory", "propose", name, "--name", "T", "--on", "2017", "--json")
        position = ran.json["positions"][0] if ran.code == 0 else 0
        answers.append(Answer(ran.code, position, ran.err, time.monotonic() - begun))
    return answers


@pytest.mark.parametrize("writers", [2, 8])
def test_those_who_record_at_once_lose_nothing_and_none_keeps_the_others_out(
    tmp_path: Path, request: pytest.FixtureRequest, writers: int
) -> None:
    acts = 4 * request.config.getoption("--kills")
    seconds = request.config.getoption("--seconds")
    shell = Shell.at(tmp_path)
    assert shell.run("init", "--id", "trial").code == 0
    found: list[list[Answer]] = together(writers, record, tmp_path, acts, seconds)
    answers = [one for some in found for one in some]
    assert {one.code for one in answers} == {0}
    assert not [one.words for one in answers if "locked" in one.words]
    assert sorted(one.position for one in answers) == list(range(1, len(answers) + 1))
    order = sorted((one.position, writer) for writer, some in enumerate(found) for one in some)
    turns = [len(list(some)) for _, some in groupby(writer for _, writer in order)]
    assert max(turns) < min(map(len, found)), "one recorded everything while the others waited"
    verified = shell.run("audit", "verify", "--json").json
    assert (verified["entries"], verified["problems"]) == (len(answers), [])
    least = min(len(some) for some in found) * writers / len(answers)
    slowest = max(one.seconds for one in answers)
    print(f"\n{writers} writers: {len(answers)} acts, least share {least:.2f} of even, slowest act {slowest:.3f} s")
