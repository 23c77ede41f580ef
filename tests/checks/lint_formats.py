#!/usr/bin/env python3
"""The forms of `klubba lint` are what their readers ask for; files split over two runs give the same findings.

usage: lint_formats.py KLUBBA
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FILES = sorted(str(path) for path in (PROJECT / "tests/diagnostics").glob("*/mote.txt")) + [
    str(PROJECT / "tests/cases/lint-clean/styrelse.txt")]
SEVERITIES = {"error", "warning", "info"}


def run(form, files=None):
    done = subprocess.run([KLUBBA, "lint", "--isolated", "--tier", "strict", "--format", form, *(files or FILES)],
                          capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode("utf-8")


def check_json():
    found = json.loads(run("json"))
    keys = ["path", "line", "column", "end_line", "end_column", "id", "severity", "message", "help"]
    for one in found:
        assert list(one) == keys, one
        assert one["severity"] in SEVERITIES and one["line"] > 0 and one["column"] > 0, one
        assert (one["end_line"], one["end_column"]) >= (one["line"], one["column"]), one
    assert [json.loads(line) for line in run("jsonl").splitlines()] == found
    half = len(FILES) // 2
    assert json.loads(run("json", FILES[:half])) + json.loads(run("json", FILES[half:])) == found
    return len(found)


def check_sarif(count):
    log = json.loads(run("sarif"))
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    job = log["runs"][0]
    rules = [rule["id"] for rule in job["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules) and len(job["results"]) == count
    for result in job["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"] and result["level"] in ("error", "warning", "note")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["endColumn"] > region["startColumn"] or region["endLine"] > region["startLine"], region


def check_others(count):
    found = json.loads(run("gitlab"))
    assert len({one["fingerprint"] for one in found}) == len(found) == count
    assert all(one["severity"] in ("info", "minor", "major", "critical", "blocker") for one in found)
    report = json.loads(run("rdjson"))
    assert len(report["diagnostics"]) == count
    assert all(one["severity"] in ("ERROR", "WARNING", "INFO") for one in report["diagnostics"])
    suites = ElementTree.fromstring(run("junit").encode("utf-8"))
    assert len(suites) == len(FILES) and len(suites.findall(".//failure")) == count
    for suite in suites:
        assert int(suite.get("tests")) == len(suite.findall("testcase")), suite.get("name")
    files = ElementTree.fromstring(run("checkstyle").encode("utf-8"))
    assert len(files) == len(FILES) and len(files.findall(".//error")) == count
    levels = re.findall(r"^::(error|warning|notice) file=[^:,]+,line=[0-9]+", run("github"), flags=re.M)
    assert levels == sorted(levels, key=["error", "warning", "notice"].index), "errors come first"
    assert all(levels.count(level) <= 10 for level in levels)
    assert len(run("concise").splitlines()) == count


# A byte-order mark, CRLF, a tab, an emoji of two UTF-16 units and letters with accents apart stand before the faults.
TRICKY = [
    "\U0001F6A2 Ba\u030atklubben, styrelsemo\u0308te torsdag 2024-03-13",
    "",
    "Närvarande: Anna Berg (ordförande), Helene Bok (sekreterare)",
    "",
    "§ 1 Kranen",
    "\t\U0001F6A2 Kranen a\u030aker ner den 31 april 2024 om inget go\u0308rs.",
    "",
    "§ 2 Bryggan",
    "Bryggan ligger kvar.",
]


def check_columns():
    with tempfile.TemporaryDirectory(prefix="klubba-columns-") as place:
        path = pathlib.Path(place) / "mo\u0308te, 1.txt"
        path.write_bytes(("\ufeff" + "\r\n".join(TRICKY) + "\r\n").encode("utf-8"))
        files = [str(path)]
        wanted = []  # line, words
        for number, words in ((1, "torsdag 2024-03-13"), (6, "31 april 2024")):
            before, _, _ = TRICKY[number - 1].partition(words)
            wanted.append((number, len(before) + 1, len(before) + 1 + len(words), before, words))

        def places(pairs):
            return sorted(pair for pair in pairs if pair[0] in (1, 6))

        characters = [(line, begin, end) for line, begin, end, _, _ in wanted]
        found = [one for one in json.loads(run("json", files)) if one["id"] == "deadline-impossible"]
        assert places((one["line"], one["column"], one["end_column"]) for one in found) == characters, found
        results = [one for one in json.loads(run("sarif", files))["runs"][0]["results"]
                   if one["ruleId"] == "deadline-impossible"]
        regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
        assert places((r["startLine"], r["startColumn"], r["endColumn"]) for r in regions) == characters, regions
        assert json.loads(run("sarif", files))["runs"][0]["columnKind"] == "unicodeCodePoints"
        number = "([0-9]+)"
        for form, pattern in (
                ("concise", rf":{number}:{number}: error"),
                ("checkstyle", f'line="{number}" column="{number}" severity="error"'),
                ("junit", f'"deadline-impossible {number}:{number}"'),
                ("full", rf"(?m)^.*:{number}:{number}: error: .*deadline-impossible"),
                ("github", f"::error file=[^:]*,line={number},endLine=[0-9]+,col={number},")):
            begins = [(int(line), int(column)) for line, column in re.findall(pattern, run(form, files))]
            assert sorted(begins) == [(line, begin) for line, begin, _ in characters], (form, begins)
        bytes_wanted = [(line, len(before.encode("utf-8")) + 1, len((before + words).encode("utf-8")) + 1)
                        for line, _, _, before, words in wanted]
        ranges = [one["location"]["range"] for one in json.loads(run("rdjson", files))["diagnostics"]
                  if one["code"]["value"] == "deadline-impossible"]
        assert places((r["start"]["line"], r["start"]["column"], r["end"]["column"]) for r in ranges) == bytes_wanted, ranges
        # The carets stand under the words: an emoji takes two columns, an accent none, a tab four.
        lines = run("full", files).splitlines()
        for number, _, _, before, words in wanted:
            at = next(i for i, line in enumerate(lines) if line.startswith(f" {number} | ") and
                      "deadline-impossible" in lines[i - 1])
            shown = lines[at].index(words)
            wide = lines[at][:shown].count("\U0001F6A2") - sum(unicodedata.combining(c) > 0 for c in lines[at][:shown])
            assert lines[at + 1] == "   | " + " " * (shown - 5 + wide) + "^" * len(words), lines[at:at + 2]


def check_suggestions():
    """What SARIF and rdjson offer, done to the file, is what --fix does."""
    faults = ["\ufeffBa\u030atklubben, möte 2024-03-13 \U0001F6A2", "", "§ 1 Kranen",
              "Räntan är 5% av skulden \U0001F6A2 och avgiften är 500kr per år.",
              "\tBommen o\u0308ppnas kl.13.00 och stängs.", "", "§2 Bryggan", "Bryggan ligger kvar."]
    with tempfile.TemporaryDirectory(prefix="klubba-fixes-") as place:
        path = pathlib.Path(place) / "mote.txt"
        before = "\r\n".join(faults) + "\r\n"
        path.write_bytes(before.encode("utf-8"))
        sarif = [change for one in json.loads(run("sarif", [str(path)]))["runs"][0]["results"]
                 for fix in one.get("fixes", []) for change in fix["artifactChanges"][0]["replacements"]]
        lines = before.removeprefix("\ufeff").split("\r\n")
        for change in sorted(sarif, key=lambda c: -c["deletedRegion"]["startColumn"]):
            where, text = change["deletedRegion"], change["insertedContent"]["text"]
            line = lines[where["startLine"] - 1]
            assert where["startLine"] == where["endLine"], where
            lines[where["startLine"] - 1] = line[:where["startColumn"] - 1] + text + line[where["endColumn"] - 1:]
        rdjson = [one for found in json.loads(run("rdjson", [str(path)]))["diagnostics"]
                  for one in found.get("suggestions", [])]
        encoded = before.removeprefix("\ufeff").encode("utf-8").split(b"\r\n")
        for change in sorted(rdjson, key=lambda c: -c["range"]["start"]["column"]):
            start, end, text = change["range"]["start"], change["range"]["end"], change["text"].encode("utf-8")
            line = encoded[start["line"] - 1]
            encoded[start["line"] - 1] = line[:start["column"] - 1] + text + line[end["column"] - 1:]
        assert len(sarif) == len(rdjson) >= 5, (sarif, rdjson)
        assert [line.encode("utf-8") for line in lines] == encoded
        subprocess.run([KLUBBA, "lint", "--isolated", "--tier", "strict", "--fix", str(path)], capture_output=True,
                       check=False)
        mended = path.read_bytes().decode("utf-8").removeprefix("\ufeff").split("\r\n")
        # A finding that counts letters offers the first of them only.
        assert mended == [unicodedata.normalize("NFC", line) for line in lines], (mended, lines)


def check_escapes():
    """Names of files are part of what is written."""
    with tempfile.TemporaryDirectory(prefix="klubba-names-") as place:
        path = pathlib.Path(place) / "a&b <1>, 100%: \"x\".txt"
        path.write_text("\n".join(TRICKY), encoding="utf-8")
        ElementTree.fromstring(run("junit", [str(path)]).encode("utf-8"))
        root = ElementTree.fromstring(run("checkstyle", [str(path)]).encode("utf-8"))
        assert root[0].get("name") == str(path)
        assert "a&b <1>%2C 100%25%3A \"x\".txt" in run("github", [str(path)])
        uri = json.loads(run("sarif", [str(path)]))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert uri["artifactLocation"]["uri"].endswith("a%26b%20%3C1%3E%2C%20100%25%3A%20%22x%22.txt"), uri


def check_many():
    """GitHub shows ten of a level; GitLab wants each fingerprint once, and the same one after lines were added."""
    with tempfile.TemporaryDirectory(prefix="klubba-many-") as place:
        path = pathlib.Path(place) / "mote.txt"
        head, fault = TRICKY[:5], "Kranen åker ner den 31 april 2024."
        path.write_text("\n".join(head + [fault] * 15), encoding="utf-8")
        shown = run("github", [str(path)]).splitlines()
        assert sum(line.startswith("::error ") for line in shown) == 10, shown
        before = [one["fingerprint"] for one in json.loads(run("gitlab", [str(path)]))]
        assert len(set(before)) == len(before) > 15
        path.write_text("\n".join(head + ["En rad till.", ""] + [fault] * 15), encoding="utf-8")
        after = [one["fingerprint"] for one in json.loads(run("gitlab", [str(path)]))]
        assert set(before) <= set(after)


def check_action():
    """The step of the composite action."""
    text = (PROJECT / "action.yml").read_text(encoding="utf-8")
    command = re.search(r"run: (.*)$", text, flags=re.M)[1]
    for name in re.findall(r"\$(KLUBBA_[A-Z]+)", command):
        assert f"        {name}: ${{{{ inputs.{name[7:].lower()} }}}}" in text, name
    environment = dict(os.environ, PATH=f"{pathlib.Path(KLUBBA).parent}:{os.environ['PATH']}", KLUBBA_TIER="basic",
                       KLUBBA_PATHS="tests/diagnostics/number-gap tests/lint/flawless/styrelse.txt")
    done = subprocess.run(["sh", "-c", command], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout.startswith("::warning file=tests/diagnostics/number-gap/mote.txt,line=15,"), done
    assert len(done.stdout.splitlines()) == 1, done.stdout


def check_pre_commit():
    """The hook as pre-commit runs it, where that is installed."""
    program = shutil.which("pre-commit")
    if program is None or shutil.which("git") is None:
        print("skipped: there is no pre-commit (pip install pre-commit)")
        return
    with tempfile.TemporaryDirectory(prefix="klubba-hook-") as place:
        house = pathlib.Path(place) / "house"
        house.mkdir()
        environment = dict(os.environ, HOME=place, PRE_COMMIT_HOME=f"{place}/cache", GIT_CONFIG_NOSYSTEM="1",
                           PATH=f"{pathlib.Path(KLUBBA).parent}:{os.environ['PATH']}")

        def do(*words, fails=False):
            done = subprocess.run(words, cwd=house, env=environment, capture_output=True, text=True, check=False)
            assert (done.returncode != 0) == fails, done.stdout + done.stderr
            return done.stdout

        do("git", "init", "-q")
        (house / "good.txt").write_bytes((PROJECT / "tests/lint/flawless/styrelse.txt").read_bytes())
        (house / "table.csv").write_text("a,b\n", encoding="utf-8")
        do("git", "add", ".")
        hooks = "[{id: klubba-lint}]"
        tree = pathlib.Path(place) / "hooks"
        tree.mkdir()
        (tree / ".pre-commit-hooks.yaml").write_bytes((PROJECT / ".pre-commit-hooks.yaml").read_bytes())
        author = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        for words in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "hooks"]):
            do("git", "-C", str(tree), *words)
        revision = do("git", "-C", str(tree), "rev-parse", "HEAD").strip()
        (house / ".pre-commit-config.yaml").write_text(
            f"repos: [{{repo: '{tree}', rev: '{revision}', hooks: {hooks}}}]\n", encoding="utf-8")
        assert "Passed" in do(program, "run", "--all-files")
        (house / "bad.txt").write_bytes((PROJECT / "tests/diagnostics/number-gap/mote.txt").read_bytes())
        do("git", "add", ".")
        said = do(program, "run", "--all-files", fails=True)
        assert "bad.txt:15:1: warning" in said and "good.txt" not in said, said


if __name__ == "__main__":
    KLUBBA = str(pathlib.Path(sys.argv[1]).resolve())
    number = check_json()
    assert number > 20, number
    check_sarif(number)
    check_others(number)
    check_columns()
    check_suggestions()
    check_escapes()
    check_many()
    check_action()
    check_pre_commit()
    print(f"{number} findings in every form")
