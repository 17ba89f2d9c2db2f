"""A fourth scheme that nobody runs: one module, and nothing else was changed for it."""

from __future__ import annotations

from datetime import date

from schemes.base import (
    ANY,
    NO,
    YES,
    Criterion,
    FollowUpRule,
    HouseRule,
    Length,
    Office,
    Payer,
    Payment,
    Referrer,
    Scheme,
    Track,
    Version,
    Weight,
    Window,
    Words,
)
from schemes.judges import at_least, yes_meets

HARBOUR = Scheme(
    key="harbour",
    name="Havnen",
    municipality="0492",
    organisation="Eksempel Kommune",
    versions=(
        Version(
            scheme="harbour",
            name="Harbour, from 2025",
            starts_on=date(2025, 1, 1),
            ends_on=None,
            source="Made up",
            words=Words(
                accept="Welcome aboard",
                accepted="Aboard",
                refuse="Wave off",
                refused="Waved off",
                decision="Signing on",
                move_in="Comes aboard",
                moved_in="Has come aboard",
                move_out="Goes ashore",
                moved_out="Has gone ashore",
                plan="",
                leader="skipper",
            ),
            tracks=(
                Track(
                    key="berth",
                    name="Berth",
                    referrers=frozenset({Referrer.POLICE}),
                    deciders=frozenset({Office.FACILITY_STAFF}),
                    length=Length(
                        in_words="a week",
                        source="Made up",
                        max_nights=7,
                        extension_test="Is there a storm?",
                        too_long="A week is a week.",
                    ),
                    follow_ups=(
                        FollowUpRule(
                            kind="coffee",
                            title="Coffee",
                            task="Drink it together.",
                            source="Made up",
                            window=Window.EVERY_DAYS,
                            n=2,
                        ),
                    ),
                ),
            ),
            criteria=(
                Criterion(
                    key="sailor",
                    theme="Sea",
                    question="Is the citizen a sailor?",
                    to_citizen={YES: "You are a sailor.", NO: "You are no sailor."},
                    source="Made up",
                    weight=Weight.JUDGEMENT,
                    judge=yes_meets("sailor"),
                    refusal="The harbour is for sailors.",
                    open_question="Ask about the sea.",
                ),
                Criterion(
                    key="old_salt",
                    theme="Sea",
                    question="Is the citizen 40?",
                    to_citizen={ANY: "You are {answer} years old."},
                    source="Made up",
                    weight=Weight.HARD,
                    judge=at_least(40),
                    refusal="Too young for the sea.",
                    open_question="Ask the age.",
                    asked=False,
                    fact="age",
                ),
            ),
            house_rules=(HouseRule(text="No whistling.", source="Made up"),),
            payment=Payment(text="Free.", source="Made up", payer=Payer.GRANT),
        ),
    ),
)
