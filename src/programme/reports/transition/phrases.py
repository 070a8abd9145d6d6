"""Phrases that several sections use."""

from __future__ import annotations

from programme.domain.sentences import say

NOTHING = say("nothing on record")
