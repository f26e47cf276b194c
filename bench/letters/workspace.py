#!/usr/bin/env python3
"""workspace.py DATA.json BRACES.docx OUT_DIR [--letters N] [--languages TAG,TAG] [--section-rows]

Makes a workspace whose letters say what docxtemplater and easy-template-x make of the same two files:
a record of DATA.json becomes a recipient with columns of its own, its items a table by recipient, and the
tags of BRACES.docx ({ref}, {#items}) are rewritten as ours ({{recipient.ref}}, {{#items}}) in the XML as it
stands.  Recipient number 7 is `gb-r00007`.

The first language is the source (en-GB); every recipient reads all of them.  For the others the
sentences of the letter and their translations stand in sentences.tsv beside this file; conventions and
countries are copied from the project's translations/.

--section-rows    {{#items}} and {{/items}} in table rows of their own, not in the first and last cell
"""
import argparse, csv, html, json, os, re, shutil, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
CAMPAIGN, WORK, COUNTRY = "grants-2026", "grant-letter", "GB"
# Names that recipients have without any campaign; a column cannot take them.
TAKEN = {"post", "country", "languages", "gender", "rank", "acting", "sample", "since", "until", "verified_on",
         "ministry", "street", "city", "postal_code", "id", "title", "holder", "male", "female", "neutral", "circular",
         "group", "address", "salutation", "close", "post_address"}


def column(name):
    return "letter_" + name if name in TAKEN else name


def our_tag(tag, item_names):
    """{#items} -> {{#items}}, {#appeal} -> {{#recipient.appeal}}; inside the table's row {no} -> {{no}}"""
    mark, name = re.match(r"([#/^]?)(\w+)$", tag).groups()
    if name != "items" and name not in item_names:
        name = "recipient." + column(name)
    return "{{%s%s}}" % (mark, name)


def convert_part(xml, item_names, section_rows):
    def tags(text):
        return re.sub(r"\{([#/^]?\w+)\}", lambda m: our_tag(m.group(1), item_names), text)

    def row(match):
        text = match.group(0)
        if not section_rows or "{#items}" not in text:
            return text
        plain = text.replace("{#items}", "").replace("{/items}", "")
        empty = re.sub(r"(<w:t\b[^>]*>)[^<]*", r"\1", plain)
        alone = lambda tag: re.sub(r"(<w:t\b[^>]*>)", lambda m: m.group(1) + tag, empty, count=1)
        return alone("{#items}") + plain + alone("{/items}")

    xml = re.sub(r"<w:tr>.*?</w:tr>", row, xml, flags=re.S)
    return re.sub(r"(<w:t\b[^>]*>)([^<]*)", lambda m: m.group(1) + tags(m.group(2)), xml)


def write_layout(braces, path, item_names, section_rows):
    with zipfile.ZipFile(braces) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as layout:
        for name in source.namelist():
            data = source.read(name)
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                data = convert_part(data.decode(), item_names, section_rows).encode()
            layout.writestr(name, data)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def segment(text):
    """The names of its fields, and the texts before, between and behind them."""
    names = re.findall(r"\{(\w+)\}", text)
    return names, re.split(r"\{\w+\}", text)


def seg_xml(text, numbers):
    names, texts = segment(text)
    xml = html.escape(texts[0], quote=False)
    for name, rest in zip(names, texts[1:]):
        xml += '<ph x="%d">{{recipient.%s}}</ph>%s' % (numbers[name], column(name), html.escape(rest, quote=False))
    return xml


def tmx(source, target, pairs):
    units = []
    for english, translated in pairs:
        numbers = {name: i + 1 for i, name in enumerate(segment(english)[0])}
        if sorted(segment(english)[0]) != sorted(segment(translated)[0]):
            raise SystemExit(f"sentences.tsv: other fields in {target}: {english}")
        units.append('    <tu>\n      <tuv xml:lang="%s"><seg>%s</seg></tuv>\n      <tuv xml:lang="%s"><seg>%s</seg></tuv>\n    </tu>\n'
                     % (source, seg_xml(english, numbers), target, seg_xml(translated, numbers)))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n  <header creationtool="tongmun-bench" creationtoolversion="1" segtype="sentence"'
            f' o-tmf="tsv" adminlang="en-GB" srclang="{source}" datatype="xml"/>\n  <body>\n' + "".join(units) + "  </body>\n</tmx>\n")


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
        write(f"{out}/translations/{tag}/memory.tmx", tmx(languages[0], tag, [(s[languages[0]], s[tag]) for s in sentences]))


def cell(value):
    return ("yes" if value else "no") if isinstance(value, bool) else value


def write_table(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_campaign(out, records, languages):
    folder = f"{out}/campaigns/{CAMPAIGN}"
    names = [n for n in records[0] if n != "items"]
    items = list(records[0]["items"][0])
    kinds = "".join(f"  {column(n)}: {'flag' if isinstance(records[0][n], bool) else 'text'}\n" for n in names)
    write(f"{folder}/campaign.yaml",
          f"title: Grant decisions\nsender: ministry\ndate: 2026-09-03\nplace: London\ncountry: {COUNTRY}\nworks: [{WORK}]\n"
          f"columns:\n{kinds}tables:\n  items:\n    file: tables/items.csv\n    by: recipient\n    columns: {{{', '.join(n + ': text' for n in items)}}}\n")
    write(f"{folder}/organisations.yaml", "ministry:\n  forms:\n    en: {name: %s}\n" % records[0]["ministry"])
    for name in ("claims", "demands"):
        write(f"{folder}/{name}.yaml", "{}\n")
    reads = ";".join(languages)
    posts = [f"r{i:05d}" for i in range(len(records))]
    write_table(f"{folder}/recipients.csv", ["post", "country", "languages"] + [column(n) for n in names],
                ([post, COUNTRY, reads] + [cell(r[n]) for n in names] for post, r in zip(posts, records)))
    write_table(f"{folder}/tables/items.csv", ["recipient"] + items,
                ([f"{COUNTRY.lower()}-{post}"] + [i[n] for n in items] for post, r in zip(posts, records) for i in r["items"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data"), parser.add_argument("braces"), parser.add_argument("out")
    parser.add_argument("--letters", type=int)
    parser.add_argument("--languages", default="en-GB")
    parser.add_argument("--section-rows", action="store_true")
    options = parser.parse_args()
    languages = options.languages.split(",")
    with open(options.data, encoding="utf-8") as file:
        records = json.load(file)
    if options.letters and options.letters > len(records):
        raise SystemExit(f"{options.data} has {len(records)} records only")
    records = records[: options.letters]
    out = options.out.rstrip("/")
    os.makedirs(out)
    write(f"{out}/tongmun.yaml", f"source: {languages[0]}\nlanguages: [{', '.join(languages[1:])}]\npolicy: {{recipient_languages: all}}\n")
    write(f"{out}/templates/{WORK}/template.yaml",
          'type: letter\none_per: recipient\nlayout: {default: layout.docx}\nfile: "{{recipient.id}}_{{language}}"\n')
    write_layout(options.braces, f"{out}/templates/{WORK}/layout.docx", set(records[0]["items"][0]), options.section_rows)
    write_campaign(out, records, languages)
    write_translations(out, languages)


if __name__ == "__main__":
    main()
