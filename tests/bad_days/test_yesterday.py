"""A database put back from yesterday's copy: what was recorded since is missed by whoever saw it."""

import shutil
from pathlib import Path

from tests.support.cli import Shell

AUDITOR = ("--state", "../auditor/state", "--key", "../auditor/key.pem")
YESTERDAY, TODAY = "2018-01-10T09:00:00Z", "2018-01-11T09:00:00Z"


def test_a_register_put_back_from_yesterday_is_refused_by_its_seals_and_by_its_witness(tmp_path: Path) -> None:
    folder = tmp_path / "programme"
    shell = Shell.at(folder, PROGRAMME_BY="coordinator")
    folder.mkdir()
    assert shell.run("init", "--id", "trial").code == 0
    assert shell.run("territory", "propose", "venelles", "--name", "Venelles").code == 0
    assert shell.run("audit", "seal").code == 0
    assert shell.run("audit", "witness", *AUDITOR, "--name", "auditor.example").code == 0
    assert shell.run("register", "backup", "../yesterday.db").code == 0

    today = {"PROGRAMME_NOW": TODAY}
    assert shell.run("territory", "propose", "pertuis", "--name", "Pertuis", **today).code == 0
    assert shell.run("audit", "seal", **today).code == 0
    assert shell.run("audit", "witness", *AUDITOR, **today).code == 0
    signed = (tmp_path / "auditor" / "state").read_bytes()

    (folder / "register.db").unlink()
    assert shell.run("register", "restore", "../yesterday.db", **today).code == 0
    found = shell.run("audit", "verify", "--json", **today)
    assert found.code == 5
    assert any("4.checkpoint" in one["problem"] for one in found.json["problems"])
    assert shell.run("territory", "propose", "gardanne", "--name", "Gardanne", **today).code == 0
    sealed = shell.run("audit", "seal", **today)
    assert (sealed.code, shell.run("trail", "--json").json[-1]["type"]) == (5, "territory-proposed")

    shutil.rmtree(folder / "seals")  # as somebody would who wants it forgotten
    assert shell.run("audit", "seal", **today).code == 0
    assert shell.run("audit", "verify", **today).code == 0
    assert shell.run("audit", "witness", *AUDITOR, **today).code == 5
    assert (tmp_path / "auditor" / "state").read_bytes() == signed
