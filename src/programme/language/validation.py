"""What pydantic finds wrong with a value, in our words: told by its stable type, never by its English message.

For every door that builds acts or charters from what people wrote: the command line, journals, charter files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from programme.domain.sentences import Sentence, say
from programme.domain.vocabulary import (
    CLOCK_PATTERN,
    HASH_PATTERN,
    ID_PATTERN,
    KEY_PATTERN,
    PERSON_PATTERN,
    QUANTITY_PATTERN,
    SOURCE_PATTERN,
)

LONGEST = 60


class Invalid(Protocol):
    """What pydantic raises; this room does without pydantic."""

    def errors(self, *, include_url: bool) -> Sequence[Mapping[str, Any]]:
        """Return the errors as data."""


def worded(error: Mapping[str, Any]) -> Sentence:
    """Return the sentence for one of ``ValidationError.errors()``.

    Where it names a field, it is by the last name in ``loc``: give it as the reader writes it.

    :raises KeyError: the type is not worded here; a test holds every type that acts and charters can raise.
    """
    if error["type"] == "missing" and not isinstance(error["loc"][-1], str):
        return say("A value is missing here.")
    context = {**error.get("ctx", {}), "text": _shown(error.get("input")), "name": _last(error)}
    return WORDING[error["type"]](context)


def faults(error: Invalid) -> list[dict[str, Any]]:
    """Return the errors of a ``ValidationError``, without the echoes: a list is not too short for its faulty items."""
    return [
        dict(one)
        for one in error.errors(include_url=False)
        if one["type"] != "too_short" or len(one["input"]) < one["ctx"]["min_length"]
    ]


def choices(error: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the values of the closed list that an error is about, or nothing."""
    context = error.get("ctx", {})
    expected = context.get("expected_tags") or context.get("expected") or ""
    return tuple(re.findall("'([^']*)'", str(expected)))


def _shown(value: object) -> str:
    """Return what was given, in short."""
    if isinstance(value, dict | list | tuple):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _last(error: Mapping[str, Any]) -> str:
    named = [part for part in error["loc"] if isinstance(part, str)]
    return named[-1] if named else ""


def _template(template: Sentence) -> Callable[[dict[str, Any]], Sentence]:
    """Return what fills a sentence with those values of the context that it names."""
    wanted = re.findall(r"\{(\w+)\}", template.template)
    return lambda context: Sentence(template.template, {name: context[name] for name in wanted})


def _by_pattern(context: dict[str, Any]) -> Sentence:
    return PATTERNS[context["pattern"]](context)


PATTERNS = {
    ID_PATTERN: _template(say("'{text}' is no id: lower-case letters and digits, the words joined by hyphens.")),
    SOURCE_PATTERN: _template(say("'{text}' is no source: a document and its lines, such as bilan-2016-2017:836-838.")),
    KEY_PATTERN: _template(say("'{text}' is no key: letters and digits, joined by hyphens, points or underscores.")),
    CLOCK_PATTERN: _template(say("'{text}' is no hour such as 15:00.")),
    PERSON_PATTERN: _template(say("'{text}' is no person: the id that was given when the person was registered.")),
    HASH_PATTERN: _template(say("'{text}' is no SHA-256: 64 hexadecimal digits, in lower case.")),
    QUANTITY_PATTERN: _template(say("'{text}' is not a number such as 12 or 3.5.")),
}
"""What a text of a pattern is for."""

WORDING: dict[str, Callable[[dict[str, Any]], Sentence]] = {
    kind: _template(sentence)
    for kinds, sentence in (
        (("missing",), say("'{name}' is missing.")),
        (("extra_forbidden",), say("'{name}' is not known here.")),
        (("string_type",), say("A text is wanted here, in quotation marks.")),
        (("string_unicode",), say("The text holds what is no character.")),
        (("string_too_long",), say("The text is too long: at most {max_length} characters.")),
        (
            ("int_type", "int_parsing", "int_from_float", "int_parsing_size", "finite_number"),
            say("'{text}' is not a whole number."),
        ),
        (("greater_than_equal",), say("'{text}' is too small: at least {ge}.")),
        (("less_than_equal",), say("'{text}' is too large: at most {le}.")),
        (("less_than",), say("'{text}' is too large: less than {lt}.")),
        (("bool_type", "bool_parsing"), say("true or false is wanted here.")),
        (("enum", "literal_error"), say("'{text}' is not among the values known here.")),
        (("union_tag_invalid",), say("'{tag}' is not a demand known here.")),
        (("union_tag_not_found",), say("The demand has no name.")),
        (("tuple_type",), say("A list is wanted here.")),
        (("too_short",), say("At least {min_length} wanted here.")),
        (("too_long",), say("At most {max_length} wanted here.")),
        (("model_type", "model_attributes_type"), say("Named values are wanted here.")),
        (("imprecise_date",), say("'{text}' is not a date such as 2017, 2017-02, 2017-02-13 or 2017-10/2017-12.")),
        (("instant",), say("'{text}' is not an instant such as 2017-11-30T09:00:00Z.")),
        (("sum_of_money",), say("'{text}' is not a sum in euros such as 12 500 or 12500,50.")),
        (("not_sealed", "not_clear"), say("A personal text is sealed in an entry, and only there.")),
        (("nothing_demanded",), say("Neither steps nor actions are named.")),
        (("not_deferrable",), say("Only questions are deferred.")),
        (("no_such_state",), say("Only risks are owned or closed.")),
        (("one_measure",), say("Either a number of requests or a share is demanded.")),
        (("share_of_what",), say("A share is of what is granted, and needs a budget assumption.")),
        (("share",), say("'{text}' is not a share such as 1/2.")),
        (("timezone",), say("'{text}' is not a time zone such as Europe/Paris.")),
        (("blank_text",), say("The text is empty.")),
        (("several_lines",), say("The text holds a line break or a tab: one line is wanted.")),
        (("control_characters",), say("The text holds control characters.")),
        (("cites_missing",), say("A rule of the source must cite it.")),
        (("lines_backwards",), say("The first line comes after the last.")),
        (("charter",), say("The parts of the charter do not hang together.")),
    )
    for kind in kinds
}
WORDING["string_pattern_mismatch"] = _by_pattern
"""The wording of every type of error."""
