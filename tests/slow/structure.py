#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""The structure of our PDF files is without fault, by our own checker
(tests/pdf/structure.py); and faults are seen: copies of our files, each
spoilt in one way, and of a reference page of another hand, must be found out
by it or by veraPDF. The reference comes from refpdf.py of a corpus: MKCV_CORPUS names its folder, else one beside the project serves;
without, or without its face, that half is skipped. Prints TAP."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "pdf"))
import files  # noqa: E402

try:
    import pikepdf
    import structure
except ImportError as missing:
    print(f"ok 1 - structure # SKIP {missing}: make test installs it\n1..1")
    sys.exit(0)

LONE = """no-af no-afrel no-contents no-ddt no-embed no-F no-id no-lang
no-lbl no-lbody no-listnumbering no-marked no-mime no-objr no-oi no-pdfaid
no-pdfuaid no-ext no-scope no-struct no-structparent no-tabs no-title
no-tounicode no-xmp no-cidtogid info-xmp-mismatch ligature link-not-link pua
ragged skip-heading thead-no-tbody untagged-header untagged-rule""".split()
WITH_A3 = ("no-af", "no-afrel", "no-mime")


def elements(pdf, tag):
    return [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary)
            and e.get("/S") == "/" + tag and "/P" in e]


def lose_kid(element, index):
    kids = list(element.K)
    del kids[index]
    element.K = pikepdf.Array(kids)


def replace(stream, old, new):
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def holder(pdf, key):
    """A dictionary that has the key."""
    return next(d for d in pdf.objects
                if isinstance(d, pikepdf.Dictionary) and key in d)


def filespec(pdf):
    return pdf.Root.Names.EmbeddedFiles.Names[1]


SPOILT = {
    "no language": lambda p: p.Root.__delitem__("/Lang"),
    "another title": lambda p: p.trailer.Info.__setitem__("/Title", "x"),
    "no OBJR": lambda p: lose_kid(elements(p, "Link")[0], -1),
    "no label": lambda p: [lose_kid(e, 0) for e in elements(p, "LI")],
    "no numbering": lambda p: elements(p, "L")[0].__delitem__("/A"),
    "no scope": lambda p: elements(p, "TH")[0].__delitem__("/A"),
    "a lost cell": lambda p: lose_kid(elements(p, "TR")[1], -1),
    "a lost paragraph": lambda p: lose_kid(elements(p, "Document")[0], 1),
    "a bad language": lambda p: elements(p, "Span")[0].__setitem__(
        "/Lang", "french!"),
    "a skipped level": lambda p: elements(p, "H2")[0].__setitem__(
        "/S", pikepdf.Name.H3),
    "an open rule": lambda p: replace(
        p.pages[0].Contents, b"/Artifact<</Type/Layout>>", b"/Span<<>>"),
    "a doubled MCID": lambda p: replace(
        p.pages[0].Contents, b"/MCID 1>", b"/MCID 0>"),
    "a ligature": lambda p: replace(
        next(iter(p.pages[0].resources.Font.values())).ToUnicode,
        b"<006600660069>", b"<FB03>"),
    "no tab order": lambda p: p.pages[0].__delitem__("/Tabs"),
    "a lost key": lambda p: p.pages[0].Annots[0].__delitem__("/StructParent"),
    "no marks": lambda p: p.Root.__delitem__("/MarkInfo"),
    "no tree": lambda p: p.Root.__delitem__("/StructTreeRoot"),
    "no intent": lambda p: p.Root.__delitem__("/OutputIntents"),
    "no XMP": lambda p: p.Root.__delitem__("/Metadata"),
    "the title hidden": lambda p: p.Root.ViewerPreferences.__delitem__(
        "/DisplayDocTitle"),
    "no PDF/A mark": lambda p: replace(
        p.Root.Metadata, b"pdfaid:part", b"xmp:part"),
    "no PDF/UA mark": lambda p: replace(
        p.Root.Metadata, b" pdfuaid:part", b" xmp:part"),
    "an unexplained schema": lambda p: replace(
        p.Root.Metadata, b"ns/id/\" pdfaSchema:prefix",
        b"ns/no/\" pdfaSchema:prefix"),
    "no contents of a link": lambda p: p.pages[0].Annots[0].__delitem__(
        "/Contents"),
    "a link off paper": lambda p: p.pages[0].Annots[0].__delitem__("/F"),
    "a link of no Link": lambda p: elements(p, "Link")[0].__setitem__(
        "/S", pikepdf.Name.Span),
    "no list body": lambda p: elements(p, "LBody")[0].__setitem__(
        "/S", pikepdf.Name.P),
    "a head without body": lambda p: elements(p, "TBody")[0].__setitem__(
        "/S", pikepdf.Name.THead),
    "no ToUnicode": lambda p: next(iter(
        p.pages[0].resources.Font.values())).__delitem__("/ToUnicode"),
    "a private character": lambda p: replace(
        next(iter(p.pages[0].resources.Font.values())).ToUnicode,
        b"<006600660069>", b"<E001>"),
    "a face left out": lambda p: holder(p, "/FontFile3").__delitem__(
        "/FontFile3"),
    "no map to glyphs": lambda p: holder(p, "/CIDToGIDMap").__delitem__(
        "/CIDToGIDMap"),
    "an open head": lambda p: replace(
        p.pages[1].Contents, b"/Artifact<</Type/Pagination",
        b"/Span<</Type/Pagination"),
    "no ID": lambda p: None,
    "an attachment of no kind": lambda p: filespec(p).EF.F.__delitem__(
        "/Subtype"),
    "an attachment apart": lambda p: p.Root.__delitem__("/AF"),
    "an attachment of no relation": lambda p: filespec(p).__delitem__(
        "/AFRelationship"),
}


