"""`programme projection`: how far the views are, and making them again."""

from __future__ import annotations

from programme.register.recorder import Recorder
from programme.register.rows import Row
from tests.register.support import raw
from tests.support.cli import Shell

NAMES = ["board", "agenda", "assessment", "aftermath", "timeline", "trail", "search"]


def test_each_view_says_how_far_it_is(shell: Shell) -> None:
    ran = shell.run("projection", "status", "--json")
    assert [(row["id"], row["position"], row["head"], row["problem"]) for row in ran.json] == [
        (name, 18, 18, None) for name in NAMES
    ]
    assert "register.views.db" in ran.err
    assert shell.run("vue", "etat", "--json").json == ran.json


def test_a_view_that_stops_names_the_entry(shell: Shell) -> None:
    with Recorder.open(shell.folder / "register.db") as recorder:
        data = b'{"data":{},"id":"x","type":"dam-built","typeversion":7,"validtime":"2017"}'
        recorder.append_rows([Row("dam-built", data, (), "x", "2019-01-01T00:00:00.000000Z")])
    rows = {row["id"]: row for row in shell.run("projection", "status", "--json").json}
    assert (rows["timeline"]["position"], rows["trail"]["position"]) == (18, 19)
    assert "19" in rows["timeline"]["problem"]


def test_views_are_made_again_when_asked(shell: Shell) -> None:
    shell.run("timeline")
    with raw(shell.folder / "register.views.db") as connection:
        connection.execute("DELETE FROM timeline_v1")
    assert shell.run("timeline", "--json").json == []
    ran = shell.run("projection", "rebuild", "timeline")
    assert (ran.code, ran.out, ran.err) == (0, "", "timeline: made again from 18 entries.\n")
    assert len(shell.run("timeline", "--json").json) == 18
    assert len(shell.run("vue", "reconstruire").err.splitlines()) == len(NAMES)


def test_a_view_that_there_is_not_gives_3(shell: Shell) -> None:
    ran = shell.run("projection", "rebuild", "timelin")
    assert (ran.code, "There is no view 'timelin'. Did you mean 'timeline'?" in ran.err) == (3, True)


def test_views_that_cannot_be_written_are_read_and_not_made_again(shell: Shell) -> None:
    (shell.folder / "register.views.db").mkdir()
    assert len(shell.run("timeline", "--json").json) == 18
    ran = shell.run("projection", "rebuild")
    assert (ran.code, ran.err.startswith("Error: The views cannot be written: ")) == (5, True)
    assert "The views cannot be kept" in shell.run("projection", "status").err
