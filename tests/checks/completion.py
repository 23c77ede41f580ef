#!/usr/bin/env python3
"""Shells complete klubba's commands and options.

usage: completion.py KLUBBA

Bash completes words here; zsh and fish read their scripts where they are installed (fish completes, too). Each command
and option that `--help` shows must be in the scripts.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BASH = """source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _klubba; printf '%s\\n' "${COMPREPLY[@]}"
"""


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
        if shutil.which("zsh"):
            done = run("zsh", "-f", "-c", f"autoload -U compinit && compinit -D && source {scripts['zsh']} && "
                       "print $_comps[klubba]")
            if "_bash_complete" not in done.stdout or done.returncode != 0:
                faults.append(f"zsh: {done.stdout}{done.stderr}")
        else:
            print("skipped zsh: it is not installed")
        if shutil.which("fish"):
            done = run("fish", "-c", f"source {scripts['fish']}; complete -C 'klubba ex'; complete -C 'klubba extract --str'",
                       env=dict(os.environ, HOME=place))
            if not all(word in done.stdout for word in ("extract", "explain", "--strict")):
                faults.append(f"fish: {done.stdout}{done.stderr}")
        else:
            print("skipped fish: it is not installed")
    for fault in faults:
        print(fault)
    print(f"{len(commands)} commands, {len(faults)} faults")
    return 1 if faults or not commands else 0


if __name__ == "__main__":
    sys.exit(main())
