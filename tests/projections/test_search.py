"""Every word of every sentence is found, in both languages, by whoever types it with or without its accents."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.domain.fact import Fact
from programme.domain.naming import names
from programme.domain.reading import reading_of
from programme.language import Speaker, folded
from programme.projections.search import SEARCH, Wanted, located, search, stems
from tests.projections.support import contents, placed, record, views_of
from tests.projections.test_replay import full_histories

few = settings(max_examples=4)


@few
@given(full_histories, st.booleans(), st.sampled_from(["fr", "en"]))
def test_every_word_of_every_sentence_is_found(facts: list[Fact], plain: bool, lang: str) -> None:  # noqa: FBT001  # drawn
    called = [names(reading_of(facts), one) for one in ("fr", "en")]
    speaker = Speaker("fr" if lang == "fr" else "en", called[lang == "en"])
    with views_of(facts) as views:
        for fact in facts:
            sentence = speaker.event(fact.event)
            for start, end, _ in located(sentence):
                word = folded(sentence[start:end]) if plain else sentence[start:end].upper()
                found = search(views, Wanted(word), called, len(facts))
                assert fact.position in [one.entry.recorded.position for one in found], (word, sentence)


@few
@given(full_histories, st.integers(0, 80))
def test_what_was_found_then_is_what_a_shorter_register_finds(facts: list[Fact], cut: int) -> None:
    position = cut % (len(facts) + 1)
    called = [names(reading_of(facts[:position]), one) for one in ("fr", "en")]
    with views_of(facts) as views, views_of(facts[:position]) as shorter:
        for word in ("Venelles", "propose", "annulled", "texte"):
            found, expected = (search(one, Wanted(word), called, position) for one in (views, shorter))
            assert found == expected


@few
@given(full_histories)
def test_to_rebuild_gives_what_following_gave(facts: list[Fact]) -> None:
    with views_of([]) as views:
        for part in (facts[:5], facts[5:]):
            record(views.source.recorder, part)
            followed = contents(views, SEARCH)
        views.rebuild(SEARCH)
        assert contents(views, SEARCH) == followed
        assert placed(facts) == facts


def test_elided_words_and_apostrophes_of_both_kinds() -> None:
    assert stems("L’atelier d'aujourd’hui") == stems("atelier aujourd hui")
    assert stems("Œuvres") == stems("oeuvre")
    assert stems("jusqu'à l'été") == stems("a ete")
