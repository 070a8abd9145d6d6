"""What a view keeps without a language, in that of the person."""

from __future__ import annotations

from typing import Any

from programme.domain.sentences import Sentence
from programme.language import Speaker
from programme.projections.base.spoken import from_data


def said(data: Any, speaker: Speaker) -> str | None:
    """Return a kept sentence, or words in two languages, in one; None where nothing is kept."""
    if data is None:
        return None
    kept = from_data(data)
    return speaker.sentence(kept) if isinstance(kept, Sentence) else speaker.words(kept)


def any_of(words: list[str], speaker: Speaker) -> str:
    """Return alternatives in words: “a, b or c”."""
    if len(words) < 2:  # noqa: PLR2004 - one is no choice
        return "".join(words)
    return speaker.text("{first} or {last}", first=", ".join(words[:-1]), last=words[-1])
