#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every sample in every theme on every paper, printed or not, is held to the
bars of good pages. What stands where is read from the PDF file, what belongs
together from the page trace; the typesetter's own account has to agree.
With --table prints the figures. Prints TAP."""
import os
import re
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

try:
    import pymupdf
except ImportError as missing:
    print(f"ok 1 - type # SKIP {missing}: make test installs it\n1..1")
    sys.exit(0)

TOP = Path(__file__).resolve().parents[2]
MKCV = os.environ.get("MKCV_RELEASE", TOP / "mkcv")
SAMPLES = sorted(TOP.glob("cv/*.yaml"))
PAPERS = ("a4", "letter")
PRINTED = ((), ("--print",))
# Bars. Counts are of faults.
EDGE = 1.25        # spread of the ragged edge, in ems, but for lines before
LONG = 16          # a word that long, which nothing may part
FULL = 0.25        # of the last page
LEADING = 0.3      # spread within paragraphs, in points
LEAST = 10         # type on paper, in points
FOOT = 2.5         # times the text's size, from the last line to the foot
PAGES = {"committee": {"computing": 12}}  # at most, where a page more than
                                          # needed was seen to be taken
COUNTS = ("stranded", "widows", "orphans", "overlaps", "outside", "loose",
          "overfull", "unembedded", "disagree", "crowded")
RUN = re.compile(r'  (-?[\d.]+) (-?[\d.]+) (\S+) ([\d.]+) "(.*)" '
                 r'(?:(\w+)#(\d+)|\((\w+)\))')
RULE = re.compile(r"  rule (-?[\d.]+) (-?[\d.]+) (-?[\d.]+)")
ELEMENT = re.compile(r"  (\d+) (\w+) in (-?\d+)")
BLOCKS = ("P", "LBody", "H1", "H2", "H3", "TD", "TH", "Lbl")
HEADS = ("H2", "H3")


class Line:
    """A line of a block: its page, baseline, left edge, size of type."""

    def __init__(self, page, run):
        self.page, self.x, self.y, self.size, self.text = page, *run
        self.end = None

    def takes(self, page, run):
        """Whether the run is of this line: scripts stand off it."""
        return page == self.page and abs(run[1] - self.y) < 0.6 * self.size

    def add(self, run):
        if run[2] > self.size:
            self.y, self.size = run[1], run[2]
        self.x = min(self.x, run[0])
        self.text += run[3]

    def is_long(self):
        """Whether it begins with a long word; addresses can be parted."""
        word = self.text.split(" ")[0]
        return len(word) >= LONG and "/" not in word


def read_trace(text):
    """Blocks, (tag, lines) in reading order; the right edge of each page; the
    typesetter's own account."""
    parents = {int(a): (b, int(c)) for a, b, c in ELEMENT.findall(text)}

    def block_of(element):
        while parents[element][0] not in BLOCKS and parents[element][1] >= 0:
            element = parents[element][1]
        return element

    blocks, edges, page = {}, [], -1
    for row in text.splitlines():
        run = RUN.match(row)
        rule = RULE.match(row)
        if row.startswith("page "):
            page += 1
            edges.append(0)
        elif rule:
            edges[page] = max(edges[page], float(rule[3]))
        elif row == "elements":
            break
        elif run and run[7]:
            at = float(run[1]), float(run[2]), float(run[4]), run[5]
            lines = blocks.setdefault(block_of(int(run[7])), [])
            if not lines or not lines[-1].takes(page, at):
                lines.append(Line(page, (*at[:3], "")))
            lines[-1].add(at)
    account = dict(re.findall(r"(\w+) (\d+)", text.splitlines()[-1]))
    found = [(parents[e][0], lines) for e, lines in blocks.items()]
    return found, edges, {k: int(v) for k, v in account.items()}


