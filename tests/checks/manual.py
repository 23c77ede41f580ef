#!/usr/bin/env python3
"""Help texts, topics and man pages are whole, fit terminals, and tell of every command and option.

usage: manual.py KLUBBA BUILD_FOLDER

Help of every command and every topic: lines of at most 80 columns. Every option of every help stands in klubba(1). The
pages in BUILD_FOLDER/printed are those that the program prints. groff takes them without a warning; that part is skipped
with a message where it is missing.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def main():
    klubba, build = (pathlib.Path(word).resolve() for word in sys.argv[1:3])

    def run(*words):
        done = subprocess.run([str(klubba), *words], capture_output=True, text=True, timeout=60, check=False)
        if done.returncode != 0:
            raise SystemExit(f"klubba {' '.join(words)}: {done.stderr}")
        return done.stdout

    def commands(path):
        text = run(*path, "--help")
        yield path, text
        listed = re.search(r"^Commands:\n((?:  .*\n)+)", text, flags=re.M)
        for name in re.findall(r"^  ([a-z]+)\b", listed.group(1), flags=re.M) if listed else []:
            yield from commands([*path, name])

    faults = []
    page = run("manual")
    plain = page.replace("\\-", "-")
    helps = list(commands([]))
    for path, text in helps:
        what = " ".join(["klubba", *path])
        faults += [f"{what} --help: wider than 80 columns: {line}" for line in text.splitlines() if columns(line) > 80]
        if path and f".SS {' '.join(path)}\n" not in plain:
            faults.append(f"klubba(1) does not tell of {what}")
        if run("help", *path) and text not in run("help", *path):
            faults.append(f"klubba help {' '.join(path)} is not what --help prints")
        section = plain.split(f".SS {' '.join(path)}\n")[-1].split("\n.SS ")[0] if path else plain
        for option in re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", text, flags=re.M):
            if option != "--help" and option not in section:
                faults.append(f"klubba(1), {what}: {option} is missing")
    pages = {"klubba.1": page}
    topics = re.findall(r"^  ([a-z-]+)", run("help", "topics"), flags=re.M)
    for topic in topics:
        text = run("help", topic)
        faults += [f"klubba help {topic}: wider than 80 columns: {line}" for line in text.splitlines() if columns(line) > 80]
        page = run("manual", topic)
        section = re.search(r"^\.TH \S+ (\d)", page, flags=re.M).group(1)
        pages[f"klubba-{topic}.{section}"] = page
    for name, page in pages.items():
        made = build / "printed" / name
        if build.joinpath("printed").exists() and (not made.exists() or made.read_text(encoding="utf-8") != page):
            faults.append(f"{made} is not what the program prints")
        if shutil.which("groff"):
            done = subprocess.run(["groff", "-ww", "-man", "-Tutf8", "-Kutf8"], input=page.encode(), capture_output=True,
                                  timeout=60, check=False)
            if done.stderr or done.returncode:
                faults.append(f"groff: {name}: {done.stderr.decode()[:500]}")
    if not shutil.which("groff"):
        print("skipped: there is no groff to render the pages (apt install groff)")
    for fault in faults:
        print(fault)
    print(f"{len(helps)} helps, {len(pages)} pages, {len(faults)} faults")
    return 1 if faults or len(helps) < 20 or len(pages) < 5 else 0


if __name__ == "__main__":
    sys.exit(main())
