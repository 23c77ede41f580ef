#!/usr/bin/env python3
"""Registers, living registers, grammars and configurations of the tree fit the schemas that the program prints.

usage: schemas.py KLUBBA

Validates with python3-jsonschema; skipped with a message where that or PyYAML is missing. Registers that were spoilt
must not fit, so that the schemas say something.
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

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
    for name in ("register", "living-register", "grammar", "configuration"):
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
    # Folders of diagnostics hold files that are wrong on purpose: those of these ids show faults of YAML and shape.
    broken = ("register-key", "register-unreadable", "register-value", "register-yaml", "grammar-", "configuration-")
    for path in sorted((PROJECT / "tests").rglob("*.yaml")):
        if path.relative_to(PROJECT / "tests").parts[1].startswith(broken):
            continue
        for value in yaml.load_all(path.read_text(encoding="utf-8"), Loader=loader):
            name = "configuration"
            if isinstance(value, dict) and "klubba" in value:
                name = "register" if "source" in value else "living-register"
            elif isinstance(value, dict) and "rules" in value:
                name = "grammar"
            check(name, value, str(path.relative_to(PROJECT)))
    with tempfile.TemporaryDirectory(prefix="klubba-schemas-") as place:
        living = pathlib.Path(place) / "register.yaml"
        run("update", str(living), "tests/living/board", "samples")
        value = yaml.load(living.read_text(encoding="utf-8"), Loader=loader)
        check("living-register", value, "what update makes of the samples")
        spoilt = copy.deepcopy(value)
        spoilt["actions"][0]["status"] = "finished"
        check("living-register", spoilt, "a status that there isn't", fits=False)
        # The first line of files leads editors to the schema.
        run("extract", "samples/kort.txt", "-o", place + "/one.yaml")
        run("grammar", "new", "samples/kort.txt", "--name", "kort", "-o", place + "/kort.yaml")
        for file, name in (("register.yaml", "living-register"), ("one.yaml", "register"), ("kort.yaml", "grammar")):
            text = (pathlib.Path(place) / file).read_text(encoding="utf-8")
            count += 1
            if not text.startswith(f"# yaml-language-server: $schema=/usr/share/klubba/schemas/{name}.json\n"):
                failed += 1
                print(f"{file} does not name its schema: {text[:80]}")
            check(name, yaml.load(text, Loader=loader), file)
        if run("merge", place + "/one.yaml").decode() != run("extract", "samples/kort.txt").decode():
            failed += 1
            print("merge does not take a register with the line of its schema")
    # The program's own list of keys is the schema's.
    with tempfile.TemporaryDirectory(prefix="klubba-keys-") as place:
        for name, text, command in (("configuration", "zzzzzzzzzzzz: 1\n", ["lint", "samples/kort.txt", "--config"]),
                                    ("grammar", "grammar: g\nzzzzzzzzzzzz: 1\nrules: []\n", ["grammar", "check"])):
            path = pathlib.Path(place) / f"{name}.yaml"
            path.write_text(text, encoding="utf-8")
            said = subprocess.run([klubba, *command, str(path)], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False)
            known = re.search(r"(?:known|keys): ([a-z, _-]+)", said.stderr)
            count += 1
            if not known or set(known.group(1).split(", ")) != set(validators[name].schema["properties"]):
                failed += 1
                print(f"{name}: the keys that the program names are not those of the schema: {said.stderr}")
    check("configuration", {"tier": "hard"}, "a tier that there isn't", fits=False)
    check("configuration", {"people": "Anna"}, "a word for a list", fits=False)
    texts = [str(path) for path in sorted((PROJECT / "samples").glob("*.txt"))]
    check("register", json.loads(run("extract", "--format", "json", *texts)), "several as JSON")
    print(f"{count} values, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
