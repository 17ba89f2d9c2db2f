"""What happens to a house's page. What a citizen writes there is no event before it is sent."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class PageEvent(Kind):
    PUBLISHED = "house_page.published", _("The public page of %(facility)s was published")
    CHANGED = "house_page.changed", _("The public page of %(facility)s was changed")
    WITHDRAWN = "house_page.withdrawn", _("The public page of %(facility)s was taken down")
