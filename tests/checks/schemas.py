#!/usr/bin/env python3
"""The registers and grammars of the tree, and registers as JSON, fit the schemas that the program prints.

usage: schemas.py KLUBBA

Validates with python3-jsonschema; skipped with a message where that or PyYAML is missing. Registers that were spoilt
must not fit, so that the schemas say something.
"""
import copy
import json
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
MINUTES = {".txt", ".md", ".org"}


def main():
    try:
        import jsonschema
        import yaml
    except ImportError as missing:
        print(f"skipped: {missing} (apt install python3-jsonschema python3-yaml)")
        return 0
    klubba = str(pathlib.Path(sys.argv[1]).resolve())

    def run(*words):
        return subprocess.run([klubba, *words], cwd=PROJECT, capture_output=True, check=True, timeout=60).stdout

    validators = {}
    for name in ("register", "grammar"):
        schema = json.loads(run("schema", name))
        jsonschema.Draft7Validator.check_schema(schema)
        validators[name] = jsonschema.Draft7Validator(schema)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    failed = count = 0

    def check(name, value, what, fits=True):
        nonlocal failed, count
        value = json.loads(json.dumps(value, default=str))  # PyYAML makes dates of bare days; editors don't
        count += 1
        errors = list(validators[name].iter_errors(value))
        if bool(errors) == fits:
            failed += 1
            print(f"{what}: {errors[0].message[:200] if errors else 'fits, and should not'}")

    for path in sorted((PROJECT / "grammars").glob("*.yaml")):
        check("grammar", yaml.load(path.read_text(encoding="utf-8"), Loader=loader), path.name)
    check("grammar", {"grammar": "house", "rule": []}, "a grammar with an unknown key", fits=False)
    for path in sorted((PROJECT / "samples").iterdir()):
        if path.suffix not in MINUTES:
            continue
        register = yaml.load(path.with_suffix(".yaml").read_text(encoding="utf-8"), Loader=loader)
        check("register", register, path.with_suffix(".yaml").name)
        check("register", json.loads(run("extract", "--format", "json", str(path))), path.name)
        spoilt = copy.deepcopy(register)
        spoilt["meeting"]["date"] = "11 april"
        check("register", spoilt, f"{path.name} with a date in words", fits=False)
    texts = [str(path) for path in sorted((PROJECT / "samples").glob("*.txt"))]
    check("register", json.loads(run("extract", "--format", "json", *texts)), "several as JSON")
    print(f"{count} values, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
