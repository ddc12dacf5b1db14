#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Tagged PDF files stay small: bytes of a two-page CV, of 200 and of 2,000
publications. And reading one back costs little. Prints TAP."""
import os
import resource
import subprocess
import tempfile
from pathlib import Path

MKCV = os.environ["MKCV_RELEASE"]
FOLDER = Path(tempfile.mkdtemp())
COUNT = 0


def generated(count):
    path = FOLDER / f"{count}.yaml"
    with open(path, "wb") as file:
        subprocess.run(["tests/bench/generate", str(count)], check=True,
                       stdout=file)
    return path


def made(cv, *options):
    """Bytes of the PDF, and the least CPU seconds of five runs."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([MKCV, cv, "--to", "pdf", "-o", FOLDER, *options],
                       check=True, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime
                     - before.ru_utime - before.ru_stime)
    size = (FOLDER / (Path(cv).stem + ".pdf")).stat().st_size
    return size, min(times)


def say(good, what):
    global COUNT
    COUNT += 1
    print(f"{'ok' if good else 'not ok'} {COUNT} - {what}")


THEMES = ["classic", "modern", "compact", "committee", "ats", "large_print"]
for cv, most, options in [
        *(("cv/early.yaml", 30_000, ["--theme", name]) for name in THEMES),
        ("cv/anil.yaml", 30_000, ["--theme", "compact"]),
        (generated(200), 100_000, []), (generated(2000), 700_000, [])]:
    size, plain = made(cv, *options)
    _, verified = made(cv, "--verify", *options)
    say(size <= most, f"{Path(cv).stem} {' '.join(options)}: {size:,} bytes, "
                      f"at most {most:,}")
    say(verified < 1.4 * plain, f"--verify takes {verified / plain - 1:.0%} "
                                "more time")
print(f"1..{COUNT}")
