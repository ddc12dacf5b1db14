#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every .bib file of a corpus, read by mkcv, pybtex and bibtexparser: no
crash, no entry missing, and of the fields on which the two others agree at
least 99.5 % equal. The corpus is the folder that MKCV_CORPUS names, or a
folder beside this one (or beside its main worktree) that has corpus/bib; and
the .bib files of TeX, where it is installed. Prints TAP."""
import codecs
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import warnings
from pathlib import Path

try:
    import bibtexparser
    import latexcodec
    import yaml
    from bibtexparser.bparser import BibTexParser
    from bibtexparser.latexenc import latex_to_unicode
    from pybtex.database.input.bibtex import Parser
    import pybtex.errors
except ImportError as missing:
    print(f"ok 1 - bibtex # SKIP {missing}: make test installs it\n1..1")
    sys.exit(0)

warnings.simplefilter("ignore")
TOP = Path(__file__).resolve().parents[2]
MKCV = str(Path(os.environ.get("MKCV", TOP / "mkcv")).resolve())
LIMIT = 60


def corpus():
    """The folder of .bib files, or None."""
    if os.environ.get("MKCV_CORPUS"):
        named = Path(os.environ["MKCV_CORPUS"])
        for folder in (named / "corpus/bib", named / "bib", named):
            if folder.is_dir():
                return folder
    places = sorted(TOP.parent.glob("*/corpus/bib"))
    return places[0] if places else None


def of_tex():
    """The .bib files that TeX's packages bring."""
    return sorted(Path("/usr/share/texlive/texmf-dist").rglob("*.bib"))


def run(path):
    done = subprocess.run([MKCV, "import", str(path)], timeout=LIMIT,
                          capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"exit {done.returncode}: "
                           + done.stderr.decode(errors="replace")[-400:])
    text = done.stdout.decode("utf-8")
    tree = yaml.load(text, Loader=yaml.BaseLoader) if text.strip() else None
    entries = (tree or {}).get("publications") or []
    return {e["id"]: e for e in entries if "id" in e}, len(entries)


def decoded(path):
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def by_pybtex(text):
    pybtex.errors.set_strict_mode(False)
    with contextlib.redirect_stderr(io.StringIO()):
        parser = Parser()
        parser.parse_string(text)
    out = {}
    for key, entry in parser.data.entries.items():
        fields = {k.lower(): v for k, v in entry.fields.items()}
        people = {role.lower(): [
            (" ".join(p.first_names + p.middle_names),
             " ".join(p.prelast_names), " ".join(p.last_names),
             " ".join(p.lineage_names)) for p in persons]
            for role, persons in entry.persons.items()}
        if entry.type.lower() != "xdata":
            out[key] = (fields, people)
    return out


def by_bibtexparser(text):
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False,
                          interpolate_strings=True)
    entries = bibtexparser.loads(text, parser=parser).entries
    out = {}
    for entry in entries:
        fields = {k.lower(): v for k, v in entry.items()
                  if k not in ("ID", "ENTRYTYPE")}
        out.setdefault(entry["ID"], (fields, {}))
    return out


def trimmed(text):
    """Without names of commands that have an argument, and without tags."""
    text = re.sub(r"\\(?:url|href|path)\b", "", text)
    text = re.sub(r"\\[a-zA-Z]{2,}\s*(?=\{)", "", text)
    return bare(re.sub(r"</?(?:jats:|mml:)?[a-z]+( [^<>]*)?>", "", text))


def plain(text):
    """Letters and digits of a TeX text as both other readers decode it, or
    None where they differ."""
    try:
        one = trimmed(codecs.decode(text, "ulatex"))
        two = trimmed(latex_to_unicode(text))
    except Exception:
        return None
    return one if one == two else None


def bare(text):
    text = unicodedata.normalize("NFKD", text)
    text = re.sub(r"&[a-z]+;", "", text)
    return "".join(c for c in text.casefold()
                   if unicodedata.category(c)[0] in "LN")


# Fields that mean the same here and there, and nothing else goes into.
SAME = {"title": "title", "journal": "journal", "journaltitle": "journal",
        "booktitle": "booktitle", "publisher": "publisher", "series": "series",
        "volume": "volume", "pages": "pages", "doi": "doi", "isbn": "isbn",
        "issn": "issn", "chapter": "chapter", "edition": "edition",
        "note": "note", "abstract": "abstract", "version": "version"}


def ours(entry, name):
    """What mkcv has of a field, also where it was kept as it was."""
    extra = entry.get("extra") or {}
    if name in extra:
        return plain(extra[name])
    if name == "number":
        value = entry.get("number", entry.get("issue"))
    elif name in ("school", "institution", "organization"):
        value = entry.get("publisher")
    elif name in ("address", "location"):
        value = entry.get("place")
    elif name == "year":
        found = re.search(r"\d{4}", entry.get("date", ""))
        value = found.group() if found else entry.get("status")
    else:
        value = entry.get(SAME[name])
    return None if value is None else bare(value)


