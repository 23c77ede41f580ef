#!/usr/bin/env python3
"""Walk years of meetings through `klubba update`, with people's edits in between, and judge each action.

usage: living.py KLUBBA [KILLS]

The minutes lie in tests/living: a garden association's board, a chain of a municipality's organs, and in `years` further
bodies with what is expected of each action. The first two registers are
kept as a person would keep it: notes, a closing, a reopening, owners and dates set by hand. KILLS: how many updates are
killed in the middle (20).
"""
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
KLUBBA = str(pathlib.Path(sys.argv[1]).resolve())
FAULTS = []


def expect(what, have, want):
    if have != want:
        FAULTS.append(f"{what}: {have!r}, not {want!r}")


def klubba(*words, code=0):
    done = subprocess.run([KLUBBA, *words], capture_output=True, text=True, timeout=60, check=False)
    expect(f"exit of {' '.join(words)} ({done.stderr.strip()})", done.returncode, code)
    return done.stdout


def entries(text):
    """{id: its lines} of a register's actions."""
    part = text.split("\nactions:\n")[1].split("\ndiagnostics:")[0]
    return {re.match(r'"(.*?)"', entry).group(1): entry for entry in re.split(r"(?m)^  - id: ", part)[1:]}


def statuses(path):
    return {key: re.search(r'(?m)^    status: "?([a-z-]+)', entry).group(1) for key, entry in entries(path.read_text()).items()}


def events(path, key):
    return re.findall(r'- \{type: "([a-z]+)"', entries(path.read_text())[key])


def edit(path, key, old, new):
    text = path.read_text()
    entry = entries(text)[key]
    assert old in entry, (key, old)
    path.write_text(text.replace(entry, entry.replace(old, new, 1)))


def update(register, *paths):
    """Updates; lines that go may only be machine fields, and doing it again changes nothing."""
    before = register.read_text().splitlines() if register.exists() else []
    said = klubba("update", str(register), *map(str, paths))
    text = register.read_text()
    left = set(text.splitlines())
    # Findings heal, and what a document says is what it says now.
    if "diagnostics:" in before:
        before = before[:before.index("diagnostics:")]
    for line in before:
        if line not in left and not re.match(r'\s*(- \{|- "|(status|fingerprint|lines|item|events|gone|diagnostics|sha256|source|version|decisions|actions|text|status_kept)\b)', line):
            FAULTS.append(f"update took away: {line}")
    klubba("update", str(register), *map(str, paths))
    expect("a second update", register.read_text() == text, True)
    return said


def board(work):
    register = work / "board.yaml"
    folder = PROJECT / "tests/living/board"
    base = "koloniforeningen-solrosen-"
    expect("first", update(register, folder / "2025-01-15.md"), "4 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")
    edit(register, base + "2025-01-15-3-a1", "    events:", "    note: Dag har nyckeln  # ring honom\n    events:")
    edit(register, base + "2025-01-15-2-a2", "    events:", "    # hänger också på anslagstavlan\n    tags: [vatten]\n    events:")
    expect("second", update(register, folder / "2025-02-19.md"), "2 new, 2 closed, 1 renewed, 0 vanished, 0 need you\n")
    # A person reopens what the minutes dropped, and sets another day and owner.
    edit(register, base + "2025-01-15-2-a2", 'status: "done"', "status: open")
    edit(register, base + "2025-02-19-4-a1", "    events:", "    due_override: 2025-06-30\n    owners_override: [Dag Östling]\n    events:")
    update(register, folder / "2025-03-19.md")
    expect("reopened", statuses(register)[base + "2025-01-15-2-a2"], "open")
    update(register, folder / "2025-04-16.md")
    edit(register, base + "2025-03-19-3-a1", "    events:", "    closed: {date: 2025-05-02, note: påskrivet}\n    events:")
    update(register, folder / "2025-05-21.md")
    klubba("note", base + "2025-04-16-4-a1", "fönstren: två kartonger", "--register", str(register))
    klubba("reopen", base + "2025-04-16-4-a1", "--register", str(register))
    klubba("close", base + "2025-01-15-2-a2", "--date", "2025-05-25", "--note", "alla har svarat", "--register", str(register))
    update(register, *sorted(path for path in folder.iterdir() if path.name < "2025-06"))
    expect("statuses", statuses(register), {
        base + "2025-01-15-2-a1": "superseded", base + "2025-01-15-2-a2": "done", base + "2025-01-15-3-a1": "done",
        base + "2025-01-15-3-a2": "cancelled", base + "2025-02-19-3-a1": "done", base + "2025-02-19-4-a1": "cancelled",
        base + "2025-03-19-3-a1": "done", base + "2025-04-16-4-a1": "open", base + "2025-04-16-4-a2": "done"})
    expect("events", events(register, base + "2025-01-15-3-a1"), ["given", "reported", "reported", "closed"])
    expect("deferred", events(register, base + "2025-02-19-4-a1"), ["given", "deferred", "deferred", "cancelled"])
    for words in ("note: Dag har nyckeln  # ring honom", "# hänger också på anslagstavlan", "tags: [vatten]",
                  "owners_override: [Dag Östling]", "alla har svarat", "fönstren: två kartonger"):
        expect(words, words in register.read_text(), True)


