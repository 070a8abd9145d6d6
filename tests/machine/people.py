"""What is done about persons: registered, erased, and the vault of their keys put back from a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from programme.register.people.vault import Vault
from tests.machine.base import Machine

VAULT = Path("keys", "persons.db")


class People(Machine):
    """A programme in which persons come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.copied: set[str] = set()
        """The persons whose keys are in the copy of the vault."""

    @rule(number=st.integers(1, 99))
    def register_a_person(self, number: int) -> None:
        self.record(("person register", {"full_name": f"Zoé Exemplère {number}", "function": "Adjointe", "on": "2017"}))
        self.people()

    @rule(data=st.data())
    def erase_a_person(self, data: st.DataObject) -> None:
        """Once erased, a name is shown nowhere and its key is gone; the others are still there."""
        if not self.model.names:
            self.register_a_person(number=100)
        person = data.draw(st.sampled_from(sorted(self.model.names)))
        self.record(("person erase", {"person": person, "reason": "Demande", "on": "2018"}))
        del self.model.names[person]
        assert person not in Vault(self.folder / VAULT, "trial").persons()
        self.people()

    @precondition(lambda self: self.model.names)
    @rule()
    def copy_the_vault(self) -> None:
        shutil.copy(self.folder / VAULT, self.folder / "vault-of-yesterday")
        self.copied = set(self.model.names)

    @precondition(lambda self: self.copied and set(self.model.names) <= self.copied)
    @rule()
    def put_back_the_vault(self) -> None:
        """Who was erased since the copy was made stays erased."""
        shutil.copy(self.folder / "vault-of-yesterday", self.folder / VAULT)
        self.people()

    @rule()
    def people(self) -> None:
        """A name is readable until it is erased; then its key is nowhere, and the name in no answer."""
        rows = self.run("person", "list").out
        assert all(person in rows and name in rows for person, name in self.model.names.items())
        states = {one["id"]: one["state"] for one in self.run("person", "list", "--json").json}
        assert {person for person, state in states.items() if state == "clear"} == set(self.model.names)
        erased = {person for person, state in states.items() if state == "erased"}
        assert erased | set(self.model.names) == set(states)
        assert not Vault(self.folder / VAULT, "trial").persons() & erased
        assert "Exemplère" not in "".join(line.decode() for line in self.lines())
