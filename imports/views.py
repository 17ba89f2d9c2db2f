"""Pages for bringing in what another system knew. No citizen is named on them."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.buttons import button
from core.forms import attempt
from core.pages import page_of
from core.problems import Conflict
from core.spreadsheets import as_csv_file
from core.unsent import saves
from imports.blank_files import ENDINGS, blank_file
from imports.columns import column_named, in_files_language
from imports.forms import FileForm
from imports.models import Fault, Import, Kind
from imports.progress import how_far
from imports.rules import RULES, Verb
from imports.services.files import check_again, discard_file, order_import, send_file
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility

_BRINGS_IN: Final = Permission.BRING_IN_HISTORY
#: What a kind is called in an address, and in the name of a file.
KINDS: Final = {"pladser": Kind.PLACES, "borgere": Kind.CITIZENS, "ophold": Kind.STAYS}
_SLUGS: Final = {kind: slug for slug, kind in KINDS.items()}
_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@needs(_BRINGS_IN)
def imports(request: ActorRequest) -> HttpResponse:
    """The three kinds of files in their order, and what was brought in before."""
    rows = Import.objects.visible_to(request.actor)
    context = {
        "section": "administration",
        "kinds": [(slug, kind) for slug, kind in KINDS.items()],
        "page": page_of(request, rows),
    }
    return render(request, "imports/imports.html", context)


@require_safe
@needs(_BRINGS_IN)
def import_template(request: ActorRequest, kind: str, ending: str) -> HttpResponse:
    """The columns with an example; as xlsx with an explanation of each."""
    if ending not in ENDINGS:
        raise Http404
    houses = list(Facility.objects.run_by(request.actor))
    with in_files_language():
        written = blank_file(_kind(kind), ending, houses)
    return _sent(written, f"{kind}.{ending}", ending)


@require_http_methods(["GET", "POST"])
@needs(_BRINGS_IN)
def send_file_page(request: ActorRequest, kind: str) -> HttpResponse:
    """A file of one kind is chosen; it is checked before anything is written."""
    wanted = _kind(kind)
    posted = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if posted else FileForm()

    def send() -> Import:
        file: UploadedFile[bytes] = form.cleaned_data["file"]
        return send_file(
            by=request.actor,
            kind=wanted,
            name=file.name or "",
            file=file,
            size=file.size or 0,
            now=timezone.now(),
        )

    sent = attempt(request, form, send)
    if sent is not None:
        return redirect("import", sent.pk)
    context = {
        "section": "administration",
        "form": form,
        "kind": wanted,
        "slug": kind,
        "verb": RULES,
    }
    return render(request, "imports/send.html", context, status=form.status)


@require_safe
@needs(_BRINGS_IN)
def import_page(request: ActorRequest, pk: int) -> HttpResponse:
    """How far the file is, what is wrong in it, and the button that brings it in."""
    row = _import(request, pk)
    return render(request, "imports/import.html", _shown(request, row))


@require_safe
@needs(_BRINGS_IN)
def import_progress(request: ActorRequest, pk: int) -> HttpResponse:
    """The part of the page that asks for itself again until the work is done."""
    row = _import(request, pk)
    if row.is_worked_on:
        return render(request, "imports/import.html#progress", _shown(request, row))
    response = HttpResponse(status=204)
    response["HX-Refresh"] = "true"
    return response


@require_safe
@needs(_BRINGS_IN)
def import_faults(request: ActorRequest, pk: int) -> HttpResponse:
    """What is wrong with the rows, as a file to work by."""
    row = _import(request, pk)
    with in_files_language():
        heading = [_("Row"), _("Column"), _("What is wrong")]
        lines = [
            (fault.row, column_named(row.kind, fault.column), fault.text)
            for fault in Fault.objects.filter(import_of=row)
        ]
        written = as_csv_file(heading, lines)
        name = _("faults")
    return _sent(written, f"{_SLUGS[Kind(row.kind)]}-{row.pk}-{name}.csv", "csv")


@button
@needs(*RULES[Verb.BRING_IN].permissions)
def bring_in_page(request: ActorRequest, pk: int) -> HttpResponse:
    """All rows, or none."""
    return _do(request, pk, order_import)


@button
@needs(*RULES[Verb.CHECK_AGAIN].permissions)
def check_again_page(request: ActorRequest, pk: int) -> HttpResponse:
    """The same file against what is here by now."""
    return _do(request, pk, check_again)


@button
@needs(*RULES[Verb.DISCARD].permissions)
def discard_file_page(request: ActorRequest, pk: int) -> HttpResponse:
    """The file goes before its time."""
    return _do(request, pk, discard_file, done=_("The file is deleted."))


def _do(request: ActorRequest, pk: int, service: Any, *, done: str = "") -> HttpResponse:
    row = _import(request, pk)
    if saves(request):
        try:
            service(by=request.actor, import_of=row, now=timezone.now())
        except Conflict as refused:
            messages.error(request, str(refused))
        else:
            if done:
                messages.success(request, done)
    return redirect("import", row.pk)


def _shown(request: ActorRequest, row: Import) -> dict[str, Any]:
    page = page_of(request, Fault.objects.filter(import_of=row))
    with in_files_language():
        faults = [(fault, column_named(row.kind, fault.column)) for fault in page]
    return {
        "section": "administration",
        "import": row,
        "slug": _SLUGS[Kind(row.kind)],
        "per_cent": how_far(row.pk) if row.is_worked_on else 0,
        "faults": faults,
        "page": page,
        "verb": RULES,
    }


def _import(request: ActorRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.visible_to(request.actor), pk=pk)


def _kind(slug: str) -> Kind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _sent(written: Any, name: str, ending: str) -> HttpResponse:
    # Sent from disk in pieces: a response, though Django has it as no HttpResponse.
    response: Any = FileResponse(
        written, as_attachment=True, filename=name, content_type=_TYPES[ending]
    )
    answer: HttpResponse = response
    return answer
