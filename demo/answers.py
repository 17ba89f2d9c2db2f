"""What people answer and write in the demonstration, by scheme and track."""

from __future__ import annotations

from typing import Final

#: Answers that speak for the citizen, by scheme and track: what the referrer is asked.
REFERRERS_ANSWERS: Final = {
    ("polaris", "home"): {
        "own_citizen": "yes",
        "need": "clarification",
        "long_term_need": "no",
        "cooperates": "yes",
    },
    ("polaris", "guest"): {
        "own_citizen": "yes",
        "night_away": "yes",
        "talk_on_arrival": "yes",
        "occasion": "planned",
    },
    ("mpo", "place"): {
        "target_group": "yes",
        "situation": "getting_worse",
        "other_help_exhausted": "yes",
        "takes_part": "yes",
        "active_misuse": "no",
    },
    ("mpo", "outreach"): {
        "target_group": "yes",
        "situation": "getting_worse",
    },
    ("pitstop", "room"): {
        "own_citizen": "yes",
        "exposed": "yes",
        "situation": "after",
        "illness": "Lungebetændelse i bedring. Træt og har brug for ro.",
        "medicine": "citizen",
        "self_reliant": "yes",
        "fits_in": "yes",
        "violent": "no",
        "suicidal": "no",
        "earlier_violence": "no",
        "known": "yes",
    },
}
#: And what those who decide settle themselves.
DECIDERS_ANSWERS: Final = {
    ("polaris", "home"): {"eldercare_act": "no", "motive_to_save": "no", "met_and_seen": "yes"},
    ("polaris", "guest"): {"eldercare_act": "no"},
    ("mpo", "place"): {"acutely_clarified": "yes", "other_plans": "yes"},
    ("mpo", "outreach"): {},
    ("pitstop", "room"): {"second_professional": "yes", "talked_with_citizen": "yes"},
}
OUTCOMES: Final = {
    "second_week": "Dokumentation og observationer er samlet. Støtten passer, som den er.",
    "monthly": "Gennemgået sammen med borgeren, bostøtten og boenheden.",
    "three_months": "Egen bolig med støtte er målet. Boligsøgningen er i gang.",
    "before_end": "Udflytning og overlevering er aftalt.",
    "arrival_talk": "Aftalen er lavet: ro, mad og en snak i morgen tidlig.",
    "next_working_day": "Bostøtten er orienteret og kommer forbi i dag.",
    "thanks_for_now": "Tak for nu: opholdet gav ro, og borgeren er velkommen igen.",
    "orientering_of_admission": "Handlekommunen er orienteret pr. sikker mail.",
    "orientering_of_leaving": "Handlekommunen er orienteret pr. sikker mail.",
    "coordinate_plans": "Opholdsplanen passer med kommunens plan og jobcentrets plan.",
    "where_next": "Borgeren vil gerne have hjælp til at finde det næste sted.",
    "last_day": "Talt om, hvad der skal ske nu.",
}
