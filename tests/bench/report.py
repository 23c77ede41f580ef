#!/usr/bin/env python3
"""Time and memory of `klubba report` and `klubba update` on a living register of 100,000 actions, and of `klubba report`
on 10,000 registers of single documents.

usage: report.py KLUBBA

Prints one line a run: seconds of processor time, megabytes of memory. Fails above 3 s or 400 MB.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ACTIONS = 100_000
FORMATS = ("table", "json", "csv", "html", "ics", "sqlite")
DOCUMENTS = 10_000
MINUTES = """# Protokoll Nämnden 3

Datum: 2024-05-15
Närvarande: Asta Lindfors (ordförande), Birger Nyqvist

§ 1 Vägen
Mötet beslutade att ge Birger i uppdrag att ta in tre offerter på en ny vattenledning till den 1 juni 2024.
"""
MOST_SECONDS = 3.0
MOST_MEGABYTES = 400


def mark(*texts):
    """A part of a fingerprint: FNV-1a over texts that end with the byte FF each."""
    value = 2166136261
    for byte in b"".join(text.encode() + b"\xff" for text in texts):
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return f"{value:08x}"


def register():
    yield "klubba: 1\nmeetings:\n"
    day = [f"20{10 + m // 100:02}-{1 + m % 12:02}-{1 + m % 28:02}" for m in range(ACTIONS // 100)]
    for m, date in enumerate(day):
        yield (f'  - id: "board-{m}"\n    source: {{path: "m{m}.txt", sha256: "00", grammar: "municipal", encoding: "utf-8"}}\n'
               f'    meeting: {{body: "Nämnden {m % 7}", date: "{date}"}}\n'
               '    agenda:\n      - {number: "4", title: "Vägen", codes: [], presenters: [], lines: [1, 9]}\n')
    yield "decisions: []\nactions:\n"
    for i in range(ACTIONS):
        m = i // 100
        due = f"2020-0{1 + i % 9}-11"
        deadline = f'{{text: "senast", edtf: "{due}", due: "{due}", event: null}}' if i % 3 else "null"
        text = f"Kontoret får i uppdrag att utreda kostnaden för cykelställ nummer {i} vid bryggan."
        print_ = "-".join([mark(text), mark(f"Kontoret {i % 50}"), mark(*(["senast", due, due, ""] if i % 3 else [])), mark("open")])
        yield (f'  - id: "board-{m}-4-a{i}"\n    item: "4"\n    decision: null\n'
               f'    text: "{text}"\n'
               f'    owners: ["Kontoret {i % 50}"]\n    deadline: {deadline}\n    status: "open"\n    lines: [4, 5]\n'
               f'    meeting: "board-{m}"\n    fingerprint: "{print_}"\n    events:\n'
               f'      - {{type: "given", date: "{day[m]}", meeting: "board-{m}", item: "4", body: "Nämnden {m % 7}", lines: [4, 5]}}\n')
    yield "diagnostics: []\n"


def measure(name, words):
    """Runs the program and prints what it used; whether that is too much."""
    child = os.posix_spawn(words[0], words, os.environ)
    _, status, used = os.wait4(child, 0)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    bad = status != 0 or seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES
    print(f"{name:10} {seconds:6.2f} s {megabytes:6.0f} MB{'  TOO MUCH' if bad else ''}")
    return bad


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    with tempfile.TemporaryDirectory(prefix="klubba-bench-") as place:
        path = pathlib.Path(place) / "register.yaml"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(register())
        report = [klubba, "report", "--as-of", "2024-01-01", "-o", place + "/out"]
        for form in FORMATS:
            failed += measure(form, [*report, "--format", form, str(path)])
        minutes = pathlib.Path(place) / "minutes.md"
        minutes.write_text(MINUTES, encoding="utf-8")
        failed += measure("update", [klubba, "update", str(path), str(minutes)])
        failed += measure("again", [klubba, "update", str(path), str(minutes)])
        folder = pathlib.Path(place) / "registers"
        folder.mkdir()
        subprocess.run([klubba, "extract", str(minutes), "-o", str(folder / "one.yaml")], check=True)
        text = (folder / "one.yaml").read_text(encoding="utf-8")
        for i in range(DOCUMENTS):
            (folder / f"{i}.yaml").write_text(
                text.replace("minutes.md", f"{i}.md").replace("namnden-2024", f"namnden-{i}-2024"), encoding="utf-8")
        failed += measure("registers", [*report, "--format", "csv", str(folder)])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
