"""What the one who asks may do, for templates."""

from __future__ import annotations

from django import template

from organisations.actors import Actor
from organisations.roles import Permission

register = template.Library()


@register.filter
def may(actor: Actor | None, permission: str) -> bool:
    """Whether the one who asks holds the permission: `{% if actor|may:"follow_up" %}`."""
    return actor is not None and actor.may(Permission(permission))
