#!/usr/bin/env python3
"""workspace.py DATA.json BRACES.docx OUT_DIR [--letters N] [--languages TAG,TAG] [--section-rows]

Makes a workspace whose letters say what docxtemplater and easy-template-x make of the same
two files: a record of DATA.json becomes a recipient with columns of its own, its items a
table by recipient, and the tags of BRACES.docx ({ref}, {#items}) are rewritten as ours
({{recipient.ref}}, {{#items}}) in the XML as it stands.  Record 7 is `gb-r00007`.

The first language is the source (en-GB); every recipient reads all of them.  For the others
the sentences of the letter and their translations stand in sentences.tsv beside this file;
conventions and countries are copied from the project's translations/.

--section-rows    {{#items}} and {{/items}} in table rows of their own, not in the first and
                  last cell of the row
"""
import argparse
import csv
import html
import json
import os
import re
import shutil
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
CAMPAIGN, WORK, COUNTRY = "grants-2026", "grant-letter", "GB"
# Names that recipients have without any campaign; a column cannot take them.
TAKEN = set("""post country languages gender rank acting sample since until verified_on ministry
    street city postal_code id title holder male female neutral circular group address
    salutation close post_address""".split())


def column(name):
    return "letter_" + name if name in TAKEN else name


def our_tag(tag, item_names):
    """{#items} is {{#items}}, {no} of an item {{no}}, {#appeal} {{#recipient.appeal}}"""
    mark, name = re.match(r"([#/^]?)(\w+)$", tag).groups()
    if name != "items" and name not in item_names:
        name = "recipient." + column(name)
    return "{{%s%s}}" % (mark, name)


def with_section_rows(match):
    """A table row that repeats, between two rows with nothing but the section's tags."""
    row = match.group(0)
    if "{#items}" not in row:
        return row
    plain = row.replace("{#items}", "").replace("{/items}", "")
    empty = re.sub(r"(<w:t\b[^>]*>)[^<]*", r"\1", plain)

    def alone(tag):
        return re.sub(r"(<w:t\b[^>]*>)", lambda m: m.group(1) + tag, empty, count=1)

    return alone("{#items}") + plain + alone("{/items}")


def convert_part(xml, item_names, section_rows):
    if section_rows:
        xml = re.sub(r"<w:tr>.*?</w:tr>", with_section_rows, xml, flags=re.S)

    def text(match):
        start, inside = match.groups()
        return start + re.sub(
            r"\{([#/^]?\w+)\}", lambda m: our_tag(m.group(1), item_names), inside)

    return re.sub(r"(<w:t\b[^>]*>)([^<]*)", text, xml)


def write_layout(braces, path, item_names, section_rows):
    with zipfile.ZipFile(braces) as source, \
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as layout:
        for name in source.namelist():
            data = source.read(name)
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                data = convert_part(data.decode(), item_names, section_rows).encode()
            layout.writestr(name, data)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def fields(sentence):
    return re.findall(r"\{(\w+)\}", sentence)


def seg(sentence, numbers):
    """The content of <seg>: a field is a <ph> with the number that it has in the source."""
    def ph(match):
        name = match.group(1)
        return '<ph x="%d">{{recipient.%s}}</ph>' % (numbers[name], column(name))

    return re.sub(r"\{(\w+)\}", ph, html.escape(sentence, quote=False))


