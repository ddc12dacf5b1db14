#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every extractor gives back our PDF files' words, whole and in order. What
they should give is read from the content streams by ToUnicode and
ActualText. Compared are all characters but white space, in Normalization
Form C; then the words: two that a space parts must come out parted, and one
may come out in two only where a line ends inside it. Prints TAP, and how
much each extractor was asked."""
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
    from pdfminer.high_level import extract_text
except ImportError as missing:
    print(f"ok 1 - extract # SKIP {missing}: make test installs it\n1..1")
    sys.exit(0)


def poppler(*options):
    def run(path):
        return subprocess.run(["pdftotext", *options, path, "-"], check=True,
                              capture_output=True).stdout.decode("utf-8")
    return run


def by_fitz(path):
    with fitz.open(path) as pdf:
        return "\n".join(page.get_text() for page in pdf)


def by_pypdf(path):
    pages = pypdf.PdfReader(io.BytesIO(Path(path).read_bytes())).pages
    return "\n".join(page.extract_text() for page in pages)


EXTRACTORS = {
    "pdftotext": poppler(),
    "pdftotext -layout": poppler("-layout"),
    "pdftotext -raw": poppler("-raw"),
    "PyMuPDF": by_fitz,
    "pypdf": by_pypdf,
    "pdfminer.six": extract_text,
}


def cmap(font):
    rows = font.ToUnicode.read_bytes().decode("latin-1")
    return {int(code, 16): bytes.fromhex(word).decode("utf-16-be")
            for code, word in re.findall(r"<([0-9A-F]{4})><([0-9A-F]*)>\n",
                                         rows)}


class Said:
    """What a file says: its characters, and where words and lines end."""

    def __init__(self, path):
        self.words, self.lines, self.count, self.parts = set(), set(), 0, []
        self.actual = False
        with pikepdf.open(path) as pdf:
            self.fonts = {}
            for page in pdf.pages:
                self.page(page)
        self.text = "".join(self.parts)

    def add(self, text):
        for char in text:
            if char.isspace():
                self.words.add(self.count)
            else:
                self.parts.append(char)
                self.count += 1

    def page(self, page):
        fonts = page.resources.get("/Font", {})
        self.words.add(self.count)
        font, level = {}, None
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator == "Tf":
                key = operands[0]
                if key not in self.fonts:
                    self.fonts[key] = cmap(fonts[key])
                font = self.fonts[key]
            elif operator == "Tm":
                if operands[5] != level:
                    self.lines.add(self.count)
                level = operands[5]
            elif operator == "BDC" and "/ActualText" in operands[1]:
                self.add(str(operands[1].ActualText))
                self.actual = True
            elif operator == "EMC":
                self.actual = False
            elif operator == "TJ" and not self.actual:
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        for high, low in zip(codes[::2], codes[1::2]):
                            self.add(font[high << 8 | low])


def compose(text):
    return unicodedata.normalize("NFC", text)


def faults(said, got):
    """What is wrong with an extractor's text, as sentences."""
    plain = re.sub(r"\s+", "", got)
    if compose(plain) != compose(said.text):
        mine, theirs = compose(said.text), compose(plain)
        at = next((i for i, (a, b) in enumerate(zip(mine, theirs))
                   if a != b), min(len(mine), len(theirs)))
        return [f"{len(mine)} characters, {len(theirs)} back; differs at {at}"
                f": {mine[at - 10:at + 20]!r} is {theirs[at - 10:at + 20]!r}"]
    if len(plain) != len(said.text):
        return []  # composed otherwise: places cannot be compared
    parted, count = set(), 0
    for word in got.split():
        count += len(word)
        parted.add(count)
    ends = {place for place in said.words if 0 < place}
    glued = [said.text[p - 8:p] + "|" + said.text[p:p + 8]
             for p in sorted(ends - parted)]
    split = [said.text[p - 8:p] + "|" + said.text[p:p + 8]
             for p in sorted(parted - ends - said.lines - {count})
             if not unicodedata.combining(said.text[p])]
    return ([f"{len(glued)} words glued: {glued[:4]}"] if glued else []) + (
        [f"{len(split)} words split: {split[:4]}"] if split else [])


def main():
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for path in [Path(a) for a in sys.argv[1:]] or files.make(folder):
            said = Said(path)
            for name, extract in EXTRACTORS.items():
                results.append((f"{name}, {path.stem}, "
                                f"{len(said.words)} words",
                                faults(said, extract(path))))
    files.tap(results, "extract")


if __name__ == "__main__":
    main()
