"""Positions written as ranges, and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.domain.positions import as_ranges, from_ranges


@pytest.mark.parametrize(
    ("positions", "text"),
    [([], ""), ([7], "7"), ([3, 1, 2, 2], "1-3"), ([1, 2, 4, 6, 7, 8], "1-2,4,6-8")],
)
def test_each_run_is_a_range(positions: list[int], text: str) -> None:
    assert as_ranges(positions) == text


@given(st.sets(st.integers(1, 60)))
def test_what_is_written_reads_as_the_same_positions(positions: set[int]) -> None:
    assert [one for run in from_ranges(as_ranges(positions)) for one in run] == sorted(positions)
