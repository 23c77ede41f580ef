#!/usr/bin/env python3
"""Findings as SARIF and as rdjson fit the schemas of those formats.

usage: lint_schemas.py KLUBBA CACHE

The schemas come from packages of the npm registry, which are kept in the folder CACHE; skipped with a message (status
77) where npm, node, python3-jsonschema or the registry is missing.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SARIF = ("@microsoft/jest-sarif@1.0.0-beta.0", "package/lib/schemas/sarif-2.1.0-rtm.5.json")
RDJSON = ("@umbrelladocs/rdformat-validator@1.0.1", "package/dist/types/schema.js")


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def fetched(package, member, cache):
    """The file of the package, in the cache."""
    place = cache / package.replace("/", "-")
    if not (place / member).exists():
        place.mkdir(parents=True, exist_ok=True)
        try:
            done = subprocess.run(["npm", "pack", "--silent", package], cwd=place, capture_output=True, timeout=60, check=False)
        except subprocess.TimeoutExpired:
            skip("the npm registry does not answer")
        if done.returncode != 0:
            skip("the npm registry can't be reached")
        with tarfile.open(next(place.glob("*.tgz"))) as archive:
            archive.extractall(place, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(place)
    return place / member


def main():
    try:
        import jsonschema
    except ImportError:
        skip("there is no jsonschema (apt install python3-jsonschema)")
    for program in ("npm", "node"):
        if not shutil.which(program):
            skip(f"there is no {program}")
    klubba, cache = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    sarif = json.loads(fetched(*SARIF, cache).read_text(encoding="utf-8"))
    script = f"console.log(JSON.stringify(require({json.dumps(str(fetched(*RDJSON, cache)))}).rdformatSchema))"
    rdjson = json.loads(subprocess.run(["node", "-e", script], capture_output=True, check=True).stdout)
    files = sorted((PROJECT / "tests/diagnostics").glob("*/mote.*")) + sorted((PROJECT / "tests/cases").glob("lint-*/*.md"))
    failed = 0
    for form, schema in (("sarif", sarif), ("rdjson", rdjson)):
        validator = jsonschema.validators.validator_for(schema)(schema)
        done = subprocess.run([klubba, "lint", "--isolated", "--tier", "strict", "--format", form, *map(str, files)],
                              capture_output=True, check=False)
        log = json.loads(done.stdout)
        errors = [error.message[:200] for error in validator.iter_errors(log)]
        # A schema that says yes to everything says nothing.
        (log["runs"][0]["results"][0] if form == "sarif" else log["diagnostics"][0])["message"] = 7
        spoilt = list(validator.iter_errors(log))
        failed += bool(errors) + (not spoilt)
        print(f"{form}: {len(errors)} faults", *errors[:5], "" if spoilt else "; a spoilt one fits as well")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