def board_autumn(work):
    """Three more meetings: what goes on, a draft with its adjusted version, numbers that shift, a renewal in words."""
    register = work / "board.yaml"
    folder = work / "autumn"
    folder.mkdir()
    base = "koloniforeningen-solrosen-"
    for name in ("2025-06-11.md", "2025-08-20-utkast.md", "2025-08-20.md", "2025-10-15.md"):
        shutil.copy(PROJECT / "tests/living/board" / name, folder / name)
    expect("june", update(register, folder / "2025-06-11.md"), "3 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")
    expect("under way", statuses(register)[base + "2025-04-16-4-a1"], "in-progress")
    edit(register, base + "2025-06-11-4-a1", '"2025-09-30", event', '"2025-10-31", event')
    expect("draft", update(register, folder / "2025-08-20-utkast.md"), "3 new, 1 closed, 0 renewed, 0 vanished, 0 need you\n")
    edit(register, base + "2025-08-20-4-a1", "    events:", "    note: fällor finns i boden\n    events:")
    expect("adjusted", update(register, folder / "2025-08-20-utkast.md", folder / "2025-08-20.md"),
           "0 new, 0 closed, 0 renewed, 1 vanished, 0 need you\n")
    own = entries(register.read_text())
    expect("one meeting", sum(f'- id: "{base}2025-08-20' in line for line in register.read_text().split("\ndecisions:")[0].splitlines()), 1)
    expect("taken out", [key for key, entry in own.items() if "gone: true" in entry], [base + "2025-08-20-3-a2"])
    expect("its number", 'item: "5"' in own[base + "2025-08-20-4-a1"], True)
    expect("its note", "fällor finns i boden" in own[base + "2025-08-20-4-a1"], True)
    # A file that is renamed is no other meeting.
    (folder / "2025-08-20.md").rename(folder / "augusti.md")
    expect("renamed", update(register, *sorted(folder.iterdir())), "1 new, 2 closed, 1 renewed, 0 vanished, 0 need you\n")
    expect("autumn", {key[len(base):]: value for key, value in statuses(register).items() if key[len(base):] > "2025-05"}, {
        "2025-06-11-3-a1": "done", "2025-06-11-3-a2": "done", "2025-06-11-4-a1": "superseded",
        "2025-08-20-3-a1": "open", "2025-08-20-3-a2": "open", "2025-08-20-4-a1": "done", "2025-10-15-4-a1": "open"})
    expect("links", (f'superseded_by: "{base}2025-10-15-4-a1"' in entries(register.read_text())[base + "2025-06-11-4-a1"],
                     f'supersedes: "{base}2025-06-11-4-a1"' in entries(register.read_text())[base + "2025-10-15-4-a1"]), (True, True))
    expect("day set by hand", '"2025-10-31"' in entries(register.read_text())[base + "2025-06-11-4-a1"], True)
    expect("deferred", events(register, base + "2025-06-11-3-a1"), ["given", "deferred", "reported", "closed"])


def same_day(work):
    """Two meetings of one body on one day, and one file name used for one meeting after the other."""
    register = work / "day.yaml"
    folder = work / "day"
    folder.mkdir()
    text = (PROJECT / "tests/living/board/2025-06-11.md").read_text()
    (folder / "a.md").write_text(text)
    (folder / "b.md").write_text(text.split("§ 1")[0] + "§ 1 Val av kassör\nMötet beslutade att välja Dag till kassör.\n\n"
                                 "§ 2 Banken\nMötet beslutade att ge Dag i uppdrag att byta bank.\n")
    expect("two meetings", update(register, folder / "a.md"), "3 new, 0 closed, 0 renewed, 0 vanished, 1 needs you\n")
    expect("of one day", update(register, folder / "a.md", folder / "b.md"), "1 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")
    shutil.copy(PROJECT / "tests/living/board/2025-01-15.md", folder / "b.md")
    expect("one name", update(register, folder / "b.md"), "4 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")
    expect("nothing lost", "gone: true" in register.read_text(), False)
    shutil.copy(folder / "b.md", folder / "copy.md")
    expect("a copy", update(register, folder), "0 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")


