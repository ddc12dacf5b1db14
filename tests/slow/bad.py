#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Bad and odd-looking CVs, seen from outside.

Every tests/bad/NAME.yaml holds one mistake (many-*: several), each named by
a line of NAME.expect: `[FILE:]LINE:COLUMN [WORD|WORD...]`, where COLUMN may
be `*` and one WORD must occur in the message, its hint or its second place;
`warning` before it, where it is one. mkcv must exit with 1, name all of them and no other
line, give a hint for each, write nothing, and leave an older output as it
was. Every tests/odd/NAME.yaml must be accepted, with no message but those of
its own NAME.expect, and be written (FILE `nowhere`, line 0: about the whole run).
Prints TAP."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
MKCV = str(Path(os.environ.get("MKCV", TOP / "mkcv")).resolve())
OLD = b"an older output\n"
LINE = re.compile(r"^(.+?):(\d+):(\d+): (error|warning|note): (.*)$", re.M)


def run(folder, *args):
    return subprocess.run([MKCV, *args], cwd=folder, timeout=60,
                          stdin=subprocess.DEVNULL, capture_output=True)


def expected(path):
    """The lines of an .expect file: (severity, file, line, column, words)."""
    found = []
    if path.exists():
        for text in path.read_text(encoding="utf-8").splitlines():
            severity = "error"
            if text.startswith("warning "):
                severity, text = text.split(" ", 1)
            place, _, words = text.partition(" ")
            parts = place.split(":")
            file = parts[-3] if len(parts) > 2 else path.stem + ".yaml"
            found.append((severity, file, int(parts[-2]), parts[-1],
                          words.strip().lower().split("|")))
    return found


def others(stderr):
    """For each place, the second places printed below it: `FILE:3:1`."""
    found, place = {}, None
    for file, line, column, severity, _ in LINE.findall(
            stderr.decode("utf-8", "replace")):
        if severity == "note":
            found[place] = found.get(place, "") + f" {file}:{line}:{column}"
        else:
            place = (os.path.normpath(file), int(line), int(column))
    return found


def fits(want, diag, text):
    severity, file, line, column, words = want
    said = f"{diag['code']} {diag['message']} {diag['hint'] or ''}".lower()
    said += text.get((file_of(diag), diag["line"], diag["column"]), "")
    return (diag["severity"] == severity and diag["line"] == line
            and file_of(diag) == file
            and column in ("*", str(diag["column"]))
            and any(word in said for word in words))


def file_of(diag):
    return os.path.normpath(diag["file"] or "nowhere")


def show(diag):
    return "{file}:{line}:{column}: {severity}: {message} ({hint})".format(
        **diag)


def check_messages(folder, name, wanted):
    """What is wrong with the messages of `mkcv check`: a list of texts."""
    text = others(run(folder, "check", name).stderr)
    result = run(folder, "check", "--format", "json", name)
    try:
        diags = json.loads(result.stdout)
    except ValueError as error:
        return [f"no JSON: {error}: {result.stdout[:200]}"
                f" {result.stderr[:200]}"], []
    bad = [f"not said: {want}" for want in wanted
           if not any(fits(want, diag, text) for diag in diags)]
    lines = {want[1:3] for want in wanted}
    for diag in diags:
        if diag["severity"] == "note":
            continue
        if (file_of(diag), diag["line"]) not in lines:
            bad.append(f"beside the mark: {show(diag)}")
        if not diag["hint"]:
            bad.append(f"no hint: {show(diag)}")
    if bad:
        bad += [f"said: {show(diag)}" for diag in diags]
    return bad, diags


def snapshot(folder):
    return {str(path.relative_to(folder)):
            (path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(folder.rglob("*")) if path.is_file()}


def one_bad(folder, source):
    bad, diags = check_messages(folder, source.name,
                                expected(source.with_suffix(".expect")))
    output = folder / "out" / source.stem
    output.mkdir(parents=True)
    for suffix in (".pdf", "-bio.txt"):
        (output / (source.stem + suffix)).write_bytes(OLD)
    before = snapshot(output)
    result = run(folder, source.name, "-o", str(output))
    if result.returncode != 1:
        bad.append(f"exit {result.returncode}")
    if result.stdout:
        bad.append(f"on standard output: {result.stdout[:80]}")
    if snapshot(output) != before:
        bad.append("the older output was touched, or something written")
    text = result.stderr.decode("utf-8", "replace")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text):
        bad.append("a control character in the messages")
    said = {(os.path.normpath(file), int(line), int(column))
            for file, line, column, _, _ in LINE.findall(text)}
    for diag in diags:
        place = (file_of(diag), diag["line"], diag["column"])
        if diag["severity"] == "error" and place not in said:
            bad.append(f"only in JSON: {show(diag)}")
    return bad


def one_odd(folder, source):
    wanted = expected(source.with_suffix(".expect"))
    bad, _ = check_messages(folder, source.name, wanted)
    products = [".pdf"]
    if not any("biography" in want[4] for want in wanted):
        products.append("-bio.txt")
    output = folder / "out" / source.stem
    result = run(folder, source.name, "-o", str(output))
    if result.returncode:
        bad.append(f"exit {result.returncode}: "
                   + result.stderr.decode("utf-8", "replace")[:400])
    for suffix in products:
        path = output / (source.stem + suffix)
        if not path.exists() or not path.stat().st_size:
            bad.append(f"not written: {path.name}")
    return bad


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        jobs = []
        for kind, function in (("bad", one_bad), ("odd", one_odd)):
            folder = Path(scratch) / kind
            shutil.copytree(TOP / "tests" / kind, folder)
            jobs += [(f"{kind}/{source.stem}", function, folder, source)
                     for source in sorted(folder.glob("*.yaml"))]
        print(f"1..{len(jobs)}")
        with ThreadPoolExecutor(2) as pool:
            results = pool.map(lambda job: job[1](job[2], job[3]), jobs)
            for number, (job, bad) in enumerate(zip(jobs, results), 1):
                print(f"{'not ok' if bad else 'ok'} {number} - {job[0]}")
                for text in bad:
                    print(f"# {text}")
                failed += bool(bad)
        print(f"# P2: {len(jobs)} bad and odd files, sanitized: {failed} "
              "not told, crashed or hung")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
