"""Referrals: those that led to a stay, those refused, and those that wait for an answer."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from demo.national.draws import choice, draw
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.frozen_copy import freeze
from referrals.services.intake import intake_questions
from schemes import SCHEMES
from schemes.base import Referrer

#: Of a hundred stays so many began with a referral that was written here.
_REFERRED_OF_A_HUNDRED: Final = 35
_REFUSED_OF_A_HUNDRED: Final = 5

ANSWERS: Final[dict[str, dict[str, str]]] = {
    "polaris": {
        "need": "clarification",
        "cooperates": "unknown",
        "own_citizen": "yes",
        "long_term_need": "unknown",
    },
    "mpo": {
        "situation": "getting_worse",
        "takes_part": "yes",
        "target_group": "yes",
        "active_misuse": "unknown",
        "other_help_exhausted": "yes",
    },
    "pitstop": {
        "known": "yes",
        "exposed": "yes",
        "fits_in": "yes",
        "illness": "Lungebetændelse i bedring. Træt og har brug for ro.",
        "violent": "no",
        "medicine": "citizen",
        "suicidal": "no",
        "situation": "after",
        "own_citizen": "yes",
        "self_reliant": "yes",
        "earlier_violence": "unknown",
    },
}
_REFERRERS: Final = {
    "polaris": Referrer.PSYCHIATRY,
    "mpo": Referrer.PSYCHIATRY,
    "pitstop": Referrer.HOSPITAL,
}
_SITUATION: Final = "Har brug for ro og for at finde ud af, hvad der skal ske."


def frozen_copies(sender: str, today: date) -> dict[str, Any]:
    """What a referral to each scheme says, of a citizen whose name is put in by SQL."""
    copies = {}
    for scheme in SCHEMES.values():
        version = scheme.on(today)
        track = version.tracks[0].key
        asking = Asking(
            citizen=CitizenFacts(name="-", phone="00 00 00 00"),
            referrer=_REFERRERS[scheme.key],
            whereabouts="hospital",
            whereabouts_note="Afsnit P1",
            situation=_SITUATION,
            contact_name="Nanna Friis, sygeplejerske",
            contact_phone="00 00 00 01",
            answers=ANSWERS[scheme.key],
        )
        copies[scheme.key] = freeze(
            asking,
            sender=sender,
            version=version,
            track=track,
            questions=intake_questions(version, track),
        )
    return copies


#: Nobody was referred to a scheme before it had rules.
_SINCE: Final = "(%(since)s::jsonb ->> scheme)::date"

#: One row per referral, for everything that is made of it.
ASKED: Final = f"""
CREATE TEMPORARY TABLE asked ON COMMIT DROP AS
WITH of_stays AS (
    SELECT n, citizen_id, scheme, track, facility_id, stay_id, place, place_id,
           coordinator_id, leader_id, 'accepted' AS status,
           GREATEST(starts_on - 8 - {draw("asked before", "n", 12)}, {_SINCE}) AS submitted_on
    FROM slot WHERE {draw("referred", "n", 100)} < {_REFERRED_OF_A_HUNDRED}
), refused AS (
    SELECT -n, citizen_id, scheme, track, facility_id, NULL::bigint, '', NULL::bigint,
           coordinator_id, leader_id,
           {choice("why not", "n", ["refused", "refused", "withdrawn", "closed"])},
           GREATEST(starts_on - 30, {_SINCE})
    FROM slot WHERE {draw("refused", "n", 100)} < {_REFUSED_OF_A_HUNDRED}
        AND starts_on - 30 < %(today)s
), houses AS (
    SELECT array_agg(id ORDER BY id) AS ids, array_agg(scheme ORDER BY id) AS schemes
    FROM placements_facility WHERE controller_id = %(organisation)s
), waiting AS (
    SELECT w AS n, %(first_waiting)s + w AS citizen_id,
           schemes[1 + {draw("house", "w", 1000)} %% cardinality(ids)] AS scheme,
           ids[1 + {draw("house", "w", 1000)} %% cardinality(ids)] AS facility_id,
           w < %(waiting)s AS undecided
    FROM houses, generate_series(0, %(waiting)s + %(without_place)s - 1) AS w
)
SELECT x.*, row_number() OVER (PARTITION BY extract(year FROM submitted_on)
                               ORDER BY submitted_on, n, citizen_id) AS of_year,
       %(first_referral)s + row_number() OVER (ORDER BY submitted_on, n, citizen_id) - 1
           AS referral_id,
       submitted_on + time '09:00' AT TIME ZONE 'Europe/Copenhagen'
           + interval '1 minute' * {draw("minute", "n", 400)} AS submitted_at
