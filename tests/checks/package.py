#!/usr/bin/env python3
"""The packages hold what they should, twice the same, and what is installed works.

usage: package.py BUILD_FOLDER

Makes the .deb and the .tar.gz twice and compares the bytes, runs the program on a sample out of the unpacked package, installs into a
prefix and builds examples/consumer with find_package(klubba). Uses what BUILD_FOLDER holds; builds nothing of klubba.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=280, check=False, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, words))}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    sample = PROJECT / "samples/styrelse.txt"
    faults = []
    with tempfile.TemporaryDirectory(prefix="klubba-package-") as place:
        place = pathlib.Path(place)
        prefix = place / "prefix"
        run("cmake", "--install", build, "--prefix", prefix)
        if "actions:" not in run(prefix / "bin/klubba", "extract", sample):
            faults.append("the installed program gives no register")
        run("cmake", "-S", PROJECT / "examples/consumer", "-B", place / "consumer", f"-DCMAKE_PREFIX_PATH={prefix}")
        run("cmake", "--build", place / "consumer")
        with open(sample, encoding="utf-8") as text:
            if ": " not in run(place / "consumer/consumer", stdin=text):
                faults.append("the example finds no action")

        environment = dict(os.environ, SOURCE_DATE_EPOCH="1704067200")

        def pack_twice(generator, pattern):
            """Packs the same program two times; returns one of the files."""
            made = []
            for name in ("first", "second"):
                run("cpack", "--config", build / "CPackConfig.cmake", "-G", generator, "-B", place / name, env=environment)
                made += (place / name).glob(pattern)
                time.sleep(1.1)  # clocks in archives count seconds
            if len(made) != 2 or made[0].read_bytes() != made[1].read_bytes():
                faults.append(f"two packages {pattern} of the same program differ")
            return made[0]

        names = run("tar", "-tzf", pack_twice("TGZ", "*.tar.gz"))
        faults += [f"the archive lacks {name}" for name in
                   ("bin/klubba", "man/man1/klubba.1", "schemas/register.json", "vendor-completions/_klubba", "copyright")
                   if name not in names]
        if shutil.which("dpkg-deb") and shutil.which("dpkg-shlibdeps"):
            package = pack_twice("DEB", "*.deb")
            fields = run("dpkg-deb", "--field", package)
            faults += [f"the package does not name {word}" for word in ("libre2", "libyaml-cpp", "poppler-utils", "pandoc")
                       if word not in fields]
            run("dpkg-deb", "--extract", package, place / "root")
            if "decisions:" not in run(place / "root/usr/bin/klubba", "extract", sample):
                faults.append("the packaged program gives no register")
        else:
            print("skipped the .deb: there is no dpkg-deb or dpkg-shlibdeps (apt install dpkg-dev)")
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
