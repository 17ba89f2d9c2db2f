"""Every code the API can say. One per fault, whichever part of the product finds it.

Codes are stable, words are not. The schema's enum, and ``type`` and ``title`` of every refusal are
made from it; why each comes and what to do stands in the catalogue (``interop.catalogue``). A test
holds it to the code that can be reached from the API, in both directions.
"""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Code(StrEnum):
    """Each with the status it comes with, and what it means.

    Those with 400 stand in ``errors``, with 201 in ``warnings``; others are the whole refusal.
    """

    status: int
    words: Promise

    def __new__(cls, value: str, status: int, words: Promise) -> Code:
        code = str.__new__(cls, value)
        code._value_ = value
        code.status, code.words = status, words
        return code

    # --- The whole request
    INVALID = "invalid", 400, _("Something in the request is wrong")
    BAD_REQUEST = "bad_request", 400, _("The request can't be read")
    MALFORMED_JSON = "malformed_json", 400, _("The body is not JSON")
    NOT_UTF8 = "not_utf8", 400, _("The body is not UTF-8")
    TOO_DEEP = "too_deep", 400, _("The body is nested too deeply")
    DUPLICATE_KEY = "duplicate_key", 400, _("A name stands twice")
    TOO_MANY_NAMES = "too_many_names", 400, _("An object has too many names")
    NUMBER_TOO_LARGE = "number_too_large", 400, _("A number is too large")
    TOO_LARGE = "too_large", 413, _("The request is too large")
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type", 415, _("Another kind of body than there is")
    NOT_ACCEPTABLE = "not_acceptable", 406, _("Only JSON is answered")
    METHOD_NOT_ALLOWED = "method_not_allowed", 405, _("This can't be done here")
    NOT_FOUND = "not_found", 404, _("There is nothing here")
    TOO_SLOW = "too_slow", 408, _("The request did not arrive in time")
    ADDRESS_TOO_LONG = "address_too_long", 414, _("The address is too long")
    HEADERS_TOO_LARGE = "headers_too_large", 431, _("The headers are too many or too long")
    UNSUPPORTED_ENCODING = "unsupported_encoding", 415, _("The body is packed")
    TRANSFER_CODING = "transfer_coding", 501, _("The body is sent in a way that is not spoken")
    BUSY = "busy", 503, _("There is no time just now")
    PRECONDITION_FAILED = "precondition_failed", 412, _("It has changed since you read it")
    ERROR = "error", 500, _("Something went wrong here")

    # --- Who calls, and how often
    HTTPS_ONLY = "https_only", 403, _("Only https is answered")
    NOT_AUTHENTICATED = "not_authenticated", 401, _("No token was sent")
    INVALID_TOKEN = "invalid_token", 401, _("The token is not valid")
    INSUFFICIENT_SCOPE = "insufficient_scope", 403, _("The token lacks the scope")
    NOT_ALLOWED = "not_allowed", 403, _("Not yours to do")
    THROTTLED = "throttled", 429, _("Too many calls")

    # --- One key, one referral
    IDEMPOTENCY_KEY_MISSING = "idempotency_key_missing", 400, _("The Idempotency-Key is missing")
    IDEMPOTENCY_KEY_INVALID = "idempotency_key_invalid", 400, _("The Idempotency-Key is no key")
    KEY_USED = "key_used", 422, _("The key was used for another body")
    STILL_RUNNING = "still_running", 409, _("The first call is still running")

    # --- Names, kinds and sizes
    UNKNOWN_FIELD = "unknown_field", 400, _("There is no such field")
    DUPLICATE_PARAMETER = "duplicate_parameter", 400, _("A parameter stands twice")
    BAD_CURSOR = "bad_cursor", 400, _("This is no cursor of ours")
    MISSING = "missing", 400, _("Something is missing")
    NOT_TEXT = "not_text", 400, _("Not a text")
    NOT_A_FLAG = "not_a_flag", 400, _("Neither true nor false")
    NOT_A_NUMBER = "not_a_number", 400, _("Not a whole number")
    NOT_A_DATE = "not_a_date", 400, _("Not a date")
    NOT_AN_INSTANT = "not_an_instant", 400, _("Not a moment")
    NOT_AN_OBJECT = "not_an_object", 400, _("Not an object")
    NOT_A_LIST = "not_a_list", 400, _("No list")
    NOT_A_CHOICE = "not_a_choice", 400, _("Not one of the choices")
    TOO_LONG = "too_long", 400, _("Too long")
    OUT_OF_RANGE = "out_of_range", 400, _("Too small or too large")
    ABSURD_DATE = "absurd_date", 400, _("Not a date of our time")
    FAR_DATE = "far_date", 400, _("Too far from today")
    FUTURE_DATE = "future_date", 400, _("The day has not come yet")
    PAST_DATE = "past_date", 400, _("The day has passed")
    WRONG_ORDER = "wrong_order", 400, _("The last day is not after the first")
    PERIOD_TOO_LONG = "period_too_long", 400, _("The period is too long")
    CHARACTERS = "characters", 400, _("Characters that mean nothing")
    INVISIBLE = "invisible", 400, _("There is nothing to see")

    # --- The referral
    NO_SUCH_RECEIVER = "no_such_receiver", 400, _("There is no such receiver")
    NOT_A_RECEIVER = "not_a_receiver", 400, _("The receiver does not run this scheme")
    NO_SUCH_SCHEME = "no_such_scheme", 400, _("There is no such scheme")
    NOT_ASKED = "not_asked", 400, _("This is not asked")
    CPR_FORMAT = "cpr_format", 400, _("Not a CPR number")
    CPR_DATE = "cpr_date", 400, _("Nobody has such a CPR number")
    TOO_OLD = "too_old", 400, _("Older than anyone has become")
    ANONYMOUS = "anonymous", 400, _("Nobody is anonymous in this scheme")
    NOT_ANONYMOUS_THEN = "not_anonymous_then", 400, _("Not anonymous with this")
    HOLDS_CPR = "holds_cpr", 400, _("A CPR number stands where none belongs")
    ALREADY_ACCEPTED = "already_accepted", 409, _("It has been accepted")
    ALREADY_REFUSED = "already_refused", 409, _("It has been refused")
    ALREADY_WITHDRAWN = "already_withdrawn", 409, _("It has been withdrawn")
    ALREADY_CLOSED = "already_closed", 409, _("It has been closed")
    ALREADY_HERE = "already_here", 409, _("The citizen has come")
    DECLARED_OTHERWISE = "declared_otherwise", 409, _("Declared ready on another day")
    NOT_DECLARED = "not_declared", 409, _("Nothing is declared")

    NOT_YOUR_ENTRY = "not_your_entry", 403, _("The other side wrote the entry")
    ALREADY_ANSWERED = "already_answered", 409, _("It has been answered already")
    TAKEN_BACK = "taken_back", 409, _("The question was taken back")
    GOES_ON_ELSEWHERE = "goes_on_elsewhere", 409, _("It has been sent on")
    ENDED_LONG_AGO = "ended_long_ago", 409, _("It ended too long ago")

    # --- Files
    EMPTY_FILE = "empty_file", 400, _("The file is empty")
    FILE_TOO_LARGE = "file_too_large", 400, _("The file is too large")
    KIND_NOT_TAKEN = "kind_not_taken", 400, _("Not a kind of file that is taken")
    NOT_WHAT_IT_SAYS = "not_what_it_says", 400, _("The file is not what its name says")
    VIRUS = "virus", 400, _("The virus scanner refuses the file")
    SCANNER_DOWN = "scanner_down", 400, _("The file can't be scanned just now")
    TOO_MANY_FILES = "too_many_files", 400, _("There is no room for another file")
    ALREADY_REMOVED = "already_removed", 409, _("The file has been taken away already")
    FILE_INCOMPLETE = "file_incomplete", 409, _("A part of the file is missing")

    # --- Warnings: stored all the same
    BIRTH_DATE_DISAGREES = (
        "birth_date_disagrees",
        201,
        _("The date of birth is not the one that the CPR number says"),
    )
    CPR_UNUSUAL = "cpr_unusual", 201, _("The CPR number fails the old check digit")
    ALREADY_REFERRED = "already_referred", 201, _("The citizen is referred there already")
    CASE_NUMBER_USED = "case_number_used", 201, _("The case number is on an open referral already")


WARNINGS: Final = [code.value for code in Code if code.status == HTTPStatus.CREATED]
