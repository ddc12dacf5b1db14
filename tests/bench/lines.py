# SPDX-License-Identifier: ISC
"""Measures lines of type in any PDF of plain paragraphs, from where its
glyphs stand as a viewer sees them (pdfminer.six): no typesetter is asked.

A line's spaces are the gaps between its words, in multiples of the natural
space; a stretch of a half or a shrink of a third is a badness of 100, as in
TeX. Edges are those of letters; marks may hang out of them."""
import statistics
import unicodedata

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

HYPHENS = "-\u2010\u00ad"
# What hangs out at the right; common marks are compared each on its own.
COMMON = ".,-"
MARKS = ".,;:\u2019\u201d" + HYPHENS


class Glyphs(PDFLayoutAnalyzer):
    """All glyphs of a page as (baseline, left, right, size, text)."""

    def __init__(self, resources):
        super().__init__(resources, 1, None)
        self.found = []

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs,
                    graphicstate):
        """Notes one glyph; the name and arguments are pdfminer's."""
        advance = font.char_width(cid) * fontsize * scaling
        a, _, _, d, e, f = matrix
        try:
            text = font.to_unichr(cid)
        except Exception:  # pdfminer's own error has no public name
            text = "\ufffd"
        self.found.append((f + rise * d, e, e + advance * a, fontsize * d,
                           unicodedata.normalize("NFKD", text)))
        return advance

    def end_page(self, page):
        """Nothing is laid out."""


class Line:
    """Words on one baseline, and the gaps between them in ems."""

    def __init__(self, glyphs):
        glyphs = sorted(glyphs, key=lambda g: g[1])
        seen = [g for g in glyphs if g[4].strip()]
        self.left, self.right = seen[0][1], max(g[2] for g in seen)
        self.size = statistics.median(g[3] for g in seen)
        self.text, self.gaps = seen[0][4], []
        for before, here in zip(seen, seen[1:]):
            gap = (here[1] - before[2]) / self.size
            if gap > 0.1:
                self.gaps.append(gap)
                self.text += " "
            self.text += here[4]
        # An f and what it has a ligature with, each as a glyph of its own.
        self.loose = sum(a[4] == "f" and here[4] in ("f", "i", "l")
                         for a, here in zip(seen, seen[1:])
                         if (here[1] - a[2]) / self.size <= 0.1)
        self.ends = [(a[2], b[1]) for a, b in zip(seen, seen[1:])
                     if (b[1] - a[2]) / self.size > 0.1]


def read(path, skip):
    """The paragraphs of a PDF, lists of Lines; `skip` is the leading, beyond
    which a paragraph ends."""
    resources = PDFResourceManager()
    paragraphs = []
    with open(path, "rb") as file:
        for page in PDFPage.get_pages(file):
            device = Glyphs(resources)
            PDFPageInterpreter(resources, device).process_page(page)
            rows = {}
            for glyph in device.found:
                rows.setdefault(round(glyph[0] * 4), []).append(glyph)
            last = None
            for y in sorted(rows, reverse=True):
                if not any(g[4].strip() for g in rows[y]):
                    continue
                if last is None or (last - y) / 4 > skip * 1.15:
                    paragraphs.append([])
                paragraphs[-1].append(Line(rows[y]))
                last = y
    return paragraphs


def rivers(paragraph):
    """Chains of four gaps below one another that overlap by half."""
    chains, count = [], 0
    for line in paragraph:
        new = []
        for gap in line.ends:
            length = 1 + max(
                (n for n, c in chains if min(gap[1], c[1]) - max(gap[0], c[0])
                 > 0.5 * min(gap[1] - gap[0], c[1] - c[0])), default=0)
            count += length == 4
            new.append((length, gap))
        chains = new
    return count


def justified(paragraphs, natural):
    """The figures of justified lines, a dictionary."""
    spaces, badness, jumps = [], [], []
    for paragraph in paragraphs:
        before = None
        for line in paragraph[:-1]:
            if len(line.gaps) < 2:
                continue
            space = statistics.mean(line.gaps) / natural
            over = (space - 1) / (0.5 if space > 1 else 1 / 3)
            spaces.append(space)
            badness.append(min(100 * abs(over) ** 3, 10000))
            if before is not None:
                jumps.append(abs(space - before))
            before = space
    share = lambda test: 100 * sum(map(test, spaces)) / len(spaces)
    return {
        "sd": statistics.pstdev(spaces),
        "widest": max(spaces),
        ">1.25": share(lambda s: s > 1.25),
        ">1.5": share(lambda s: s > 1.5),
        "<.8": share(lambda s: s < 0.8),
        "within": share(lambda s: abs(s - 1) <= 0.1),
        "badness": statistics.mean(badness),
        "jump": statistics.mean(jumps),
    }


def hyphens(paragraphs):
    """Share of lines that end with a hyphen, the longest run of them."""
    count = lines = longest = 0
    for paragraph in paragraphs:
        run = 0
        for line in paragraph[:-1]:
            ends = line.text[-1] in HYPHENS
            run = run + 1 if ends else 0
            count, lines = count + ends, lines + 1
            longest = max(longest, run)
    return {"hyphens": 100 * count / lines, "run": longest}


def edges(paragraphs):
    """How far marks stand out of the right edge of letters, in ems, all and
    common ones each on its own; pairs that have no ligature."""
    marks, letters = {}, []
    for paragraph in paragraphs:
        for line in paragraph[:-1]:
            if line.text[-1] in MARKS:
                marks.setdefault(line.text[-1], []).append(
                    line.right / line.size)
            elif line.text[-1].isalpha():
                letters.append(line.right / line.size)
    edge = statistics.mean(letters)
    hangs = {mark: statistics.mean(ends) - edge
             for mark, ends in marks.items() if mark in COMMON}
    every = [end for ends in marks.values() for end in ends]
    return {"protrude": statistics.mean(every) - edge if every else None,
            "hangs": hangs,
            "loose f": sum(line.loose for p in paragraphs for line in p)}


def ragged(paragraphs):
    """The spread of the right edge in ems."""
    ends = []
    for paragraph in paragraphs:
        edge = max(line.right for line in paragraph)
        ends += [(edge - line.right) / line.size for line in paragraph[:-1]]
    return {"sd": statistics.pstdev(ends), "white": statistics.mean(ends)}


def figures(path, leading, natural, justify=True):
    """All figures of one PDF."""
    paragraphs = [p for p in read(path, leading) if len(p) > 1]
    if not justify:
        return ragged(paragraphs)
    row = justified(paragraphs, natural)
    row.update(hyphens(paragraphs))
    row["rivers"] = sum(map(rivers, paragraphs))
    row.update(edges(paragraphs))
    return row
