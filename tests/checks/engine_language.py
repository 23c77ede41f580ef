#!/usr/bin/env python3
"""The engine knows no word of Swedish: look for Swedish letters and words in src/ and include/.

usage: engine_language.py

Comments may quote; code, identifiers and strings may not. Swedish belongs into grammars/.
"""
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
# Report texts are for readers of Swedish registers and stand in one place.
EXCEPT = {"src/report/texts.cc"}
# Ids of checks that name the word they are about.
IDS = ('"clause-without-att"',)
WORDS = set(
    """och att inte eller samt som från för åt enligt genom beslut beslutar beslutade beslutades besluta uppdrag uppdras
    uppdrar mote möte mötet sammanträde sammanträdet protokoll dagordning föredragningslista ordförande ordforande
    sekreterare justerare justeras närvarande narvarande frånvarande deltagare förhinder styrelse styrelsen nämnd
    namnd nämnden kommun kommunen kommunstyrelsen kommunfullmäktige regionen förslag forslag yrkande yrkar bilaga
    bilagor ansvar ansvarig ansvarar ärende arende ärenden punkt punkten paragraf senast nästa nasta kommande tidigare
    januari februari augusti oktober måndag mandag tisdag onsdag torsdag fredag lördag söndag vecka veckan månad
    våren varen hösten hosten sommaren vintern kvartalet halvårsskiftet årsskiftet godkänner godkanner godkänns
    avslås bifaller bifalls antecknas anteckningar minnesanteckningar återkommer aterkommer rapporterar redovisar
    föredragande foredragande förening foreningen årsmöte arsmote ledamot ledamöter alla någon ingen klart pågår
    skickar kontaktar ordnar undersöker tar vid inför infor innan före efter till""".split()
) - {"till", "som", "tar", "vid", "alla"}  # these are English, or names of other things, too


def code_only(text):
    """The text with comments blanked, lines kept."""
    out = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m.group()), text, flags=re.S)
    pattern = r'("(?:\\.|[^"\\\n])*")|//[^\n]*'
    return re.sub(pattern, lambda m: m.group(1) or "", out)


def words(line):
    for word in re.findall(r"[^\W\d_]+", line):
        yield word.lower()
        yield from (part.lower() for part in re.findall(r"[A-ZÅÄÖ]?[a-zåäö]+", word))


def main():
    found = 0
    for folder in ("src", "include"):
        for path in sorted((PROJECT / folder).rglob("*")):
            name = str(path.relative_to(PROJECT))
            if path.suffix not in (".cc", ".h") or name in EXCEPT:
                continue
            for number, line in enumerate(code_only(path.read_text(encoding="utf-8")).splitlines(), 1):
                for name_of_check in IDS:
                    line = line.replace(name_of_check, '""')
                hits = sorted(set(words(line)) & WORDS) + re.findall("[åäöÅÄÖ]", line)
                if hits:
                    found += 1
                    print(f"{name}:{number}: {', '.join(hits)}: {line.strip()}")
    print(f"{found} lines with Swedish")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
