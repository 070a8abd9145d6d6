"""A charter file becomes a charter; what it leaves out is filled in as the manual says."""

from pathlib import Path
from unittest.mock import patch

import pytest

from programme.domain.charter import Charter
from programme.domain.demands import Meetings
from programme.exchange.charter_file import load
from programme.exchange.problems import MalformedFile
from programme.language import Speaker

ROOT = Path(__file__).parents[2]
PROPOSAL = ROOT.parent / "shared" / "seed" / "example-charter.toml"

HEAD = """
[charter]
id = "test"
title = { fr = "Essai", en = "Test" }
document = "report-2016"
phases = ["start", "end"]
[phase.start]
fr = "Début"
en = "Start"
planned = "2016-09/2017-12"
[phase.end]
planned = 2018
"""
GATE = """
[[gate]]
id = "passage"
from = "start"
to = "end"
decided_by = ["committee"]
"""
CRITERION = """
[[gate.criterion]]
id = "workshops"
must = true
rule = "hypothesis"
fr = "Deux ateliers."
en = "Two workshops."
demand = { name = "meetings", kind = "workshop", at_least = 2 }
"""
BODY = """
[[body]]
id = "committee"
fr = "Comité"
en = "Committee"
seats = 5
voting = { quorum = "1/2", majority_of = "seats" }
[[office]]
id = "president"
fr = "Présidence"
en = "President"
"""


def charter(folder: Path, text: str) -> Charter:
    path = folder / "charter.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_charter_is_read_with_its_parts(tmp_path: Path) -> None:
    read = charter(tmp_path, HEAD + GATE + CRITERION + BODY)
    gate = read.gates[0]
    assert (read.id, read.title.fr, gate.from_, gate.to, gate.decided_by) == (
        *("test", "Essai", "start", "end"),
        ("committee",),
    )
    assert gate.criteria[0].demand == Meetings(name="meetings", kind="workshop", at_least=2)  # type: ignore[arg-type]
    assert read.bodies[0].voting is not None
    assert str(read.bodies[0].voting.quorum) == "1/2"
    assert read.office_ids() == {"president"}


def test_phases_stand_in_the_order_of_their_list_with_the_words_of_their_tables(tmp_path: Path) -> None:
    read = charter(tmp_path, HEAD)
    shown = [(one.id, one.fr, one.en, one.planned and one.planned.text) for one in read.phases]
    assert shown == [("start", "Début", "Start", "2016-09/2017-12"), ("end", "end", "end", "2018")]


def test_a_citation_is_of_the_document_of_the_charter_unless_it_names_another(tmp_path: Path) -> None:
    own = CRITERION + 'cites = { lines = [3, 4], text = "deux" }\n'
    other = own.replace('"workshops"', '"others"').replace("lines", 'document = "other-2017", lines')
    references = [one.reference for one in charter(tmp_path, HEAD + GATE + own + other).gates[0].criteria]
    assert references == ["report-2016:3-4", "other-2017:3-4"]


def test_a_citation_names_no_document_where_the_charter_has_none(tmp_path: Path) -> None:
    text = (
        HEAD.replace('document = "report-2016"\n', "") + GATE + CRITERION + 'cites = { lines = [3, 3], text = "x" }\n'
    )
    assert charter(tmp_path, text).gates[0].criteria[0].reference == "3"


def test_line_ends_and_order_of_keys_do_not_change_the_hash(tmp_path: Path) -> None:
    text = HEAD + GATE + CRITERION
    other = text.replace('fr = "Deux ateliers."\nen = "Two workshops."', 'en = "Two workshops."\nfr = "Deux ateliers."')
    assert other != text
    assert charter(tmp_path, other.replace("\n", "\r\n")).hash == charter(tmp_path, text).hash


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert charter(tmp_path, "\ufeff" + HEAD).id == "test"


def test_a_charter_of_more_than_a_million_bytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(MalformedFile) as caught:
        charter(tmp_path, HEAD + "#" * 1_000_000)
    assert [one.sentence.values for one in caught.value.problems] == [{"most": 1_000_000}]


def test_a_folder_or_a_missing_file_is_a_problem_of_the_whole_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(MalformedFile) as caught:
            load(path)
        assert [one.place for one in caught.value.problems] == [str(path)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "You may not read this file."),
        (OSError(5, "Input/output error"), "The file cannot be read: Input/output error."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, error: OSError, said: str) -> None:
    with patch.object(Path, "open", side_effect=error), pytest.raises(MalformedFile) as caught:
        load(tmp_path / "charter.toml")
    assert [Speaker("en").sentence(one.sentence) for one in caught.value.problems] == [said]


def test_faults_of_parts_and_between_parts_are_said_together(tmp_path: Path) -> None:
    text = HEAD + GATE.replace('"end"', '"ned"') + CRITERION.replace("true", "2") + CRITERION
    with pytest.raises(MalformedFile) as caught:
        charter(tmp_path, text)
    assert [(one.line, one.column) for one in caught.value.problems] == [(17, 6), (22, 8), (29, 6)]


@pytest.mark.skipif(not PROPOSAL.exists(), reason="the proposal stands beside the checkout only")
def test_the_proposal_of_the_seed_is_read_with_its_thirty_five_criteria() -> None:
    read = load(PROPOSAL)
    assert [len(gate.criteria) for gate in read.gates] == [2, 12, 11, 10]


def test_the_charter_of_the_example_is_read() -> None:
    read = load(ROOT / "examples" / "envies-dalliances" / "charter.toml")
    assert [one.id for one in read.phases] == ["amorcage", "consolidation", "decollage", "exemplarite"]
