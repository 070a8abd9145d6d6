"""A register with things of every chapter, recorded in the order of the lines: an entry each."""

from __future__ import annotations

import shlex

ACTS = """
territory envisage aix --name Aix --on 2017-01
stakeholder register school --name "École d’art" --category enseignement-superieur --territory aix --on 2017-02
stakeholder register firm --name Pellenc --category entreprises --territory aix --on 2017-02
stakeholder alias school ESAT --on 2017-03
stakeholder support school --territory aix --on 2017-04-05 --source report:677
stakeholder engage school --territory aix --on 2017-12/2018-02
stakeholder contribute school --text "Des jeunes" --territory aix --on 2017-06
stakeholder benefit school --text "Des débouchés" --territory aix --on 2017-06
stakeholder contribute firm --text "Un atelier" --territory aix --on 2017-06
partnership propose culture --title Culture --type patronage --partner school --partner firm --on 2017-07
flagship propose festival --title Festival --kind collective --territory aix --on 2017-09
flagship write festival --on 2017-12/2018-02
question ask q1 --label "Question 1" --title "Quel budget ?" --on 2017-10
question option q1 shared --title "Partagé" --on 2017-10
question opinion q1 --office coordinator --text "Oui" --option shared --on 2017-11
action plan --id press --title Presse --due 2017-11-30 --territory aix --on 2017-10-01
action postpone press --due 2018-05-01 --on 2017-11-20
action plan --id review --title Bilan --due 2017-12-20 --owner coordinator --on 2017-10-01
document announce protocol --title Protocole --kind protocol --due 2018-06 --on 2017-10
document file protocol --sha256 {sha256} --file-name protocole.pdf --size 7 --on 2018-01-05
funding announce call --title "Appel" --due 2018-09-30 --on 2017-12
funding apply request --title "Demande" --funder Région --amount "20 000" --territory aix --on 2017-12-20
funding grant request --amount 5000 --nature cash --year 2018 --on 2018-01-09
indicator define stays --name Résidences --kind social --unit résidences --baseline 0 --target 12 --on 2017-10
indicator measure stays 3 --on 2017-11
indicator measure stays 4 --on 2017-11-15
risk raise tired --title Épuisement --likelihood 3 --impact 4 --on 2017-10
ambiguity flag amb-1 --title Ateliers --reading Six --reading Sept --default "Aucun total" --on 2017-10
budget line work --label Travail --nature cash --status declared --amount "12 500,50" --period 2017 --on 2017-10
budget line room --label Salle --nature cash --status declared --amount 1000 --period 2017 --on 2017-10
budget line guess --label Estimation --nature cash --status estimated --amount 20000 --on 2017-10
budget value hours --label Ateliers --amount 4200 --on 2017-10
budget propose five --title Cinq --each room --each hours --shared work --among 5 --years 1 --estimate guess
budget propose one --title Un --each work --among 1 --years 1 --on 2017-11
"""
SHA256 = "ab" * 32
COMMANDS = [shlex.split(line.format(sha256=SHA256)) for line in ACTS.strip().splitlines()]
