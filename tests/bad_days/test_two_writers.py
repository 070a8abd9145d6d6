"""Two people who record in one file at once, command after command: each gets an answer, none keeps the other out."""

from itertools import groupby
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from tests.register.support import together
from tests.support.cli import Shell


def record(number: int, barrier: Barrier, folder: Path, acts: int) -> list[tuple[int, int, str]]:
    """For each of so many acts, its exit code, its position and its words."""
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    shell.run("status")
    barrier.wait()
    answers = []
    for n in range(acts):
        ran = shell.run("territory", "propose", f"t-{number}-{n}", "--name", "T", "--on", "2017", "--json")
        answers.append((ran.code, ran.json["positions"][0], ran.err))
    return answers


def test_two_who_record_at_once_lose_nothing_and_neither_keeps_the_other_out(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    acts = 5 * request.config.getoption("--kills")
    shell = Shell.at(tmp_path)
    assert shell.run("init", "--id", "trial").code == 0
    mine, yours = together(2, record, tmp_path, acts)
    assert {code for code, _, _ in mine + yours} == {0}
    assert not [words for _, _, words in mine + yours if "locked" in words]
    assert sorted(position for _, position, _ in mine + yours) == list(range(1, 2 * acts + 1))
    order = sorted([(position, "mine") for _, position, _ in mine] + [(position, "yours") for _, position, _ in yours])
    turns = [len(list(some)) for _, some in groupby(who for _, who in order)]
    assert max(turns) < acts, "one recorded everything while the other waited"
    verified = shell.run("audit", "verify", "--json").json
    assert (verified["entries"], verified["problems"]) == (2 * acts, [])
