"""What is supposed when a register is read: said first, told to scripts, and given again as options."""

from __future__ import annotations

from programme.domain.events import CharterAdopted
from programme.domain.what_if import WhatIf, by_edition
from programme.language import Speaker
from tests.support.charters import charter
from tests.support.history import History

BOTH = WhatIf(position=10, journal="passage.yaml", last=12, edition="2")


def test_it_is_said_what_is_supposed() -> None:
    journal, edition = map(Speaker("en").sentence, BOTH.sentences())
    assert "as if the journal passage.yaml were recorded after entry 10 (entries added: 2)" in journal
    assert "judged by edition 2 of the charter alone" in edition
    assert list(WhatIf(position=10).sentences()) == []


def test_scripts_read_the_entries_that_are_supposed() -> None:
    assert BOTH.as_data() == {"assume": "passage.yaml", "after": 10, "entries": [11, 12], "charter": "2"}
    assert WhatIf(position=10, edition="2").as_data()["entries"] == []
    assert WhatIf(position=10, journal="empty.yaml", last=10).as_data()["entries"] == []


def test_the_options_suppose_it_again() -> None:
    assert BOTH.options() == ("--assume passage.yaml", "--charter 2")
    assert WhatIf(position=10).options() == ()


def test_under_one_edition_no_other_was_ever_adopted() -> None:
    history = History()
    for on, rules in (("2016", charter()), ("2018", charter(name="Essai"))):
        history.do("charter adopt", rules=rules, on=on)
    history.do("territory propose", territory="venelles", name="Venelles", on="2018")
    reading = by_edition(history.reading(), "1")
    assert [one.position for one in reading.facts(CharterAdopted)] == [1]
    assert by_edition(reading, None) is reading
