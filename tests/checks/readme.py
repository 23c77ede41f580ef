#!/usr/bin/env python3
"""Run the README's `console` blocks and compare what they show.

usage: readme.py KLUBBA [FILE [MINUTES]]

`$ command` is run by sh in the project's folder, or where MINUTES is named in a folder of its own that holds a copy of it
as `minutes` and the project's `samples`, with klubba on the path; the lines below it are what it prints
(stdout and stderr). Lines of `sh` blocks that begin with klubba must work, too, on a folder `protokoll` or `minutes`
with minutes. A line `…` stands for any number of lines. KLUBBA_UPDATE_GOLDEN=1 writes what they print into
the page, but for those with `…` (refused where CI is set).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
OTHERS = ("pandoc", "task")  # commands of programs that need not be there


def commands(text):
    for block in re.findall(r"^```console\n(.*?)^```", text, flags=re.S | re.M):
        command, lines = None, []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, lines
                command, lines = line[2:], []
            elif command is None:
                raise SystemExit(f"a console block begins with `$ `: {line}")
            else:
                lines.append(line.rstrip())
        yield command, lines


def fits(want, have):
    """`want` is `have` but for the lines that `…` leaves out."""
    parts = [[]]
    for line in want:
        if line.strip() == "…":
            parts.append([])
        else:
            parts[-1].append(line)
    if len(parts) == 1:
        return want == have
    first, *between, last = parts
    if have[: len(first)] != first or (last and have[-len(last):] != last):
        return False
    at, end = len(first), len(have) - len(last)
    for part in between:
        while at + len(part) <= end and have[at: at + len(part)] != part:
            at += 1
        if at + len(part) > end:
            return False
        at += len(part)
    return at <= end


def main():
    klubba = pathlib.Path(sys.argv[1]).resolve()
    page = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else PROJECT / "README.md"
    updating = os.environ.get("KLUBBA_UPDATE_GOLDEN") == "1"
    if updating and os.environ.get("CI"):
        raise SystemExit("KLUBBA_UPDATE_GOLDEN is refused in CI: goldens are read before they are kept")
    failed = count = 0
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="klubba-readme-") as place:
        environment = dict(os.environ, PATH=f"{klubba.parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8", COLUMNS="80",
                           HOME=place, TMPDIR=place)
        folder = PROJECT
        if len(sys.argv) > 3:
            folder = pathlib.Path(place) / "folder"
            shutil.copytree(sys.argv[3], folder / "minutes")
            (folder / "samples").symlink_to(PROJECT / "samples")
        for command, lines in commands(text):
            count += 1
            missing = [program for program in OTHERS if re.search(rf"\b{program} ", command) and not shutil.which(program)]
            if missing:
                print(f"skipped, there is no {missing[0]}: $ {command}")
                continue
            done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=60, check=False)
            have = [line.rstrip() for line in done.stdout.decode("utf-8", "replace").splitlines()]
            if fits(lines, have):
                continue
            if updating and "…" not in lines:
                old, new = ("".join(line + "\n" for line in ["$ " + command, *out]) for out in (lines, have))
                text = text.replace(old, new, 1)
                continue
            failed += 1
            print(f"$ {command}")
            print("\n".join("  now: " + line for line in have))
            print("\n".join("  page: " + line for line in lines))
        trial = pathlib.Path(place) / "trial"
        for name in ("protokoll", "minutes"):
            shutil.copytree(PROJECT / "tests/living/board", trial / name)
        for block in re.findall(r"^```sh\n(.*?)^```", text, flags=re.S | re.M):
            for command in re.findall(r"^klubba .*$", block, flags=re.M):
                if re.search(r"> *[/~\"]", command):  # writes outside of the trial
                    continue
                count += 1
                done = subprocess.run(["sh", "-c", command], cwd=trial, env=environment, capture_output=True, text=True,
                                      timeout=60, check=False)
                if done.returncode not in (0, 1):
                    failed += 1
                    print(f"{command}: {done.stderr}")
    if updating:
        page.write_text(text, encoding="utf-8")
    print(f"{count} commands, {failed} failed")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
