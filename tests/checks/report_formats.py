#!/usr/bin/env python3
"""Read each format of `klubba report` with a program that isn't klubba: all hold the same actions.

usage: report_formats.py KLUBBA

SQLite and CSV are Python's. The calendar needs python3-icalendar and the tasks need taskwarrior; where they are
missing, their part is skipped with a message.
"""
import csv
import io
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from comparisons import Checks

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CASE = PROJECT / "tests/cases/report-living"


def report(klubba, *options):
    done = subprocess.run([klubba, "report", "--as-of", "2025-06-01", "--all", *options], cwd=CASE, capture_output=True,
                          check=True, timeout=60)
    return done.stdout


def check_csv(klubba, actions, checks):
    rows = list(csv.DictReader(io.StringIO(report(klubba, "--format", "csv").decode("utf-8"), newline="")))
    checks.same("csv", [(r["id"], r["text"], r["due"] or None, r["status"]) for r in rows],
                [(a["id"], a["text"], a["due"], a["status"]) for a in actions])
    raw = report(klubba, "--format", "csv-excel")
    checks.same("byte-order mark", raw[:3], b"\xef\xbb\xbf")
    checks.same("line ends", raw.count(b"\n"), raw.count(b"\r\n"))
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    checks.same("csv-excel", [row[:2] for row in rows[1:]], [[a["id"], a["text"]] for a in actions])
    checks.same("columns of csv-excel", {len(row) for row in rows}, {len(rows[0])})


def check_sqlite(klubba, actions, place, checks):
    path = pathlib.Path(place) / "register.sqlite"
    report(klubba, "-o", str(path))
    base = sqlite3.connect(path)
    checks.same("integrity", base.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
    checks.same("foreign keys", base.execute("PRAGMA foreign_key_check").fetchall(), [])
    checks.same("actions", base.execute("SELECT id, text, due, status FROM actions ORDER BY rowid").fetchall(),
                [(a["id"], a["text"], a["due"], a["status"]) for a in actions])
    live = [a["id"] for a in actions if a["status"] in ("open", "in-progress", "deferred")]
    checks.same("open_actions", sorted(i for i, in base.execute("SELECT id FROM open_actions")), sorted(live))
    checks.same("events", base.execute("SELECT count(*) FROM events").fetchone()[0], sum(len(a["events"]) for a in actions))
    checks.same("meetings", base.execute("SELECT count(*) FROM meetings").fetchone()[0], 2)
    checks.same("items", base.execute("SELECT count(*) FROM items").fetchone()[0], 4)
    found = [base.execute("SELECT count(*) FROM search WHERE search MATCH ?", (word,)).fetchone()[0]
             for word in ("vägen", "VÄGEN", "vagen")]
    checks.same("search", found, [2, 2, 0])
    again = pathlib.Path(place) / "again.sqlite"
    report(klubba, "-o", str(again))
    checks.same("the same bytes twice", again.read_bytes() == path.read_bytes(), True)


def check_calendar(klubba, actions, checks):
    try:
        import icalendar
    except ImportError:
        print("skipped: the calendar (Debian's package is `python3-icalendar`)")
        return
    todos = icalendar.Calendar.from_ical(report(klubba, "--format", "ics")).walk("VTODO")
    checks.same("to-dos", [(str(t["UID"]), str(t["SUMMARY"]), t["DUE"].dt.isoformat() if "DUE" in t else None) for t in todos],
                [(a["id"] + "@klubba", a["text"], a["due"]) for a in actions])
    events = icalendar.Calendar.from_ical(report(klubba, "--format", "ics", "--ics-as", "event")).walk("VEVENT")
    dated = [a for a in actions if a["due"]]
    checks.same("events", [(str(e["SUMMARY"]), e["DTSTART"].dt.isoformat()) for e in events],
                [(a["text"], a["due"]) for a in dated])
    checks.same("length", {(e["DTEND"].dt - e["DTSTART"].dt).days for e in events}, {1})


def check_tasks(klubba, actions, place, checks):
    text = report(klubba, "--format", "taskwarrior")
    checks.same("tasks", [t["description"] for t in json.loads(text)], [a["text"] for a in actions])
    if shutil.which("task") is None:
        print("skipped: the import of tasks (Debian's package is `taskwarrior`)")
        return
    home = pathlib.Path(place) / "tasks"
    home.mkdir()
    rc = home / "rc"
    rc.write_text(f"data.location={home}\nconfirmation=off\nverbose=nothing\n", encoding="utf-8")
    for _ in range(2):  # the second time changes the same tasks
        done = subprocess.run(["task", f"rc:{rc}", "import", "-"], input=text, capture_output=True, timeout=60, check=False)
        checks.same("task import", done.returncode, 0)
    out = subprocess.run(["task", f"rc:{rc}", "export"], capture_output=True, timeout=60, check=True).stdout
    status = {"done": "completed", "cancelled": "deleted", "superseded": "deleted"}
    checks.same("imported", sorted((t["description"], t["status"]) for t in json.loads(out)),
                sorted((a["text"], status.get(a["status"], "pending")) for a in actions))


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    checks = Checks()
    shape = json.loads(report(klubba, "--format", "json"))
    actions = shape["actions"]
    checks.same("keys", list(shape), ["as_of", "counts", "actions"])
    checks.same("lines", [json.loads(line) for line in report(klubba, "--format", "jsonl").splitlines()], actions)
    check_csv(klubba, actions, checks)
    with tempfile.TemporaryDirectory(prefix="klubba-formats-") as place:
        check_sqlite(klubba, actions, place, checks)
        check_tasks(klubba, actions, place, checks)
    check_calendar(klubba, actions, checks)
    todo = report(klubba, "--format", "todotxt").decode("utf-8").splitlines()
    checks.same("todo.txt", [line.rpartition(" id:")[2] for line in todo], [a["id"] for a in actions])
    print(f"{checks.count} checks, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
