"""How PostgreSQL finds the rows: the plans of what a page or a sweep asks.

``plans_of(work)`` runs it, with the plan of each statement as the app's role gets it, under row
security. The world must be big enough for a plan to mean anything: the fixture ``years``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

#: What the years fill: read through an index, or not at all.
HISTORY: Final = frozenset(
    {
        "audit_event",
        "citizens_citizen",
        "placements_booking",
        "placements_followup",
        "placements_stay",
        "placements_decision",
        "referrals_referral",
    }
)


@dataclass(frozen=True)
class Plan:
    statement: str
    tree: dict[str, Any]

    @property
    def nodes(self) -> Iterator[dict[str, Any]]:
        waiting = [self.tree]
        while waiting:
            node = waiting.pop()
            waiting += node.get("Plans", ())
            yield node

    @property
    def read_whole(self) -> set[str]:
        """Tables that are read from one end to the other."""
        return {node["Relation Name"] for node in self.nodes if node["Node Type"] == "Seq Scan"}

    @property
    def indexes(self) -> set[str]:
        return {node["Index Name"] for node in self.nodes if "Index Name" in node}


def plans_of(work: Callable[[], object]) -> list[Plan]:
    """Of each statement that reads or writes rows while ``work`` runs, as it is asked."""
    plans: list[Plan] = []

    def explain(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        words = str(sql).lstrip("( \n").upper()
        if words.startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")) and not many:
            with connection.connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
                ((found,),) = cursor.fetchall()
            plans.append(Plan(str(sql), found[0]["Plan"]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        work()
    return plans


def assert_no_table_is_read_whole(
    work: Callable[[], object], tables: Collection[str] = HISTORY
) -> list[Plan]:
    """What ``work`` asks goes through an index of each of the tables. Returns the plans."""
    plans = plans_of(work)
    assert plans, "it asked nothing"
    for plan in plans:
        read = plan.read_whole & set(tables)
        assert not read, f"reads all of {', '.join(sorted(read))}:\n{plan.statement}"
    return plans
