"""Settings of drafts and of the files that go with a referral (docs/deploying.md)."""

from typing import Final

import environ

_env = environ.Env()
_MIB: Final = 1024 * 1024

#: Days after its last use that a draft of a referral is kept.
DRAFT_DAYS: int = _env.int("FLEXPLADS_DRAFT_DAYS", default=30)
#: In bytes, of one file; and how many of them a referral may have.
ATTACHMENT_LARGEST: int = _env.int("FLEXPLADS_ATTACHMENT_MB", default=10) * _MIB
ATTACHMENTS_MOST: int = _env.int("FLEXPLADS_ATTACHMENTS_MOST", default=20)
#: Where files are attached: the only addresses to which more than DATA_UPLOAD_MAX_MEMORY_SIZE may
#: be sent; and how much, so that a file somewhat too large is refused in words beside its field.
UPLOAD_ADDRESSES: str = (
    r"/henvisninger/(kladde/[-0-9a-f]{36}|[0-9]{1,19})/bilag/"
    r"|/api/v1/referrals/[0-9]{1,19}/attachments/"
    r"|/administration/historik/ny/[a-z]{1,10}/"
)
UPLOAD_LARGEST: int = ATTACHMENT_LARGEST + 2 * _MIB
#: "host:port" of ClamAV's clamd; empty: files are not scanned, and it is said so.
CLAMAV: str = _env.str("FLEXPLADS_CLAMAV", default="")
