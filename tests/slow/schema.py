#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""The JSON Schema that mkcv prints agrees with mkcv: what one refuses the
other does, on the samples, the example, the starting file, every file of
tests/bad and tests/odd, and CVs with one value of every field exchanged for
a wrong one. Left out are mistakes that a schema cannot see (SAYS below).
Prints TAP."""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import yaml
    from jsonschema import Draft202012Validator
except ImportError as missing:
    print(f"ok 1 - schema # SKIP {missing}: make test installs it\n1..1")
    sys.exit(0)

TOP = Path(__file__).resolve().parents[2]
MKCV = str(Path(os.environ.get("MKCV", TOP / "mkcv")).resolve())
# Mistakes that are about more than one value, a check digit, a calendar, how
# large a length is, a YAML file's own characters, another file, or what a text
# seems to mean.
UNSEEN = {"id-twice", "unknown-id", "end-before-start", "two-dates",
          "bad-check-digit", "no-such-author", "file-missing",
          "file-outside", "file-not-regular", "names-in-text",
          "theme-range"}
UNSEEN_DATES = ("the range ends before", "an academic year ends in",
                "February has 28", "a range cannot begin",
                "`present` is only an end")


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
        ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
        ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$",
         "-+.0123456789"),
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}",
                                 re.compile(pattern), list(first))
Loader.add_constructor("tag:yaml.org,2002:int",
                       lambda loader, node: int(node.value, 10))


def described(what):
    return subprocess.run([MKCV, "describe", what], check=True,
                          capture_output=True).stdout.decode("utf-8")


def messages(path):
    """The errors that `mkcv check` finds."""
    out = subprocess.run([MKCV, "check", "--format", "json", str(path)],
                         capture_output=True, check=False).stdout
    return [m for m in json.loads(out) if m["severity"] == "error"]


def seen(message):
    return message["code"] not in UNSEEN and not any(
        words in message["message"] for words in UNSEEN_DATES)


VALIDATOR = None
COUNT = 0


def tell(right, name, *notes):
    global COUNT
    COUNT += 1
    print(f"{'ok' if right else 'not ok'} {COUNT} - {name}")
    for note in notes if not right else []:
        print(f"# {note}")


def faults(data):
    return [f"{'/'.join(map(str, e.path))}: {e.message[:120]}"
            for e in VALIDATOR.iter_errors(data)]


def load(path):
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader)
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError):
        return None


def files():
    paths = [*sorted((TOP / "cv").glob("*.yaml")),
             *sorted((TOP / "tests/odd").glob("*.yaml")),
             *sorted((TOP / "tests/bad").glob("*.yaml"))]
    compared, wrong = 0, []
    for path in paths:
        data = load(path)
        text = path.read_bytes()
        if not isinstance(data, dict) or b"include:" in text:
            continue  # not for a schema
        ours = messages(path)
        if any(m["code"] in {"duplicate-key", "comment-in-text"} or
               m["code"].startswith(("yaml", "source", "text"))
               for m in ours):
            continue
        theirs = faults(data)
        if bool(theirs) != any(seen(m) for m in ours):
            if re.search(rb"[ \[,]~[ ,\]]", text) or any(
                    "bidi" in m["message"] or "control" in m["message"] or
                    "alias" in m["message"] for m in ours):
                continue
            wrong.append(f"{path.name}: schema {theirs[:2]}, mkcv "
                         f"{[m['message'] for m in ours][:2]}")
        compared += 1
    tell(not wrong and compared > 80, f"schema and mkcv agree on {compared} "
         "files", *wrong)


def leaves(node, path=()):
    """Every map key of the example, with its path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield (*path, key), value
            yield from leaves(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            if isinstance(value, (dict, list)):
                yield from leaves(value, (*path, index))


# The example's theme is a name; this one has every key.
THEME = {"base": "modern", "size": "10pt", "leading": "14 pt",
         "measure": "12cm", "colour": "#1b4f72", "link_colour": "#1B4F72",
         "margin_top": "1in", "margin_bottom": "20mm", "entry_skip": "5.5pt",
         "rule": "0pt", "face": {"roman": "none.otf", "italic": "none.otf",
                                 "bold": "none.otf",
                                 "bold_italic": "none.otf"},
         "justify": True, "hyphenate": "false"}
WRONG = [{"Thesis": "x"}, [["x"]], "", "no such thing!", "2024-13", -1, True,
         {}]


def mutants(example):
    """One value of the example exchanged for each of WRONG, one removed, one
    key misspelt."""
    for path, value in leaves(example):
        if path[-1] == "include":
            continue
        for wrong in [*WRONG, None, "\0spelling"]:
            data = copy.deepcopy(example)
            at = data
            for step in path[:-1]:
                at = at[step]
            if wrong is None:
                del at[path[-1]]
            elif wrong == "\0spelling":
                at[f"{path[-1]}_"] = at.pop(path[-1])
            else:
                at[path[-1]] = wrong
            yield path, wrong, data


def every_field(example, folder):
    names, wrong = [], []
    for number, (path, value, data) in enumerate(mutants(example)):
        # One section and the person are enough, and quicker.
        keep = {"name", path[0], "roles", "awards"}
        data = {k: v for k, v in data.items() if k in keep or k not in example}
        if path[0] == "name" and value is None:
            data.pop("name", None)
        (folder / f"{number}.yaml").write_text(
            json.dumps(data, ensure_ascii=False), encoding="utf-8")
        names.append((number, path, value, data))
    names = [row for row in names
             if "theme" in row[1] or row[0] % 13 == 0]
    for number, path, value, data in names:
        ours = messages(folder / f"{number}.yaml")
        theirs = faults(data)
        if bool(theirs) != any(seen(m) for m in ours):
            wrong.append(f"{path} = {value!r}: schema {theirs[:1]}, mkcv "
                         f"{[m['message'] for m in ours][:2]}")
    tell(not wrong, f"and on {len(names)} mutants",
         *wrong[:40])


def main():
    global VALIDATOR
    schema = json.loads(described("schema"))
    Draft202012Validator.check_schema(schema)
    VALIDATOR = Draft202012Validator(schema)
    example = yaml.load(described("example"), Loader)
    theirs = faults(example)
    tell(not theirs, "the example fits the schema", *theirs)
    example["settings"]["theme"] = THEME
    theirs = faults(example)
    unused = set(schema["$defs"]["theme"]["properties"]) ^ set(THEME)
    tell(not theirs and not unused, "and so does a theme with every key",
         *theirs, *unused)
    files()
    with tempfile.TemporaryDirectory() as folder:
        every_field(example, Path(folder))
    print(f"1..{COUNT}")


main()