class Page:
    """What stands on a page of the PDF: rows of glyphs by baseline."""

    def __init__(self, page):
        self.width, self.height = page.rect.width, page.rect.height
        self.rows = {}
        for block in page.get_text("rawdict")["blocks"]:
            for line in block.get("lines", ()):
                for span in line["spans"]:
                    for char in span["chars"]:
                        box = char["bbox"]
                        if char["c"].strip() and box[2] > box[0]:
                            self.add(char, span["size"])
        for row in self.rows.values():
            row.sort()

    def add(self, char, size):
        y = round(self.height - char["origin"][1], 1)
        self.rows.setdefault(y, []).append(
            (char["bbox"][0], char["bbox"][2], size))

    def row(self, y):
        """The glyphs whose baseline is at y or a tenth of a point off."""
        y = round(y, 1)
        return [g for k in (y - 0.1, y, y + 0.1)
                for g in self.rows.get(round(k, 1), ())]

    def overlaps(self):
        """Glyphs over others: in a row by more than any kern, in rows too
        close to one another."""
        count = 0
        for row in self.rows.values():
            count += sum(b[0] - a[1] < -0.3 * max(a[2], b[2])
                         for a, b in zip(row, row[1:]))
        tops = sorted(self.rows, reverse=True)
        for i, y in enumerate(tops):
            for below in tops[i + 1:]:
                if y - below >= 0.62 * max(g[2] for g in self.rows[y]):
                    break
                count += any(
                    min(a[1], b[1]) - max(a[0], b[0])
                    > 0.25 * min(a[2], b[2])
                    and y - below < 0.62 * min(a[2], b[2])
                    for a in self.rows[y] for b in self.rows[below])
        return count


def put_ends(blocks, pages):
    """Where each line ends, from the glyphs of the PDF: what stands beside a
    line on its baseline begins another block."""
    starts = {}
    for _, lines in blocks:
        for line in lines:
            starts.setdefault((line.page, round(line.y)), []).append(line.x)
    for _, lines in blocks:
        for line in lines:
            beside = min((x for x in starts[line.page, round(line.y)]
                          if x > line.x + 1), default=1e9)
            ends = [g[1] for g in pages[line.page].row(line.y)
                    if line.x - 20 < g[0] < beside - 0.1]
            line.end = max(ends, default=line.x)


def parted(blocks):
    """Widows and orphans: single lines of a paragraph on a page."""
    widows = orphans = 0
    for tag, lines in blocks:
        if tag not in ("P", "LBody"):
            continue
        pages = [line.page for line in lines]
        for page in range(pages[0], pages[-1]):
            orphans += pages.count(page) == 1 and page == pages[0]
            widows += pages.count(page + 1) == 1 and page + 1 == pages[-1]
    return widows, orphans


def stranded(blocks):
    """Headings with less than two lines on their page of a section that
    goes on."""
    count = 0
    for i, (tag, lines) in enumerate(blocks):
        if tag not in HEADS or (tag == "H3" and blocks[i - 1][0] == "H2"):
            continue
        page = lines[-1].page
        rows, more = set(), False
        for other, below in blocks[i + 1:]:
            if other == "H2" or (other == "H3" and rows):
                break
            if other in ("H1", "H3"):
                continue
            more |= any(line.page > page for line in below)
            rows |= {round(line.y) for line in below if line.page == page}
        count += more and len(rows) < 2
    return count


def edge(blocks, right):
    """Spread of the edge of ragged lines, in ems, and how many there are. The
    row of contacts is no running text: its items stay whole."""
    white, text = [], False
    for tag, lines in blocks:
        text = text or tag in HEADS
        if text and tag in ("P", "LBody"):
            white += [(right - line.end) / line.size
                      for line, below in zip(lines, lines[1:])
                      if not below.is_long()]
    return statistics.pstdev(white) if white else 0, len(white)


def leading(blocks):
    """Spread of the distance of lines within paragraphs, in points."""
    spread = 0
    for size in {line.size for _, lines in blocks for line in lines}:
        steps = [a.y - b.y for tag, lines in blocks if tag in ("P", "LBody")
                 for a, b in zip(lines, lines[1:])
                 if a.page == b.page and a.size == b.size == size]
        if len(steps) > 1:
            spread = max(spread, statistics.pstdev(steps))
    return spread


