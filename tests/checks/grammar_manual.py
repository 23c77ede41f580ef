#!/usr/bin/env python3
"""Does what grammars/README.md says: writes its club.txt and club.yaml, proves the grammar, reads the minutes.

usage: grammar_manual.py KLUBBA
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

klubba = str(pathlib.Path(sys.argv[1]).resolve())
manual = (pathlib.Path(__file__).resolve().parents[2] / "grammars" / "README.md").read_text(encoding="utf-8")


def run(*words, cwd):
    return subprocess.run([klubba, *words], cwd=cwd, capture_output=True, text=True, timeout=60)


def fail(message, run=None):
    print(message)
    if run:
        print(run.stdout, run.stderr)
    sys.exit(1)


with tempfile.TemporaryDirectory() as folder:
    for language, name, text in re.findall(r"^```(\w+) (club\.\w+)\n(.*?)^```$", manual, re.M | re.S):
        pathlib.Path(folder, name).write_text(text, encoding="utf-8")
    before = json.loads(run("extract", "--format", "json", "club.txt", cwd=folder).stdout)
    if before["decisions"] or any(item["number"] for item in before["agenda"]):
        fail(f"the manual says that neither numbers nor decisions are found without the grammar: {before}")
    check = run("grammar", "check", "club.yaml", cwd=folder)
    if check.returncode != 0:
        fail("the manual's grammar does not pass its check", check)
    read = run("extract", "--format", "json", "--grammar", "club.yaml", "club.txt", cwd=folder)
    register = json.loads(read.stdout)
    items = [item["number"] for item in register["agenda"]]
    if items != ["1", "2"] or len(register["decisions"]) != 2:
        fail(f"items {items}, {len(register['decisions'])} decisions; the manual says two and two")
    if not any(action["owners"] == ["Kim"] for action in register["actions"]):
        fail("the manual says that Kim has an action", read)
    # A rule without its sample fails, as the manual says.
    grammar = pathlib.Path(folder, "club.yaml")
    spoilt = re.sub(r"    samples: \[\{text: 'Klubben.*\n", "", grammar.read_text(encoding="utf-8"))
    grammar.write_text(spoilt, encoding="utf-8")
    if run("grammar", "check", "club.yaml", cwd=folder).returncode == 0:
        fail("a rule without a sample passes the check")
print("1 passed, 0 failed")
