#!/usr/bin/env python3
"""The samples, printed to PDF as they stand, give the registers of their texts.

usage: printed_samples.py KLUBBA

Chromium prints each text of samples/ in type of one width, with running heads and "Sida 3 av 9" at the foot of the pages.
Of the values of all registers (meeting, items, decisions, actions with owners and deadlines) at least 97 % must come back
from the PDFs, and at most as many others. Skipped with a message where Chromium or pdftotext is missing.
"""
import html
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from pdf_seeds import HEADS, print_pdf  # noqa: E402

PROJECT = pathlib.Path(__file__).resolve().parents[2]
LEAST = 0.97


def values(register):
    found = [(key, json.dumps(value, ensure_ascii=False)) for key, value in register["meeting"].items() if value]
    found += [("item", item["number"], item["title"]) for item in register["agenda"]]
    found += [("decision", decision["item"], decision["text"]) for decision in register["decisions"]]
    found += [("action", action["text"], *action["owners"], json.dumps(action["deadline"])) for action in register["actions"]]
    return found


def main():
    for program in ("chromium", "pdftotext"):
        if not shutil.which(program):
            print(f"skipped: there is no {program}")
            return 0
    klubba = str(pathlib.Path(sys.argv[1]).resolve())

    def extract(path):
        done = subprocess.run([klubba, "extract", "--format", "json", str(path)], capture_output=True, timeout=60, check=False)
        return values(json.loads(done.stdout)) if done.returncode == 0 else []

    want = have = same = 0
    with tempfile.TemporaryDirectory(prefix="klubba-printed-") as place:
        for sample in sorted((PROJECT / "samples").glob("*.txt")):
            source = pathlib.Path(place) / (sample.stem + ".html")
            text = html.escape(sample.read_text(encoding="utf-8"))
            source.write_text(f"<html><head><meta charset=utf-8><style>@page {{ size: A4 }} {HEADS} pre {{ font: 9pt monospace }}"
                              f"</style></head><body><pre>{text}</pre></body></html>", encoding="utf-8")
            print_pdf("chromium", source, pathlib.Path(place))
            expected, found = extract(sample), extract(source.with_suffix(".pdf"))
            both = sum(1 for value in expected if value in found)
            if both < len(expected) or both < len(found):
                print(f"{sample.name}: {both} of {len(expected)} values, {len(found) - both} others")
            want, have, same = want + len(expected), have + len(found), same + both
    low = not want or same < LEAST * want or same < LEAST * have
    print(f"{same} of {want} values, {have - same} others{'  TOO LOW' if low else ''}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