FROM (
    SELECT * FROM of_stays
    UNION ALL SELECT * FROM refused
    UNION ALL SELECT n, citizen_id, scheme,
        CASE scheme WHEN 'polaris' THEN 'home' WHEN 'mpo' THEN 'place' ELSE 'room' END,
        CASE WHEN {draw("names a house", "n", 3)} = 0 THEN facility_id END, NULL, '', NULL,
        (%(caseworkers)s::bigint[])[1], (%(leaders)s::bigint[])[1],
        CASE WHEN undecided THEN 'submitted' ELSE 'accepted' END,
        %(today)s::date - 1 - {draw("days waiting", "n", 60)}
    FROM waiting
) AS x;
ALTER TABLE asked ADD PRIMARY KEY (referral_id);
ANALYZE asked
"""

_URGENCY: Final = choice("urgency", "n", ["routine"] * 3 + ["soon"] * 2 + ["tonight"])
_WHEREABOUTS: Final = choice("whereabouts", "n", ["hospital"] * 2 + ["own_home", "shelter"])
_SITUATIONS: Final = choice(
    "situation", "n", [_SITUATION, "Udskrives om få dage og har ingen bolig."]
)
REFERRALS: Final = f"""
INSERT INTO referrals_referral (id, controller_id, scheme, track, rules_on, reference, sender_id,
    sender_unit_id, citizen_id, shows_citizen, facility_id, status, referrer, contact_name,
    contact_phone, contact_function, call_back, urgency, whereabouts, whereabouts_note,
    situation, home_municipality, acting_municipality, paying_municipality, answers, frozen,
    case_number, submitted_by_id, submitted_at, recorded_at, clock_from, sleeps_meanwhile,
    offered_meanwhile, withdrawn_at, withdrawn_reason, closed_at, closed_because, closed_note,
    not_wanted_because, redirected_from, ended_by_name, stay_id, decision_id)
SELECT referral_id, %(organisation)s, scheme, track, submitted_on,
    %(prefix)s || '-' || extract(year FROM submitted_on) || '-' || lpad(
        of_year::text, GREATEST(4, length(of_year::text)), '0'),
    CASE WHEN by_region THEN %(region)s ELSE %(organisation)s END,
    CASE WHEN by_region THEN
        (%(units)s::bigint[])[1 + {draw("ward", "n", 1000)} %% cardinality(%(units)s::bigint[])]
    END,
    citizen_id, true, facility_id, status,
    CASE scheme WHEN 'pitstop' THEN 'hospital' ELSE 'psychiatry' END,
    'Nanna Friis, sygeplejerske', '00 00 00 01', '', '',
    {_URGENCY}, {_WHEREABOUTS}, '', {_SITUATIONS},
    c.home_municipality, CASE scheme WHEN 'mpo' THEN c.home_municipality ELSE '' END,
    CASE scheme WHEN 'mpo' THEN c.home_municipality ELSE '' END,
    %(answers)s::jsonb -> scheme,
    jsonb_set(jsonb_set(jsonb_set(%(frozen)s::jsonb -> scheme, '{{called}}',
        to_jsonb(coalesce(nullif(c.name, ''), c.alias))), '{{number}}', to_jsonb(c.masked_number)),
        '{{sections,1,rows,0,answer}}', to_jsonb(coalesce(nullif(c.name, ''), c.alias))),
    CASE WHEN by_region THEN 'EPJ-' || (100000 + n) ELSE '' END,
    CASE WHEN by_region THEN
        (%(nurses)s::bigint[])[1 + {draw("ward", "n", 1000)} %% cardinality(%(nurses)s::bigint[])]
    ELSE coordinator_id END,
    submitted_at, submitted_at, submitted_at, '', '',
    CASE status WHEN 'withdrawn' THEN submitted_at + interval '1 day' END,
    CASE status WHEN 'withdrawn' THEN 'Borgeren er flyttet hjem med støtte.' ELSE '' END,
    CASE status WHEN 'closed' THEN submitted_at + interval '2 days' END,
    CASE status WHEN 'closed' THEN 'not_wanted' ELSE '' END, '',
    CASE status WHEN 'closed' THEN 'own_home' ELSE '' END, '',
    CASE WHEN status IN ('withdrawn', 'closed') THEN 'Nanna Friis' ELSE '' END, stay_id,
    CASE WHEN status IN ('accepted', 'refused')
        THEN %(first_decision)s + referral_id - %(first_referral)s END
