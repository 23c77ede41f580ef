#!/usr/bin/env python3
"""Counts instructions (callgrind), which do not depend on the machine's mood, and compares them with the bound kept here.

usage: instructions.py KLUBBA [--guard]

Two numbers over documents made by tests/bench/generate.py: what one small file costs from start to end, and, without
that, each input byte of 30 documents. With --guard more than 5 % above the figures reached is a fault; skipped, with a
message, where valgrind is missing. The C library is told to use nothing that only some processors have, so that it counts
the same on all of them.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
REACHED = {"start, millions": 9.4, "per byte": 4080}
MARGIN = 1.05
DOCUMENTS = 30
PLAIN = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-ERMS,-FSRM,-BMI1,-BMI2,-LZCNT,-MOVBE,"
                           "-RTM,-SSE4_1,-SSE4_2,-SSSE3,-AVX_Fast_Unaligned_Load,-Prefer_No_VZEROUPPER"}


def count(klubba, *paths):
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", klubba, "extract", "-j1", *paths],
            capture_output=True, check=True, timeout=250, env={**os.environ, **PLAIN})
    return int(re.search(rb"Collected : (\d+)", done.stderr).group(1))


def main():
    if not shutil.which("valgrind"):
        print("skipped: valgrind is missing")
        return
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "archive"
        subprocess.run([sys.executable, str(PROJECT / "tests/bench/generate.py"), str(folder), str(DOCUMENTS)], check=True)
        files = [p for p in folder.rglob("*") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        start = count(sys.argv[1], str(PROJECT / "samples/kort.txt"))
        counted = {"start, millions": start / 1e6, "per byte": (count(sys.argv[1], str(folder)) - start) / size}
    failed = False
    for name, value in counted.items():
        bound = REACHED[name] * MARGIN
        over = value > bound
        failed = failed or over
        print(f"instructions, {name}: {value:.0f} (bound {bound:.0f}){' TOO MANY' if over else ''}")
    if failed and "--guard" in sys.argv:
        raise SystemExit(1)


main()
