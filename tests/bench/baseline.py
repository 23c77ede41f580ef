#!/usr/bin/env python3
"""What a careful script does with the same archive: agenda, decisions, clauses, owners, deadlines with `re`; YAML by PyYAML.

usage: baseline.py FOLDER

It knows far fewer ways of saying things than klubba does. Compiled patterns, one pass over the lines, the C dumper.
"""
import pathlib
import re
import sys

import yaml

DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
ITEM = re.compile(r"^\s*(?:§\s*|#+\s*)?(\d+(?:\.\d+)?[a-z]?)[.)]?\s+(\S.*)$")
SIGN = re.compile(r"^\s*§\s*(\d+)\s+(\S.*)$")
DECISION = re.compile(r"^\s*(?:\*\*)?(?:Beslut|Beslutades|Mötet beslutade?|Styrelsen beslutar|Kommunstyrelsen beslutar)\b:?\s*(.*)$")
CLAUSE = re.compile(r"^\s*(?:[-*•]\s*|\d+[.)]\s*)?att\s+(\S.*)$")
OWNER = re.compile(r"([A-ZÅÄÖ][\wåäöé-]+(?: [A-ZÅÄÖ][\wåäöé-]+)?) (?:får i uppdrag|ansvarar|tar|kontaktar|återkommer|skickar|beställer)")
MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
DEADLINE = re.compile(rf"(?:senast|till|före|innan) (?:den )?(\d{{1,2}}(?:/\d{{1,2}}| (?:{MONTH})(?: \d{{4}})?)|\d{{4}}-\d\d-\d\d)")
DATE = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")


def read(path):
    items, decisions, actions = [], [], []
    date, item, open_decision = None, None, None
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if not line.strip():
            open_decision = None if open_decision and open_decision["clauses"] else open_decision
            continue
        if date is None and (found := DATE.search(line)):
            date = found.group(1)
        if found := SIGN.match(line) or ITEM.match(line):
            item, open_decision = found.group(1), None
            items.append({"number": item, "title": found.group(2), "line": number})
        elif found := DECISION.match(line):
            open_decision = {"item": item, "text": found.group(1), "clauses": [], "line": number}
            decisions.append(open_decision)
        elif open_decision is not None and (found := CLAUSE.match(line)):
            open_decision["clauses"].append(found.group(1))
        elif open_decision is not None:
            open_decision["text"] += " " + line.strip()
        if found := OWNER.search(line):
            due = DEADLINE.search(line)
            actions.append({"item": item, "text": line.strip(), "owner": found.group(1), "deadline": due and due.group(1)})
    return {"path": str(path), "date": date, "agenda": items, "decisions": decisions, "actions": actions}


for file in sorted(p for p in pathlib.Path(sys.argv[1]).rglob("*") if p.is_file()):
    yaml.dump(read(file), sys.stdout, Dumper=DUMPER, allow_unicode=True, sort_keys=False, explicit_start=True)
