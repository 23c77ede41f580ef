#!/usr/bin/env python3
"""A batch gives the same bytes however it is run, and leaves whole files however it ends.

usage: batch.py KLUBBA

Makes a small archive from samples/ (seeded) and compares: any number of jobs; shards and their merge, twice and in any
order; lists of paths; what is left out; a second run over the same folder; runs killed at random moments, interrupted,
over damaged files, pipes and loops of links.
"""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
KLUBBA = str(pathlib.Path(sys.argv[1]).resolve())
DOCUMENTS = 30
KILLS = 12


def klubba(*words, **more):
    return subprocess.run([KLUBBA, *map(str, words)], capture_output=True, timeout=120, check=False, **more)


def make_archive(folder):
    samples = sorted(p for p in (PROJECT / "samples").iterdir() if p.suffix in (".txt", ".md", ".org"))
    for number in range(DOCUMENTS):
        sample = samples[number % len(samples)]
        place = folder / f"d{number % 4}" / f"{number:03}-{sample.name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(sample.read_text(encoding="utf-8") + f"\nSida {number}\n", encoding="utf-8")


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def check(truth, what):
    if not truth:
        raise SystemExit(f"batch: {what}")


def sameness(place):
    one = klubba("extract", "-j1", "archive", cwd=place)
    for jobs in (2, 8):
        other = klubba("extract", f"-j{jobs}", "archive", cwd=place)
        check(other.stdout == one.stdout and other.stderr == one.stderr, f"-j{jobs} gives other bytes than -j1")
    for form in ("yaml", "json", "jsonl"):
        whole = klubba("extract", "--format", form, "archive", cwd=place).stdout
        for shards in (1, 2, 7) if form == "jsonl" else (2,):
            parts = []
            for shard in range(shards):
                parts.append(place / f"part{shard}")
                done = klubba("extract", "--format", form, "--shard", f"{shard + 1}/{shards}", "archive", cwd=place)
                parts[-1].write_bytes(done.stdout)
            check(klubba("merge", *reversed(parts), *parts).stdout == whole, f"{shards} shards of {form} are not the whole")


def lists(place):
    paths = sorted(str(p.relative_to(place)) for p in (place / "archive").rglob("*.txt"))
    listed = klubba("extract", "--files-from", "-", "-0", cwd=place, input="\0".join(paths).encode())
    check(listed.stdout == klubba("extract", *paths, cwd=place).stdout, "a list of paths is not those paths")
    nothing = klubba("extract", "--files-from", "-", input=b"")
    check(nothing.returncode == 0 and nothing.stdout == b"", "an empty list is not empty output")
    halves = subprocess.run(["xargs", "-0", "-n", "7", "-P", "2", KLUBBA, "extract", "--format", "jsonl"], cwd=place,
                            input="\0".join(paths).encode(), capture_output=True, timeout=120, check=True).stdout
    whole = klubba("extract", "--format", "jsonl", *paths, cwd=place).stdout
    check(sorted(halves.splitlines()) == sorted(whole.splitlines()), "xargs gives other lines")


def left_out(place):
    folder = place / "ignoring"
    shutil.copytree(place / "archive", folder)
    (folder / ".gitignore").write_text("/d0/\n*-kort.txt\n!003-kort.txt\nd1/**/*.md\n", encoding="utf-8")

    def names(*words):
        done = klubba("extract", "--format", "jsonl", "ignoring", *words, cwd=place)
        return {json.loads(line)["source"]["path"] for line in done.stdout.decode().splitlines()}

    every = {str(p.relative_to(place)) for p in folder.rglob("*") if p.is_file() and p.name != ".gitignore"}
    want = {p for p in every if "/d0/" not in p and (not p.endswith("-kort.txt") or p.endswith("/003-kort.txt"))
            and not ("/d1/" in p and p.endswith(".md"))}
    check(want != every and names() == want, ".gitignore is not heeded")
    check(names("--no-ignore") == every, "--no-ignore heeds it")
    check(names("--no-ignore", "--exclude", "d2") == {p for p in every if "/d2/" not in p}, "--exclude")


