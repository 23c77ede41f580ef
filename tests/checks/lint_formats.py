#!/usr/bin/env python3
"""The forms of `klubba lint` are what their readers ask for; files split over two runs give the same findings.

usage: lint_formats.py KLUBBA
"""
import json
import pathlib
import re
import subprocess
import sys
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


if __name__ == "__main__":
    KLUBBA = sys.argv[1]
    number = check_json()
    assert number > 20, number
    check_sarif(number)
    check_others(number)
    print(f"{number} findings in every form")
