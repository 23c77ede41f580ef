#!/usr/bin/env python3
"""How time and memory grow: with the number of documents, and with the length of one.

usage: growth.py KLUBBA FOLDER [LARGEST]

FOLDER is an archive made by generate.py. Its documents are linked into archives of 2,000, 20,000 and, where LARGEST
(20000) says so, 200,000: peak memory of a first run and of one that finds nothing changed, and what that takes a file.
Then single documents: 10 MB of the text of those of 10 kB, and shapes that tempt a program to look at everything for each
thing; processor time a byte, and its ratio to the 10 kB documents'.
"""
import os
import pathlib
import shutil
import sys
import tempfile

MEGABYTE = 1_000_000
DOCUMENTS = 100  # of 10 kB


def run(*command):
    """Seconds of processor time and the largest memory in MiB."""
    child = os.posix_spawnp(command[0], list(command), os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, status, used = os.wait4(child, 0)
    if status != 0 and os.waitstatus_to_exitcode(status) < 0:
        raise SystemExit(f"{' '.join(command)} was ended by a signal")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def archives(klubba, folder, largest, place):
    documents = sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file())
    print(f"{'documents':>10} {'MiB, -j1':>9} {'MiB, -j2':>9} {'MiB, unchanged':>15} {'us a file, unchanged':>21}")
    for count in (2_000, 20_000, 200_000):
        if count > largest:
            continue
        archive = place / "archive"
        for number in range(count):
            source = documents[number % len(documents)]
            to = archive / f"{number // 1000:03}" / f"{number:06}{source.suffix}"
            to.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, to) if same_disk(source, place) else shutil.copy(source, to)
        _, two = run(klubba, "extract", "-q", "-j2", str(archive), "--out", "/dev/null")
        _, one = run(klubba, "extract", "-q", "-j1", str(archive), "--out", f"{place}/out/")
        seconds, again = run(klubba, "extract", "-q", "-j1", str(archive), "--out", f"{place}/out/")
        print(f"{count:10} {one:9.1f} {two:9.1f} {again:15.1f} {seconds / count * 1e6:21.1f}", flush=True)
        shutil.rmtree(archive)
        shutil.rmtree(place / "out")


def same_disk(path, place):
    return path.stat().st_dev == place.stat().st_dev


def write(path, parts):
    """Writes piece by piece: what this script holds would count as the memory of the programs that it starts."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(parts)
    return path.stat().st_size


def grown(text, size):
    """`text` again and again, numbered on, up to `size` bytes."""
    number, length = 0, 0
    while length < size:
        number += 1
        part = text.replace("§ ", f"§ {number}") + "\n"
        length += len(part.encode())
        yield part


def shapes(klubba, place):
    text = (pathlib.Path(__file__).resolve().parents[2] / "samples" / "kommunstyrelse.txt").read_text(encoding="utf-8")
    folder = place / "small"
    folder.mkdir()
    size = sum(write(folder / f"{number:03}.txt", grown(text, 10_000)) for number in range(DOCUMENTS))
    start, _ = run(klubba, "extract", "-q", str(folder / "000.txt"))
    seconds, _ = run(klubba, "extract", "-q", "-j1", str(folder))
    base = (seconds - start) / (size * (DOCUMENTS - 1) / DOCUMENTS)
    print(f"{'document':28} {'MB':>6} {'seconds':>8} {'ns a byte':>10} {'x 10 kB documents':>18} {'MiB':>7}")
    print(f"{f'{DOCUMENTS} documents of 10 kB':28} {size / MEGABYTE:6.1f} {seconds:8.2f} {base * 1e9:10.1f} {1:18.2f}")
    kinds = {
        "10 MB of the same": grown(text, 10 * MEGABYTE),
        "one line of 50 MB": ("Styrelsen beslutar att Anna skickar listan. " for _ in range(50 * MEGABYTE // 44)),
        "1,000,000 short lines": ("ja\n" for _ in range(1_000_000)),
        "50,000 openers": ("Styrelsen beslutar\n\n" for _ in range(50_000)),
        "50,000 items": (f"§ {n} Punkt\n\n" for n in range(1, 50_001)),
        "50,000 clauses": ("Beslut:\n" if n == 0 else "att Anna skickar listan\n" for n in range(50_001)),
    }
    for name, parts in kinds.items():
        path = place / "long.txt"
        size = write(path, parts)
        seconds, memory = run(klubba, "extract", "-q", str(path))
        each = (seconds - start) / size
        print(f"{name:28} {size / MEGABYTE:6.1f} {seconds:8.2f} {each * 1e9:10.1f} {each / base:18.2f} {memory:7.1f}", flush=True)


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    largest = int(sys.argv[3]) if len(sys.argv) > 3 else 20_000
    with tempfile.TemporaryDirectory(prefix="klubba-growth-") as name:
        archives(klubba, sys.argv[2], largest, pathlib.Path(name))
        shapes(klubba, pathlib.Path(name))


main()
