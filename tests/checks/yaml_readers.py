#!/usr/bin/env python3
"""PyYAML reads from each sample's register the values that the JSON register holds.

usage: yaml_readers.py KLUBBA
"""
import json
import pathlib
import subprocess
import sys

import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def output(klubba, *words):
    done = subprocess.run([klubba, "extract", *words], cwd=PROJECT, capture_output=True, timeout=60, check=True)
    return done.stdout.decode("utf-8")


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    samples = sorted(p for p in (PROJECT / "samples").iterdir() if p.suffix in (".txt", ".md", ".org"))
    for sample in samples:
        name = str(sample.relative_to(PROJECT))
        if yaml.safe_load(output(klubba, name)) != json.loads(output(klubba, "--format", "json", name)):
            failed += 1
            print(f"{name}: YAML and JSON differ")
    together = list(yaml.safe_load_all(output(klubba, "samples")))
    if together != json.loads(output(klubba, "--format", "json", "samples")):
        failed += 1
        print("samples: the documents of the folder differ")
    print(f"{len(samples)} registers read, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
