"""The French catalogue is complete, up to date with the program, and set as French is printed."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from programme.language.typography import french
from tools.translations import read, template, translations

UPDATE = "run: ./dev python tools/translations.py"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[a-z]")
NOT_PROSE = re.compile(rf"`[^`]*`|\([a-z-]+\)|--?[a-z]\S*|{PLACEHOLDER.pattern}|«\W*Envies d[’']Alliances\W*»")
"""What is the same in every language: code, values of options after their French word, options, a name."""

ENGLISH = {"the", "and", "is", "are", "of", "not", "with", "which", "was", "were", "has", "have", "this", "that", "its"}
FRENCH_WORDS = {"le", "la", "les", "des", "une", "est", "et", "du", "dans", "avec", "qui", "aux", "sur", "pas", "vous"}


def entries() -> Iterator[Message]:
    """Every message, without the header."""
    return (message for message in read() if message.id)


def english(message: Message) -> tuple[str, ...]:
    """The English of a message: one text, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translated() -> Iterator[Message]:
    """Every message that has its French; a test of its own finds those that lack it."""
    return (message for message in entries() if all(translations(message)))


def pairs() -> Iterator[tuple[str, str]]:
    """Each English text with its French, singular beside singular and plural beside plural."""
    for message in translated():
        yield from zip(english(message), translations(message), strict=True)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", NOT_PROSE.sub(" ", text).lower()))


def test_the_catalogue_holds_the_messages_of_the_program_and_no_other() -> None:
    wanted, there = ({message.id for message in catalog if message.id} for catalog in (template(), read()))
    assert (wanted - there, there - wanted) == (set(), set()), UPDATE


def test_every_message_is_translated() -> None:
    assert [message.id for message in entries() if not all(translations(message))] == []


def test_no_translation_is_a_guess_or_left_over() -> None:
    catalog = read()
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert list(catalog.obsolete) == []


def test_both_languages_hold_the_same_placeholders() -> None:
    differing = []
    for message in translated():
        of_english = [set(PLACEHOLDER.findall(text)) for text in english(message)]
        of_french = [set(PLACEHOLDER.findall(text)) for text in translations(message)]
        # A singular may leave its number out, in either language.
        fits = of_french[-1] == of_english[-1] and of_french[0] <= set().union(*of_english)
        differing += [] if fits else [message.id]
    assert differing == []


def test_both_languages_begin_and_end_alike() -> None:
    def ends(text: str) -> tuple[bool, bool, str]:
        last = text.rstrip()[-1:]
        return text[:1].isspace(), text[-1:].isspace(), last if last in {".", ":", "…"} else ""

    assert [(msgid, said) for msgid, said in pairs() if ends(msgid) != ends(said)] == []


def test_french_is_set_as_printers_do() -> None:
    assert [said for _, said in pairs() if french(said) != said] == []


def test_french_has_no_straight_apostrophe_and_no_breaking_space_before_a_high_mark() -> None:
    slips = re.compile(r"[^\W\d_]'[^\W\d_]|« | »| [:;!?](?:\s|$)|“|”|\"")
    assert [said for _, said in pairs() if slips.search(re.sub("`[^`]*`", "", said))] == []


def test_no_english_is_left_in_french() -> None:
    assert [said for _, said in pairs() if words(said) & ENGLISH] == []


def test_no_french_is_written_where_english_belongs() -> None:
    assert [msgid for msgid, _ in pairs() if words(msgid) & FRENCH_WORDS] == []


def test_silence_is_no_record_and_never_a_thing_not_done() -> None:
    silent = {msgid: said for msgid, said in pairs() if re.match(r"No .* on record|No record", msgid)}
    assert silent, "no message of silence was found to check"
    assert [said for said in silent.values() if not said.startswith("Aucun enregistrement")] == []
    assert [said for _, said in pairs() if re.search(r"pas (été )?faite?s?\b", said)] == []


@pytest.mark.parametrize(
    "msgid",
    [
        "Missing argument",  # click
        "Propose a territory to the programme.",  # what an act does
        "Its role in the body.",  # a field of an act
        "{body} is constituted.",  # an event
        "undecidable",  # a closed list
        "criterion",  # a kind of thing
        "No quorum in {body}: {counted} of {base} take part, {needed} are needed.",  # a reason
    ],
)
def test_each_kind_of_source_is_in_the_catalogue(msgid: str) -> None:
    assert msgid in read()
