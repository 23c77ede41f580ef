#!/usr/bin/env python3
"""Make an archive of any size from samples/: blocks of one sample shuffled, numbers, dates and capitalised words changed.

usage: generate.py FOLDER DOCUMENTS [SEED]

The same arguments give the same bytes.
"""
import pathlib
import random
import re
import sys

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def perturbed(text, chance):
    head, *blocks = re.split(r"\n\s*\n", text)
    if len(blocks) > 3:
        a, b = sorted(chance.sample(range(len(blocks)), 2))
        blocks[a], blocks[b] = blocks[b], blocks[a]
    for _ in range(chance.randrange(4)):
        blocks.append(chance.choice(blocks) if blocks else head)
    text = "\n\n".join([head, *blocks])
    text = re.sub(r"\b([1-9]\d?)([/ ](?:\d|[a-z]))", lambda m: f"{chance.randrange(1, 29)}{m.group(2)}", text)
    words = re.findall(r"\b[A-ZÅÄÖ][a-zåäö]{3,}\b", text)
    swapped = {word: chance.choice(words) for word in chance.sample(words, len(words) // 8)} if words else {}
    return re.sub(r"\b[A-ZÅÄÖ][a-zåäö]{3,}\b", lambda m: swapped.get(m.group(), m.group()), text)


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    samples = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md", ".org"))
    texts = [(p.suffix, p.read_text(encoding="utf-8")) for p in samples]
    for number in range(count):
        suffix, text = chance.choice(texts)
        place = folder / f"{number // 500:03}" / f"{number:06}{suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        # An archive's minutes are longer than a sample: several meetings' worth of text.
        parts = [perturbed(text, chance) for _ in range(chance.randrange(2, 6))]
        place.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


main()