def spoil_one(spoil, paths, out):
    """Spoils the first file that has what there is to spoil."""
    for path in paths:
        with pikepdf.open(path) as pdf:
            try:
                spoil(pdf)
            except (AssertionError, AttributeError, KeyError, IndexError,
                    StopIteration):
                continue
            pdf.save(out, static_id=True)
            return True
    return False


def spoilt(paths, folder):
    """One fault each, caught by us or by veraPDF."""
    out = folder / "spoilt.pdf"
    for what, spoil in SPOILT.items():
        if not spoil_one(spoil, paths, out):
            yield f"spoilt by {what}", ["there is nothing to spoil"]
            continue
        if what == "no ID":
            data = out.read_bytes()
            assert b"/ID [" in data
            out.write_bytes(data.replace(b"/ID [", b"/Ia ["))
        seen = structure.faults(out) or by_verapdf(out)
        yield f"spoilt by {what}", [] if seen else ["nobody sees it"]


def corpus():
    named = os.environ.get("MKCV_CORPUS")  # "" is none
    folders = [Path(named)] if named else files.TOP.parent.glob("*/")
    for folder in sorted(folders):
        script = folder / "tools/refpdf.py"
        if script.exists():
            return script
    return None


def by_verapdf(path):
    jars = files.TOP / "tests/tools/lib"
    if not (jars / "done").exists():
        return ["veraPDF is not there to tell"]
    run = subprocess.run(
        ["java", "-cp", f"{jars}/*",
         "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-f",
         "0", path], capture_output=True, text=True)
    return ["veraPDF: FAIL"] if run.returncode else []


def mutations(folder):
    script = corpus()
    if not script:
        return None
    found = []

    def built(fault):
        path = folder / f"{fault}.pdf"
        run = subprocess.run(
            [sys.executable, script, path, *fault.split("+")],
            capture_output=True, text=True)
        return path if run.returncode == 0 else None

    for base in ("a3", "none"):
        path = built(base)
        if not path:
            return None
        found.append((f"the reference, {base}", structure.faults(path)))
    for fault in LONE:
        path = built(f"a3+{fault}" if fault in WITH_A3 else fault)
        seen = structure.faults(path) or by_verapdf(path)
        found.append((f"one fault, {fault}",
                      [] if seen else ["nobody sees it"]))
    return found


def main():
    with tempfile.TemporaryDirectory() as folder:
        made = files.make(folder)
        results = [(path.stem, structure.faults(path)) for path in made]
        if made and made[0].stem == "unit":
            results += spoilt(made, Path(folder))
        more = mutations(Path(folder))
    results += more or []
    if more is None:
        results.append(("one-fault copies # SKIP no refpdf.py of a corpus, "
                        "or not what it needs (fonttools, "
                        "fonts-crosextra-carlito)", []))
    files.tap(results, "structure")


if __name__ == "__main__":
    main()
