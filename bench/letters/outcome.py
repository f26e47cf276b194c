#!/usr/bin/env python3
"""outcome.py BUILD.json LETTERS: whether a build wrote all letters without a fault.

The circular, one a language, is addressed to everybody and has none of the columns that the
letter prints: what is told of it (TP0059) is no fault of the letters."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    outcome = json.load(file)
work, expected = outcome["works"][0], int(sys.argv[2])
errors = [f for f in outcome["findings"] if f["severity"] == "error"
          and not (f["code"] == "TP0059" and f["message"].startswith("the circular "))]
for finding in errors[:10]:
    print(finding["code"], finding["file"], finding["inside"], finding["message"],
          file=sys.stderr)
if work["missing"]:
    print("untranslated segments:", work["missing"], file=sys.stderr)
letters_are_all = work["letters"] in (expected, expected + len(work["languages"]))
if not letters_are_all:
    print("letters:", work["letters"], "of", expected, file=sys.stderr)
sys.exit(bool(errors or work["missing"] or not work["built"] or not letters_are_all))
