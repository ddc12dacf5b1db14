# SPDX-License-Identifier: ISC
"""Makes docs/themes/NAME.png, the first page of a sample in each theme, 16
colours each, for docs/themes.md. Run by `make themes`."""
import subprocess
import sys
import tempfile
from pathlib import Path

import pymupdf
from PIL import Image, ImageOps

TOP = Path(__file__).resolve().parents[1]
MKCV = TOP / "mkcv"
OUT = TOP / "docs/themes"
DPI, COLOURS, BORDER = 68, 12, 1


def names():
    told = subprocess.run([MKCV, "describe", "themes"], check=True,
                          capture_output=True, text=True).stdout
    return [line.split()[0] for line in told.splitlines()]


def draw(name, cv, folder):
    subprocess.run([MKCV, cv, "--theme", name, "-t", "pdf", "-o", folder],
                   check=True, capture_output=True)
    with pymupdf.open(folder / f"{cv.stem}.pdf") as pdf:
        pixels = pdf[0].get_pixmap(dpi=DPI)
    page = Image.frombytes("RGB", (pixels.width, pixels.height),
                           pixels.samples)
    page = ImageOps.expand(page, BORDER, "#c0c0c0")
    page = page.quantize(COLOURS, dither=Image.Dither.NONE)
    path = OUT / f"{name}.png"
    page.save(path, optimize=True)
    return path.stat().st_size


def main():
    cv = TOP / (sys.argv[1] if len(sys.argv) > 1 else "cv/humanities.yaml")
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        total = sum(draw(name, cv, Path(folder)) for name in names())
    print(f"docs/themes: {total} bytes")


main()
