#!/usr/bin/env python3
"""Inputs that break readers: none may crash klubba, take long, or take more than linear time.

usage: pathological.py KLUBBA
"""
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

LIMIT = 20  # seconds of processor time, for anything here


def repeated(text):
    return lambda count: (text * count).encode()


# Name, maker, count: twice the count must not take much more than twice the time.
GROWING = [
    ("openers, one a line", repeated("Beslut:\n"), 25_000),
    ("openers in one line", repeated("Beslut: "), 25_000),
    ("openers with clauses", repeated("Mötet beslutar att\n"), 25_000),
    ("clauses in one line", repeated("att anta planen, "), 25_000),
    ("headings", repeated("§ 7 Budget\n\n"), 25_000),
    ("markdown headings", repeated("## Budget\n"), 25_000),
    ("table rows", repeated("| a | b | c |\n"), 25_000),
    ("bullets", repeated("• Anna återkommer till nästa möte\n"), 12_500),
    ("hyphens at line ends", repeated("för-\n"), 50_000),
    ("form feeds", repeated("\f\r"), 100_000),
    ("page heads", repeated("\fStyrelsen\n\nsida\n\n"), 10_000),
    ("short lines", repeated("a\n"), 500_000),
    ("one line of words", repeated("ord "), 625_000),
    ("one line without a space", repeated("x"), 2_500_000),
    ("spaces", repeated(" "), 2_500_000),
    ("nothing but line ends", repeated("\n"), 500_000),
    ("dates", repeated("senast 16/3 "), 25_000),
    ("opening brackets", repeated("("), 100_000),
    ("labels", repeated("Ordförande: Anna Berg\n"), 25_000),
    ("adjusters", repeated("Justerare: Anna Berg och Karl Ek\n\n"), 12_500),
    ("tags in one line", repeated("<p>Anna</p>"), 50_000),
    ("links in one line", repeated("[a](b) "), 75_000),
    ("column names in one line", repeated("senast "), 50_000),
    ("people in one line", lambda count: ("Närvarande: " + "Anna (S), " * count).encode(), 50_000),
    ("open brackets among people", lambda count: ("Närvarande: " + "Anna ( " * count).encode(), 50_000),
    ("combining marks", repeated("a\u030a\u0323\u030a"), 100_000),
]


def extract(klubba, *words):
    """What the command gives, and the processor time that it took (a wall clock would measure the machine's load)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(["sh", "-c", f"ulimit -t {int(LIMIT)}; exec \"$@\"", "sh", klubba, "extract", *words],
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
    finally:
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def growing(klubba, folder):
    for name, make, count in GROWING:
        path = folder / "minutes.txt"
        times = []
        for factor in (1, 2):
            path.write_bytes(make(count * factor))
            done, seconds = extract(klubba, str(path))
            if done.returncode != 0:
                yield f"{name}: exit {done.returncode} after {seconds:.1f} s: {done.stderr[:200].decode('utf-8', 'replace')}"
            times.append(seconds)
            if seconds > LIMIT / 2:
                break
        print(f"  {times[-1]:6.2f} s  {name}", flush=True)
        if len(times) < 2:
            yield f"{name}: {times[0]:.1f} s"
            continue
        # Below a quarter of a second the clock says nothing.
        if times[1] > 0.25 and times[1] > 3.2 * times[0] + 0.2:
            yield f"{name}: {times[0]:.2f} s, twice as much takes {times[1]:.2f} s"


def single(klubba, folder):
    """(name, arguments, exit status, a word that stderr has to hold)"""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "noise.txt").write_bytes(random.Random(7).randbytes(200_000))
    (folder / "void").mkdir()
    (folder / "cut.txt").write_bytes("§ 1 Möte".encode()[:-1] + b"\xc3")
    for name, words, status, said in [
        ("empty file", ["empty.txt"], 0, "no-agenda"),
        ("binary", ["binary.txt"], 2, ""),
        ("noise", ["noise.txt"], 2, ""),
        ("missing file", ["missing.txt"], 2, "missing.txt"),
        ("folder without minutes", ["void"], 2, "void"),
        ("cut character", ["cut.txt"], 0, ""),
    ]:
        done, seconds = extract(klubba, *[str(folder / word) for word in words])
        error = done.stderr.decode("utf-8", "replace")
        if done.returncode != status or said not in error or seconds > LIMIT:
            yield f"{name}: exit {done.returncode} after {seconds:.1f} s: {error[:300]}"
        if status == 2 and done.stdout:
            yield f"{name}: output in spite of exit 2"


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix="klubba-") as place:
        folder = pathlib.Path(place)
        faults = [*growing(klubba, folder), *single(klubba, folder)]
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
