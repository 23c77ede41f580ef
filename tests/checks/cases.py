#!/usr/bin/env python3
"""Run the whole program on small cases and compare what it prints.

usage: cases.py KLUBBA FOLDER...

Each folder in FOLDER is a case. Its files:
  cmd           one command a line, as typed: `klubba extract notes.txt`; `>NAME` at its end keeps its stdout out
  stdin         what the commands read (none: empty)
  stdout        what they print; absent: nothing
  stderr        what they say; absent: nothing
  exit          the exit status of the last one; absent: 0
  needs         programs that the case needs; skipped, with a message, where one is missing
  expect/NAME   the file NAME as it is to be afterwards
The commands run in a copy of the folder, where `samples` leads to the project's samples.
KLUBBA_UPDATE_GOLDEN=1 writes stdout, stderr, exit and the files of expect/ anew; refused where CI is set.
"""
import difflib
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def run(case, klubba):
    """What the case's commands give: {name: bytes}, the exit status among them."""
    with tempfile.TemporaryDirectory(prefix="klubba-case-") as place:
        work = pathlib.Path(place) / "case"
        shutil.copytree(case, work, ignore=shutil.ignore_patterns("cmd", "needs", "stdout", "stderr", "exit", "stdin", "expect"))
        (work / "samples").symlink_to(PROJECT / "samples")
        stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "COLUMNS": "80", "HOME": place}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        result = {"stdout": b"", "stderr": b"", "exit": b"0\n"}
        for line in (case / "cmd").read_text(encoding="utf-8").splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            if words[0] != "klubba":
                raise SystemExit(f"{case}/cmd: a command begins with `klubba`: {line}")
            into = words.pop()[1:] if words[-1].startswith(">") else None
            done = subprocess.run([klubba, *words[1:]], cwd=work, input=stdin, env=environment, capture_output=True,
                                  timeout=120, check=False)
            if into:
                (work / into).write_bytes(done.stdout)
            else:
                result["stdout"] += done.stdout
            result["stderr"] += done.stderr
            result["exit"] = b"%d\n" % done.returncode
        expected = case / "expect"
        for path in sorted(expected.rglob("*")) if expected.exists() else []:
            if path.is_file():
                name = path.relative_to(expected)
                made = work / name
                result[f"expect/{name}"] = made.read_bytes() if made.exists() else b""
        return result


def golden(case, name):
    path = case / name
    if path.exists():
        return path.read_bytes()
    return b"0\n" if name == "exit" else b""


def update(case, result):
    for name, value in result.items():
        path = case / name
        if value == (b"0\n" if name == "exit" else b"") and not name.startswith("expect/"):
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(value)


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    updating = os.environ.get("KLUBBA_UPDATE_GOLDEN") == "1"
    if updating and os.environ.get("CI"):
        raise SystemExit("KLUBBA_UPDATE_GOLDEN is refused in CI: goldens are read before they are kept")
    cases = [c for folder in sys.argv[2:] for c in sorted(pathlib.Path(folder).resolve().iterdir()) if (c / "cmd").exists()]
    failed = 0
    for case in cases:
        needs = (case / "needs").read_text(encoding="utf-8").split() if (case / "needs").exists() else []
        missing = [program for program in needs if not shutil.which(program)]
        if missing:
            print(f"{case.relative_to(PROJECT)}: skipped, there is no {', '.join(missing)}")
            continue
        result = run(case, klubba)
        if updating:
            update(case, result)
            continue
        wrong = [name for name, value in result.items() if value != golden(case, name)]
        failed += bool(wrong)
        for name in wrong:
            print(f"{case.relative_to(PROJECT)}: {name} differs")
            want = golden(case, name).decode("utf-8", "replace").splitlines()
            have = result[name].decode("utf-8", "replace").splitlines()
            for line in list(difflib.unified_diff(want, have, "golden", "now", lineterm=""))[:60]:
                print("  " + line)
    print(f"{len(cases)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
