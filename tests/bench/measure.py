#!/usr/bin/env python3
"""Times klubba, ripgrep and the script over one archive, in turn, and prints medians and ratios.

usage: measure.py KLUBBA FOLDER [ROUNDS]

Whole processes, output to a file, one warm round first. Programs that are missing are left out, with a message.
"""
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def timed(command, out):
    begin = time.perf_counter()
    with open(out, "wb") as sink:
        subprocess.run(command, stdout=sink, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def main():
    klubba, folder = sys.argv[1], sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    files = [p for p in pathlib.Path(folder).rglob("*") if p.is_file()]
    size = sum(p.stat().st_size for p in files)
    small = str(HERE.parents[1] / "samples" / "kort.txt")
    runs = {
        "klubba -j1": [klubba, "extract", "-j1", folder],
        "klubba -j2": [klubba, "extract", "-j2", folder],
        "klubba, one small file": [klubba, "extract", small],
        "python3 baseline.py": [sys.executable, str(HERE / "baseline.py"), folder],
        "python3 -c pass": [sys.executable, "-c", "pass"],
    }
    if shutil.which("rg"):
        runs["rg -j1, two literals"] = ["rg", "-j1", "-c", "Beslut:|beslutar", folder]
        runs["rg -j1, patterns"] = ["rg", "-j1", "-c", "-f", str(HERE / "patterns"), folder]
    else:
        print("ripgrep is missing: its rows are left out")
    times = {name: [] for name in runs}
    with tempfile.NamedTemporaryFile() as out:
        for round_number in range(rounds + 1):
            for name, command in runs.items():
                seconds = timed(command, out.name)
                if round_number > 0:
                    times[name].append(seconds)
    base = statistics.median(times["klubba -j1"])
    print(f"{len(files)} documents, {size / 1e6:.1f} MB, {rounds} rounds")
    print(f"{'program':26} {'seconds':>9} {'MB/s':>8} {'times klubba -j1':>17}")
    for name, seconds in times.items():
        middle = statistics.median(seconds)
        whole = name not in ("klubba, one small file", "python3 -c pass")
        rate = f"{size / 1e6 / middle:8.1f}" if whole else " " * 8
        print(f"{name:26} {middle:9.3f} {rate} {middle / base:17.3f}")
    print(f"peak memory of the largest program: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB")


main()
