#!/usr/bin/env python3
"""However a batch is ended, and whatever it reads, its outputs are whole or absent, and a rerun completes them.

usage: faults.py KLUBBA

Over an archive made from samples/: 50 runs ended by SIGKILL, SIGTERM or SIGINT at random moments (seeded) while files
and one file for all are written; a disk that is full (a small tmpfs, where the test may make one); 5 % of the files
damaged; files that vanish, pipes, folders that may not be read, loops of links. Each time the final tree must be that of
an undisturbed run, byte for byte, its index too.
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from archive_of_samples import check, make_archive, run, tree

KLUBBA = str(pathlib.Path(sys.argv[1]).resolve())
DOCUMENTS = 150
KILLS = 50


def extract(place, out, *words):
    return run(KLUBBA, "extract", "-q", *words, "archive", "--out", out, cwd=place)


def whole_or_absent(found, want, after):
    for name, text in found.items():
        # Parts and the index are klubba's own; what they are worth shows in the rerun.
        if not name.endswith((".klubba-part", ".klubba-index")):
            check(want.get(name) == text, f"{name} is whole after {after}")


def killed(place, want):
    begin = time.monotonic()
    extract(place, "timed/", "-j2")
    lasted = time.monotonic() - begin
    one = place / "all.jsonl"
    extract(place, one, "--format", "jsonl")
    all_lines = one.read_bytes()
    one.unlink()
    chance = random.Random(7)
    out = place / "killed"
    ended = 0
    for number in range(KILLS):
        to_file = number % 5 == 0
        words = ["--format", "jsonl", "archive", "--out", one] if to_file else ["archive", "--out", f"{out}/"]
        child = subprocess.Popen([KLUBBA, "extract", "-q", "-j2", *map(str, words)], cwd=place,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.random() * 0.8 * lasted)
        child.send_signal((signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[number % 4])
        ended += child.wait() != 0
        if one.exists():
            check(one.read_bytes() == all_lines, "one file for all is whole after a kill")
            one.unlink()
        if out.exists():
            whole_or_absent(tree(out), want, "a kill")
        # Some begin anew, some go on where the last one ended, and have less to do.
        if number % 3 != 0:
            shutil.rmtree(out, ignore_errors=True)
    check(ended >= KILLS // 3, f"{ended} of {KILLS} runs were ended before their end")
    check(extract(place, f"{out}/").returncode == 0 and tree(out) == want, "a rerun completes what kills left")
    extract(place, one, "--format", "jsonl")
    check(one.read_bytes() == all_lines, "a rerun completes one file for all")
    check([p.name for p in place.iterdir() if "klubba-part" in p.name] == [], "a rerun leaves no parts")


def full_disk(place, want):
    disk = place / "disk"
    disk.mkdir()
    if run("mount", "-t", "tmpfs", "-o", "size=160k", "none", disk).returncode != 0:
        print("skipped: a full disk (no right to mount a tmpfs)")
        return
    try:
        done = extract(place, f"{disk}/out/")
        check(done.returncode == 2 and b"[write-failed]" in done.stderr, "a full disk is an error")
        whole_or_absent(tree(disk), {f"out/{name}": text for name, text in want.items()}, "a full disk")
        check(not any(".klubba-part" in name for name in tree(disk)), "a full disk is left without parts")
        done = extract(place, f"{disk}/all.yaml")
        check(done.returncode == 2 and not (disk / "all.yaml").exists(), "one file for all is absent where it has no room")
        run("mount", "-o", "remount,size=16m", disk)
        check(extract(place, f"{disk}/out/").returncode == 0 and tree(disk / "out") == want, "a rerun with room completes")
    finally:
        run("umount", disk)


def damaged(place, want):
    chance = random.Random(11)
    files = sorted(p for p in (place / "archive").rglob("*") if p.is_file())
    before = {}
    for number, path in enumerate(chance.sample(files, max(3, len(files) * 5 // 100))):
        before[path] = text = path.read_bytes()
        flipped = bytearray(text)
        for _ in range(len(flipped) // 20):
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        path.write_bytes((bytes(flipped), os.urandom(4000), text[:len(text) // 3], b"", b"\0" * 5000)[number % 5])
    odd = place / "archive" / "odd"
    (odd / "closed").mkdir(parents=True)
    (odd / "closed" / "a.txt").write_text("1. A\n", encoding="utf-8")
    (odd / "closed").chmod(0)
    os.mkfifo(odd / "pipe.txt")
    (odd / "loop").symlink_to("..")
    (odd / "gone.txt").symlink_to("nowhere")
    out = place / "damaged"
    done = extract(place, f"{out}/")
    check(done.returncode == 2, "what can't be read gives exit status 2")
    names = {str(p.relative_to(place / "archive")) + ".yaml" for p in before}
    found = tree(out)
    check(all(found.get(name) == text for name, text in want.items() if name not in names and name != ".klubba-index"),
          "a bad file takes no other with it")
    for path, text in before.items():
        path.write_bytes(text)
    (odd / "closed").chmod(0o700)
    shutil.rmtree(odd)
    # Registers of documents that are gone are nobody's to delete.
    shutil.rmtree(out / "odd", ignore_errors=True)
    again = extract(place, f"{out}/")
    left = tree(out)
    check(again.returncode == 0, "a rerun over mended files is clean")
    check({k: v for k, v in left.items() if k != ".klubba-index"} == {k: v for k, v in want.items() if k != ".klubba-index"},
          "a rerun over mended files gives the undisturbed tree")


def vanishing(place, want):
    """Files that go away while the batch runs."""
    shutil.copytree(place / "archive", place / "going")
    child = subprocess.Popen([KLUBBA, "extract", "-q", "-j2", "going", "--out", "went/"], cwd=place,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for path in sorted((place / "going").rglob("*.txt"), reverse=True)[:5]:
        path.unlink()
    check(child.wait() in (0, 2), "files that vanish are errors at most")
    whole_or_absent({k: v for k, v in tree(place / "went").items()},
                    {k: v.replace(b'path: "archive/', b'path: "going/') for k, v in want.items()}, "files vanished")


def main():
    with tempfile.TemporaryDirectory(prefix="klubba-faults-") as name:
        place = pathlib.Path(name)
        make_archive(place / "archive", DOCUMENTS)
        extract(place, "undisturbed/", "-j2")
        want = tree(place / "undisturbed")
        check(len(want) == DOCUMENTS + 1, "each document has its register")
        for part in (killed, full_disk, damaged, vanishing):
            part(place, want)
    print(f"{DOCUMENTS} documents: {KILLS} ends at random moments, a full disk, damaged and vanishing files")


main()
