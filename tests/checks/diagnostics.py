#!/usr/bin/env python3
"""Each diagnostic id of the program has a folder tests/diagnostics/ID that shows it.

usage: diagnostics.py

The folders are cases (see cases.py), whose stderr or stdout names the id; the runner of cases compares them.
"""
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def ids():
    """The ids that the sources assign, or hand to a function that makes a diagnostic, before its message."""
    found = set()
    for path in sorted((PROJECT / "src").rglob("*.cc")):
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'\bd(?:iagnostic)?\.id\s*=\s*"([a-z-]+)"', text))
        # the table of a check
        found |= set(re.findall(r'\{"([a-z-]+)",\s*Severity::\w+,\s*Tier::', text))
        for call in re.finditer(r"\b(?:fault|finding|report)\(([^;]*)", text):
            for string in re.findall(r'"((?:\\.|[^"\\])*)"', call.group(1)):
                if not re.fullmatch(r"[a-z]+(-[a-z]+)+", string):
                    break
                found.add(string)
    return found


def main():
    folders = {path.name: path for path in (PROJECT / "tests/diagnostics").iterdir() if path.is_dir()}
    known = ids()
    faults = [f"{name}: no folder tests/diagnostics/{name}" for name in sorted(known - set(folders))]
    faults += [f"tests/diagnostics/{name}: the program has no such diagnostic" for name in sorted(set(folders) - known)]
    for name, folder in sorted(folders.items()):
        said = "".join((folder / file).read_text(encoding="utf-8") for file in ("stdout", "stderr") if (folder / file).exists())
        if name not in said:
            faults.append(f"tests/diagnostics/{name}: its output does not name {name}")
    for fault in faults:
        print(fault)
    print(f"{len(known)} diagnostics, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
