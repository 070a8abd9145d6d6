"""What people read, in French and in English: messages, dates, amounts, names of things."""

from programme.language.choice import Lang, UnknownLanguage, choose, system_locale
from programme.language.folding import folded
from programme.language.messages import N_, install
from programme.language.speaker import Speaker

__all__ = ["N_", "Lang", "Speaker", "UnknownLanguage", "choose", "folded", "install", "system_locale"]