FROM (SELECT asked.*, {draw("sender", "n", 100)} < 85 AS by_region FROM asked) AS a
JOIN citizens_citizen c ON c.id = a.citizen_id
"""

#: Of referrals, and of stays that nobody asked for by one: a guest's night.
DECISIONS: Final = """
INSERT INTO placements_decision (id, controller_id, citizen_id, stay_id, sender_id, sender_unit_id,
    scheme, track, rules_on, kind, reasons, facts, overrides, refusals, legal_basis, standard,
    target_group, told_length, goals, sent_to, intensity, starts_on, ends_on, decided_by_id,
    decided_at, ended_because)
SELECT r.decision_id, r.controller_id, r.citizen_id, r.stay_id, r.sender_id, r.sender_unit_id,
    r.scheme, r.track, r.rules_on,
    CASE r.status WHEN 'refused' THEN 'refusal' ELSE 'award' END, CASE r.status
        WHEN 'refused' THEN 'Borgeren har brug for et længerevarende tilbud.'
        ELSE 'Et midlertidigt ophold kan give ro og afklare næste skridt.' END,
    '[]', '[]', '[]',
    CASE r.scheme WHEN 'mpo' THEN '110' WHEN 'polaris' THEN '84_2' ELSE '' END, '{}', '',
    CASE r.scheme WHEN 'pitstop' THEN 'op til 14 dage' ELSE '3-6 måneder' END,
    'Finde en god rytme og afklare, hvilken støtte der hjælper.', '', 100,
    coalesce(s.moved_in_on, s.expected_on), s.planned_end_on,
    CASE r.scheme WHEN 'polaris' THEN a.coordinator_id ELSE a.leader_id END,
    r.submitted_at + interval '3 hours', ''
FROM referrals_referral r JOIN asked a ON a.referral_id = r.id
LEFT JOIN placements_stay s ON s.id = r.stay_id
WHERE r.decision_id IS NOT NULL;

INSERT INTO placements_decision (id, controller_id, citizen_id, stay_id, scheme, track, rules_on,
    kind, reasons, facts, overrides, refusals, legal_basis, standard, target_group, told_length,
    goals, sent_to, intensity, starts_on, ends_on, decided_by_id, decided_at, ended_because)
SELECT %(first_decision)s + (SELECT count(*) FROM asked) + row_number() OVER (ORDER BY s.id),
    s.controller_id, s.citizen_id, s.id, s.scheme, s.track, s.rules_on, 'award', s.purpose, '[]',
    '[]', '[]', s.legal_basis, '{}', s.target_group, '', s.goals, '', s.intensity,
    coalesce(s.moved_in_on, s.expected_on), s.planned_end_on, s.granted_by_id,
    coalesce(s.moved_in_on, s.rules_on)::timestamptz, ''
FROM placements_stay s
WHERE s.controller_id = %(organisation)s
    AND NOT EXISTS (SELECT FROM referrals_referral r WHERE r.stay_id = s.id)
"""

COUNTERS: Final = """
INSERT INTO referrals_referralcounter (controller_id, year, last)
SELECT %(organisation)s, extract(year FROM submitted_on), max(of_year)
FROM asked GROUP BY 2
"""