def wanted(fields, name):
    value = fields[name]
    if name == "year":
        found = re.search(r"\d{4}", value)
        return found.group() if found else None
    if name == "doi":
        found = re.search(r"10\..*", value)
        return bare(found.group()) if found else None
    if name in ("title", "booktitle", "journaltitle"):
        sub = fields.get({"title": "subtitle", "booktitle": "booksubtitle",
                          "journaltitle": "journalsubtitle"}[name])
        value += " " + sub if sub else ""
    return plain(value)


NAMES = list(SAME) + ["number", "school", "institution", "organization",
                      "address", "location", "year"]


def people_of(entry, role):
    return [bare(re.sub(r"[{}]", "", n)) for n in
            entry.get({"author": "authors", "editor": "editors"}[role], [])
            if n != "others"]


def sorted_letters(text):
    return "".join(sorted(text or ""))


class Count:
    def __init__(self):
        self.files = self.entries = self.missing = 0
        self.fields = self.equal = self.names = self.names_equal = 0
        self.crashes = []
        self.odd = []


def compare(path, count):
    count.files += 1
    try:
        mine, _ = run(path)
    except (RuntimeError, subprocess.TimeoutExpired, ValueError,
            yaml.YAMLError) as error:
        count.crashes.append(f"{path.name}: {error}")
        return
    text = decoded(path)
    try:
        one, two = by_pybtex(text), by_bibtexparser(text)
    except Exception:
        return
    for key in set(one) & set(two):
        count.entries += 1
        if key not in mine:
            count.missing += 1
            count.odd.append(f"{path.name}: no entry {key}")
            continue
        compare_entry(path, key, mine[key], one[key], two[key], count)


def compare_entry(path, key, mine, one, two, count):
    for name in NAMES:
        if name not in one[0] or name not in two[0]:
            continue
        a, b = wanted(one[0], name), wanted(two[0], name)
        if a is None or a != b or not a:
            continue
        count.fields += 1
        got = ours(mine, name)
        if got == a:
            count.equal += 1
        else:
            count.odd.append(f"{path.name}: {key}.{name}: {got!r}, not {a!r}")
    for role in ("author", "editor"):
        if role not in one[1] or role not in two[0]:
            continue
        people = [p for p in one[1][role] if p[2] != "others"]
        want = [plain(re.sub(r"\$\^.*?\$", "", " ".join(p))) for p in people]
        if None in want or not people:
            continue
        want = [sorted_letters(name) for name in want]
        got = [sorted_letters(n) for n in people_of(mine, role)]
        count.names += 1
        if want == got:
            count.names_equal += 1
        else:
            count.odd.append(f"{path.name}: {key}.{role}: "
                             f"{mine.get(role + 's')}, not {people}")


def say(good, what, lines=()):
    print(f"{'ok' if good else 'not ok'} - {what}")
    for line in list(lines)[:40]:
        print("# " + line)


def exported(path):
    return subprocess.run([MKCV, "export", str(path), "--to", "bibtex"],
                          timeout=LIMIT, capture_output=True,
                          check=False).stdout


def judge_round(what, files):
    """BibTeX written from BibTeX and read again is written the same."""
    odd = []
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            once = Path(folder) / "once.bib"
            once.write_bytes(exported(path))
            if exported(once) != once.read_bytes():
                odd.append(path.name)
    say(not odd, f"{what}: {len(files) - len(odd)} of "
        f"{len(files)} files come through a round trip the same", odd)


def judge(what, files):
    count = Count()
    for path in files:
        compare(path, count)
    share = 100 * count.equal / max(count.fields, 1)
    names = 100 * count.names_equal / max(count.names, 1)
    say(not count.crashes, f"{what}: {count.files} files, no crash",
        count.crashes)
    say(count.missing == 0, f"{what}: {count.entries} entries, "
        f"{count.missing} missing", [o for o in count.odd if ": no " in o])
    say(share >= 99.5, f"{what}: {count.equal} of {count.fields} fields "
        f"equal, {share:.2f} %", [o for o in count.odd])
    say(names >= 99.5, f"{what}: {count.names_equal} of {count.names} lists "
        f"of names equal, {names:.2f} %")


folder = corpus()
if not folder:
    print("ok - bibtex # SKIP no corpus: set MKCV_CORPUS to a folder of .bib "
          "files")
else:
    found = sorted(p for p in folder.iterdir() if p.is_file())
    judge("corpus", found)
    judge_round("corpus", found)
if of_tex():
    judge("TeX's packages", of_tex())
    judge_round("TeX's packages", of_tex())
