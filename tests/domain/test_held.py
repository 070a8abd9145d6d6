"""Facts held in memory answer a query as the whole history does."""

from __future__ import annotations

import pytest

from programme.domain.held import Held
from programme.domain.reading import Query
from tests.support.history import History
from tests.support.scenes import T, programme

QUERIES = [
    Query(frozenset({"meeting-held"}), frozenset()),
    Query(frozenset({"meeting-held"}), frozenset({f"territory:{T}"})),
    Query(frozenset({"meeting-held", "territory-proposed"}), frozenset({f"territory:{T}", "meeting:w"})),
    Query(frozenset({"meeting-held"}), frozenset({"territory:nowhere"})),
    Query(frozenset({"risk-raised"}), frozenset()),
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_is_answered_by_what_matches_it_in_the_order_of_recording(query: Query) -> None:
    history: History = programme()
    history.do("meeting hold", title="W", id="w", kinds=["workshop"], territories=[T], on="2017-01-10")
    history.do("meeting hold", title="X", id="x", kinds=["workshop"], on="2017-01-09")
    history.do("entry rectify", position=history.facts[-2].position, field="title", to=["Atelier"], reason="R")
    held = Held()
    for fact in history.facts:
        held.add(fact)
    assert held.answer(query) == [fact for fact in history.facts if query.matches(fact.event)]
    assert held.by_position == {fact.position: fact for fact in history.facts}
