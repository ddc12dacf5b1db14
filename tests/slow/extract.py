#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every extractor gives back our PDF files' words, whole and in order. What
they should give is read from the content streams by ToUnicode and
ActualText. Compared are all characters but white space, in Normalization
Form C; then the words: two that a space parts must come out parted, and one
may come out in two only where a line ends inside it, or before a mark that
poppler cannot join to its letter. Some know no ActualText; of them is asked
what the glyphs say. And each date must stand right before its entry. Prints a table
and TAP."""
import collections
import difflib
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


def by_mutool(path):
    text = subprocess.run(["mutool", "draw", "-q", "-F", "txt", "-O",
                           "preserve-ligatures", path],
                          check=True, capture_output=True).stdout
    return text.decode("utf-8").split("\f")[:-1]


def by_pdfbox(path):
    return Path(f"{path}box").read_text("utf-8").split("\f")[:-1]


def run_pdfbox(paths):
    """All files at once, as Java takes its time to start. False: it is not
    here."""
    jars = files.TOP / "tests/tools/lib"
    if not (jars / "done").exists():
        return False
    subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-cp", f"{jars}/*",
                    files.TOP / "tests/pdf/Text.java", *paths],
                   check=True, capture_output=True)
    return True


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
    "mutool": by_mutool,
    "PyMuPDF": by_fitz,
    "pypdf": by_pypdf,
    "pdfminer.six": by_pdfminer,
    "pdfium": by_pdfium,
    "PDFBox": by_pdfbox,
}
# Parts words where a line ends in one, and after some slashes.
PARTS_WORDS = ("pdfium",)
# Of what only the unit tests' files have, marks that are not composed and text
# that no glyph tells, some make something of their own.
NOT_OF_UNIT = ("pdfium", "PDFBox")
DEAF = ("pypdf", "pdfminer.six", "mutool")  # to ActualText


class Page:
    """What a page says: its characters without white space, where words and
    lines end, and apart from these, its running heads."""

    def __init__(self, page, fonts, deaf):
        self.text, self.words, self.lines, self.heads = "", set(), set(), []
        self.marks = {}  # MCID: from where to where in the text
        font, kind, actual, mark = None, None, False, None
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
                mark = operands[1].get("/MCID")
                start = len(self.text)
                if actual:
                    self.add(kind, str(operands[1].ActualText))
            elif operator == "EMC":
                if mark is not None:
                    self.marks[int(mark)] = start, len(self.text)
                kind, actual, mark = None, False, None
            elif operator == "TJ" and not actual:
                told, size = font
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        self.add(kind, "".join(
                            told[code]
                            for code in files.codes([bytes(part)], size)))

    def add(self, kind, text):
        if kind == "/Artifact":
            self.heads.append(re.sub(r"\s+", "", text))
            return
        for char in text:
            if char.isspace():
                self.words.add(len(self.text))
            else:
                self.text += char


def kids_of(element):
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def marks_of(element, page=None):
    """The (page, MCID) pairs of an element and all below it, in order."""
    page = element.get("/Pg", page)
    for kid in kids_of(element):
        if isinstance(kid, int):
            yield page.objgen, kid
        elif kid.get("/Type") == "/MCR":
            yield kid.get("/Pg", page).objgen, int(kid.MCID)
        elif "/S" in kid:
            yield from marks_of(kid, page)


def dated(pdf, pages):
    """Each date that labels an entry, and the entry's first characters; with
    the number of its page. One over a page's end is left out."""
    numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/S") != "/LI":
            continue
        places = [(numbers[page], *pages[numbers[page]].marks[mark])
                  for page, mark in marks_of(item)]
        label = list(marks_of(kids_of(item)[0]))
        number, start, _ = places[0]
        text = pages[number].text
        end = places[len(label) - 1][2]
        if (kids_of(item)[0].get("/S") == "/Lbl" and len(places) > len(label)
                and places[len(label)][0] == number
                and re.search(r"\d{4}", text[start:end])):
            yield number, text[start:end + 12]


def said(path, deaf):
    with pikepdf.open(path) as pdf:
        fonts = {}
        for page in pdf.pages:
            for name, font in page.resources.get("/Font", {}).items():
                if name not in fonts:
                    fonts[name] = files.cmap(font)
        pages = [Page(page, fonts, deaf) for page in pdf.pages]
        return pages, list(dated(pdf, pages))


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


def faults(name, pages, got):
    """What is wrong with an extractor's pages, as sentences."""
    if len(pages) != len(got):
        return [f"{len(pages)} pages, {len(got)} back"]
    return [f"page {number}: {fault}"
            for number, (page, text) in enumerate(zip(pages, got), 1)
            for fault in page_faults(page, text)]


class Row:
    """What an extractor did with all files."""

    def __init__(self):
        self.files = self.words = self.lost = self.moved = 0
        self.dates = self.apart = 0

    def count(self, pages, dates, got):
        """Counts characters in runs that come back elsewhere or not at all,
        as words."""
        self.files += 1
        self.words += sum(len(page.words) for page in pages)
        self.dates += len(dates)
        back = [compose(without(page.heads, text)[0])
                for page, text in zip(pages, got)]
        self.apart += sum(compose(entry) not in back[number]
                          for number, entry in dates)
        for page, text in zip(pages, back):
            if compose(page.text) != text:
                lost, moved = self.differing(page, text)
                self.lost += lost
                self.moved += moved

    @staticmethod
    def differing(page, text):
        ends = sorted({0, len(page.text)} | page.words)
        words = [page.text[a:b] for a, b in zip(ends, ends[1:])]
        lost = sum(compose(word) not in text for word in words)
        match = difflib.SequenceMatcher(None, compose(page.text), text, False)
        kept = sum(block.size for block in match.get_matching_blocks())
        return lost, len(words) * (1 - kept / max(len(page.text), 1)) > 1


def judge(name, path, told, rows):
    """What is wrong with what an extractor gives back of the file, or None
    where that is not asked."""
    pages, dates = told[name in DEAF]
    if name in NOT_OF_UNIT and path.stem in ("unit", "wide"):
        return None
    got = EXTRACTORS[name](path)
    found = faults(name, pages, got)
    if name in PARTS_WORDS:
        found = [f for f in found if "word split" not in f]
    rows[name].count(pages, dates, got)
    whole = [compose(without(page.heads, text)[0])
             for page, text in zip(pages, got)]
    found += [f"page {number + 1}: a date without its entry: {entry}"
              for number, entry in dates
              if compose(entry) not in whole[number]]
    return found


def table(rows):
    print("# extractor            files   words  lost  pages out of order"
          "   dates  apart")
    for name, row in rows.items():
        print(f"# {name:20} {row.files:7}{row.words:8}{row.lost:6}"
              f"{row.moved:20}{row.dates:8}{row.apart:7}")


def main():
    results, rows = [], collections.defaultdict(Row)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(a) for a in sys.argv[1:]] or files.make(folder, True)
        if not run_pdfbox(paths):
            del EXTRACTORS["PDFBox"]
            results.append(("PDFBox # SKIP its jars are not here", []))
        for path in paths:
            told = {deaf: said(path, deaf) for deaf in (False, True)}
            words = sum(len(page.words) for page in told[False][0])
            for name in EXTRACTORS:
                found = judge(name, path, told, rows)
                if found is not None:
                    results.append((f"{name}, {path.stem}, {words} words",
                                    found))
    table(rows)
    files.tap(results, "extract")


if __name__ == "__main__":
    main()
