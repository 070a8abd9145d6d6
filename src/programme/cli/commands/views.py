"""What is read from the register: board, timeline, trail, and the lists and pages of each noun."""

from programme.cli.declared import FORMAT, KNOWN_AT, VIEWPOINT, Command, Parameter
from programme.language import N_

_TERRITORY = Parameter(
    "territory", N_("TERRITORY"), N_("The territory."), required=True, example="aix-en-provence", ids="territory"
)
_OF_TERRITORY = Parameter("territory", "--territory", N_("Only what concerns this territory."), ids="territory")
_SELECTION = (
    Parameter(
        "types", "--type", N_("Only events of this type, as the trail names it."), many=True, example="meeting-held"
    ),
    Parameter("since", "--since", N_("Only what may have happened then or later."), "date", example="2017-06"),
    Parameter("until", "--until", N_("Only what may have happened by then."), "date", example="2017-09"),
)


def _list(noun: str, french: str, help: str, *parameters: Parameter) -> Command:
    example = f"programme {noun} list --format csv"
    run = f"programme.cli.views.{noun}:list_"
    return Command(noun, "list", (french, "liste"), help, (*parameters, *VIEWPOINT, FORMAT), (example,), run=run)


def _show(noun: str, french: str, help: str, shown: Parameter) -> Command:
    example = f"programme {noun} show {shown.example}"
    return Command(
        noun,
        "show",
        (french, "montrer"),
        help,
        (shown, *VIEWPOINT),
        (example,),
        run=f"programme.cli.views.{noun}:show",
    )


def _things(noun: str, french: str, help: str, verb: tuple[str, str], listed: str) -> Command:
    """Return the list of things that have no page of their own yet."""
    english, alias = verb
    run = f"programme.cli.views.things:{listed}"
    example = f"programme {noun} {english} --format csv"
    return Command(noun, english, (french, alias), help, (_OF_TERRITORY, *VIEWPOINT, FORMAT), (example,), run=run)


_LIST = ("list", "liste")

