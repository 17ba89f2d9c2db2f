"""What a PDF says to a screen reader, read by another library than the one that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf


class Read:
    """A PDF's structure: its tags in order, its language, title and claims."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pikepdf.open(BytesIO(pdf))
        root: Any = self._pdf.Root
        self.language = str(root.get("/Lang", ""))
        self.is_marked = bool(root.get("/MarkInfo", {}).get("/Marked", False))
        self.shows_title = bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
        self.tags = list(_tags(root.StructTreeRoot)) if "/StructTreeRoot" in root else []
        with self._pdf.open_metadata() as metadata:
            self.title = metadata.get("dc:title", "")
            self.ua_part = metadata.get("pdfuaid:part", "")
        self.pages = len(self._pdf.pages)

    @property
    def languages_within(self) -> set[str]:
        """Of parts in another language than the letter."""
        return {
            str(each["/Lang"])
            for each in _elements(self._pdf.Root.StructTreeRoot)
            if "/Lang" in each
        }

    @property
    def fonts(self) -> set[str]:
        """By name; each must be embedded."""
        return {str(font["/BaseFont"]) for font in self._fonts()}

    @property
    def fonts_left_out(self) -> set[str]:
        return {
            str(font["/BaseFont"])
            for font in self._fonts()
            if not {"/FontFile", "/FontFile2", "/FontFile3"}
            & set(font["/DescendantFonts"][0]["/FontDescriptor"].keys())
        }

    @property
    def pictures(self) -> int:
        return sum(len(page.get_images()) for page in self._pdf.pages)

    @property
    def untagged(self) -> list[int]:
        """Pages whose content is tied to no tags."""
        return [
            number
            for number, page in enumerate(self._pdf.pages)
            if "/StructParents" not in page.obj or page.obj.get("/Tabs") != "/S"
        ]

    def _fonts(self) -> Iterator[Any]:
        for page in self._pdf.pages:
            yield from page.obj["/Resources"]["/Font"].values()


def _elements(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _tags(root: Any) -> Iterator[str]:
    return (str(each["/S"]) for each in _elements(root))
