#!/usr/bin/env python3
"""Times klubba, ripgrep and a script over one archive, in turn, and prints medians and ratios.

usage: measure.py KLUBBA FOLDER [ROUNDS]

Whole processes, warm page cache, one round that doesn't count, then ROUNDS (3) in which each program runs once: what
slows the machine for a while slows all of them. klubba writes one YAML stream to a file, detection and deadlines
included. Programs that are missing are left out, with a message.
"""
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def timed(command, out):
    """Seconds of wall clock and of processor, and the largest memory in MiB."""
    begin = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, _, used = os.wait4(child, 0)
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    klubba, folder = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    files = [p for p in pathlib.Path(folder).rglob("*") if p.is_file()]
    size = sum(p.stat().st_size for p in files)
    small = str(HERE.parents[1] / "samples" / "kort.txt")
    runs = {}
    if shutil.which("rg"):
        runs["rg -j1, two literals"] = ["rg", "-j1", "-c", "Beslut:|beslutar", folder]
        runs["rg -j1, 40 patterns"] = ["rg", "-j1", "-c", "-f", str(HERE / "patterns"), folder]
    else:
        print("ripgrep is missing: its rows are left out")
    runs["klubba -j1"] = [klubba, "extract", "-q", "-j1", folder]
    runs["klubba -j2"] = [klubba, "extract", "-q", "-j2", folder]
    runs["python3 baseline.py"] = [sys.executable, str(HERE / "baseline.py"), folder]
    whole = len(runs)
    runs["klubba, one small file"] = [klubba, "extract", small]
    runs["python3 -c pass"] = [sys.executable, "-c", "pass"]
    taken = {name: [] for name in runs}
    with tempfile.NamedTemporaryFile() as out:
        for round_number in range(rounds + 1):
            for number, (name, command) in enumerate(runs.items()):
                # What takes milliseconds is run more often.
                for _ in range(1 if number < whole else 15):
                    one = timed(command, out.name)
                    if round_number > 0:
                        taken[name].append(one)
    wall = {name: statistics.median(t[0] for t in all_runs) for name, all_runs in taken.items()}
    first = next(iter(wall))
    print(f"{len(files)} documents, {size / 1e6:.1f} MB, {rounds} rounds in turn, medians")
    print(f"{'program':24} {'seconds':>9} {'processor':>9} {'MB/s':>8} {'files/s':>8} {'MiB':>6} {'x ' + first:>24} {'x script':>9}")
    for number, (name, seconds) in enumerate(wall.items()):
        processor = statistics.median(t[1] for t in taken[name])
        memory = max(t[2] for t in taken[name])
        line = f"{name:24} {seconds:9.4f} {processor:9.4f}"
        if number < whole:
            line += f" {size / 1e6 / seconds:8.1f} {len(files) / seconds:8.0f} {memory:6.1f} {seconds / wall[first]:24.2f}"
            line += f" {wall['python3 baseline.py'] / seconds:9.2f}"
        else:
            line += f" {'':8} {'':8} {memory:6.1f}"
        print(line)
    print(f"two jobs: {wall['klubba -j1'] / wall['klubba -j2']:.2f} x one job")
    print(f"one small file: {wall['klubba, one small file'] / wall['python3 -c pass']:.2f} x python3 -c pass")


main()
