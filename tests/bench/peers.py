# SPDX-License-Identifier: ISC
"""What users would pick instead of mkcv, given the same CV, and how each of
them is called: as its users do, with whatever stays from an earlier run (font
caches, LaTeX's .aux) left where it is, and without the network."""
import os
import shutil
import subprocess
import sys

import content

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PYTHON = os.path.join(TOP, "tests", "venv", "bin", "python")
START = [PYTHON, os.path.join(TOP, "tests/bench/start.py")]
# RenderCV's Typst source takes its icons from a package of Typst's own
# registry; without the network an empty one stands for it.
ICONS = {"typst.toml": '[package]\nname = "fontawesome"\n'
                       'version = "0.5.0"\nentrypoint = "lib.typ"\n',
         "lib.typ": "#let fa-icon(..any) = []\n"}


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def environment(work):
    """What every command runs in."""
    cache = os.path.join(work, "cache")
    for name, text in ICONS.items():
        write(os.path.join(cache, "typst/packages/preview/fontawesome/0.5.0",
                           name), text)
    path = os.path.dirname(PYTHON) + ":" + os.environ["PATH"]
    return {"PATH": path, "HOME": work, "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "SOURCE_DATE_EPOCH": "1767225600", "FORCE_SOURCE_DATE": "1",
            "XDG_CACHE_HOME": cache, "TEXMFVAR": os.path.join(cache, "tex"),
            "https_proxy": "http://127.0.0.1:9"}


def typst(template, path, pdf, *fonts):
    """The command that sets a CV by Typst; with one more word without a
    search for the system's fonts."""
    return [PYTHON, os.path.join(TOP, "tests/bench/typeset.py"),
            os.path.join(TOP, "tests/bench", template),
            os.path.abspath(path), pdf, *fonts]


def mkcv(path, work, form="pdf,bio"):
    return [os.path.join(TOP, "mkcv"), path, "--to", form, "-o", work]


def latex(engine, cv, work):
    source = write(os.path.join(work, engine, "cv.tex"),
                   content.moderncv(cv, engine == "lualatex"))
    return [engine, "-interaction=batchmode", "-halt-on-error",
            "-output-directory", os.path.dirname(source), source
            ], source[:-4] + ".pdf"


def rendercv(cv, work):
    source = write(os.path.join(work, "rendercv/cv.yaml"),
                   content.rendercv(cv))
    pdf = os.path.join(work, "rendercv", "cv.pdf")
    return ["rendercv", "render", source, "-nomd", "-nopng", "-o",
            os.path.join(work, "rendercv/out"), "-pdf", pdf], pdf


def pandoc(markdown, target):
    return ["pandoc", "-s", "-V", "papersize=a4", "-V", "lang=en-GB", "-V",
            "geometry:margin=2.2cm", markdown, "-o", target], target


def module(name):
    """Whether the benches' Python has a module."""
    return subprocess.run([PYTHON, "-c", f"import {name}"], check=False,
                          stderr=subprocess.DEVNULL).returncode == 0


def of(path, work):
    """Name, command and output of mkcv and of each peer that is here, for
    one CV; a line for each that is not."""
    cv = content.read(path)
    stem = os.path.splitext(os.path.basename(path))[0]
    subprocess.run(mkcv(path, work, "html,markdown"), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    page, text = (os.path.join(work, stem + end) for end in (".html", ".md"))
    target = os.path.join(work, "typst.pdf")
    paper = os.path.join(work, "weasyprint.pdf")
    found = {
        "mkcv": (mkcv(path, work), os.path.join(work, stem + ".pdf")),
        "Typst": (typst("cv.typ", path, target), target),
    }
    wanted = [
        ("RenderCV", lambda: rendercv(cv, work)),
        ("pdfLaTeX, moderncv", lambda: latex("pdflatex", cv, work)),
        ("LuaLaTeX, moderncv", lambda: latex("lualatex", cv, work)),
        ("WeasyPrint, mkcv's HTML",
         lambda: (["weasyprint", "-q", page, paper], paper)),
        ("pandoc, to PDF", lambda: pandoc(text, os.path.join(
            work, "pandoc.pdf"))),
        ("pandoc, to HTML", lambda: pandoc(text, os.path.join(
            work, "pandoc.html"))),
    ]
    missing = []
    for name, made in wanted:
        command, target = made()
        program = shutil.which(command[0], path=environment(work)["PATH"])
        if program:
            found[name] = (command, target)
        else:
            missing.append(f"{name}: skipped, no {command[0]} here")
    return found, missing


def versions(work):
    """A line for each program here: its name and version."""
    lines = []
    asked = [["./mkcv", "--version"],
             [PYTHON, "-c", "import importlib.metadata as m\n"
              "print('Typst', m.version('typst'), '(by its Python module)')"],
             ["rendercv", "--version"], ["pdflatex", "--version"],
             ["lualatex", "--version"], ["weasyprint", "--version"],
             ["pandoc", "--version"]]
    for command in asked:
        try:
            told = subprocess.run(command, capture_output=True, text=True,
                                  check=True, env=environment(work)).stdout
            lines.append(next(filter(None, map(str.strip,
                                               told.splitlines()))))
        except (OSError, subprocess.CalledProcessError):
            print(f"{command[0]}: not here", file=sys.stderr)
    return lines