def again(place):
    out = place / "again"
    klubba("extract", "archive", "--out", f"{out}/", cwd=place)
    before = tree(out)
    done = klubba("extract", "archive", "--out", f"{out}/", "--summary", place / "sum.json", cwd=place)
    counts = json.loads((place / "sum.json").read_text(encoding="utf-8"))
    check(counts["documents"] == DOCUMENTS and counts["unchanged"] > 0, f"nothing is known from before: {counts}")
    check(tree(out) == before and done.returncode == 0, "a second run changes the folder")
    changed = next(iter(sorted((place / "archive").rglob("*.txt"))))
    old = changed.read_bytes()
    changed.write_bytes(old + b"\nAvslutning\n")
    klubba("extract", "archive", "--out", f"{out}/", "--summary", place / "sum.json", cwd=place)
    fresh = json.loads((place / "sum.json").read_text(encoding="utf-8"))
    check(fresh["unchanged"] == counts["unchanged"] - 1, "a changed document is not read again")
    changed.write_bytes(old)
    # Another grammar reads all anew.
    klubba("extract", "archive", "--grammar", "swedish", "--out", f"{out}/", "--summary", place / "sum.json", cwd=place)
    check(json.loads((place / "sum.json").read_text(encoding="utf-8"))["unchanged"] == 0, "another grammar is not heeded")


def killed(place):
    undisturbed = place / "undisturbed"
    begin = time.monotonic()
    klubba("extract", "-j2", "archive", "--out", f"{undisturbed}/", cwd=place)
    lasted = time.monotonic() - begin
    want = tree(undisturbed)
    out = place / "killed"
    chance = random.Random(7)
    for number in range(KILLS):
        run = subprocess.Popen([KLUBBA, "extract", "-j2", "archive", "--out", f"{out}/"], cwd=place,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * lasted)
        run.send_signal(signal.SIGKILL if number % 3 else signal.SIGTERM)
        run.wait()
        for name, text in tree(out).items() if out.exists() else ():
            if not name.endswith(".klubba-part") and not name.endswith(".klubba-index"):
                check(want[name] == text, f"{name} is not whole after a kill")
        if number % 5 == 4:
            shutil.rmtree(out, ignore_errors=True)
    klubba("extract", "-j2", "archive", "--out", f"{out}/", cwd=place)
    check(tree(out) == want, "a run after kills does not complete the folder")


def damaged(place):
    folder = place / "damaged"
    shutil.copytree(place / "archive", folder)
    chance = random.Random(11)
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    for path in chance.sample(files, 3):
        path.write_bytes(bytes(chance.randrange(256) for _ in range(4000)))
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(".")
    (folder / "gone.txt").symlink_to("nowhere")
    done = klubba("extract", "damaged", "--out", "out-damaged/", cwd=place)
    check(done.returncode == 2, "damaged files give no exit status 2")
    written = tree(place / "out-damaged")
    check(len(written) == DOCUMENTS - 3 + 1, f"a bad file takes others with it: {len(written)}, {done.stderr.decode()}")
    check(klubba("extract", "damaged/pipe.txt", cwd=place).returncode == 2, "a pipe is read as a file")
    full = klubba("extract", "archive", "--out", "/dev/full", cwd=place)
    check(full.returncode == 2 and b"write-failed" in full.stderr, "a full disk goes unnoticed")


def main():
    with tempfile.TemporaryDirectory(prefix="klubba-batch-") as name:
        place = pathlib.Path(name)
        make_archive(place / "archive")
        for part in (sameness, lists, left_out, again, killed, damaged):
            part(place)
    print(f"{DOCUMENTS} documents: jobs, shards, lists, second runs, {KILLS} kills and damaged files")


main()
