"""The tree of commands: nouns and verbs, each found by its English and its French name, and those that look alike."""

from __future__ import annotations

from programme.cli.commands import audit, basics, exchange, explaining, keys, nouns, register, reports, views
from programme.cli.declared import Command, Noun
from programme.cli.table import ACTS
from programme.language import N_

NOUNS = (
    Noun("charter", "charte", N_("The rules of the programme.")),
    Noun("territory", "territoire", N_("The territory projects.")),
    Noun("step", "etape", N_("The steps of the checklist.")),
    Noun("gate", "jalon", N_("The passage of a territory from one phase to the next.")),
    Noun("body", "instance", N_("Who decides: seats, votes, proxies, recusals.")),
    Noun("meeting", "reunion", N_("Meetings, called and held.")),
    Noun("decision", "decision", N_("Decisions of any kind.")),
    Noun("stakeholder", "acteur", N_("Who takes part, how far, what each gives and expects.")),
    Noun("partnership", "partenariat", N_("Partnerships, which are balanced exchanges, and alliances.")),
    Noun("flagship", "phare", N_("The flagship projects of the territories.")),
    Noun("question", "question", N_("Open questions, their options, and the decisions that settle them.")),
    Noun("action", "action", N_("What is to be done, by when and by whom.")),
    Noun("document", "piece", N_("Deliverables and proofs, known by their fingerprint.")),
    Noun("budget", "budget", N_("The lines of the budget, and how they may be read.")),
    Noun("funding", "financement", N_("Calls for projects, funding requests and grants.")),
    Noun("indicator", "indicateur", N_("What is measured, from which baseline to which target.")),
    Noun("risk", "risque", N_("What may go wrong, and who sees to it.")),
    Noun("ambiguity", "ambiguite", N_("What the sources leave open, and what was meant.")),
    Noun("entry", "ecriture", N_("The entries of the register, one by one.")),
    Noun("person", "personne", N_("People, whose names can be erased for good.")),
    Noun("key", "clef", N_("The keys: which one seals, who holds them, which are lost.")),
    Noun("projection", "vue", N_("The views made from the register; they can be made again at any time.")),
    Noun("register", "registre", N_("The register as a whole: copies, backups, roles.")),
    Noun("export", "exporter", N_("The register in the forms that other programs read.")),
    Noun("report", "rapport", N_("What is printed for those who decide and those who audit.")),
    Noun("audit", "audit", N_("Seals, proofs and witnesses: nobody has to be believed.")),
)
COMMANDS: tuple[Command, ...] = (
    *basics.COMMANDS,
    *views.COMMANDS,
    *nouns.COMMANDS,
    *explaining.COMMANDS,
    *exchange.COMMANDS,
    *reports.COMMANDS,
    *audit.COMMANDS,
    *keys.COMMANDS,
    *register.COMMANDS,
    *ACTS,
)
"""Every command, acts included."""


def noun(name: str) -> Noun | None:
    """Return the noun of that English or French name, or None."""
    return next((one for one in NOUNS if name in {one.name, one.french}), None)


def command(noun: str, name: str) -> Command | None:
    """Return the command of an English noun (or of none) by its English or French verb, or None."""
    return next((one for one in COMMANDS if one.noun == noun and name in {one.verb, one.french[1]}), None)


def commands_of(noun: str) -> list[Command]:
    """Return the commands of an English noun, or of none, in the order of the manual."""
    return [one for one in COMMANDS if one.noun == noun]


def everyday() -> list[Command]:
    """Return the ten commands that help shows first."""
    return [one for one in COMMANDS if one.everyday]


def spelled(text: str, lang: str) -> str:
    """Return a command line with the names of commands in a language; the rest stays as it is."""
    program, *words = text.split(" ")
    if lang != "fr" or program != "programme" or not words:
        return text
    found = noun(words[0])
    one = command(found.name, words[1]) if found and len(words) > 1 else command("", words[0])
    if one is not None:
        return " ".join([program, one.french_path, *words[len(one.path.split()) :]])
    return " ".join([program, found.french, *words[1:]]) if found is not None else text