def reissued(work):
    """The first minutes again: an item put in above, a misspelling mended, an assignment taken out."""
    register = work / "again.yaml"
    folder = work / "again"
    folder.mkdir()
    text = (PROJECT / "tests/living/board/2025-01-15.md").read_text()
    minutes = folder / "2025-01-15.md"
    minutes.write_text(text)
    later = folder / "2025-02-19.md"
    shutil.copy(PROJECT / "tests/living/board/2025-02-19.md", later)
    update(register, minutes)
    later.write_text(later.read_text().replace("till nästa möte.", "till mötet därefter."))
    expect("said again", update(register, minutes, later), "2 new, 2 closed, 1 renewed, 0 vanished, 0 need you\n")
    later.write_text(later.read_text().replace("till mötet därefter.", "till nästa möte."))
    expect("nothing new", update(register, minutes, later), "0 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")
    before = statuses(register)
    text = text.replace("ny vattenledning", "nya vattenledningar")
    text = text.replace("Mötet beslutade att ge Asta i uppdrag att köpa nytt hänglås till redskapsboden.\n", "")
    text = text.replace("§ 3 Redskapsboden", "§ 4 Redskapsboden").replace("§ 4 Avslutning", "§ 5 Avslutning")
    text = text.replace("§ 2 Vattnet", "§ 3 Vattnet").replace("§ 3 Vattnet", "§ 2 Ekonomi\nKassan är god.\n\n§ 3 Vattnet")
    minutes.write_text(text)
    expect("reissued", update(register, minutes), "0 new, 0 closed, 0 renewed, 1 vanished, 0 need you\n")
    expect("ids", list(statuses(register)), list(before))
    own = entries(register.read_text())
    expect("gone", [key[-4:] for key, entry in own.items() if "gone: true" in entry], ["3-a2"])
    expect("new item", 'item: "4"' in own["koloniforeningen-solrosen-2025-01-15-3-a1"], True)
    # What cites a number is as old as it was: read again, it still means what had that number then.
    events_before = {key: events(register, key) for key in before}
    later.write_text(later.read_text() + "\nAsta tackade för kaffet.\n")
    expect("cited by old numbers", update(register, later), "0 new, 0 closed, 0 renewed, 0 vanished, 0 need you\n")
    expect("events", {key: events(register, key) for key in before}, events_before)
    minutes.unlink()
    update(register, later)
    expect("a document that is away", "gone: true" in entries(register.read_text())["koloniforeningen-solrosen-2025-01-15-2-a2"], False)


def chain(work):
    folder = PROJECT / "tests/living/chain"
    order = sorted(folder.iterdir(), key=lambda path: path.name[-14:])
    registers = []
    for name, paths in (("in-order", order), ("backwards", order[::-1])):
        register = work / f"{name}.yaml"
        for path in paths:
            update(register, path)
        registers.append(register)
    expect("order of reading", registers[0].read_text() == registers[1].read_text(), True)
    expect("chain", statuses(registers[0]), {
        "kommunstyrelsens-arbetsutskott-2025-01-22-4-a1": "done",
        "kommunstyrelsens-arbetsutskott-2025-01-22-4-a2": "superseded",
        "kommunstyrelsens-arbetsutskott-2025-01-22-5-a1": "done",
        "kommunstyrelsen-2025-02-05-12-a1": "done", "kommunstyrelsen-2025-02-05-12-a2": "done",
        "kommunstyrelsen-2025-02-05-13-a1": "cancelled", "kommunstyrelsen-2025-03-12-31-a1": "done",
        "kommunfullmaktige-2025-04-23-50-a1": "done",
        "kommunstyrelsen-2025-10-08-110-a1": "in-progress", "kommunstyrelsen-2025-10-08-110-a2": "cancelled",
        "kommunstyrelsen-2025-10-08-111-a1": "done"})
    expect("over organs", events(registers[0], "kommunstyrelsens-arbetsutskott-2025-01-22-5-a1"), ["given", "deferred", "reported", "closed"])
    expect("later", events(registers[0], "kommunstyrelsen-2025-10-08-110-a2"), ["given", "deferred", "cancelled"])
    # One citation lies before the register begins.
    expect("findings", re.findall(r'- id: "(citation-[a-z]+)"', registers[0].read_text()), ["citation-dangling"])


