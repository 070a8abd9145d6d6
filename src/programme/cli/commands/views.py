"""What is read from the register as a whole: board, timeline, trail, agenda, and how the views are kept."""

from programme.cli.declared import CHARTER, FORMAT, VIEWPOINT, Command, Parameter
from programme.language import N_

TERRITORY = Parameter(
    "territory", N_("TERRITORY"), N_("The territory."), required=True, example="aix-en-provence", ids="territory"
)
OF_TERRITORY = Parameter("territory", "--territory", N_("Only what concerns this territory."), ids="territory")
SELECTION = (
    Parameter(
        "types", "--type", N_("Only events of this type, as the trail names it."), many=True, example="meeting-held"
    ),
    Parameter("since", "--since", N_("Only what may have happened then or later."), "date", example="2017-06"),
    Parameter("until", "--until", N_("Only what may have happened by then."), "date", example="2017-09"),
)


_FOLLOW = Parameter("follow", "--follow", N_("Go on with what is recorded, until it is interrupted (Ctrl-C)."), "flag")
COMMANDS = (
    Command(
        "",
        "status",
        ("", "etat"),
        N_("Show where each territory stands, and what to record next."),
        (CHARTER, *VIEWPOINT),
        ("programme status", "programme status --as-of 2017-06-30"),
        everyday=True,
        run="programme.cli.views.status:status",
    ),
    Command(
        "",
        "timeline",
        ("", "frise"),
        N_("Show what happened, in the order of happening."),
        (
            OF_TERRITORY,
            *SELECTION,
            Parameter("doubtful", "--doubtful", N_("Only what is doubtful, or rests on a hypothesis."), "flag"),
            Parameter(
                "order",
                "--order",
                N_("In which order, with both times: that of happening, or that of recording."),
                "choice",
                ("happening", "recorded"),
            ),
            *VIEWPOINT,
            FORMAT,
            _FOLLOW,
        ),
        ("programme timeline --territory venelles", "programme timeline --since 2017-06 --type meeting-held"),
        everyday=True,
        run="programme.cli.views.timeline:timeline",
    ),
    Command(
        "",
        "trail",
        ("", "piste"),
        N_("Show what was recorded, by whom and when, in the order of recording."),
        (
            OF_TERRITORY,
            Parameter(
                "late",
                "--late",
                N_("Only what was recorded more than so many days after it had surely happened."),
                "int",
                example="90",
            ),
            Parameter(
                "silent",
                "--silent",
                N_("Instead of the entries, the periods of more than so many days in which none was recorded."),
                "int",
                example="180",
            ),
            Parameter(
                "visible_to",
                "--visible-to",
                N_("Only what this office or body had part in or was told of: recorded, named, present, seated."),
                example="treasurer",
                ids="office",
            ),
            *VIEWPOINT,
            FORMAT,
        ),
        ("programme trail --known-at 2017-11-30", "programme trail --late 90"),
        run="programme.cli.views.trail:trail",
    ),
    Command(
        "gate",
        "assess",
        ("jalon", "evaluer"),
        N_("Say what a territory still lacks to pass its next gate, and who can settle it."),
        (
            TERRITORY,
            Parameter("gate", "--gate", N_("Another gate than the next one."), example="consolidation", ids="gate"),
            CHARTER,
            *VIEWPOINT,
            Parameter(
                "flips",
                "--flips",
                N_("Instead, the imprecise or doubtful dates that could flip an answer, and each outcome."),
                "flag",
            ),
            Parameter("check", "--check", N_("Exit with code 1 when the gate cannot be passed."), "flag"),
        ),
        ("programme gate assess aix-en-provence", "programme gate assess aix-en-provence --as-of 2017-06-15"),
        everyday=True,
        run="programme.cli.views.gate:assess",
    ),
    Command(
        "",
        "agenda",
        ("", "agenda"),
        N_("List what is late, what is due, and what nobody can say."),
        (
            OF_TERRITORY,
            Parameter("days", "--days", N_("Only what may be due within so many days."), "int", example="30"),
            Parameter("until", "--until", N_("Only what may be due by then."), "date", example="2018-03"),
            *VIEWPOINT,
            Parameter("check", "--check", N_("Exit with code 1 when something is late."), "flag"),
            FORMAT,
        ),
        ("programme agenda", "programme agenda --days 30"),
        run="programme.cli.views.agenda:show",
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
        "projection",
        "follow",
        ("vue", "suivre"),
        N_("Keep the views up to date while others record, until it is interrupted (Ctrl-C)."),
        examples=("programme projection follow",),
        run="programme.cli.views.follow:views",
    ),
)
