"""What happens around consents and grants. Facts name no citizen; ``what`` is a purpose's label
in the language of the records, ``who`` a partner."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class SharingEvent(Kind):
    GIVEN = "consent.given", _("Consent until %(until)s. %(what)s")
    GIVEN_FOR = (
        "consent.given_for",
        _("Consent until %(until)s, said by one who decides in the citizen's place. %(what)s"),
    )
    REFUSED = "consent.refused", _("The citizen has said no. %(what)s")
    UNABLE = "consent.unable", _("The citizen cannot decide on a consent now. %(what)s")
    LATER = "consent.later", _("The citizen wants to be asked again on %(on)s. %(what)s")
    WITHDRAWN = "consent.withdrawn", _("A consent is withdrawn. %(what)s")
    GIVEN_BY_LINK = (
        "consent.given_by_link",
        _("The citizen has said yes on the own page, until %(until)s. %(what)s"),
    )
    REFUSED_BY_LINK = (
        "consent.refused_by_link",
        _("The citizen has said no on the own page. %(what)s"),
    )
    LATER_BY_LINK = (
        "consent.later_by_link",
        _("The citizen wants to be asked again on %(on)s, said on the own page. %(what)s"),
    )
    WITHDRAWN_BY_LINK = (
        "consent.withdrawn_by_link",
        _("The citizen has taken a consent back on the own page. %(what)s"),
    )
    RUNS_OUT = "consent.runs_out", _("A consent holds until %(until)s. %(what)s")
    ASK_AGAIN = (
        "consent.ask_again",
        _("The citizen wanted to be asked again about a consent. %(what)s"),
    )
    ACCESS_GIVEN = (
        "grant.given",
        _("%(who)s may read until %(until)s: %(parts)s"),
    )
    ACCESS_REVOKED = "grant.revoked", _("%(who)s may read no more. %(reason)s")
