"""What is asked of the register over time: how it came to be so, what differs, on what something rests, where it is."""

from programme.cli.commands.views import SELECTION
from programme.cli.declared import FORMAT, VIEWPOINT, Command, Parameter
from programme.language import N_

_OF_TERRITORY = Parameter("territory", "--territory", N_("Only what concerns this territory."), ids="territory")

SUBJECTS = (
    "territory",
    "gate",
    "entry",
    "stakeholder",
    "partnership",
    "flagship",
    "question",
    "action",
    "document",
    "funding",
    "indicator",
    "risk",
    "ambiguity",
    "step",
    "body",
    "meeting",
    "decision",
    "budget",
)
ALONG = Parameter(
    "along",
    "--along",
    N_("In what was known, or with “happened” in what had happened by these days."),
    "choice",
    ("recorded", "happened"),
)
SIZES = ("entry", "day", "decision")
COMMANDS = (
    Command(
        "",
        "replay",
        ("", "rejouer"),
        N_("Replay the register, showing what changed each time."),
        (
            _OF_TERRITORY,
            Parameter("start", "--from", N_("From this entry (@ and its position), instant or day on."), example="@10"),
            Parameter("end", "--to", N_("Up to this entry (@ and its position), instant or day."), example="@80"),
            Parameter("size", "--step", N_("How much at a time; an entry if not given."), "choice", SIZES),
            ALONG._replace(help=N_("In the order of recording, or day by day as it happened.")),
            Parameter("play", "--play", N_("Go on by itself."), "flag"),
            Parameter("pause", "--pause", N_("Seconds to wait before going on, with --play."), "int", example="2"),
            *VIEWPOINT,
            FORMAT,
        ),
        ("programme replay --territory venelles", "programme replay --along happened --from 2017 --to 2017-06"),
        run="programme.cli.views.replay:replay",
    ),
    Command(
        "",
        "diff",
        ("", "comparer"),
        N_("Show what differs between two moments: in what was known, or in what had happened."),
        (
            Parameter(
                "before",
                N_("BEFORE"),
                N_("What was known then: @ and a position, an instant, a day."),
                required=True,
                example="@10",
            ),
            Parameter("after", N_("AFTER"), N_("The same, later; now if not given."), example="@80"),
            ALONG,
            _OF_TERRITORY,
            Parameter(
                "within",
                "--period",
                N_("Only facts of this period; --as-of is its last day if not given."),
                "date",
                example="2017-06",
            ),
            *VIEWPOINT,
            FORMAT,
        ),
        ("programme diff @10 @80", "programme diff 2017-06-30 2017-12-31 --along happened"),
        run="programme.cli.views.diff:diff",
    ),
    Command(
        "",
        "why",
        ("", "pourquoi"),
        N_("Explain something that is shown: the entries it rests on, their corrections, what would settle it."),
        (
            Parameter(
                "subject",
                N_("SUBJECT"),
                N_("What is asked about: a territory, a gate, an entry, a stakeholder, an indicator..."),
                values=SUBJECTS,
                required=True,
                example="territory",
            ),
            Parameter(
                "id",
                N_("ID"),
                N_("Its id; of a gate, the territory before it; of an entry, its position."),
                required=True,
                example="aix-en-provence",
                ids="of:subject",
            ),
            Parameter(
                "what",
                N_("WHAT"),
                N_("Which value: of a gate a criterion, of an entry a field, else one of the list; all if not given."),
                example="phase",
                ids="criterion",
            ),
            *VIEWPOINT,
        ),
        (
            "programme why territory aix-en-provence phase",
            "programme why gate aix-en-provence workshops",
            "programme why entry 42 on",
        ),
        run="programme.cli.views.why:why",
    ),
    Command(
        "",
        "search",
        ("", "chercher"),
        N_("Find the entries that hold some words, without regard to accents, capitals and plurals."),
        (
            Parameter(
                "words", N_("WORD"), N_("Every word must be there."), required=True, many=True, example="atelier"
            ),
            _OF_TERRITORY,
            *SELECTION,
            *VIEWPOINT,
            FORMAT,
        ),
        ("programme search atelier culture", "programme search convention --territory aix-en-provence"),
        run="programme.cli.views.search:search",
    ),
)