COMMANDS = (
    Command(
        "",
        "status",
        ("", "etat"),
        N_("Show where each territory stands, and what to record next."),
        VIEWPOINT,
        ("programme status", "programme status --as-of 2017-06-30"),
        everyday=True,
        run="programme.cli.views.status:status",
    ),
    Command(
        "",
        "timeline",
        ("", "frise"),
        N_("Show what happened, in the order of happening."),
        (_OF_TERRITORY, *_SELECTION, *VIEWPOINT, FORMAT),
        ("programme timeline --territory venelles", "programme timeline --since 2017-06 --type meeting-held"),
        everyday=True,
        run="programme.cli.views.timeline:timeline",
    ),
    Command(
        "",
        "trail",
        ("", "piste"),
        N_("Show what was recorded, by whom and when, in the order of recording."),
        (_OF_TERRITORY, *VIEWPOINT, FORMAT),
        ("programme trail --known-at 2017-11-30",),
        run="programme.cli.views.trail:trail",
    ),
    Command(
        "gate",
        "assess",
        ("jalon", "evaluer"),
        N_("Say what a territory still lacks to pass its next gate, and who can settle it."),
        (
            _TERRITORY,
            Parameter("gate", "--gate", N_("Another gate than the next one."), example="consolidation", ids="gate"),
            *VIEWPOINT,
            Parameter("check", "--check", N_("Exit with code 1 when the gate cannot be passed."), "flag"),
        ),
        ("programme gate assess aix-en-provence", "programme gate assess aix-en-provence --as-of 2017-06-15"),
        everyday=True,
        run="programme.cli.views.gate:assess",
    ),
    _list("gate", "jalon", N_("List the gates and the reviews opened at each."), _OF_TERRITORY),
    _show("gate", "jalon", N_("Show the review that a territory is in: answers, opinions, votes."), _TERRITORY),
    _list("charter", "charte", N_("List the editions of the charter.")),
    Command(
        "charter",
        "show",
        ("charte", "montrer"),
        N_("Show an edition of the charter: phases, gates, criteria, bodies."),
        (
            Parameter("edition", N_("EDITION"), N_("The edition; the one in force if not given."), example="1"),
            *VIEWPOINT,
        ),
        ("programme charter show",),
        run="programme.cli.views.charter:show",
    ),
    Command(
        "charter",
        "diff",
        ("charte", "comparer"),
        N_("Show what changes from one edition of the charter to another."),
        (
            Parameter("old", N_("OLD"), N_("The edition, or charter file, before."), required=True, example="1"),
            Parameter("new", N_("NEW"), N_("The edition, or charter file, after."), required=True, example="2"),
            *VIEWPOINT,
        ),
        ("programme charter diff 1 charter.toml",),
        run="programme.cli.views.charter:diff",
    ),
    _list("territory", "territoire", N_("List the territories.")),
    _show("territory", "territoire", N_("Show a territory: its state, theme and phases."), _TERRITORY),
    _list("step", "etape", N_("List the steps of the checklist."), _OF_TERRITORY),
    _list("body", "instance", N_("List the bodies.")),
    _show(
        "body",
        "instance",
        N_("Show a body: its seats, its voting rule, its meetings."),
        Parameter("body", N_("BODY"), N_("The body."), required=True, example="comite-interne", ids="body"),
    ),
    _list("meeting", "reunion", N_("List the meetings."), _OF_TERRITORY),
    _show(
        "meeting",
        "reunion",
        N_("Show a meeting: what it was about, who was there, its minutes."),
        Parameter(
            "meeting", N_("MEETING"), N_("The meeting."), required=True, example="launch-2016-12-13", ids="meeting"
        ),
    ),
    _list("decision", "decision", N_("List the decisions."), _OF_TERRITORY),
    _show(
        "decision",
        "decision",
        N_("Show a decision: what, by whom, since when it applies."),
        Parameter(
            "decision",
            N_("DECISION"),
            N_("The decision."),
            required=True,
            example="choix-des-associations",
            ids="decision",
        ),
    ),
    _things("stakeholder", "acteur", N_("List the stakeholders."), _LIST, "stakeholders"),
    _things("partnership", "partenariat", N_("List the partnerships and alliances."), _LIST, "partnerships"),
    _things("flagship", "phare", N_("List the flagship projects."), _LIST, "flagships"),
    _things("question", "question", N_("List the questions."), _LIST, "questions"),
    _things("action", "action", N_("List the actions."), _LIST, "actions"),
    _things("document", "piece", N_("List the documents."), _LIST, "documents"),
    _things("budget", "budget", N_("Show the lines of the budget and its readings."), ("show", "montrer"), "budget"),
    _things("funding", "financement", N_("List the calls for projects and the funding requests."), _LIST, "funding"),
    _things("indicator", "indicateur", N_("List the indicators."), _LIST, "indicators"),
    _things("risk", "risque", N_("List the risks."), _LIST, "risks"),
    _things("ambiguity", "ambiguite", N_("List the ambiguities."), _LIST, "ambiguities"),
    _show(
        "entry",
        "ecriture",
        N_("Show an entry of the register, whole."),
        Parameter("entry", N_("ENTRY"), N_("The entry: its position, or its id."), required=True, example="42"),
    ),
    Command(
        "projection",
        "status",
        ("vue", "etat"),
        N_("Show how far each view has come, after bringing it up to date."),
        (FORMAT,),
        ("programme projection status",),
        run="programme.cli.views.projection:status",
    ),
    Command(
        "projection",
        "rebuild",
        ("vue", "reconstruire"),
        N_("Make the views again from the first entry: all of them, or those named."),
        (Parameter("views", N_("VIEW"), N_("The view."), many=True, example="timeline"),),
        ("programme projection rebuild", "programme projection rebuild timeline"),
        run="programme.cli.views.projection:rebuild",
    ),
    Command(
        "person",
        "list",
        ("personne", "liste"),
        N_("List the persons on record."),
        (KNOWN_AT, FORMAT),
        ("programme person list",),
        run="programme.cli.views.person:list_",
    ),
    Command(
        "person",
        "access",
        ("personne", "acces"),
        N_("Show all that is held about a person."),
        (
            Parameter(
                "person", N_("PERSON"), N_("The person."), required=True, example="p-0123456789abcdef", ids="person"
            ),
        ),
        ("programme person access p-0123456789abcdef",),
        run="programme.cli.views.person:access",
    ),
)