def tmx(source, target, sentences):
    units = []
    for sentence in sentences:
        english, translated = sentence[source], sentence[target]
        if sorted(fields(english)) != sorted(fields(translated)):
            raise SystemExit(f"sentences.tsv: other fields in {target}: {english}")
        numbers = {name: i for i, name in enumerate(fields(english), 1)}
        units.append(f"""    <tu>
      <tuv xml:lang="{source}"><seg>{seg(english, numbers)}</seg></tuv>
      <tuv xml:lang="{target}"><seg>{seg(translated, numbers)}</seg></tuv>
    </tu>
""")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="workspace.py" creationtoolversion="1" segtype="sentence"
    o-tmf="tsv" adminlang="{source}" srclang="{source}" datatype="xml"/>
  <body>
{"".join(units)}  </body>
</tmx>
"""


def write_translations(out, languages):
    with open(os.path.join(HERE, "sentences.tsv"), encoding="utf-8") as file:
        sentences = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for tag in ["und"] + languages:
        os.makedirs(f"{out}/translations/{tag}")
        for name in ("conventions.yaml", "countries.yaml"):
            origin = f"{PROJECT}/translations/{tag}/{name}"
            if os.path.exists(origin):
                shutil.copy(origin, f"{out}/translations/{tag}/{name}")
    for tag in languages[1:]:
        if tag not in sentences[0]:
            raise SystemExit(f"sentences.tsv has no column {tag}")
        write(f"{out}/translations/{tag}/memory.tmx", tmx(languages[0], tag, sentences))


def write_table(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def cell(value):
    return ("yes" if value else "no") if isinstance(value, bool) else value


def write_lists(folder, records, languages, names, items):
    posts = [f"r{number:05d}" for number in range(len(records))]
    write_table(
        f"{folder}/recipients.csv",
        ["post", "country", "languages"] + [column(n) for n in names],
        ([post, COUNTRY, ";".join(languages)] + [cell(record[n]) for n in names]
         for post, record in zip(posts, records)))
    write_table(
        f"{folder}/tables/items.csv", ["recipient"] + items,
        ([f"{COUNTRY.lower()}-{post}"] + [item[n] for n in items]
         for post, record in zip(posts, records) for item in record["items"]))


def write_campaign(out, records, languages):
    folder = f"{out}/campaigns/{CAMPAIGN}"
    first = records[0]
    names, items = [n for n in first if n != "items"], list(first["items"][0])
    kinds = ("flag" if isinstance(first[n], bool) else "text" for n in names)
    lines = "".join(f"  {column(n)}: {kind}\n" for n, kind in zip(names, kinds))
    write(f"{folder}/campaign.yaml", f"""title: Grant decisions
sender: ministry
date: 2026-09-03
place: London
country: {COUNTRY}
works: [{WORK}]
columns:
{lines}tables:
  items:
    file: tables/items.csv
    by: recipient
    columns: {{{", ".join(f"{name}: text" for name in items)}}}
""")
    write(f"{folder}/organisations.yaml",
          f"ministry:\n  forms:\n    en: {{name: {first['ministry']}}}\n")
    write(f"{folder}/claims.yaml", "{}\n")
    write(f"{folder}/demands.yaml", "{}\n")
    write_lists(folder, records, languages, names, items)


def write_workspace(out, records, braces, languages, section_rows):
    os.makedirs(out)
    write(f"{out}/tongmun.yaml", f"""source: {languages[0]}
languages: [{", ".join(languages[1:])}]
policy: {{recipient_languages: all}}
""")
    write(f"{out}/templates/{WORK}/template.yaml", """type: letter
one_per: recipient
circular: false
outputs: [docx]
layout: {default: layout.docx}
file: "{{recipient.id}}_{{language}}"
""")
    write_layout(braces, f"{out}/templates/{WORK}/layout.docx",
                 set(records[0]["items"][0]), section_rows)
    write_campaign(out, records, languages)
    write_translations(out, languages)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("braces")
    parser.add_argument("out")
    parser.add_argument("--letters", type=int)
    parser.add_argument("--languages", default="en-GB")
    parser.add_argument("--section-rows", action="store_true")
    options = parser.parse_args()
    with open(options.data, encoding="utf-8") as file:
        records = json.load(file)
    if options.letters and options.letters > len(records):
        raise SystemExit(f"{options.data} has only {len(records)} records")
    write_workspace(options.out.rstrip("/"), records[: options.letters], options.braces,
                    options.languages.split(","), options.section_rows)


if __name__ == "__main__":
    main()
