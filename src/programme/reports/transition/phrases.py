"""Phrases that several sections use."""

from __future__ import annotations

from programme.domain.sentences import say

LATER = say("the register keeps no such records yet")
NOTHING = say("nothing on record")
