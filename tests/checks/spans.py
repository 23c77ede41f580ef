#!/usr/bin/env python3
"""Every `lines` pair of a register points at lines that hold the first and the last word of the text.

usage: spans.py KLUBBA

Looks at the samples, and at ../shared/corpus/seeds where that is there.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

PROJECT = pathlib.Path(__file__).resolve().parents[2]
MINUTES = {".txt", ".text", ".md", ".markdown", ".org"}


def plain(text):
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u00a0", " ")
    for ligature, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff")):
        text = text.replace(ligature, letters)
    return re.sub(r"[*_\\`]", "", text)


def decode(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def holds(line, word, neighbour):
    # A word that was cut by a hyphen stands on both lines.
    return word in line or word in neighbour.rstrip(" -\u2010") + line.lstrip() or word in line.rstrip(" -\u2010") + neighbour.lstrip()


def check(document, register):
    lines = [plain(line) for line in decode(document.read_bytes()).split("\n")] + [""]
    for field, key in (("agenda", "title"), ("decisions", "text"), ("actions", "text")):
        for entry in register[field]:
            words = re.findall(r"\S+", plain(entry[key] or ""))
            if not words:
                continue
            first, last = entry["lines"]
            if not 1 <= first <= last < len(lines):
                yield f"{field}: lines {first}–{last} of {len(lines) - 1}"
            elif field == "agenda":
                # An item's lines are all of it; its title stands at the top or, in a flattened table, on the next page.
                if not any(words[0].strip("|") in line for line in lines[first - 1:first + 40]):
                    yield f"agenda: line {first} is not followed by '{words[0]}' of '{entry[key][:60]}'"
            elif not holds(lines[first - 1], words[0].strip("|"), lines[first]):
                yield f"{field}: line {first} does not hold '{words[0]}' of '{entry[key][:60]}'"
            elif not holds(lines[last - 1], words[-1].strip("|"), lines[last - 2] if last > 1 else ""):
                yield f"{field}: line {last} does not hold '{words[-1]}' of '{entry[key][:60]}'"


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    folders = [PROJECT / "samples", PROJECT.parent / "shared/corpus/seeds/docs"]
    failed = documents = 0
    for document in sorted(d for f in folders if f.is_dir() for d in f.iterdir() if d.suffix in MINUTES):
        done = subprocess.run([klubba, "extract", "--format", "json", str(document)], capture_output=True, timeout=60,
                              check=True)
        register = json.loads(done.stdout)
        documents += 1
        for fault in check(document, register[0] if isinstance(register, list) else register):
            failed += 1
            print(f"{document.name}: {fault}")
    print(f"{documents} documents, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
