#!/usr/bin/env python3
"""rows.py DATA.json N: the first record with N items, those of all records in turn, as the
data of one letter."""
import itertools
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    records = json.load(file)
endless = itertools.cycle([item for record in records for item in record["items"]])
items = itertools.islice(endless, int(sys.argv[2]))
records[0]["items"] = [{**item, "no": str(number)} for number, item in enumerate(items, 1)]
json.dump(records[:1], sys.stdout, ensure_ascii=False)
