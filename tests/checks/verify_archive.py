#!/usr/bin/env python3
"""One changed letter in an archive is found, and one changed decision between two versions.

usage: verify_archive.py KLUBBA [FILES]

Makes an archive of FILES (1,000) documents from the samples, extracts it and keeps a register over some of it. Nothing is
changed: verify is clean. Then one letter of one decision is changed in a document, in a register, and in the minutes of the
living register: each time verify names exactly that one. `diff` of two versions shows the one changed decision; a note of
correction makes it no fault.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    faults = []
    with tempfile.TemporaryDirectory(prefix="klubba-verify-") as place:
        place = pathlib.Path(place)

        def run(*words):
            done = subprocess.run([klubba, *map(str, words)], cwd=place, capture_output=True, text=True, timeout=240, check=False)
            return done.returncode, done.stdout, done.stderr

        def expect(what, result, status, *texts):
            code, out, err = result
            if code != status or any(text not in out + err for text in texts):
                faults.append(f"{what}: exit {code}, {out[-300:]}{err[-600:]}")

        samples = [p for p in sorted((PROJECT / "samples").iterdir()) if p.suffix == ".txt"]
        (place / "archive").mkdir()
        for i in range(count):
            sample = samples[i % len(samples)]
            text = sample.read_text(encoding="utf-8")
            (place / "archive" / f"{i:04}-{sample.name}").write_text(text + "\n" * (i // len(samples)), encoding="utf-8")
        expect("extract", run("extract", "-q", "archive", "--out", "registers/"), 0)
        begin = time.monotonic()
        expect("unchanged", run("verify", "registers"), 0, f"{count} documents, 0 changed")
        seconds = time.monotonic() - begin

        documents = sorted((place / "archive").glob("*-styrelse.txt"))
        document = documents[len(documents) // 2]
        original = document.read_text(encoding="utf-8")
        document.write_text(original.replace("beställer", "bestäl1er", 1).replace("beställa", "beställe", 1), encoding="utf-8")
        expect("a letter of a document", run("verify", "registers"), 1, f"{count} documents, 1 changed", "[text-changed]", document.name)
        document.write_text(original.replace("\n", "\n\n", 1), encoding="utf-8")
        expect("a line more", run("verify", "registers"), 1, "1 changed", "[text-moved]")
        document.write_text(original + "x", encoding="utf-8")
        expect("a letter outside of texts", run("verify", "registers"), 1, "1 changed", "[source-changed]")
        document.write_text(original, encoding="utf-8")

        register = place / "registers" / (document.name + ".yaml")
        kept = register.read_text(encoding="utf-8")
        at = kept.index("text: ", kept.index("decisions:")) + len('text: "Xx')
        changed = kept[:at] + ("x" if kept[at] != "x" else "y") + kept[at + 1:]
        register.write_text(changed, encoding="utf-8")
        expect("a letter of a register", run("verify", "registers"), 1, f"{count} documents, 1 changed", "[text-changed]")
        register.write_text(kept, encoding="utf-8")

        board = place / "board"
        shutil.copytree(PROJECT / "tests/living/board", board)
        expect("update", run("update", "living.yaml", "board"), 0)
        expect("a living register", run("verify", "living.yaml"), 0, " 0 changed")
        minutes = next(p for p in sorted(board.rglob("*")) if p.is_file() and "uppdrag att" in p.read_text(encoding="utf-8"))
        text = minutes.read_text(encoding="utf-8")
        minutes.write_text(text.replace("uppdrag att", "uppdrag alt", 1), encoding="utf-8")
        expect("a letter of its minutes", run("verify", "living.yaml"), 1, " 1 changed", "[text-changed]", minutes.name)

        old, new = place / "old.txt", place / "new.txt"
        text = (PROJECT / "samples/kort.txt").read_text(encoding="utf-8")
        old.write_text(text, encoding="utf-8")
        new.write_text(text.replace("19 april", "29 april"), encoding="utf-8")
        expect("diff", run("diff", "old.txt", "new.txt"), 1, "changed: 1\n", "error: ", "[decision-changed]")
        new.write_text(new.read_text(encoding="utf-8") + "\nRättelse 2024-05-02: datumet i § 1 är ändrat.\n", encoding="utf-8")
        expect("diff with a note", run("diff", "old.txt", "new.txt"), 0, "changed: 1\n")
        expect("no difference", run("diff", "old.txt", "old.txt"), 0)
    for fault in faults:
        print(fault)
    print(f"{count} documents verified in {seconds:.2f} s, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
