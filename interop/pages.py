"""The description of the API: as a machine reads it, and as a person does.

Open to everyone: whoever builds against it has no account here, and it says nothing that does not
stand in the source.
"""

from __future__ import annotations

import json
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from interop.catalogue import CATALOGUE
from interop.codes import Code
from interop.openapi_page import operations_of
from interop.rest.examples import REFUSAL
from interop.walk_through import steps

FOLDER: Final = Path(settings.BASE_DIR) / "docs" / "api"
DOCUMENTS: Final = {
    path.name: path
    for path in (
        FOLDER / "start.md",
        FOLDER / "versioning.md",
        FOLDER / "changelog.md",
        FOLDER / "examples" / "refer.py",
        FOLDER / "examples" / "refer.sh",
    )
}


@cache
def described(language: str) -> dict[str, Any]:
    """Made once per language: it only changes with the source."""
    with translation.override(language):
        made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
        return made


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    return JsonResponse(
        described(translation.get_language() or "da"), json_dumps_params={"ensure_ascii": False}
    )


@require_safe
def document(_request: HttpRequest, name: str) -> HttpResponse:
    """A text for developers, as it stands in docs/api."""
    if name not in DOCUMENTS:
        raise Http404
    return HttpResponse(DOCUMENTS[name].read_bytes(), content_type="text/plain; charset=utf-8")


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    made = described(translation.get_language() or "da")
    context = {
        "operations": operations_of(made),
        "steps": steps(),
        "codes": len(Code),
        "refusal": json.dumps(REFUSAL, ensure_ascii=False, indent=2),
    }
    return render(request, "interop/api.html", context)


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """The catalogue: what each code means, why it comes, and what to do. A refusal's ``type`` is
    the address of its code here."""
    faults = [code for code in Code if code.status == HTTPStatus.BAD_REQUEST]
    warnings = [code for code in Code if code.status < HTTPStatus.BAD_REQUEST]
    groups = {
        _("The request is wrong"): faults,
        _("It is refused for another reason"): [c for c in Code if c not in faults + warnings],
        _("Stored all the same: warnings"): warnings,
    }
    shown = [(title, [(c, CATALOGUE[c]) for c in codes]) for title, codes in groups.items()]
    return render(request, "interop/problems.html", {"groups": shown})
