"""What happens around moving in: contract, inventory, savings, daily helper, preferences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class MovingInEvent(Kind):
    CONTRACT_WRITTEN = "contract.written", _("Move-in contract %(number)s is written")
    CONTRACT_SIGNED = "contract.signed", _("Move-in contract %(number)s is signed on screen")
    CONTRACT_ON_PAPER = (
        "contract.signed_on_paper",
        _("Move-in contract %(number)s was signed on paper on %(on)s"),
    )
    INVENTORY_CHECKED = "inventory.checked", _("The inventory was gone through on %(on)s")
    DAMAGE_WRITTEN = "damage.written", _("Damage is written down: %(words)s, %(kroner)s")
    DAMAGE_BILLED = "damage.billed", _("%(words)s, %(kroner)s: sent on to be collected on %(on)s")
    DAMAGE_WAIVED = "damage.waived", _("%(words)s, %(kroner)s: not collected. %(reason)s")
    DAMAGE_TO_ESTATE = (
        "damage.to_estate",
        _("%(words)s, %(kroner)s: claimed from the estate. %(reason)s"),
    )
    DAMAGE_CORRECTED = "damage.corrected", _("%(words)s is corrected by %(kroner)s. %(reason)s")
    SAVINGS_AGREED = (
        "savings.agreed",
        _("Savings agreement: %(kroner)s a month from %(on)s"),
    )
    SAVINGS_ENDED = "savings.ended", _("The savings agreement ends on %(on)s. %(reason)s")
    HELPER_SET = "helper.set", _("Daily helper from %(on)s: %(who)s")
    PREFERENCE_ADDED = "preference.added", _("The citizen has said how they want it")
    PREFERENCE_WITHDRAWN = "preference.withdrawn", _("A wish of the citizen is taken back")


class HouseTermsEvent(Kind):
    """No citizen is concerned."""

    RULES_WRITTEN = "house_terms.rules_written", _("The house rules of %(house)s are written")
    INVENTORY_LISTED = (
        "house_terms.inventory_listed",
        _("The inventory of %(place)s is written: %(n)s lines"),
    )
