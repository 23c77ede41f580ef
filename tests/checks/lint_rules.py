#!/usr/bin/env python3
"""`klubba rule` documents each check: what, why, help, an example in which it finds its fault, and a better text.

usage: lint_rules.py KLUBBA
"""
import json
import pathlib
import subprocess
import sys
import tempfile

# Earlier minutes that the examples cite.
ARCHIVE = """Båtklubben Ankaret, styrelsemöte 2024-01-10
Närvarande: Anna Berg, Helene Bok (sekreterare)

§ 1 Bryggan
Bryggan är trasig.

§ 2 Kranen
Beslut: Anna Berg besiktigar kranen senast den 1 mars 2024.
"""


def sections(text):
    """{"what": …, "example": …} of what `klubba rule` prints."""
    parts, name = {}, None
    for line in text.splitlines()[2:]:
        title, colon, rest = line.partition(":")
        if colon and title.isalpha() and title.islower():
            name = title
            parts[name] = [rest.strip()] if rest else []
        elif name:
            parts[name].append(line.removeprefix("    "))
    return {name: "\n".join(lines).strip("\n") for name, lines in parts.items()}


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())

    def run(*words):
        return subprocess.run([klubba, *words], capture_output=True, check=False, text=True).stdout

    failed = 0
    checks = [line.split()[0] for line in run("rule", "--list").splitlines()]
    with tempfile.TemporaryDirectory(prefix="klubba-rules-") as place:
        archive = pathlib.Path(place) / "archive"
        archive.mkdir()
        (archive / "mote.txt").write_text(ARCHIVE, encoding="utf-8")
        for check in checks:
            parts = sections(run("rule", check))
            missing = [name for name in ("what", "why", "help", "example", "better") if not parts.get(name)]
            found = {}
            for name in ("example", "better"):
                path = pathlib.Path(place) / f"{name}-{check}.txt"
                path.write_text(parts.get(name, "") + "\n", encoding="utf-8")
                said = run("lint", "--isolated", "--tier", "strict", "--archive", str(archive), "--format", "json", str(path))
                found[name] = {one["id"] for one in json.loads(said)}
            if missing or check not in found["example"] or check in found["better"]:
                failed += 1
                print(f"{check}: lacks {missing}; example {sorted(found['example'])}; better {sorted(found['better'])}")
    print(f"{len(checks)} checks, {failed} failed")
    return 1 if failed or not checks else 0


if __name__ == "__main__":
    sys.exit(main())
