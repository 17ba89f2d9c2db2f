"""Files of a draft and of a referral: attached, taken away again, and taken out as downloads."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import attempt, posted
from core.problems import Conflict
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.forms.changing import AttachForm, RemoveForm
from referrals.models import Attachment, Draft
from referrals.rules import RULES, Verb
from referrals.services.attachments import (
    attach_to_draft,
    attach_to_referral,
    content_of,
    detach,
    remove_attachment,
    taken_by,
)
from referrals.services.drafts import sent_before
from referrals.services.file_kinds import CONTENT_TYPES
from referrals.views.act_page import act_page
from referrals.views.draft_forms import frame, read_draft
from referrals.views.loading import in_sight, is_sent, received

#: Whatever a browser makes of the file, it runs nothing and shows it inside nothing of ours.
_NOTHING: Final = "default-src 'none'; sandbox"


@require_http_methods(["GET", "POST"])
@needs(Permission.REFER)
def draft_attachments(request: ActorRequest, pk: UUID) -> HttpResponse:
    """The files of one's own draft, and one more."""
    draft = _own_draft(request, pk)
    if draft is None:
        sent = sent_before(request.actor, pk)
        if sent is None:
            raise Http404
        if saves(request):
            words = _("The referral is sent already, as %(reference)s. The file is not with it.")
            raise Conflict("already_sent", words % {"reference": sent.reference})
        return redirect("referral", pk=sent.pk)
    form = _form(request)
    attached = attempt(
        request,
        form,
        lambda: attach_to_draft(
            by=request.actor, draft=draft, now=timezone.now(), **form.cleaned_data
        ),
    )
    if attached is not None:
        messages.success(request, _("%(name)s is attached.") % {"name": attached.name})
        return redirect("draft_attachments", pk=pk)
    context = frame(read_draft(request, draft)) | {
        "form": form,
        "attachments": list(draft.attachments.all()),
        "page": {"key": "bilag"},
    }
    return render(request, "referrals/draft_attachments.html", context, status=form.status)


@require_safe
@needs(Permission.REFER)
def draft_attachment(request: ActorRequest, pk: UUID, attachment_pk: UUID) -> HttpResponse:
    """A file of one's own draft: what one wrote oneself is no reading of somebody's case."""
    draft = _own_draft(request, pk)
    if draft is None:
        raise Http404
    return _download(draft.attachments.filter(pk=attachment_pk).first())


@button
@needs(Permission.REFER)
def detach_from_draft(request: ActorRequest, pk: UUID, attachment_pk: UUID) -> HttpResponse:
    """Take a file away again, before it is sent."""
    draft = _own_draft(request, pk)
    if draft is None:
        raise Http404
    detach(by=request.actor, draft=draft, attachment_id=attachment_pk)
    messages.success(request, _("The file is taken away."))
    return redirect("draft_attachments", pk=pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def attach(request: ActorRequest, pk: int) -> HttpResponse:
    """Attach a file to a referral that was sent."""
    RULES[Verb.ATTACH].must(request.actor)
    row = in_sight(request.actor, pk)
    if not is_sent(request.actor, row):
        row = received(request.actor, pk)
    form = _form(request)
    attached = attempt(
        request,
        form,
        lambda: attach_to_referral(
            by=request.actor, referral=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if attached is not None:
        messages.success(request, _("%(name)s is attached.") % {"name": attached.name})
        return redirect("referral", pk=pk)
    return act_page(request, row, form, Verb.ATTACH)


@require_safe
@needs(Permission.SEE_REFERRALS)
def attachment(request: ActorRequest, pk: int, attachment_pk: UUID) -> HttpResponse:
    """A file of a referral in sight. Whoever takes it out is logged."""
    row = in_sight(request.actor, pk)
    file = Attachment.objects.standing().filter(referral=row, pk=attachment_pk).first()
    answer = _download(file)
    log_access(
        by=request.actor,
        action=AccessLog.Action.EXPORT,
        what=str(file),
        purpose=Purpose.OWN_REFERRAL if is_sent(request.actor, row) else Purpose.ASSESSMENT,
        citizen_id=row.citizen_id,
        controller=row.controller,
    )
    return answer


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def remove(request: ActorRequest, pk: int, attachment_pk: UUID) -> HttpResponse:
    """Take away a file that should not have been sent; who has taken it out is shown."""
    RULES[Verb.REMOVE_FILE].must(request.actor)
    row = in_sight(request.actor, pk)
    if not is_sent(request.actor, row):
        row = received(request.actor, pk)
    file = Attachment.objects.filter(referral=row, pk=attachment_pk).first()
    if file is None:
        raise Http404
    form = RemoveForm(posted(request))
    removed = attempt(
        request,
        form,
        lambda: remove_attachment(
            by=request.actor,
            referral=row,
            attachment_id=file.pk,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if removed is not None:
        messages.success(request, _("The file is gone. That it was there stands on the timeline."))
        return redirect("referral", pk=pk)
    more = {
        "above": "referrals/removing.html",
        "file": file,
        "taken": taken_by(by=request.actor, referral=row, attachment=file),
    }
    return act_page(request, row, form, Verb.REMOVE_FILE, more)


def _own_draft(request: ActorRequest, pk: UUID) -> Draft | None:
    rows = Draft.objects.visible_to(request.actor).select_related("receiver")
    return rows.filter(pk=pk).first()


def _form(request: ActorRequest) -> AttachForm:
    """Shown again only, it is empty: a browser does not send a file twice by itself."""
    return AttachForm(posted(request), request.FILES) if saves(request) else AttachForm()


def _download(row: Attachment | None) -> HttpResponse:
    if row is None:
        raise Http404
    answer = FileResponse(
        content_of(row),
        as_attachment=True,
        filename=row.name,
        content_type=CONTENT_TYPES[Attachment.Kind(row.kind)],
    )
    answer.headers["Content-Security-Policy"] = _NOTHING
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[return-value]  # Django's views may stream
