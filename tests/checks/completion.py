#!/usr/bin/env python3
"""Shells complete klubba's commands and options.

usage: completion.py KLUBBA

Bash completes words here. Bash, zsh and fish, where they are installed, run on a terminal of their own, where words are
typed and the tabulator is pressed. Each command and option that `--help` shows must be in the scripts.
"""
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BASH = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _klubba_words; printf '%s\\n' "${COMPREPLY[@]}"
"""

# Typed, and what the tabulator makes of it; the last one is no command, and nothing comes of it.
TYPED = (("klubba expl", "explain"), ("klubba extract --sum", "--summary"), ("klubba report --format taskw", "taskwarrior"),
         ("klubba grammar che", "check"), ("not klubba expl", "explain"))


def press_tab(shell, setup, typed, wanted, environment):
    """What a shell on a terminal of its own shows after `typed` and a tabulator."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(shell[0], shell, environment)
    shown = b""

    def read(until, seconds):
        nonlocal shown
        end = time.monotonic() + seconds
        while until.encode() not in shown and time.monotonic() < end:
            if not select.select([terminal], [], [], 0.2)[0]:
                continue
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            shown += data
            if b"[c" in data or b"[0c" in data:  # fish asks what the terminal is
                os.write(terminal, b"\x1b[?62;c")

    try:
        time.sleep(0.5)
        os.write(terminal, setup.encode() + b"\n")
        read("READY", 30)
        shown = b""
        os.write(terminal, typed.encode() + b"\t")
        read(wanted, 2 if typed.startswith("not ") else 20)
    finally:
        os.close(terminal)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return shown.decode("utf-8", "replace")


def main():
    klubba = pathlib.Path(sys.argv[1]).resolve()

    def run(*words, **options):
        return subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=60, check=False, **options)

    faults = []
    help_text = run(klubba, "--help").stdout
    commands = re.findall(r"^  ([a-z]+)  ", help_text.split("Commands:")[1].split("Options:")[0], flags=re.M)
    with tempfile.TemporaryDirectory(prefix="klubba-completion-") as place:
        scripts = {}
        for shell in ("bash", "zsh", "fish"):
            scripts[shell] = pathlib.Path(place) / f"klubba.{shell}"
            scripts[shell].write_text(run(klubba, "completion", shell).stdout, encoding="utf-8")
            text = scripts[shell].read_text(encoding="utf-8")
            for command in commands:
                options = re.findall(r"--([a-z-]+)", run(klubba, command, "--help").stdout)
                missing = [word for word in [command, *options] if word not in text]
                faults += [f"{shell}: {command}: {word} is missing" for word in missing]

        def bash(*words):
            return run("bash", "-c", BASH, "bash", scripts["bash"], *words).stdout.split()

        for words, wanted in ((("klubba", "ex"), ["extract", "explain"]), (("klubba", "extract", "--str"), ["--strict"]),
                              (("klubba", "grammar", "ch"), ["check"]), (("klubba", "extract", "x.txt", "--o"), ["--out"]),
                              (("klubba", "extract", "--format", "js"), ["json", "jsonl"]),
                              (("klubba", "extract", "--format", "=", "cs"), ["csv"]),
                              (("klubba", "completion", "fi"), ["fish"])):
            if sorted(bash(*words)) != sorted(wanted):
                faults.append(f"bash: {' '.join(words)} gives {bash(*words)}")
        (pathlib.Path(place) / "_klubba").write_text(scripts["zsh"].read_text(encoding="utf-8"), encoding="utf-8")
        environment = dict(os.environ, PATH=f"{klubba.parent}:{os.environ['PATH']}", HOME=place, TERM="xterm", PS1="$ ",
                           LC_ALL="C.UTF-8")
        done = "echo REA\"\"DY"  # what is typed is not yet what is printed
        for what, words, setup in (
                ("bash", ["bash", "--norc", "--noprofile", "-i"], f"source {scripts['bash']}; {done}"),
                ("zsh", ["zsh", "-f", "-i"], f"autoload -U compinit && compinit -D && source {scripts['zsh']}; {done}"),
                ("zsh, from its path", ["zsh", "-f", "-i"],
                 f"fpath=({place} $fpath); autoload -U compinit && compinit -u -D; {done}"),
                ("fish", ["fish", "--no-config", "-i"], f"source {scripts['fish']}; {done}")):
            if not shutil.which(words[0]):
                print(f"skipped {what}: it is not installed")
                continue
            for typed, wanted in TYPED:
                if (wanted in press_tab(words, setup, typed, wanted, environment)) == typed.startswith("not "):
                    faults.append(f"{what}: {typed} and the tabulator don't give {wanted}")
    for fault in faults:
        print(fault)
    print(f"{len(commands)} commands, {len(faults)} faults")
    return 1 if faults or not commands else 0


if __name__ == "__main__":
    sys.exit(main())
