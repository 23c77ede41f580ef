"""What the tests of batches share: a small archive made from samples/, the program, and folders compared as bytes."""
import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]


def make_archive(folder, documents):
    """`documents` files in four folders, each another text."""
    samples = sorted(p for p in (PROJECT / "samples").iterdir() if p.suffix in (".txt", ".md", ".org"))
    for number in range(documents):
        sample = samples[number % len(samples)]
        place = folder / f"d{number % 4}" / f"{number:03}-{sample.name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(sample.read_text(encoding="utf-8") + f"\nSida {number}\n", encoding="utf-8")


def run(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, timeout=120, check=False, **more)


def tree(folder):
    """Path below the folder → bytes, of all files."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def check(truth, what):
    if not truth:
        raise SystemExit(f"not so: {what}")
