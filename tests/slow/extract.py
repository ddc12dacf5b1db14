#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every extractor gives back our PDF files' words, whole and in order. What
they should give is read from the content streams by ToUnicode and
ActualText. Compared are all characters but white space, in Normalization
Form C; then the words: two that a space parts must come out parted, and one
may come out in two only where a line ends inside it, or before a mark that
poppler cannot join to its letter. Some know no ActualText; of them is asked
what the glyphs say. Prints TAP."""
import io
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "pdf"))
import files  # noqa: E402

try:
    import fitz
    import pikepdf
    import pypdf
    import pypdfium2
    from pdfminer.high_level import extract_text
except ImportError as missing:
    print(f"ok 1 - extract # SKIP {missing}: make test installs it\n1..1")
    sys.exit(0)


def poppler(*options):
    def run(path):
        text = subprocess.run(["pdftotext", *options, path, "-"], check=True,
                              capture_output=True).stdout.decode("utf-8")
        return text.split("\f")[:-1]
    return run


def by_fitz(path):
    with fitz.open(path) as pdf:
        return [page.get_text() for page in pdf]


def by_pypdf(path):
    pages = pypdf.PdfReader(io.BytesIO(Path(path).read_bytes())).pages
    return [page.extract_text() for page in pages]


def by_pdfminer(path):
    return extract_text(path).split("\f")[:-1]


def by_pdfium(path):
    pdf = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_range() for page in pdf]


EXTRACTORS = {
    "pdftotext": poppler(),
    "pdftotext -layout": poppler("-layout"),
    "pdftotext -raw": poppler("-raw"),
    "PyMuPDF": by_fitz,
    "pypdf": by_pypdf,
    "pdfminer.six": by_pdfminer,
    "pdfium": by_pdfium,
}
# Parts words where a line ends in one, and after some slashes; of what only
# the unit tests' files have, marks that are not composed and text that no
# glyph tells, it makes something of its own.
PARTS_WORDS = ("pdfium",)
DEAF = ("pypdf", "pdfminer.six")  # to ActualText


class Page:
    """What a page says: its characters without white space, where words and
    lines end, and apart from these, its running heads."""

    def __init__(self, page, fonts, deaf):
        self.text, self.words, self.lines, self.heads = "", set(), set(), []
        font, kind, actual = None, None, False
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator == "Tf":
                font = fonts[operands[0]]
            elif operator == "Td":
                if kind != "/Artifact" and operands[1]:
                    self.lines.add(len(self.text))
            elif operator == "BDC":
                kind = operands[0]
                actual = "/ActualText" in operands[1] and not deaf
                if actual:
                    self.add(kind, str(operands[1].ActualText))
            elif operator == "EMC":
                kind, actual = None, False
            elif operator == "TJ" and not actual:
                told, size = font
                parts = [bytes(part) for part in operands[0]
                         if isinstance(part, pikepdf.String)]
                self.add(kind, "".join(
                    told[code] for code in files.codes(parts, size)))

    def add(self, kind, text):
        if kind == "/Artifact":
            self.heads.append(re.sub(r"\s+", "", text))
            return
        for char in text:
            if char.isspace():
                self.words.add(len(self.text))
            else:
                self.text += char


def said(path, deaf):
    with pikepdf.open(path) as pdf:
        fonts = {}
        for page in pdf.pages:
            for name, font in page.resources.get("/Font", {}).items():
                if name not in fonts:
                    fonts[name] = files.cmap(font)
        return [Page(page, fonts, deaf) for page in pdf.pages]


def without(heads, got):
    """The text's characters and the places where words end in it, without
    running heads: the extractors that go by place put them elsewhere."""
    chars, ends = "", set()
    for word in got.split():
        chars += word
        ends.add(len(chars))
    lost = []
    for head in heads:
        at = chars.find(head)
        if at < 0:
            lost.append(head)
            continue
        size = len(head)
        chars = chars[:at] + chars[at + size:]
        ends = {e if e <= at else max(at, e - size) for e in ends}
    return chars, ends, lost


def compose(text):
    return unicodedata.normalize("NFC", text)


def page_faults(page, got):
    chars, ends, lost = without(page.heads, got)
    if lost:
        return [f"running head lost: {lost}"]
    mine, theirs = compose(page.text), compose(chars)
    if mine != theirs:
        at = next((i for i, (a, b) in enumerate(zip(mine, theirs))
                   if a != b), min(len(mine), len(theirs)))
        return [f"{len(mine)} characters, {len(theirs)} back; differs at {at}"
                f": {mine[at - 10:at + 20]!r} is {theirs[at - 10:at + 20]!r}"]
    if len(chars) != len(page.text):
        return []  # composed otherwise: places cannot be compared
    around = [page.text[max(p - 8, 0):p] + "|" + page.text[p:p + 8]
              for p in range(len(page.text) + 1)]
    edges = {0, len(page.text)}
    glued = sorted(page.words - ends - edges)
    split = sorted(p for p in ends - page.words - page.lines - edges
                   if not unicodedata.combining(page.text[p]))
    return ([f"words glued: {around[p]}" for p in glued]
            + [f"word split: {around[p]}" for p in split])


def faults(pages, got):
    """What is wrong with an extractor's pages, as sentences."""
    if len(pages) != len(got):
        return [f"{len(pages)} pages, {len(got)} back"]
    return [f"page {number}: {fault}"
            for number, (page, text) in enumerate(zip(pages, got), 1)
            for fault in page_faults(page, text)]


def main():
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for path in [Path(a) for a in sys.argv[1:]] or files.make(folder, True):
            told = {deaf: said(path, deaf) for deaf in (False, True)}
            pages = told[False]
            words = sum(len(page.words) for page in pages)
            for name, extract in EXTRACTORS.items():
                found = faults(told[name in DEAF], extract(path))
                if name in PARTS_WORDS:
                    if path.stem in ("unit", "wide"):
                        continue
                    found = [f for f in found if "word split" not in f]
                results.append((f"{name}, {path.stem}, {words} words", found))
    files.tap(results, "extract")


if __name__ == "__main__":
    main()
