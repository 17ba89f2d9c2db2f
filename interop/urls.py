"""The API's addresses, and the page that describes them."""

from __future__ import annotations

from django.urls import path

from interop import pages
from interop.rest import (
    adding,
    facilities,
    files,
    referrals,
    schema_refusals,  # noqa: F401  # tells the schema how tokens are sent
    schema_shapes,  # noqa: F401  # and what an object takes
    schemes,
    status,
    tokens,
)

urlpatterns = [
    path("api/", pages.description, name="api_page"),
    path("api/problems/", pages.problems, name="api_problems"),
    path("api/documents/<str:name>", pages.document, name="api_document"),
    path("api/v1/schema/", pages.schema, name="api_schema"),
    path("api/v1/status/", status.Status.as_view(), name="api_status"),
    path("api/v1/token/", tokens.Token.as_view(), name="api_token"),
    path("api/v1/token/revoke/", tokens.RevokedToken.as_view(), name="api_revoke"),
    path("api/v1/schemes/", schemes.Schemes.as_view(), name="api_schemes"),
    path(
        "api/v1/schemes/<slug:key>/criteria/",
        schemes.Criteria.as_view(),
        name="api_scheme_criteria",
    ),
    path("api/v1/facilities/", facilities.Facilities.as_view(), name="api_facilities"),
    path(
        "api/v1/facilities/<int:pk>/capacity/",
        facilities.Capacity.as_view(),
        name="api_capacity",
    ),
    path("api/v1/referrals/", referrals.Referrals.as_view(), name="api_referrals"),
    path("api/v1/referrals/<int:pk>/", referrals.OneReferral.as_view(), name="api_referral"),
    path(
        "api/v1/referrals/<int:pk>/attachments/",
        files.Attachments.as_view(),
        name="api_attachments",
    ),
    path(
        "api/v1/referrals/<int:pk>/attachments/<uuid:attachment_pk>/",
        files.AttachmentContent.as_view(),
        name="api_attachment",
    ),
    path(
        "api/v1/referrals/<int:pk>/attachments/<uuid:attachment_pk>/remove/",
        files.Removal.as_view(),
        name="api_remove_attachment",
    ),
    path(
        "api/v1/referrals/<int:pk>/information/<int:request_pk>/",
        adding.Information.as_view(),
        name="api_give_information",
    ),
    path(
        "api/v1/referrals/<int:pk>/later-facts/",
        adding.LaterFacts.as_view(),
        name="api_later_facts",
    ),
    path(
        "api/v1/referrals/<int:pk>/changes/",
        referrals.Change.as_view(),
        name="api_report_change",
    ),
    path(
        "api/v1/referrals/<int:pk>/readiness/",
        referrals.Readiness.as_view(),
        name="api_readiness",
    ),
    path(
        "api/v1/referrals/<int:pk>/withdraw/",
        referrals.Withdrawal.as_view(),
        name="api_withdraw",
    ),
]
