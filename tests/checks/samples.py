#!/usr/bin/env python3
"""Compare the registers of the samples with the reviewed ones beside them.

usage: samples.py KLUBBA

Each minutes file samples/NAME.* has its register in samples/NAME.yaml. KLUBBA_UPDATE_GOLDEN=1 writes them anew
(refused where CI is set); read them against the minutes before they are kept.
"""
import difflib
import os
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
MINUTES = {".txt", ".text", ".md", ".markdown", ".org"}


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    updating = os.environ.get("KLUBBA_UPDATE_GOLDEN") == "1"
    if updating and os.environ.get("CI"):
        raise SystemExit("KLUBBA_UPDATE_GOLDEN is refused in CI: goldens are read before they are kept")
    samples = sorted(p for p in (PROJECT / "samples").iterdir() if p.suffix in MINUTES and p.stem != "README")
    failed = 0
    for sample in samples:
        done = subprocess.run([klubba, "extract", str(sample.relative_to(PROJECT))], cwd=PROJECT, capture_output=True,
                              timeout=60, check=False)
        register = sample.with_suffix(".yaml")
        if updating:
            register.write_bytes(done.stdout)
            continue
        want = register.read_bytes() if register.exists() else b""
        if done.returncode != 0 or done.stdout != want or not want:
            failed += 1
            print(f"{sample.name}: exit {done.returncode}, {'no register' if not want else 'compared'}")
            print(done.stderr.decode("utf-8", "replace"), end="")
            lines = difflib.unified_diff(want.decode().splitlines(), done.stdout.decode("utf-8", "replace").splitlines(),
                                         "reviewed", "now", lineterm="")
            for line in list(lines)[:60]:
                print("  " + line)
    print(f"{len(samples)} samples, {failed} failed")
    return 1 if failed or len(samples) < 6 else 0


if __name__ == "__main__":
    sys.exit(main())
