"""A file that is sent in: written where it has no name, never held in memory as a whole."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _

#: What sizes are told in.
MB: Final = 1024 * 1024


def how_much(largest: int) -> str:
    """What can be sent where a request may have ``largest`` bytes. One with a file may be larger
    than the file, so that a file somewhat too large is refused beside its field."""
    if largest == settings.UPLOAD_LARGEST:
        return _("A file can be at most %(most)d MB.") % {"most": settings.ATTACHMENT_LARGEST // MB}
    return _("At most %(most)d MB can be sent at a time.") % {"most": largest // MB}


class UnnamedFileHandler(FileUploadHandler):
    """Without a name nothing is left of it once the request, or the process, has ended: Django's
    own handler leaves a file behind where a process is killed."""

    file: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = TemporaryFile()  # noqa: SIM115  # closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        assert self.file is not None, "new_file comes first"
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        assert self.file is not None, "new_file comes first"
        self.file.seek(0)
        return UploadedFile(
            file=self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        if self.file is not None:
            self.file.close()