def crowded(trace):
    """Pages whose last line of text is too near to the foot."""
    count = 0
    for page in trace.split("elements\n")[0].split("\npage "):
        runs = [run for run in map(RUN.match, page.splitlines()) if run]
        text = [(float(r[2]), float(r[4])) for r in runs if r[7]]
        feet = [float(r[2]) for r in runs if r[8] == "footer"]
        if text and feet:
            y, size = min(text)
            count += y - max(feet) < FOOT * size
    return count


def measure(pdf, trace):
    """All figures of a layout."""
    blocks, edges, account = read_trace(trace)
    with pymupdf.open(pdf) as document:
        pages = [Page(page) for page in document]
        fonts = {f for page in document for f in page.get_fonts()}
    put_ends(blocks, pages)
    right = max(max(edges), max(max(g[1] for g in row) for page in pages
                                for row in page.rows.values()))
    body = [line for _, lines in blocks for line in lines]
    top = max(line.y for line in body)
    foot = min(line.y for line in body)
    last = min(line.y for line in body if line.page == len(pages) - 1)
    figures = {"pages": len(pages), "lines": 0}
    figures["widows"], figures["orphans"] = parted(blocks)
    figures["stranded"] = stranded(blocks)
    figures["overlaps"] = sum(page.overlaps() for page in pages)
    figures["outside"] = sum(
        g[0] < 28 or g[1] > page.width - 28 or y < 24 or y > page.height - 24
        for page in pages for y, row in page.rows.items() for g in row)
    figures["unembedded"] = sum(f[1] == "n/a" for f in fonts)
    figures["edge"], figures["lines"] = edge(blocks, right)
    figures["leading"] = leading(blocks)
    figures["full"] = (top - last) / (top - foot) if len(pages) > 1 else 1
    figures["least"] = min(float(run[4]) for run in
                           map(RUN.match, trace.splitlines()) if run)
    figures["crowded"] = crowded(trace)
    for key in ("loose", "overfull"):
        figures[key] = account[key]
    figures["disagree"] = sum(
        account[k] != figures[k] for k in ("stranded", "widows", "orphans"))
    return figures


def faults(job, figures):
    """The bars that a layout misses."""
    sample, theme, _, printed, _ = job
    missed = [f"{key} {figures[key]}" for key in COUNTS if figures[key]]
    if figures["pages"] > PAGES.get(theme, {}).get(sample.stem, 1000):
        missed.append(f"{figures['pages']} pages")
    if figures["edge"] > EDGE:
        missed.append(f"edge {figures['edge']:.2f} em")
    if figures["leading"] > LEADING:
        missed.append(f"leading {figures['leading']:.2f} pt")
    if figures["full"] < FULL:
        missed.append(f"last page {figures['full']:.2f} full")
    if printed and figures["least"] < LEAST - 0.01:
        missed.append(f"type of {figures['least']:.2f} pt")
    return missed


def layout(job):
    """Sets one layout and measures it."""
    sample, theme, paper, printed, folder = job
    out = Path(folder) / "-".join((sample.stem, theme, paper, *printed))
    command = [MKCV, sample, "--theme", theme, "--page", paper, *printed,
               "--as-of", "2026-01-01", "--to", "pdf,trace", "--output", out]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        return None
    trace = (out / f"{sample.stem}.trace").read_text(encoding="utf-8")
    return measure(out / f"{sample.stem}.pdf", trace)


def main():
    themes = subprocess.run([MKCV, "describe", "themes"], check=True,
                            capture_output=True, text=True).stdout
    themes = re.findall(r"^(\w+)", themes, re.M)
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(*job, folder)
                for job in product(SAMPLES, themes, PAPERS, PRINTED)]
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(layout, jobs))
    failed = 0
    for i, (job, figures) in enumerate(zip(jobs, found), 1):
        name = ", ".join((job[0].stem, job[1], job[2],
                          "printed" if job[3] else "on screen"))
        missed = faults(job, figures) if figures else ["it was not set"]
        failed += bool(missed)
        print(f"{'not ok' if missed else 'ok'} {i} - {name}"
              + (": " + ", ".join(missed) if missed else ""))
        if "--table" in sys.argv and figures:
            print("# " + " ".join(
                f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v}"
                for k, v in figures.items()))
    print(f"1..{len(jobs)}")
    return bool(failed or not jobs)


if __name__ == "__main__":
    sys.exit(main())
