#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Right-to-left names and ideographs inside a Latin CV come back as they were
typed from the extractors that know of such scripts; values stand side by side
in the order of the CV's language, each turned by itself. Prints TAP."""
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PYTHON = TOP / "tests/venv/bin/python"
PHRASES = ("אוניברסיטת הדוגמה", "جامعة المثال", "שיר השירים", "تاريخ بغداد",
           "سمير المثالي", "山田太郎", "漢字の歴史と文化", "例示出版社")
CV = """name: Dana Example
settings: {as_of: 2026-01-01}
roles:
  - {title: Reader, organization: Example University (אוניברסיטת הדוגמה), start: 2019}
  - {title: Lecturer, organization: جامعة المثال, location: Cairo, start: 2012, end: 2018}
publications:
  - {type: journal, title: "On the title שיר השירים and its readers in the long nineteenth century, with notes on تاريخ بغداد", authors: [سمير المثالي, Dana Example], journal: Journal, date: 2020}
  - {type: book, title: 漢字の歴史と文化, authors: [Dana Example, 山田太郎], publisher: 例示出版社, date: 2018}
"""

BESIDE = """name: Dana Example
settings: {as_of: 2026-01-01}
publications:
  - {type: journal, title: تاريخ بغداد, authors: [سمير المثالي, دانة], journal: مجلة المثال, volume: 12, issue: 3, pages: 45-67, date: 2020}
languages: [{name: العربية, level: native}]
"""
ORDER = [["سمير المثالي", " and ", "دانة", "تاريخ بغداد", "مجلة المثال",
          " 12(3), 45–67. "], ["العربية", " (native) "]]


def plain(text):
    """Without marks of direction, white space folded."""
    kept = (c for c in text if unicodedata.category(c) != "Cf")
    return " ".join("".join(kept).split())


def by_python(path, code):
    return subprocess.run([PYTHON, "-c", code, path], check=True,
                          capture_output=True, text=True).stdout


def extractors(path):
    for mode in ([], ["-layout"]):
        done = subprocess.run(["pdftotext", *mode, path, "-"], check=True,
                              capture_output=True, text=True)
        yield " ".join(["pdftotext", *mode]), done.stdout
    yield "PyMuPDF", by_python(path, (
        "import pymupdf, sys\n"
        "print(''.join(p.get_text() for p in pymupdf.open(sys.argv[1])))"))
    yield "pypdf", by_python(path, (
        "import pypdf, sys\n"
        "pages = pypdf.PdfReader(sys.argv[1]).pages\n"
        "print(''.join(p.extract_text() for p in pages))"))


def beside(folder):
    """What does not stand to the right of what is before it."""
    cv = Path(folder) / "beside.yaml"
    cv.write_text(BESIDE, encoding="utf-8")
    trace = subprocess.run([TOP / "mkcv", cv, "-t", "trace", "-o", "-"],
                           check=True, capture_output=True, text=True).stdout
    at = {text: (float(y), float(x)) for x, y, text in re.findall(
        r'(?m)^  ([\d.]+) ([\d.]+) .*?"(.*)" ', trace)}
    for row in ORDER:
        for left, right in zip(row, row[1:]):
            a, b = at.get(left), at.get(right)
            if not a or not b or a[0] != b[0] or a[1] >= b[1]:
                yield f"{left!r} {a}, {right!r} {b}"


def main():
    bad = number = 0
    with tempfile.TemporaryDirectory() as folder:
        cv = Path(folder) / "cv.yaml"
        cv.write_text(CV, encoding="utf-8")
        for theme in ("classic", "modern"):
            subprocess.run([TOP / "mkcv", cv, "--theme", theme, "-t", "pdf",
                            "-o", folder], check=True, capture_output=True)
            for name, text in extractors(Path(folder) / "cv.pdf"):
                lost = [p for p in PHRASES if p not in plain(text)]
                number += 1
                bad |= bool(lost)
                print(f"{'not ok' if lost else 'ok'} {number} - scripts: "
                      f"{name}, {theme}")
                for phrase in lost:
                    print("#", phrase)
        wrong = list(beside(folder))
        number += 1
        bad |= bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} - scripts: beside "
              "each other")
        for one in wrong:
            print("#", one)
    print(f"1..{number}")
    sys.exit(bool(bad))


main()
