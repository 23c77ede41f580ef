#!/usr/bin/env python3
"""The scores on annotated minutes must not fall below tests/score_floors.

usage: score_floors.py KLUBBA

The annotated minutes lie beside the project in ../shared; where they don't, there is nothing to do.
"""
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"


def main():
    score = SHARED / "tools/score"
    if not score.exists():
        print("skipped: no annotated minutes at ../shared")
        return 0
    floors = {}
    for line in (PROJECT / "tests/score_floors").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            floors.setdefault(words[0], []).extend(["--min", f"{words[1]}={words[2]}"])
    failed = False
    for corpus, least in floors.items():
        folder = SHARED / "corpus" / corpus
        print(f"{corpus}:", flush=True)
        done = subprocess.run([sys.executable, str(score), "--klubba", sys.argv[1], *least, str(folder / "docs"),
                               str(folder / "gold")], check=False)
        failed = failed or done.returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
