"""What a PDF says to a screen reader, read by another library than the one that wrote it.

``problems`` is what a machine can check of PDF/UA-1 (ISO 14289-1) without veraPDF, which no
registry has. The numbers are the checkpoints of the Matterhorn Protocol, the list of the PDF
Association of what makes a file fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf

#: Operators that put something on the page.
_SHOWS: Final = frozenset(
    ["Tj", "TJ", "'", '"', "Do", "sh", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "EI"]
)
_STANDARD: Final = frozenset(
    [
        "Document",
        "Part",
        "Sect",
        "Div",
        "P",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "Link",
        "Figure",
        "Formula",
        "Form",
        "Caption",
        "BlockQuote",
        "NonStruct",
    ]
)


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
    def pictures(self) -> int:
        return sum(len(page.get_images()) for page in self._pdf.pages)

    @property
    def problems(self) -> list[str]:
        """All that is wrong, each with its checkpoint; empty where nothing is."""
        return [*self._document(), *self._structure(), *self._content(), *self._of_fonts()]

    def _document(self) -> Iterator[str]:
        root: Any = self._pdf.Root
        if self._pdf.is_encrypted:
            yield "26: it is encrypted"
        if str(self.ua_part) != "1":
            yield "05-001: it does not claim PDF/UA-1"
        if not self.title:
            yield "06-003: no title in the metadata"
        if not self.shows_title:
            yield "07-001: the title is not shown"
        if not self.is_marked or root.get("/MarkInfo", {}).get("/Suspects", False):
            yield "01-006: it is not marked as tagged"
        if not self.language:
            yield "11-006: no language"
        if "/OpenAction" in root or "/AA" in root or "/AcroForm" in root:
            yield "29: something happens when it is opened"

    def _structure(self) -> Iterator[str]:
        tree: Any = self._pdf.Root.get("/StructTreeRoot")
        if tree is None:
            yield "09: no structure tree"
            return
        roles = {str(key)[1:]: str(value)[1:] for key, value in tree.get("/RoleMap", {}).items()}
        depth = 0
        for element in _elements(tree):
            name = _role(element, roles)
            yield from _of_tag(element, name, roles)
            if re.fullmatch("H[1-6]", name):
                if int(name[1]) > depth + 1:
                    yield f"14-003: {name} after H{depth}"
                depth = int(name[1])
        if depth == 0:
            yield "14: no heading"

    def _content(self) -> Iterator[str]:
        """What is on the pages is tagged or marked as an artifact, and what is tagged is there."""
        tree: Any = self._pdf.Root.get("/StructTreeRoot")
        tied = _numbers(tree["/ParentTree"]) if tree is not None else {}
        for number, page in enumerate(self._pdf.pages):
            key = page.obj.get("/StructParents")
            if key is None:
                yield f"01-005: page {number} is tied to no tags"
                continue
            parents = tied.get(int(key), [])
            for mark_id, words in _marks(page):
                if words:
                    yield f"{words}, page {number}"
                elif mark_id >= len(parents) or parents[mark_id] is None:
                    yield f"01-004: mark {mark_id} of page {number} belongs to no tag"
            if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
                yield f"28-009: page {number} is not read in the order of its tags"

    def _of_fonts(self) -> Iterator[str]:
        for font in self._fonts():
            name = str(font["/BaseFont"])
            inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].keys()):
                yield f"31-001: {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"10-001: {name} can't be read back as text"
            if inner["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
                yield f"31-006: {name} has no map to its glyphs"

    def _fonts(self) -> Iterator[Any]:
        for page in self._pdf.pages:
            yield from page.obj["/Resources"]["/Font"].values()


def _children(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _elements(node: Any) -> Iterator[Any]:
    for kid in _children(node):
        yield kid
        yield from _elements(kid)


def _tags(root: Any) -> Iterator[str]:
    return (str(each["/S"]) for each in _elements(root))


def _numbers(node: Any) -> dict[int, Any]:
    """A number tree as a dict."""
    numbers: dict[int, Any] = {}
    pairs = list(node.get("/Nums", []))
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        numbers[int(key)] = list(value) if isinstance(value, pikepdf.Array) else [value]
    for kid in node.get("/Kids", []):
        numbers |= _numbers(kid)
    return numbers


def _role(element: Any, roles: dict[str, str]) -> str:
    """The standard tag that it is, by itself or as the file's roles say."""
    name = str(element["/S"])[1:]
    while name not in _STANDARD and name in roles:
        name = roles[name]
    return name


def _of_tag(element: Any, name: str, roles: dict[str, str]) -> Iterator[str]:
    inside = {_role(child, roles) for child in _children(element)}
    if name not in _STANDARD:
        yield f"02-001: {name} is no standard tag"
    if name == "L" and inside - {"LI", "L", "Caption"}:
        yield "09-005: a list holds something else than items"
    if name == "LI" and not {"LBody"} <= inside <= {"Lbl", "LBody"}:
        yield "09-006: an item is no label and body"
    if name == "Table" and "TH" not in {_role(each, roles) for each in _elements(element)}:
        yield "15-003: a table without headers"
    if name == "Figure" and "/Alt" not in element:
        yield "13-004: a figure without words"
    if "/K" not in element:
        yield f"09: {name} is empty"
    if "/Lang" in element and str(element["/Lang"]) not in ("da", "en"):
        yield f"11: {element['/Lang']} is no language of a letter"


def _marks(page: Any) -> Iterator[tuple[int, str]]:
    """(number, "") of what is tagged on the page; (-1, what is wrong) of what is not."""
    open_marks: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC" | "BDC":
                number = _mark_id(page, operands)
                if "/Artifact" in open_marks or (str(operands[0]) == "/Artifact" and open_marks):
                    yield -1, "01-001: what is tagged and what is an artifact are in each other"
                open_marks.append(str(operands[0]))
                if number is not None:
                    yield number, ""
            case "EMC":
                open_marks.pop()
            case shows if shows in _SHOWS and not open_marks:
                yield -1, f"01-003: {shows} is neither tagged nor an artifact"


def _mark_id(page: Any, operands: Any) -> int | None:
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, pikepdf.Name):
        properties = page.obj["/Resources"]["/Properties"][properties]
    return int(properties["/MCID"]) if "/MCID" in properties else None
