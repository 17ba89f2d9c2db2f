"""Files of one's own referral: attached, taken out, taken away. None is in memory as a whole."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, ClassVar, Final
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import quote_etag
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.problems import Problem, Problems
from interop.refusals import Fault, Part
from interop.rest.client_view import ClientView
from interop.rest.etags import is_known
from interop.rest.fields import Strict
from interop.rest.keys import KEY_PARAMETER, made_once
from interop.rest.own_referral import TAG, own
from interop.rest.parsing import AnyKind
from interop.rest.reading import body_of, query_of
from interop.rest.serializers import AttachIn, RemoveIn
from interop.rest.serializers_out import AttachmentOut, RemovedOut
from interop.scopes import Scope
from interop.services.idempotency import Answer
from referrals.models import Attachment, Referral
from referrals.services.attachments import (
    attach_to_referral,
    content_of,
    digest_of,
    remove_attachment,
    taken_by,
)
from referrals.services.file_kinds import CONTENT_TYPES

FILE: Final = "file"


class Attachments(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="attach",
        summary=_("Attach a file"),
        description=_(
            "One file, as the part “file” of a form (multipart/form-data), with its name. What is "
            "taken is judged by its content: PDF, JPEG, PNG, Word (docx), OpenDocument (odt) and "
            "plain text; where the installation has a virus scanner, it is scanned first. Both "
            "sides read it. The same content again is the file that is there. What is attached "
            "stands in “attachments” of the referral. Until eight weeks after the referral has "
            "ended."
        ),
        tags=[TAG],
        parameters=[KEY_PARAMETER],
        request={"multipart/form-data": AttachIn},
        responses={201: AttachmentOut},
    )
    def post(self, request: Request, pk: int) -> Response:
        query_of(Strict, request)
        row = own(self.actor, pk)
        file = _file_in(request)
        sent = {"to": request.path, "name": file.name, "sha256": digest_of(file)}
        return made_once(request, self.caller, sent, lambda: self._attach(row, file))

    def _attach(self, row: Referral, file: UploadedFile[bytes]) -> Answer:
        kept = attach_to_referral(by=self.actor, referral=row, file=file, now=timezone.now())
        shown = json.dumps(AttachmentOut(kept).data, cls=DjangoJSONEncoder)
        return Answer(201, reverse("api_attachment", args=[row.pk, kept.pk]), shown)


def _file_in(request: Request) -> UploadedFile[bytes]:
    """The one part there may be; raises :class:`Problems` with every other that came."""
    body: Any = request.data
    words = gettext("This is not a field here.")
    faults: list[Problem] = [
        Fault("unknown_field", words, field=f"/{name[:60]}", part=Part.BODY)
        for name in body
        if name != FILE
    ]
    file: UploadedFile[bytes] | None = request.FILES.get(FILE)
    if file is None:
        words = gettext("Send the file as the part “file” of a form, with its name.")
        faults.append(Fault("missing", words, field=f"/{FILE}", part=Part.BODY))
    if faults:
        raise Problems(faults)
    assert file is not None, "raised above"
    return file


class AttachmentContent(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"GET": Scope.REFERRALS_READ}
    content_negotiation_class = AnyKind

    @extend_schema(
        operation_id="download_attachment",
        summary=_("Take a file out"),
        description=_(
            "The file as it was attached, by either side. Who has taken it out is logged. One that "
            "has been taken away is not there any more (404)."
        ),
        tags=[TAG],
        responses={(200, kind): OpenApiTypes.BINARY for kind in CONTENT_TYPES.values()},
    )
    def get(self, request: Request, pk: int, attachment_pk: UUID) -> HttpResponseBase:
        query_of(Strict, request)
        row = own(self.actor, pk)
        file = _of(row, attachment_pk, standing=True)
        tag = quote_etag(file.pk.hex)  # what it holds never changes
        if is_known(request, tag):
            return Response(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
        answer = FileResponse(
            content_of(file),
            as_attachment=True,
            filename=file.name,
            content_type=CONTENT_TYPES[Attachment.Kind(file.kind)],
            headers={"ETag": tag},
        )
        log_access(
            by=self.actor,
            action=AccessLog.Action.EXPORT,
            what=str(file),
            purpose=Purpose.OWN_REFERRAL,
            citizen_id=row.citizen_id,
            controller=row.controller,
        )
        return answer


class Removal(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}

    @extend_schema(
        operation_id="remove_attachment",
        summary=_("Take a file away"),
        description=_(
            "One that should not have been sent, whoever attached it. Its content and its name are "
            "gone for good, also where the referral was sent on to; that it was there, who took it "
            "away and why stands. “taken_by” says who had taken it out until then. The same reason "
            "again is once, so it needs no key."
        ),
        tags=[TAG],
        request=RemoveIn,
        responses=RemovedOut,
    )
    def post(self, request: Request, pk: int, attachment_pk: UUID) -> Response:
        query_of(Strict, request)
        row = own(self.actor, pk)
        file = _of(row, attachment_pk)
        body = body_of(RemoveIn, request)
        removed = remove_attachment(
            by=self.actor, referral=row, attachment_id=file.pk, now=timezone.now(), **body
        )
        taken = taken_by(by=self.actor, referral=row, attachment=removed)
        return Response(RemovedOut({"attachment": removed, "taken_by": taken}).data)


def _of(row: Referral, pk: UUID, *, standing: bool = False) -> Attachment:
    rows = Attachment.objects.filter(referral=row, pk=pk)
    file = (rows.standing() if standing else rows).first()
    if file is None:
        raise Http404
    return file
