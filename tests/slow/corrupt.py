#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""A thousand of our own PDF files, each spoilt at random: bytes flipped, cut,
doubled, swapped, streams exchanged, objects edited and packed again, some of
them with a seal that is right again. extract, verify and describe must end
with a message, never by a signal or in a loop, and never say that a spoilt
file is true or give back other bytes. The sanitized reader then reads all of
them. Prints TAP. usage: corrupt.py [SEED [COUNT]]"""
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
MKCV = os.environ.get("MKCV_RELEASE", TOP / "mkcv")
SANITIZED = TOP / "build/asan/mkcv"
REPLAY = TOP / "build/asan/fuzz/reader"
SEED = sys.argv[1] if len(sys.argv) > 1 else "1"
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
STREAM = re.compile(rb"(\d+) 0 obj\n<<([^\n]*?)/Length (\d+)>>\nstream\r\n")
FINE, REFUSED = 0, 1


def sealed(data):
    """The file with the ID that its bytes have."""
    at = data.rfind(b"/ID[<")
    if at < 0:
        return data
    at += 5
    zeros = b"0" * 32
    plain = data[:at] + zeros + data[at + 32:at + 34] + zeros + data[at + 66:]
    name = hashlib.sha256(plain).hexdigest()[:32].upper().encode()
    return plain[:at] + name + plain[at + 32:at + 34] + name + plain[at + 66:]


def streams(data):
    return [(m, m.end(), m.end() + int(m[3])) for m in STREAM.finditer(data)]


def flipped(data, dice):
    data = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 5, 50))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def cut(data, dice):
    at = dice.randrange(len(data))
    return dice.choice((data[:at], data[at:], data[:at] + data[at + 1:]))


def doubled(data, dice):
    at, end = sorted(dice.randrange(len(data)) for _ in range(2))
    return data[:end] + data[at:end] + data[end:]


def swapped(data, dice):
    """Two pieces change places."""
    a, b, c, d = sorted(dice.randrange(len(data)) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def exchanged(data, dice):
    """Two streams change places, and their lengths with them, in the hope
    that nobody asks where they are."""
    (one, a, b), (two, c, d) = sorted(dice.sample(streams(data), 2),
                                      key=lambda s: s[1])
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def edited(data, dice):
    """A stream is unpacked, edited and packed again; all that depends on
    places is mended, so that the edit is reached."""
    found = [s for s in streams(data) if b"/FlateDecode" in s[0][2]
             and b"/XRef" not in s[0][2]]
    match, start, end = dice.choice(found)
    inside = bytearray(zlib.decompress(data[start:end]))
    kind = dice.randrange(3)
    for _ in range(dice.choice((1, 3, 20))):
        at = dice.randrange(len(inside))
        if kind == 0:
            inside[at] = dice.randrange(256)
        elif kind == 1:
            inside[at] = dice.choice(b"0123456789/<>[]() ")
        else:
            other = dice.randrange(len(inside))
            inside[at], inside[other] = inside[other], inside[at]
    packed = zlib.compress(bytes(inside), 9)
    return replaced(data, match, end, packed)


def replaced(data, match, end, packed):
    head = b"%s 0 obj\n<<%s/Length %d>>\nstream\r\n" % (
        match[1], match[2], len(packed))
    new = data[:match.start()] + head + packed + data[end:]
    return moved(new, match.start(), len(new) - len(data))


def moved(data, place, by):
    """Places behind `place` are `by` bytes further on now."""
    match, start, end = streams(data)[-1]
    rows, above, out = zlib.decompress(data[start:end]), bytes(7), b""
    table = []
    for i in range(0, len(rows), 8):
        above = bytes((a + b) & 255 for a, b in zip(above, rows[i + 1:i + 8]))
        where = int.from_bytes(above[1:5], "big")
        if above[0] == 1 and where > place:
            where += by
        table.append(above[:1] + where.to_bytes(4, "big") + above[5:])
    last = bytes(7)
    for row in table:
        out += b"\x02" + bytes((a - b) & 255 for a, b in zip(row, last))
        last = row
    packed = zlib.compress(out, 9)
    head = b"%s 0 obj\n<<%s/Length %d>>\nstream\r\n" % (
        match[1], match[2], len(packed))
    return (data[:match.start()] + head + packed
            + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % match.start())


WAYS = (flipped, flipped, cut, doubled, swapped, exchanged, edited, edited,
        edited)


def spoilt(originals, number):
    """The CV, the spoilt bytes of its PDF file, and how they were spoilt; some
    bear a right seal."""
    dice = random.Random(f"{SEED}/{number}")
    cv, data = dice.choice(originals)
    way = dice.choice(WAYS)
    for _ in range(100):
        new = way(data, dice)
        if dice.random() < .3:
            new = sealed(new)
        if new != data:
            return cv, new, way.__name__
    raise AssertionError(f"{way.__name__} spoils nothing")


def run(*words):
    try:
        done = subprocess.run(words, capture_output=True, timeout=20)
    except subprocess.TimeoutExpired:
        return "hangs", b""
    if done.returncode == REFUSED and not done.stderr:
        return "says nothing", b""
    return done.returncode, done.stdout


def faults(program, path, cv, how):
    """What is wrong with what the commands make of a spoilt file."""
    where = f"{path.name}, {how}"
    code, _ = run(program, "verify", path, cv)
    if code != REFUSED:
        yield f"{where}: verify {code or 'says it is true'}"
    code, _ = run(program, "extract", path, cv.name, "-o", "-")
    data = path.read_bytes()
    if code not in (FINE, REFUSED) or code == FINE and sealed(data) != data:
        yield f"{where}: extract {code or 'believes in it'}"
    code, _ = run(program, "describe", "pdf", path)
    if code not in (FINE, REFUSED):
        yield f"{where}: describe {code}"


def originals(folder):
    """CVs and their PDF files, which are right."""
    found = []
    for cv in sorted((TOP / "cv").glob("*.yaml")):
        subprocess.run([MKCV, cv, "--to", "pdf", "--embed", "-o", folder],
                       check=True, capture_output=True)
        path = folder / f"{cv.stem}.pdf"
        found.append((cv, path.read_bytes()))
        assert sealed(found[-1][1]) == found[-1][1]
        assert run(MKCV, "verify", path, cv)[0] == FINE
        assert run(MKCV, "extract", path, cv.name, "-o", "-")[0] == FINE
    return found


def say(number, name, found):
    print(f"{'not ' if found else ''}ok {number} - {name}")
    for fault in found[:20]:
        print("#", fault)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        right, made, seals = originals(folder), [], 0
        for number in range(COUNT):
            cv, new, how = spoilt(right, number)
            path = folder / f"{number}.pdf"
            path.write_bytes(new)
            made.append((path, cv, how))
            seals += sealed(new) == new
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda one: list(faults(MKCV, *one)), made))
        say(1, f"{COUNT} spoilt files (seed {SEED}), {seals} of them sealed "
            "anew, fool no command", sum(found, []))
        few = made[::50]
        say(2, f"{len(few)} of them, sanitized", [
            fault for one in few for fault in faults(SANITIZED, *one)])
        done = subprocess.run([REPLAY, "-w", *[one[0] for one in made]],
                              capture_output=True, text=True, timeout=300)
        bad = done.returncode or done.stdout.count("\nok") + 1 != COUNT
        say(3, "the sanitized reader reads them all", [
            done.stdout[-300:], done.stderr[-2000:]] if bad else [])
    print("1..3")


if __name__ == "__main__":
    main()
