#!/usr/bin/env python3
"""Minutes printed to PDF give the registers of their text.

usage: pdf_seeds.py KLUBBA DOCS GOLD SCORE [--keep FOLDER] [--with soffice|chromium]

Each text of DOCS becomes HTML with real tables and running heads, LibreOffice and Chromium print it, and SCORE
compares the registers with GOLD: in every field the PDFs must reach 0.98 of the texts' score. Pages bear running heads
and "Sida 3 av 9" at their foot. Skipped with a message where a tool or a folder is missing.
"""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LEAST = 0.98
STYLE = """@page { size: %s; margin: 22mm 18mm }
body { font: 11pt sans-serif } td, th { border: 1px solid #555; vertical-align: top; padding: 2px 4px; text-align: left }
table { border-collapse: collapse; width: 100%% } .plain td { border: none } thead { display: table-header-group }"""

HEADS = """@page { @top-left { content: "Protokoll" } @top-right { content: "Sammanträdesdatum" }
  @bottom-center { content: "Sida " counter(page) " av " counter(pages) } }"""
OFFICE_HEADS = ("<div title=header><p>Protokoll</p></div>"
                "<div title=footer><p>Sida <sdfield type=page>1</sdfield> av 9</p></div>")


def joined(text):
    """Lines of a paragraph that only the width of the page parted: those below a full line."""
    lines = text.replace("\f", "\n").split("\n")
    filled = [line.strip() for line in lines if line.strip()]
    double = len(filled) < 0.55 * len([line for line in lines[:-1]])
    widest = sorted(len(line) for line in filled)[len(filled) * 9 // 10]
    out = []
    open_ = gap = False
    for line in lines:
        text = line.strip()
        if not text:
            open_ = open_ and double and not gap
            gap = True
            continue
        begins = re.match(r"[•o–-]\s|#|\d{1,2}(\.\d+)?[.)]|[a-z][.)]\s|att\s{3}|\w+:", text) or "\t" in text
        wraps = out and text[:1].islower() and not re.search(r"[.:!?)]$", out[-1])
        if (open_ or wraps and double) and not begins:
            out[-1] += " " + text
        else:
            out.append(text)
        full = (0.88 if re.search(r"[.:!?]$", text) else 0.7) * widest
        open_ = len(text) > min(max(full, 60), 85) and "\t" not in text
        gap = False
    return out


def marked(text):
    """Markdown emphasis and escapes as HTML."""
    text = html.escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    return re.sub(r"\\(.)", r"\1", text)


def prose(text):
    """Blank lines, list marks, tabs and headings of a text as paragraphs, lists, tables and headings."""
    out = []
    # Who was there stands in columns before the first item: what they were, names, organisations.
    first = re.search(r"^ *1[.)]", text, flags=re.M)
    if first and first.start() < 2000 and re.search(r"\S {2,}\S", text[:first.start()]):
        rows = []
        for line in text[:first.start()].split("\n"):
            label, rest = re.match(r"(Närvarande|Förhinder|Adjungerade)?\s*(.*)", line).groups()
            if rest:
                rows.append([label or "", *re.split(r" {2,}", rest.strip())])
        cells = ["".join(f"<td>{marked(cell)}</td>" for cell in row) for row in rows]
        out.append("<table class=plain>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        text = text[first.start():]
    for line in joined(text):
        heading = re.match(r"(#+)\s+(.*)", line)
        if heading:
            level = len(heading.group(1))
            out.append(f"<h{level}>{marked(heading.group(2).replace('**', ''))}</h{level}>")
        elif "\t" in line or re.match(r"\S.*\S {3,}\S", line) and not re.match(r"att\b", line):
            cells = re.split(r"\t| {3,}", line)
            out.append("<table class=plain><tr>" + "".join(f"<td>{marked(c)}</td>" for c in cells) + "</tr></table>")
        elif re.match(r"[•-]\s", line):
            out.append(f"<ul><li>{marked(line[1:].strip())}</li></ul>")
        elif re.match(r"\d+(\.\d+)?[.)]{1,2} \S.{2,70}$", line) and not line.endswith("."):
            out.append(f"<p><b>{marked(line)}</b></p>")
        else:
            out.append(f"<p>{marked(line)}</p>")
    text = "\n".join(out).replace("</ul>\n<ul>", "\n")
    return text.replace("</table>\n<table class=plain>", "\n")


def table(text, gold):
    """The run-together table of a text with its cells put back, as the gold register and the order of words say."""
    lines = text.split("\n")
    begin = next(i for i, line in enumerate(lines) if line.startswith("Nr Tid"))
    names = lines[begin].split()
    numbers = [item["number"] for item in gold["agenda"]]
    starts = []
    at = begin + 1
    for number in numbers:
        while not re.match(re.escape(number) + r"( |$)", lines[at]):
            at += 1
        starts.append(at)
        at += 1
    end = next(i for i in range(starts[-1] + 1, len(lines)) if not lines[i].strip()) + 1
    rows = []
    for item, first, last in zip(gold["agenda"], starts, starts[1:] + [end]):
        rest = re.sub(r"\s+", " ", " ".join(lines[first:last])).strip()[len(item["number"]):].strip()
        # The column holds one decision; others stand in the notes.
        decided = ([d["text"] for d in gold["decisions"] if d["item"] == item["number"]] or [""])[-1]
        owners = [o for a in gold["actions"] if a["item"] == item["number"] for o in a["owners"]]
        cells = {"Nr": item["number"], "Typ": "/".join(item["codes"]), "Ärende": item["title"],
                 "Föredragande": "<br>".join(item["presenters"]), "Beslut/uppdrag": decided,
                 "Ansvar": "<br>".join(dict.fromkeys(owners))}
        time = re.match(r"\d\d[.:]\d\d", rest)
        cells["Tid"] = time.group() if time else ""
        paper = re.search(r"Bilaga \d+", rest)
        cells["Handling"] = paper.group() if paper else ""
        taken = " ".join(cells.values()).replace("<br>", " ").split()
        words = []
        for word in rest.split():  # each word belongs to one cell
            if word in taken:
                taken.remove(word)
            else:
                words.append(word)
        cells["Anteckningar"] = " ".join(words)
        rows.append("<tr>" + "".join(f"<td>{cells[name]}</td>" for name in names) + "</tr>")
    head = "".join(f"<th>{name}</th>" for name in names)
    body = f"<table><thead><tr>{head}</tr></thead>" + "\n".join(rows) + "</table>"
    return prose("\n".join(lines[:begin])) + body + prose("\n".join(lines[end:]))


def pages(text, gold, tool):
    wide = "Nr Tid Typ" in text
    body = table(text, gold) if wide else prose(text)
    # LibreOffice lays the first paragraph on a page of its own where the page has a style.
    style = STYLE % ("A4 landscape" if wide else "A4")
    if tool == "soffice":
        style = style if wide else re.sub("@page.*", "", style)
        body = "<p>&nbsp;</p>" + body if wide else OFFICE_HEADS + "<p>&nbsp;</p>" + body
    else:
        style += HEADS
    return f"<html><head><meta charset=utf-8><style>{style}</style></head><body>{body}</body></html>"


def print_pdf(tool, source, folder):
    if tool == "soffice":
        command = [tool, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
                   "--outdir", folder, source]
    else:
        command = [tool, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
                   f"--print-to-pdf={folder / source.with_suffix('.pdf').name}", source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def scores(tool, klubba, docs, gold):
    done = subprocess.run([tool, "--klubba", klubba, docs, gold], capture_output=True, text=True, timeout=300)
    found = {}
    for line in done.stdout.splitlines():
        match = re.match(r"(meeting|agenda|decisions|clauses|actions|owners|deadlines)\s+\S+\s+\S+\s+([01]\.\d+)", line)
        if match and match.group(1) not in found:
            found[match.group(1)] = float(match.group(2))
        mean = re.match(r"register\s+([01]\.\d+)", line)
        if mean:
            found["register"] = float(mean.group(1))
    if not found:
        raise SystemExit(f"{tool} gave no scores:\n{done.stdout}{done.stderr}")
    return found


def main():
    arguments = sys.argv[1:]
    keep = only = None
    for option in ("--keep", "--with"):
        if option in arguments:
            at = arguments.index(option)
            value = arguments[at + 1]
            del arguments[at: at + 2]
            keep, only = (value, only) if option == "--keep" else (keep, value)
    klubba, docs, gold, score = (pathlib.Path(p).resolve() for p in arguments)
    for needed in (docs, gold, score):
        if not needed.exists():
            print(f"skipped: there is no {needed}")
            return 0
    if not shutil.which("pdftotext"):
        print("skipped: there is no pdftotext (apt install poppler-utils)")
        return 0
    tools = [t for t in ("soffice", "chromium") if shutil.which(t) and only in (None, t)]
    if not tools:
        print("skipped: there is neither LibreOffice nor Chromium")
        return 0
    want = scores(score, klubba, docs, gold)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="klubba-pdf-") as place:
        for tool in tools:
            folder = pathlib.Path(keep or place) / tool
            folder.mkdir(parents=True, exist_ok=True)
            for path in sorted(docs.iterdir()):
                known = json.loads((gold / (path.stem + ".gold.json")).read_text(encoding="utf-8"))
                source = pathlib.Path(place) / (path.stem + ".html")
                source.write_text(pages(path.read_text(encoding="utf-8"), known, tool), encoding="utf-8")
                print_pdf(tool, source, folder)
            shutil.rmtree(folder / "profile", ignore_errors=True)
            have = scores(score, klubba, folder, gold)
            for field, value in want.items():
                low = have.get(field, 0) < LEAST * value
                failed += low
                print(f"{tool} {field}: text {value:.3f}, PDF {have.get(field, 0):.3f}{'  TOO LOW' if low else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
