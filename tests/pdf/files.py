# SPDX-License-Identifier: ISC
"""The PDF files that the judges judge: the unit tests', which hold all that
a file of ours can, every CV of cv/ in each theme, paper size, for a screen or
print, with its source in it or without, the odd ones, and one of a hundred
pages."""
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
UNIT = TOP / "build/asan/unit/pdf_write"
MKCV = Path(os.environ.get("MKCV_RELEASE", TOP / "mkcv"))
THEMES = ("classic", "modern", "compact", "committee", "ats", "large_print")
PAPERS = ("a4", "letter")
# Numbers of lines stand between the words for those who extract them.
PRINT = {"plain": ["--set", "line_numbers=false", "--set", "hyphenate=false"],
         "screen": [],
         "print": ["--print", "--binding", "12mm", "--duplex",
                   "--line-numbers", "--set", "mark=draft",
                   "--set", "signature=true"]}

# Greek, Cyrillic, Vietnamese, combining marks, Chinese, Arabic, …; few
# entries and none.
ODD = """scripts-* particles joiners emoji signs markup long-words one-entry
brief empty-sections name-only mononym""".split()
LONG = 1400  # publications
# MKCV_EVERY=1 tests/slow/verapdf.sh: all of them with their source and without.
EVERY = bool(os.environ.get("MKCV_EVERY"))


def from_unit(folder):
    if not UNIT.exists():
        return []
    paths = [folder / "unit.pdf", folder / "wide.pdf"]
    subprocess.run([UNIT], env={"PDF_WRITE_OUT": str(paths[0]),
                                "PDF_WRITE_WIDE": str(paths[1])},
                   check=True, capture_output=True)
    return paths


def from_cv(job):
    cv, name, folder, options = job
    out = folder / name
    out.mkdir()
    subprocess.run([MKCV, cv, *options, "--verify", "-t", "pdf", "-o", out],
                   check=True, capture_output=True, timeout=120)
    made = out / f"{cv.stem}.pdf"
    path = folder / f"{out.name}.pdf"
    made.rename(path)
    return path


def kinds(few):
    """Themes, papers and uses; with `few` those that differ most."""
    for theme in THEMES:
        for paper in PAPERS:
            for use in ("screen", "print"):
                if not few:
                    yield theme, paper, use
                elif use == "screen" and (paper == "a4" or theme == "classic"):
                    yield theme, paper, "plain"


def long_cv(folder):
    path = folder / "long.yaml"
    with open(path, "wb") as file:
        subprocess.run([TOP / "tests/bench/generate", str(LONG)], check=True,
                       stdout=file)
    return path


def jobs(folder, few):
    for cv in sorted((TOP / "cv").glob("*.yaml")):
        for theme, paper, use in kinds(few):
            options = ["--theme", theme, "--page", paper, *PRINT[use]]
            name = f"{cv.stem}-{theme}-{paper}-{use}"
            embeds = (paper == "a4") == (use == "screen")
            if embeds or EVERY:
                yield cv, f"{name}-3a", folder, [*options, "--embed"]
            if not embeds or EVERY:
                yield cv, name, folder, options
    for cv in ("anil", "computing", "humanities"):
        yield (TOP / "cv" / f"{cv}.yaml", f"{cv}-biography", folder,
               ["--set", "biography=50"])
    yield (TOP / "tests/bio/de-professorin.yaml", "de-biography", folder,
           ["--set", "biography=100"])
    if few:
        return
    for cv in sorted(path for name in ODD for path in
                     (TOP / "tests/odd").glob(f"{name}.yaml")):
        yield cv, f"odd-{cv.stem}", folder, ["--embed"]
    yield long_cv(folder), "hundred-pages", folder, []


def make(folder, few=False):
    """Makes all files in the folder and returns their paths; with `few`, only
    those that every extractor is to read."""
    folder = Path(folder)
    paths = from_unit(folder)
    if MKCV.exists():
        with ThreadPoolExecutor(2) as pool:
            paths += pool.map(from_cv, list(jobs(folder, few)))
    return paths


def cmap(font):
    """What a font's codes stand for, and how many bytes a code is."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    told = {}
    for first, last, word in re.findall(
            r"<([0-9A-F]+)> ?<([0-9A-F]+)> ?<([0-9A-F]+)>\n", text, re.I):
        base = int(word, 16)
        for code in range(int(first, 16), int(last, 16) + 1):
            told[code] = chr(base + code - int(first, 16))
    for code, word in re.findall(
            r"^<([0-9A-F]+)>\s*<((?:[0-9A-F]{4})*)>\s*\n",
            text.split("endcodespacerange")[-1], re.M | re.I):
        told[int(code, 16)] = bytes.fromhex(word).decode("utf-16-be")
    return told, 2 if font.Subtype == "/Type0" else 1


def codes(parts, size):
    """The codes of TJ's operand."""
    for part in parts:
        if isinstance(part, (bytes, bytearray)):
            for at in range(0, len(part), size):
                yield int.from_bytes(part[at:at + size], "big")


def tap(results, name):
    """Prints one TAP line for each (file, faults)."""
    bad = False
    for number, (what, faults) in enumerate(results, 1):
        bad |= bool(faults)
        verdict = "not ok" if faults else "ok"
        print(f"{verdict} {number} - {name}: {what}")
        for fault in faults[:20]:
            print("#", re.sub(r"\s+", " ", str(fault))[:200])
    print(f"1..{len(results)}")
    sys.exit(bad)