def years(work):
    """Further bodies, each with the register that a careful secretary keeps: `date § | words of the action | status | events`.

    A star stands for what may be either way; `finding` lines name what nobody can settle without asking.
    """
    for folder in sorted((PROJECT / "tests/living/years").iterdir()):
        register = work / f"{folder.name}.yaml"
        for path in sorted(path for path in folder.iterdir() if path.name != "expected"):
            update(register, path)
        text = register.read_text()
        left = entries(text)
        findings = set(re.findall(r'- id: "(citation-[a-z]+)"(?s:.*?)meeting: ".*?(\d{4}-\d\d-\d\d)"\s+item: "(.*?)"', text.split("\ndiagnostics:")[1]))
        wanted = set()
        for line in (folder / "expected").read_text().splitlines():
            if line.startswith("finding"):
                wanted.add(tuple(line.split()[1:]))
                continue
            place, words, status, events_wanted = (part.strip() for part in line.split("|"))
            date, item = place.split()
            found = [key for key, entry in left.items() if date in key and f'item: "{item}"' in entry and
                     words.lower() in re.search(r'(?m)^    text: (.*)', entry).group(1).lower()]
            expect(f"{folder.name}: {place} {words}", len(found), 1)
            for key in found:
                entry = left.pop(key)
                if status != "*":
                    expect(f"{key} {words}", re.search(r'(?m)^    status: "(.*?)"', entry).group(1), status)
                told = re.findall(r'- \{type: "([a-z]+)", date: "(.*?)".*?item: "(.*?)"', entry)[1:]
                if events_wanted != "*":
                    expect(f"{key} {words}", "; ".join(" ".join(event) for event in told), events_wanted)
        expect(f"{folder.name}: more than was given", sorted(left), [])
        expect(f"{folder.name}: findings", findings, wanted)
        done = subprocess.run([KLUBBA, "report", "--all", "--format", "json", str(folder)], capture_output=True, text=True, check=True)
        expect(f"{folder.name}: reported from the minutes", {action["id"]: action["status"] for action in json.loads(done.stdout)["actions"]},
               statuses(register))
        # A register that was cut short in its last section is known by the entry that lacks its end.
        lines = text.splitlines(keepends=True)
        last = lines.index("diagnostics:\n") if "diagnostics:\n" in lines else len(lines)
        for at in range(last + 1, len(lines)):
            if at > last + 1 and lines[at].startswith("  - id:"):
                continue
            cut = work / "cut.yaml"
            cut.write_text("".join(lines[:at]))
            klubba("suggest", str(cut), code=2)
        # Read in one go it is the same.
        whole = work / f"{folder.name}-whole.yaml"
        klubba("update", str(whole), str(folder))
        expect(f"{folder.name}: read in one go", statuses(whole), statuses(register))


def killed(work, times):
    """However an update ends, the register is the old one or the new one."""
    folder = work / "kill"
    folder.mkdir()
    register = work / "kill.yaml"
    minutes = folder / "minutes.md"
    text = (PROJECT / "tests/living/board/2025-01-15.md").read_text()
    minutes.write_text(text)
    update(register, minutes)
    for i in range(times):
        before = register.read_bytes()
        minutes.write_text(text.replace("lott 14", f"lott {i}").replace("tre offerter", f"{i} offerter"))
        process = subprocess.Popen([KLUBBA, "update", str(register), str(minutes)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        process.wait()
        klubba("suggest", str(register))
        if register.read_bytes() != before:
            expect("after a kill", f"{i} offerter" in register.read_text(), True)
    update(register, minutes)
    left = [path.name for path in work.iterdir() if path.name.startswith(".")]
    expect("what is left", [name for name in left if not name.endswith((".lock", "-part"))], [])


def main():
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory(prefix="klubba-living-") as place:
        work = pathlib.Path(place)
        board(work)
        board_autumn(work)
        same_day(work)
        reissued(work)
        chain(work)
        years(work)
        killed(work, int(sys.argv[2]) if len(sys.argv) > 2 else 20)
    for fault in FAULTS:
        print(fault)
    print(f"{2 + len(list((PROJECT / 'tests/living/years').iterdir()))} years of meetings, {len(FAULTS)} faults")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
