#!/usr/bin/env python3
"""Seeded faults are found, and flawless minutes give no finding.

usage: lint_faults.py KLUBBA

tests/lint/flawless/ holds minutes without faults; tests/lint/faults.txt changes them. `\\uXXXX` and `\\xXX` in its
lines stand for a character and for a byte. tests/lint/sentences.txt holds single sentences for tests/lint/templates/.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "lint"


def findings(klubba, paths, tier):
    done = subprocess.run([klubba, "lint", "--isolated", "--tier", tier, "--format", "json", *map(str, paths)],
                          capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return json.loads(done.stdout)


def unescaped(line):
    line = re.sub(r"\\u([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), line).encode("utf-8")
    return re.sub(rb"\\x([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), line)


def seeds():
    """(check, file, the line of the finding or None, others that it brings along, [(old lines, new lines)])"""
    for block in re.split(r"^=== ", (FOLDER / "faults.txt").read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, *lines = block.splitlines()
        check, place, *also = title.split()
        file, _, at = place.partition(":")
        edits = []
        for line in lines:
            if line.startswith("-") and (not edits or edits[-1][1] or edits[-1][2]):
                edits.append(([], [], False))
            if line.startswith("-"):
                edits[-1][0].append(unescaped(line[1:]))
            elif line.startswith("+"):
                edits[-1][1].append(unescaped(line[1:]))
            elif line:
                raise SystemExit(f"faults.txt: {title}: a line begins with - or +: {line}")
        yield check, file, int(at) if at else None, set(also[1:]), [(old, new) for old, new, _ in edits]


def changed(file, edits, title):
    text = (FOLDER / "flawless" / file).read_bytes()
    for old, new in edits:
        before = b"".join(b"\n" + line for line in old) + b"\n"
        # Lines that stand together go together; else each goes by itself, the new ones where the first was.
        parts = [before] if before in b"\n" + text else [b"\n" + line + b"\n" for line in old]
        for part in parts:
            whole = b"\n" + text
            if whole.count(part) != 1:
                raise SystemExit(f"faults.txt: {title}: these lines stand {whole.count(part)} times: {part.decode()}")
            text = whole.replace(part, b"\n" + b"".join(line + b"\n" for line in new))[1:]
            new = []
    return text


def sentences():
    """(check, whether it finds something, the file's name, its text)"""
    for block in re.split(r"^=== ", (FOLDER / "sentences.txt").read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, *lines = block.splitlines()
        check, finds, *templates = title.split()
        for template in templates:
            path = next((FOLDER / "templates").glob(template + ".*"))
            for sentence in filter(None, lines):
                text = path.read_text(encoding="utf-8").replace("…", sentence.replace("\\n", "\n"))
                yield check, finds == "finds", path.name, sentence, text


def check_sentences(klubba, place):
    failed, made, found = 0, [], {}
    for number, (check, finds, name, sentence, text) in enumerate(sentences()):
        path = place / f"s{number}-{name}"
        path.write_text(text, encoding="utf-8")
        made.append((check, finds, name, sentence, str(path)))
    for one in findings(klubba, [path for *_, path in made], "strict"):
        found.setdefault(one["path"], set()).add(one["id"])
    for check, finds, name, sentence, path in made:
        if (check in found.get(path, ())) != finds:
            failed += 1
            print(f"{check} {'missed' if finds else 'wrong'} in {name}: {sentence}")
    print(f"{len(made)} sentences, {failed} failed")
    return failed


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    flawless = sorted((FOLDER / "flawless").iterdir())
    for one in findings(klubba, flawless, "basic"):
        failed += 1
        print(f"{one['path']}:{one['line']}: wrong: {one['message']} [{one['id']}]")
    listed = subprocess.run([klubba, "rule", "--list"], capture_output=True, check=True, text=True).stdout.splitlines()
    tiers = {line.split()[0]: line.split()[1] for line in listed}
    count = {check: 0 for check in tiers}
    with tempfile.TemporaryDirectory(prefix="klubba-lint-") as place:
        made = []
        for number, (check, file, line, also, edits) in enumerate(seeds()):
            path = pathlib.Path(place) / f"{number}-{file}"
            path.write_bytes(changed(file, edits, f"{check} {file}"))
            made.append((check, file, line, also, str(path)))
            count[check] += 1
        failed += check_sentences(klubba, pathlib.Path(place))
        by_file = {path: [] for *_, path in made}
        for one in findings(klubba, by_file, "strict"):
            by_file[one["path"]].append((one["id"], one["line"]))
        for check, file, line, also, path in made:
            lines = [at for found, at in by_file[path] if found == check]
            others = {found for found, _ in by_file[path] if found != check and tiers[found] == "basic"} - also
            if not lines or others or (line and line not in lines):
                failed += 1
                print(f"{check} {file}: {f'found in {lines}' if lines else 'missed'}, expected in {line}; besides {sorted(others)}")
    few = sorted(check for check, seeded in count.items() if seeded < 3 and check != "citation-dangling")
    if few:
        failed += 1
        print(f"fewer than three faults: {few}")
    print(f"{len(flawless)} flawless minutes, {sum(count.values())} faults of {sum(map(bool, count.values()))} checks, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
