#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Hostile styles, JSON and bibliographies: recursion, nesting, entities, huge
fields and lists. Each ends soon, in little memory, either with entries or with
a message that names the file; no entry means no success. By the shipped
program. Prints TAP."""
import json
import os
import resource
import subprocess
import sys
import tempfile

MKCV = os.path.abspath(os.environ.get("MKCV_RELEASE", "./mkcv"))
SECONDS, MEBIBYTES = 8, 256

HEAD = ('<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" '
        'class="in-text">')
TEXT = '<text variable="title"/>'


def style(layout=TEXT, rest="", attributes="", before=""):
    return (f'<?xml version="1.0"?>{before}{HEAD}{rest}<bibliography '
            f'{attributes}><layout>{layout}</layout></bibliography></style>')


def macro(name, content):
    return f'<macro name="{name}">{content}</macro>'


def call(name):
    return f'<text macro="{name}"/>'


def laughs():
    """Ten entities, each ten of the one before."""
    lines = ['<!ENTITY a0 "ha">'] + [
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 11)]
    return f"<!DOCTYPE style [{''.join(lines)}]>"


REFUSED = {
    "groups-nested": style("<group>" * 50000 + TEXT + "</group>" * 50000),
    "macro-of-itself": style(call("m"), macro("m", call("m"))),
    "macros-in-a-ring": style(call("m0"), "".join(
        macro(f"m{i}", call(f"m{(i + 1) % 1500}")) for i in range(1500))),
    "macros-in-a-chain": style(call("m0"), "".join(
        macro(f"m{i}", call(f"m{i + 1}")) for i in range(1500)) +
        macro("m1500", TEXT)),
    "macros-that-double": style(call("m0"), "".join(
        macro(f"m{i}", call(f"m{i + 1}") * 2) for i in range(40)) +
        macro("m40", TEXT)),
    "entities-that-grow": style("<text value=\"&a10;\"/>", before=laughs()),
    "entity-from-a-file": style("&x;", before='<!DOCTYPE style [<!ENTITY x '
                                'SYSTEM "/etc/passwd">]>'),
    "too-long": style(TEXT, f"<!--{'x' * (5 << 20)}-->"),
    "elements-without-end": style(TEXT * 150000),
    "no-end": style()[:-9],
    "no-layout": f"{HEAD}</style>",
}

SET = {
    "numbers-out-of-range": style(
        '<names variable="author"><name et-al-min="-99999999999999999999" '
        'et-al-use-first="99999999999999999999"/></names>'
        '<number variable="volume" form="roman"/>' + TEXT),
    "long-affix": style(f'<text variable="title" prefix="{"x" * 30000}"/>'),
    "many-keys": style(TEXT, "", "").replace(
        "<bibliography >", "<bibliography><sort>" +
        '<key variable="title"/>' * 9000 + "</sort>"),
}


def item(**fields):
    return {"id": "a", "type": "book", "title": "T",
            "issued": {"date-parts": [[2001]]}, **fields}


def authors(count):
    return [{"family": f"Family{i}", "given": "Ann B."} for i in range(count)]


LARGE = 300000
ITEMS = {
    "many-authors": [item(author=authors(50000))],
    "quotation-marks": [item(title="'a " * LARGE)],
    "quotation-marks-double": [item(title='"a ' * LARGE)],
    "tags-open": [item(title="<i>" * LARGE)],
    "tags-nested": [item(title="<i>" * LARGE + "</i>" * LARGE)],
    "spans": [item(title='<span class="nocase">a' * (LARGE // 3))],
    "long-word": [item(title="x" * 3000000)],
    "many-words": [item(title="word and " * LARGE)],
    "page-ranges": [item(page="1-" * LARGE)],
    "page-list": [item(page="1, " * LARGE)],
    "volume-list": [item(volume="1 & " * LARGE)],
    "given-names": [item(author=[{"family": "F", "given": "A-b " * LARGE}])],
    "particles": [item(author=[{"family": "de " * LARGE + "X",
                                "given": "A de " * LARGE}])],
    "dates": [item(issued=date) for date in (
        {"date-parts": [[1e308, -1e308, 1e20]]},
        {"date-parts": [["2001", "x", None]]}, {"date-parts": [[[[1]]]]},
        {"date-parts": []}, {"date-parts": [[2001]] * 10000},
        {"season": 10 ** 18, "date-parts": [[99999999999]]}, [], 5, "x",
        {"raw": "9" * 100000}, {"literal": "y" * 100000})],
    "all-alike": [item(id=f"i{i}", author=authors(3)) for i in range(3000)],
    "same-id": [item() for _ in range(20000)],
}


def refused_json():
    return {
        "arrays-nested": "[" * 1000000,
        "arrays-nested-closed": "[" * 100000 + "]" * 100000,
        "maps-nested": '[{"a":' * 100000 + "1" + "}]" * 100000,
        "number-long": f"[{'9' * 1000000}",
        "string-open": '[{"title": "' + "x" * 1000000,
        "bytes": '[{"title": "\udcff\udcfe"}]',
    }


BIB = {
    "crossref-ring": "".join(
        f"@book{{k{i}, crossref = {{k{(i + 1) % 5000}}}, title = {{T}}}}\n"
        for i in range(5000)),
    "crossref-chain": "".join(
        f"@book{{k{i}, crossref = {{k{i + 1}}}}}\n" for i in range(5000)),
    "xdata-of-itself": "@xdata{x, xdata = {x}}\n@book{k, xdata = {x}, "
                       "title = {T}}\n",
    "strings-that-double": "@string{s0 = {haha}}\n" + "".join(
        f"@string{{s{i} = s{i - 1} # s{i - 1}}}\n" for i in range(1, 60)) +
        "@book{k, title = s59}\n",
    "braces-nested": "@book{k, title = " + "{" * 200000 + "}" * 200000 + "}",
    "braces-open": "@book{k, title = " + "{" * 200000,
    "authors": "@book{k, title = {T}, author = {" +
               " and ".join(["Ann Berg"] * 50000) + "}}",
    "commands": "@book{k, title = {" + "\\textbf{" * 50000 + "}" * 50000 +
                "}}",
}


class Outcome:
    """What a run did, in time and memory."""

    def __init__(self, *command):
        limit = MEBIBYTES << 20
        child = subprocess.Popen(
            [MKCV, *command], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=lambda: (
                resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
                resource.setrlimit(resource.RLIMIT_AS, (limit, limit))))
        out, err = child.communicate()
        self.status, self.out = child.returncode, out
        self.err = err.decode("utf-8", "replace")


def write(name, text):
    with open(name, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(text)
    return name


def say(name, good, outcome):
    print(f"{'ok' if good else 'not ok'} - {name}: exit {outcome.status}")
    if not good:
        print("#", outcome.err[:300].replace("\n", "\n# "))


def expect_refused(name, file, *command):
    outcome = Outcome("cite", *command)
    good = (outcome.status == 1 and file in outcome.err
            and "root:" not in outcome.err and len(outcome.err) < 5000)
    say(name, good, outcome)


def expect_set(name, *command):
    outcome = Outcome("cite", *command)
    say(name, outcome.status == 0 and outcome.out.strip(), outcome)


def main():
    only = sys.argv[1:]
    os.chdir(tempfile.mkdtemp())
    write("one.json", json.dumps([item(author=authors(3), volume="3")]))
    for name, text in REFUSED.items():
        if not only or name in only:
            file = write(f"{name}.csl", text)
            expect_refused(name, file, "--style", file, "one.json")
    for name, text in SET.items():
        if not only or name in only:
            expect_set(name, "--style", write(f"{name}.csl", text),
                       "one.json")
    for name, text in refused_json().items():
        if not only or name in only:
            file = write(f"{name}.json", text)
            expect_refused(name, file, file)
    for name, items in ITEMS.items():
        if not only or name in only:
            file = write(f"{name}.json", json.dumps(items))
            for which in "mkcv", "apa", "chicago-author-date", "ieee":
                expect_set(f"{name}, {which}", "--style", which, file)
    for name, text in BIB.items():
        if not only or name in only:
            file = write(f"{name}.bib", text)
            outcome = Outcome("cite", "--style", "apa", file)
            say(name, outcome.status in (0, 1) and
                (outcome.out.strip() or f"{file}:" in outcome.err), outcome)


main()
