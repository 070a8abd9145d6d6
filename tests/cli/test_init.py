"""A new programme in a folder: three files that work together, or none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from programme.cli.places import MOUNTS, file_system, risk
from programme.register.errors import RegisterUnwritable
from programme.register.register import Register
from tests.support.cli import Shell


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_made_works_at_once(nowhere: Shell, lang: str) -> None:
    made = nowhere.run("init", "essai", "--name", 'L’« essai » "un"', "--lang", lang)
    assert (made.code, made.out) == (0, f"{nowhere.folder / 'essai' / 'register.db'}\n")
    here = Shell.at(nowhere.folder / "essai")
    assert here.run("charter", "check", "charter.toml").code == 0
    assert here.run("doctor").code == 0
    adopted = here.run("charter", "adopt", "charter.toml", "--json")
    assert adopted.json["id"] == "essai"
    assert here.run("territory", "propose", "venelles", "--name", "Venelles").out == "venelles\n"


def test_the_settings_say_where_the_register_is_who_records_and_the_language(nowhere: Shell) -> None:
    nowhere.run("init", "--id", "trial", "--lang", "fr", "--by", "pilot")
    text = (nowhere.folder / "programme.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"register": "register.db", "by": "pilot", "lang": "fr"}


def test_the_register_is_that_of_the_programme_and_empty(nowhere: Shell) -> None:
    nowhere.run("init", "--id", "trial")
    with Register(nowhere.folder / "register.db", read_only=True) as register:
        assert (register.programme, register.head()) == ("trial", 0)


def test_the_id_is_made_from_the_folder_if_none_is_given(nowhere: Shell) -> None:
    nowhere.run("init", "Pays d’Été 2018")
    with Register(nowhere.folder / "Pays d’Été 2018" / "register.db", read_only=True) as register:
        assert register.programme == "pays-d-ete-2018"


def test_an_id_that_is_none_is_malformed(nowhere: Shell) -> None:
    ran = nowhere.run("init", "--id", "Mon Essai")
    assert ran.code == 2
    assert "Mon Essai" in ran.err
    assert list(nowhere.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["programme.toml", "register.db", "charter.toml"])
def test_nothing_that_is_there_is_overwritten(nowhere: Shell, name: str) -> None:
    (nowhere.folder / name).write_text("mine", encoding="utf-8")
    ran = nowhere.run("init", "--json")
    assert ran.code == 1
    assert ran.json["reasons"][0]["rule"] == "already-there"
    assert {path.name: path.read_text(encoding="utf-8") for path in nowhere.folder.iterdir()} == {name: "mine"}


def test_twice_is_refused_with_all_that_is_there(nowhere: Shell) -> None:
    nowhere.run("init")
    ran = nowhere.run("init", "--json")
    assert ran.code == 1
    assert len(ran.json["reasons"]) == 4


@pytest.mark.parametrize("folder", ["new", "."])
def test_when_the_register_cannot_be_made_nothing_stays(
    nowhere: Shell, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    def full(path: Path, _: str) -> None:
        path.write_bytes(b"half")
        raise RegisterUnwritable(path, "no space left")

    monkeypatch.setattr(Register, "create", full)
    assert nowhere.run("init", folder).code == 5
    assert list(nowhere.folder.iterdir()) == []


def test_what_else_is_in_the_folder_stays_when_it_fails(nowhere: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    (nowhere.folder / "notes.txt").write_text("mine", encoding="utf-8")

    def full(path: Path, _: str) -> None:
        raise RegisterUnwritable(path, "no space left")

    monkeypatch.setattr(Register, "create", full)
    assert nowhere.run("init").code == 5
    assert [path.name for path in nowhere.folder.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Association", "Nextcloud"])
def test_a_synced_folder_is_warned_about(nowhere: Shell, name: str) -> None:
    ran = nowhere.run("init", f"{name}/essai")
    assert ran.code == 0
    assert f"is synced by {name}" in ran.err


def test_a_folder_of_syncthing_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert risk(tmp_path / "below") is not None
    assert risk(tmp_path.parent / "elsewhere") is None


def test_the_kind_of_file_system_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda / ext4 rw 0 0\nserver:/x /mnt nfs4 rw 0 0\n//server/y /mnt/my\\040disk cifs rw 0 0\n",
        encoding="utf-8",
    )
    kinds = [file_system(Path(path), mounts) for path in ("/home", "/mnt", "/mnt/a/b", "/mnt/my disk/a", "/mntx")]
    assert kinds == ["ext4", "nfs4", "nfs4", "cifs", "ext4"]
    assert file_system(Path("/home"), tmp_path / "none") == ""


def test_a_network_folder_is_warned_about(nowhere: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = nowhere.folder.parent / "mounts"
    mounts.write_text("server:/ / nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr("programme.cli.places.MOUNTS", mounts)
    assert mounts != MOUNTS
    assert "is on a network" in nowhere.run("init").err


def test_what_comes_into_a_folder_that_is_there_comes_whole_and_nothing_hidden_stays(nowhere: Shell) -> None:
    (nowhere.folder / "keys").mkdir()
    (nowhere.folder / "keys" / "other.pem").write_text("mine", encoding="utf-8")
    assert nowhere.run("init", "--id", "trial").code == 0
    files = {str(path.relative_to(nowhere.folder)) for path in nowhere.folder.rglob("*") if path.is_file()}
    assert {"programme.toml", "charter.toml", "register.db", "keys/seal.pem", "keys/other.pem"} <= files
    assert not [name for name in files if name.startswith(".")]
