# SPDX-License-Identifier: ISC
"""How a command's time, memory and pages are measured.

Times are of whole processes, with all that they start: CPU is user + system.
Commands that are compared are run in turns, so that all of them meet the
machine in the same mood, and their medians count. Memory is the peak resident
set that the kernel reports for one run to time(1): a child of Python would be
told to take at least what Python takes, as it begins as its copy."""
import html
import os
import re
import signal
import statistics
import subprocess
import threading
import time
import unicodedata
from collections import Counter
from typing import NamedTuple

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Failed(Exception):
    """A command that did not do its work; says why."""


def once(command, limit=600, env=None):
    """CPU and wall-clock ms of one run of at most `limit` seconds."""
    begin = time.monotonic()
    child = subprocess.Popen(command, start_new_session=True, env=env,
                             stdin=subprocess.DEVNULL, **QUIET)
    late = threading.Event()

    def stop():
        late.set()
        os.killpg(child.pid, signal.SIGKILL)

    timer = threading.Timer(limit, stop)
    timer.start()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - begin
    timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    if late.is_set():
        raise Failed(f"not done after {limit} s")
    if child.returncode:
        raise Failed(f"exit {child.returncode}")
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall


def in_turns(commands, runs, env=None):
    """Medians of CPU and wall-clock ms by the commands' names, of so many
    runs of each."""
    taken = {name: [] for name in commands}
    for turn in range(max(runs[name] for name in commands)):
        for name, command in commands.items():
            if turn < runs[name]:
                taken[name].append(once(command, env=env))
    return {name: tuple(map(statistics.median, zip(*list_)))
            for name, list_ in taken.items()}


def memory(command, work, limit=600, env=None):
    """Peak resident set in MiB and wall-clock ms of one run."""
    report = os.path.join(work, "memory")
    _, wall = once(["/usr/bin/time", "-q", "-f", "%M", "-o", report,
                    *command], limit, env)
    with open(report, encoding="utf-8") as file:
        return int(file.read()) / 1024, wall


def page_count(path):
    """Pages of a PDF; None of anything else."""
    if not path.endswith(".pdf"):
        return None
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True,
                          text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def said(path, *area):
    """The text of a PDF, or of a part of its pages, or of an HTML file."""
    if path.endswith(".pdf"):
        return subprocess.run(
            ["pdftotext", *area, path, "-"], check=True, capture_output=True,
            text=True, encoding="utf-8").stdout
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", file.read())
    return html.unescape(re.sub("<[^>]*>", " ", text))


def body(path):
    """What a page like mkcv's says below its running heads."""
    return said(path, "-x", "0", "-y", "55", "-W", "596", "-H", "787")


class Words(NamedTuple):
    """A text as words without hyphens and outer marks, which lines bring and
    take, and as one string without spaces."""
    counts: Counter
    whole: str

    @classmethod
    def of(cls, text):
        text = unicodedata.normalize("NFKC", text.lower())
        text = re.sub("[-\u00ad\u2010]\\s*", "", text)
        text = re.sub("([–/])\\s*\n\\s*(?=[a-z0-9])", "\\1", text)
        words = (word.strip(".,:;()“”‘’'\"·•–") for word in text.split())
        return cls(Counter(filter(None, words)), "".join(text.split()))


def lost(ours, theirs):
    """Words of the one text that the other has not, as often. A long one, as
    an address that lines divide, may also stand in it in parts."""
    missing = ours.counts - theirs.counts
    return Counter({
        word: count - (min(count, theirs.whole.count(word))
                       if len(word) > 9 else 0)
        for word, count in missing.items()}) + Counter()
