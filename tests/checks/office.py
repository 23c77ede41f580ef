#!/usr/bin/env python3
"""Word, OpenDocument and HTML documents give the registers of the Markdown that they were made of.

usage: office.py KLUBBA

pandoc makes .docx, .odt and .html of the samples that are Markdown and of minutes with numbered lists, nested points and a
table; klubba reads them. All values must be the same, but for places, hashes and encodings. Skipped with a message where
there is no pandoc.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
LISTS = """# Styrelsemöte i Kanotklubben Uttern 2024-09-03

Närvarande: Tova Lind (ordförande), Sixten Ek, Majvor Dahl

## 1. Dagordning

Styrelsen beslutar att godkänna dagordningen.

## 2. Bryggan

Bryggan lutar efter vårens is.

Beslut:

1. Styrelsen tar in två offerter.
2. Sixten beställer virket senast den 20 september 2024.

## 3. Nästa möte

Nästa möte hålls 2024-10-08.
"""


def values(register):
    """What must be the same: without lines, pages and the source."""
    if isinstance(register, dict):
        return {key: values(value) for key, value in register.items()
                if key not in ("lines", "page", "source", "coverage")}
    return [values(value) for value in register] if isinstance(register, list) else register


def main():
    if not shutil.which("pandoc"):
        print("skipped: there is no pandoc (apt install pandoc)")
        return 0
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    failed = count = 0
    with tempfile.TemporaryDirectory(prefix="klubba-office-") as place:
        place = pathlib.Path(place)

        def extract(path):
            done = subprocess.run([klubba, "extract", "--format", "json", path.name], cwd=place, capture_output=True,
                                  timeout=60, check=False)
            if done.returncode != 0:
                raise SystemExit(f"{path.name}: {done.stderr.decode()}")
            return values(json.loads(done.stdout))

        (place / "lists.md").write_text(LISTS, encoding="utf-8")
        for sample in (PROJECT / "samples").glob("*.md"):
            if "\t" not in sample.read_text(encoding="utf-8"):  # Markdown takes a tab for a space
                shutil.copy(sample, place)
        for source in sorted(place.glob("*.md")):
            want = extract(source)
            if not want["decisions"] and not want["actions"]:
                raise SystemExit(f"{source.name} gives nothing to compare")
            # pandoc's readers pass over the header rows of OpenDocument's tables, and over HTML's boxes to tick.
            text = source.read_text(encoding="utf-8")
            lost = {"odt": "\n|" in text, "html": "- [" in text}
            for ending in ("docx", "odt", "html"):
                if lost.get(ending):
                    continue
                made = source.with_suffix("." + ending)
                subprocess.run(["pandoc", "-f", "markdown-smart-raw_html+hard_line_breaks", "--quiet", "-s", "-o", made, source], check=True, timeout=60)
                have = extract(made)
                count += 1
                if have == want:
                    continue
                failed += 1
                for key, value in want.items():
                    if have[key] != value:
                        print(f"{made.name}: {key}:\n  Markdown {json.dumps(value, ensure_ascii=False)}\n"
                              f"  document {json.dumps(have[key], ensure_ascii=False)}")
    print(f"{count} documents, {failed} failed")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
