#!/usr/bin/env python3
"""A batch gives the same bytes however it is run, and leaves whole files however it ends.

usage: batch.py KLUBBA

Makes a small archive from samples/ (seeded) and compares: any number of jobs; shards and their merge, twice and in any
order, wherever the archive lies; lists of paths, with the recipes for xargs and GNU parallel; what is left out; a second
run over the same folder. (faults.py tests how batches end.)
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from archive_of_samples import check, make_archive, run, tree

KLUBBA = str(pathlib.Path(sys.argv[1]).resolve())
DOCUMENTS = 30


def klubba(*words, **more):
    return run(KLUBBA, *words, **more)


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
    if shutil.which("parallel") is None:
        print("skipped: GNU parallel is missing")
        return
    recipe = ["parallel", "--will-cite", "-j", "2", "-N", "5", "--pipe", KLUBBA, "extract", "--format", "jsonl", "--files-from", "-"]
    parallel = run(*recipe, cwd=place, input="".join(path + "\n" for path in paths).encode())
    check(parallel.returncode == 0 and sorted(parallel.stdout.splitlines()) == sorted(whole.splitlines()),
          f"GNU parallel gives other lines: {parallel.stderr.decode()}")
    (place / "parallel.jsonl").write_bytes(parallel.stdout)
    (place / "whole.jsonl").write_bytes(whole)
    check(klubba("merge", "parallel.jsonl", cwd=place).stdout == klubba("merge", "whole.jsonl", cwd=place).stdout,
          "merged lines of GNU parallel are other bytes")


def places(place):
    """A shard has the same documents wherever the archive lies, and however its folder is written."""
    shutil.copytree(place / "archive", place / "far" / "away" / "minutes")

    def shard(folder):
        done = klubba("extract", "--format", "jsonl", "--shard", "2/3", folder, cwd=place)
        paths = [json.loads(line)["source"]["path"] for line in done.stdout.decode().splitlines()]
        return [path.partition("archive/")[2] or path.partition("minutes/")[2] for path in paths]

    here = shard("archive")
    check(0 < len(here) < DOCUMENTS and shard("far/away/minutes") == here, "a shard hangs on where the archive lies")
    check(shard(f"{place}/far/away/minutes/") == here, "a shard hangs on how the folder is written")
    for folder in ("archive", "archive/", "./archive"):
        klubba("extract", folder, "--out", "mirrored/", cwd=place)
        found = {name for name in tree(place / "mirrored") if name != ".klubba-index"}
        want = {name + ".yaml" for name in tree(place / "archive")}
        check(found == want, f"{folder} is not mirrored: {sorted(found ^ want)[:4]}")
        shutil.rmtree(place / "mirrored")
    # The part of a folder that has documents does not shift the others' places.
    klubba("extract", "--shard", "1/9", "archive", "--out", "mirrored/", cwd=place)
    check({name for name in tree(place / "mirrored") if name != ".klubba-index"} <= want, "a shard's registers lie elsewhere")


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


def main():
    with tempfile.TemporaryDirectory(prefix="klubba-batch-") as name:
        place = pathlib.Path(name)
        make_archive(place / "archive", DOCUMENTS)
        for part in (sameness, places, lists, left_out, again):
            part(place)
    print(f"{DOCUMENTS} documents: jobs, shards, lists, what is left out, second runs")


main()
