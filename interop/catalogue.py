"""Why each code comes, and what whoever calls can do: shown at ``/api/problems/``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interop.codes import Code


@dataclass(frozen=True)
class Meaning:
    cause: Promise
    cure: Promise


CATALOGUE: Final[dict[Code, Meaning]] = {
    # --- The whole request
    Code.INVALID: Meaning(
        _("One or more faults; “errors” names each with its place and its code."),
        _("Mend them all and send again; the Idempotency-Key may stay the same."),
    ),
    Code.BAD_REQUEST: Meaning(
        _("The address or a header holds what HTTP does not allow."),
        _("Look at how your program writes the address, and at its encoding (UTF-8)."),
    ),
    Code.MALFORMED_JSON: Meaning(
        _("It breaks off, or holds what JSON does not know, such as NaN or a byte order mark."),
        _("Let a JSON library write it."),
    ),
    Code.NOT_UTF8: Meaning(
        _("It is written in another encoding."),
        _("Write it as UTF-8."),
    ),
    Code.TOO_DEEP: Meaning(
        _("More than 32 objects and lists stand inside each other."),
        _("Send the fields of the schema and no others."),
    ),
    Code.DUPLICATE_KEY: Meaning(
        _("Two fields of the same object have the same name, so it is not known which counts."),
        _("Send each field once."),
    ),
    Code.TOO_MANY_NAMES: Meaning(
        _("An object of the body has more than 200 names."),
        _("Send the fields of the schema and no others."),
    ),
    Code.NUMBER_TOO_LARGE: Meaning(
        _("It has more than 19 digits, or more than a fraction can hold."),
        _("Look at where the number comes from; ids are as they were answered."),
    ),
    Code.TOO_LARGE: Meaning(
        _("The body is larger than the operation takes; “detail” says how many MB that is."),
        _("Shorten the texts. A file is sent by itself, to the referral's attachments."),
    ),
    Code.UNSUPPORTED_MEDIA_TYPE: Meaning(
        _("The Content-Type is not the one that the operation takes."),
        _("Send application/json; at the token calls and with a file, the form that they name."),
    ),
    Code.NOT_ACCEPTABLE: Meaning(
        _("The Accept header allows no JSON."),
        _("Send Accept: application/json, or leave it out."),
    ),
    Code.METHOD_NOT_ALLOWED: Meaning(
        _("The address is there, and does not know the method."),
        _("The Allow header names the methods it knows."),
    ),
    Code.NOT_FOUND: Meaning(
        _("There is no such thing, or it is someone else's."),
        _("Look at the id, and at the last slash of the address."),
    ),
    Code.TOO_SLOW: Meaning(
        _("Headers and body have 15 seconds to arrive, together."),
        _("Send the body at once, when all of it is there."),
    ),
    Code.ADDRESS_TOO_LONG: Meaning(
        _("The first line of a request has at most 8190 characters."),
        _("Ask with fewer or shorter parameters."),
    ),
    Code.HEADERS_TOO_LARGE: Meaning(
        _("A header has at most 8190 characters, and a request at most 64 headers."),
        _("Send the headers that the operation names."),
    ),
    Code.UNSUPPORTED_ENCODING: Meaning(
        _("The body has a Content-Encoding, such as gzip."),
        _("Send the body as it is, without a Content-Encoding."),
    ),
    Code.TRANSFER_CODING: Meaning(
        _("Another Transfer-Encoding than chunked."),
        _("Send a Content-Length, or chunked."),
    ),
    Code.BUSY: Meaning(
        _("Something was waited for too long here; nothing was stored."),
        _("Send the same again with the same Idempotency-Key, after Retry-After."),
    ),
    Code.PRECONDITION_FAILED: Meaning(
        _("The ETag in If-Match is not that of the referral as it stands now."),
        _("Read it again, and decide again."),
    ),
    Code.ERROR: Meaning(
        _("A fault of ours; nothing was stored."),
        _("Send the same again with the same Idempotency-Key, later and more slowly each time."),
    ),
    # --- Who calls, and how often
    Code.HTTPS_ONLY: Meaning(
        _("The call came in plain http, so that what it held could be read on the way."),
        _("Call the https address, and change the client's secret."),
    ),
    Code.NOT_AUTHENTICATED: Meaning(
        _("The Authorization header is missing."),
        _("Fetch a token and send it as “Authorization: Bearer …”."),
    ),
    Code.INVALID_TOKEN: Meaning(
        _("It is unknown, expired or revoked."),
        _("Fetch a new one; a token lasts an hour."),
    ),
    Code.INSUFFICIENT_SCOPE: Meaning(
        _("The client was not given the scope, or did not ask for it with the token."),
        _("Ask for it with the token, or ask the receiver of the client's access for it."),
    ),
    Code.NOT_ALLOWED: Meaning(
        _("The referral was sent by someone else, or the client may not do this."),
        _("Let the one who sent it do it."),
    ),
    Code.THROTTLED: Meaning(
        _("The client has called more often than it may."),
        _("Wait as many seconds as Retry-After says."),
    ),
    # --- One key, one referral
    Code.IDEMPOTENCY_KEY_MISSING: Meaning(
        _("Without a key a retry could refer twice."),
        _("Send a new UUID with each referral, and the same with each retry of it."),
    ),
    Code.IDEMPOTENCY_KEY_INVALID: Meaning(
        _("It is longer than 255 characters, or holds blanks or letters beyond ASCII."),
        _("Send a UUID."),
    ),
    Code.KEY_USED: Meaning(
        _("The first call with this Idempotency-Key had another body."),
        _("Take a new key for a new referral; send a retry just as the first."),
    ),
    Code.STILL_RUNNING: Meaning(
        _("Another call with this Idempotency-Key is not yet answered."),
        _("Wait as long as Retry-After says, and send the same again."),
    ),
    # --- Names, kinds and sizes
    Code.UNKNOWN_FIELD: Meaning(
        _("The name is not in the schema: a slip, or a field that is not the sender's to set."),
        _("Look at the spelling; leave out what the schema does not name."),
    ),
    Code.DUPLICATE_PARAMETER: Meaning(
        _("The address names the parameter more than once."),
        _("Send each once."),
    ),
    Code.BAD_CURSOR: Meaning(
        _("It was changed, belongs to another list, or is from before an upgrade."),
        _("Begin with the first page, and follow “next” as it stands."),
    ),
    Code.MISSING: Meaning(
        _("A field that must be there is left out, null or empty."),
        _("Fill it in; a question can be answered with “unknown”."),
    ),
    Code.NOT_TEXT: Meaning(
        _("A number, an object or a list stands where a text belongs."),
        _("Send a JSON string."),
    ),
    Code.NOT_A_FLAG: Meaning(
        _("Something else stands where true or false belongs."),
        _("Send true or false, without quotation marks in a body."),
    ),
    Code.NOT_A_NUMBER: Meaning(
        _("A text or a fraction stands where a whole number belongs."),
        _("Send digits, without quotation marks in a body."),
    ),
    Code.NOT_A_DATE: Meaning(
        _("It is written in another way, or the calendar does not have it."),
        _("Write year, month and day: 2026-03-24."),
    ),
    Code.NOT_AN_INSTANT: Meaning(
        _("It is no date with time and offset; an unescaped “+” in an address is a blank."),
        _("Write 2026-03-24T12:00:00Z, or escape “+” as %2B."),
    ),
    Code.NOT_AN_OBJECT: Meaning(
        _("Something else stands where a JSON object belongs."),
        _("Send an object in curly brackets."),
    ),
    Code.NOT_A_LIST: Meaning(
        _("Something else stands where a JSON list belongs."),
        _("Send a list in square brackets, also of one."),
    ),
    Code.NOT_A_CHOICE: Meaning(
        _("The value is not among those that can be chosen here and now."),
        _("Take a value of the schema, of the scheme's criteria, or of the receiver's facilities."),
    ),
    Code.TOO_LONG: Meaning(
        _("The text has more characters than the field holds."),
        _("Shorten it; the schema says how long it may be."),
    ),
    Code.OUT_OF_RANGE: Meaning(
        _("The number lies outside what the schema allows."),
        _("Keep to the bounds in the schema."),
    ),
    Code.ABSURD_DATE: Meaning(
        _("It lies before 1900 or after 2100."),
        _("Look at the year."),
    ),
    Code.FAR_DATE: Meaning(
        _("It is more than two years away."),
        _("Look at the year."),
    ),
    Code.FUTURE_DATE: Meaning(
        _("Nobody is born, or declared ready for discharge, on a day to come."),
        _("Look at the date; a day to come is told as expected."),
    ),
    Code.PAST_DATE: Meaning(
        _("The period begins before today."),
        _("Begin today or later."),
    ),
    Code.WRONG_ORDER: Meaning(
        _("“to” is the day after the last night, and must be later than “from”."),
        _("Change the two."),
    ),
    Code.PERIOD_TOO_LONG: Meaning(
        _("More than 92 nights were asked for."),
        _("Ask in several calls."),
    ),
    Code.CHARACTERS: Meaning(
        _("The text holds NUL or half of a surrogate pair."),
        _("Look at how your program reads and writes text."),
    ),
    Code.INVISIBLE: Meaning(
        _("The text is made of characters that nobody can see."),
        _("Write what is meant."),
    ),
    # --- The referral
    Code.NO_SUCH_RECEIVER: Meaning(
        _("No organisation has the key."),
        _("Take the key from /schemes/ or /facilities/."),
    ),
    Code.NOT_A_RECEIVER: Meaning(
        _("The organisation has no facility of the scheme."),
        _("Take receiver and scheme from the same row of /schemes/ or /facilities/."),
    ),
    Code.NO_SUCH_SCHEME: Meaning(
        _("No scheme has the key, or it does not take referrals today."),
        _("Take the key from /schemes/."),
    ),
    Code.NOT_ASKED: Meaning(
        _("The scheme does not put the question to the one who refers, or not today."),
        _("Read the criteria of the day, and answer those asked of the referrer."),
    ),
    Code.CPR_FORMAT: Meaning(
        _("It is neither ten digits nor a replacement number (X-eCPR)."),
        _("Look at the number; leave it out and send the date of birth if it is not known."),
    ),
    Code.CPR_DATE: Meaning(
        _("Its first digits are not a day on which a living person can be born."),
        _("Look at the number."),
    ),
    Code.TOO_OLD: Meaning(
        _("The date of birth lies more than 125 years back."),
        _("Look at the year."),
    ),
    Code.ANONYMOUS: Meaning(
        _("Its rules need to know who the citizen is."),
        _("Send name and number, or refer to a scheme that takes anonymous citizens."),
    ),
    Code.NOT_ANONYMOUS_THEN: Meaning(
        _("An anonymous citizen was sent with a name, a number or a date of birth."),
        _("Leave it out, or leave out “anonymous”."),
    ),
    Code.HOLDS_CPR: Meaning(
        _("Case numbers are shown in lists and logs, so that no citizen's number may be in them."),
        _("Send the number of the case itself."),
    ),
    Code.ALREADY_ACCEPTED: Meaning(
        _("The award is the citizen's, so that it can't be withdrawn any more."),
        _("Report a change, or ring those who decided."),
    ),
    Code.ALREADY_REFUSED: Meaning(
        _("It was decided before your call."),
        _("Read the referral; refer again if something is new."),
    ),
    Code.ALREADY_WITHDRAWN: Meaning(
        _("It was withdrawn before your call, with another reason."),
        _("Read the referral; refer again if there is need."),
    ),
    Code.ALREADY_CLOSED: Meaning(
        _("The receiver closed it before your call."),
        _("Read why in the referral."),
    ),
    Code.ALREADY_HERE: Meaning(
        _("From then on nobody is waiting in hospital."),
        _("Ring the facility."),
    ),
    Code.DECLARED_OTHERWISE: Meaning(
        _("A declaration with another day stands."),
        _("Withdraw that first, with its reason."),
    ),
    Code.NOT_DECLARED: Meaning(
        _("There is no declaration to withdraw."),
        _("Read the referral."),
    ),
    Code.NOT_YOUR_ENTRY: Meaning(
        _("“corrects” names an entry that the receiver's side wrote."),
        _("Write an entry of your own beside it."),
    ),
    Code.ALREADY_ANSWERED: Meaning(
        _("Somebody has answered the question before your call, with another answer."),
        _("Read the referral; add what is new as a later fact."),
    ),
    Code.TAKEN_BACK: Meaning(
        _("The receiver does not need the answer any more."),
        _("Nothing; what is worth knowing all the same is added as a later fact."),
    ),
    Code.GOES_ON_ELSEWHERE: Meaning(
        _("The receiver has sent the referral on; nobody reads what is added here."),
        _("Add it to the referral that “went_on_as” names."),
    ),
    Code.ENDED_LONG_AGO: Meaning(
        _("More than eight weeks have passed since it was refused, withdrawn or closed."),
        _("Refer again if there is need."),
    ),
    # --- Files
    Code.EMPTY_FILE: Meaning(
        _("The part “file” holds no byte."),
        _("Look at how your program reads the file."),
    ),
    Code.FILE_TOO_LARGE: Meaning(
        _("It is larger than the installation takes; “detail” says how many MB that is."),
        _("Make it smaller, or attach it in parts."),
    ),
    Code.KIND_NOT_TAKEN: Meaning(
        _("The ending of its name is none of pdf, jpg, jpeg, png, docx, odt and txt."),
        _("Send it as one of these, with the ending that it has."),
    ),
    Code.NOT_WHAT_IT_SAYS: Meaning(
        _("Its content is another kind than the ending of its name, or two kinds at once."),
        _("Open it, save it anew as one of the kinds that are taken, and send that."),
    ),
    Code.VIRUS: Meaning(
        _("The scanner takes it for malicious; it is not stored."),
        _("Look at your own machine first."),
    ),
    Code.SCANNER_DOWN: Meaning(
        _("The installation scans files, and its scanner does not answer."),
        _("Send the same again with the same Idempotency-Key, in some minutes."),
    ),
    Code.TOO_MANY_FILES: Meaning(
        _("The referral has as many files as it may have."),
        _("Put several into one PDF, or take one away that is not needed."),
    ),
    Code.ALREADY_REMOVED: Meaning(
        _("It was taken away before your call, for another reason."),
        _("Read the referral."),
    ),
    Code.FILE_INCOMPLETE: Meaning(
        _("A fault of ours: not all that was stored is there."),
        _("Tell those who run the installation, with the request_id."),
    ),
    # --- Warnings: stored all the same
    Code.BIRTH_DATE_DISAGREES: Meaning(
        _("One of the two is a slip; both are kept as they were sent, and the receiver will ask."),
        _("Look at both; ring the receiver if one is wrong."),
    ),
    Code.CPR_UNUSUAL: Meaning(
        _("Since 2007 numbers are given without it; more often it is a slip."),
        _("Look at the number."),
    ),
    Code.ALREADY_REFERRED: Meaning(
        _("An open referral from your organisation to the receiver has the same CPR number."),
        _("Withdraw one of the two if they are about the same."),
    ),
    Code.CASE_NUMBER_USED: Meaning(
        _("An open referral from your organisation to the receiver has the same case number."),
        _("Withdraw one of the two if they are about the same."),
    ),
}
