"""The register of a multi-year experimental programme: who decided what, when, on which evidence, under which rules.

Facts are recorded as events and never edited; every view is computed from them, as of any day and as known at any
moment. The charter of a programme (its phases, gates, bodies and criteria) is data that an event adopts.

Read it downwards, in the order in which each room needs only those before it:

1. `programme.domain`: the rules, without a database or a clock. Begin with `dates`, `vocabulary` and `events`; then one
   aggregate, `aggregates.territory_project`; then one act.
2. `programme.register`: the append-only log, its proofs and its keys.
3. `programme.projections`: the views, one file each.
4. `programme.language`: French and English words, dates and amounts.
5. `programme.reports` and `programme.exchange`: what goes out, and what comes in.
6. `programme.cli`: the commands, which call all of the above.
"""

__version__ = "0.1.0"
