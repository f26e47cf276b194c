#include "templating/support.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/file.hpp"
#include "docx/support.hpp"

namespace tmpl_test {

namespace fs = std::filesystem;
using namespace templating;

text::LanguageTag tag(std::string_view name) { return text::LanguageTag::parse(name); }

std::vector<std::string> told(const Findings& findings) {
  std::vector<std::string> list;
  for (const auto& finding : findings.all()) {
    const auto place = finding.place.str();
    list.push_back(finding.code + (place.empty() ? "" : " " + place));
  }
  std::sort(list.begin(), list.end());
  return list;
}

std::vector<std::string> remedies(const Findings& findings, std::string_view code) {
  std::vector<std::string> list;
  for (const auto& finding : findings.all())
    if (finding.code == code) list.push_back(finding.message + ": " + finding.remedy);
  return list;
}

// ---- Sources
// -----------------------------------------------------------------------------------

namespace {

std::string described(const Piece& piece) {
  std::string look;
  if (piece.bold) look += "*";
  if (piece.italic) look += "_";
  switch (piece.kind) {
    case Piece::Kind::text:
      return look + "[" + piece.text + "]";
    case Piece::Kind::tag:
      return look + "{{" + piece.tag.text() + "}}";
    case Piece::Kind::line_break:
      return "<br>";
    case Piece::Kind::tab:
      return "<tab>";
    case Piece::Kind::opaque:
      return "<opaque>";
    case Piece::Kind::link_start:
      return "<a " + std::get<model::LinkStart>(piece.object).target + ">";
    case Piece::Kind::link_end:
      return "</a>";
    case Piece::Kind::picture:
      return "<img " + std::get<model::Picture>(piece.object).image + ">";
    case Piece::Kind::note:
    case Piece::Kind::shape: {
      std::string text = piece.kind == Piece::Kind::note ? "<note" : "<shape";
      for (const auto& blocks : piece.texts) text += " " + tmpl_test::described(blocks);
      return text + ">";
    }
  }
  return {};
}

std::string described(const SourceTable& table);

std::string described(const SourceBlock& block) {
  if (block.kind == SourceBlock::Kind::opaque) return "opaque\n";
  if (block.kind == SourceBlock::Kind::table) return described(*block.table);
  std::string line = block.paragraph.style.empty() ? "p" : block.paragraph.style;
  if (const auto& item = block.paragraph.list)
    line += " " + std::to_string(item->list) + "/" + std::to_string(item->level);
  line += ":";
  for (const auto& piece : block.pieces) line += " " + described(piece);
  return line + "\n";
}

std::string described(const SourceTable& table) {
  std::string text = "table\n";
  for (const auto& row : table.rows) {
    text += row.row.header ? "header" : "row";
    for (const auto& cell : row.cells) {
      text += " |";
      if (cell.mark) text += " {{" + cell.mark->text() + "}}";
      for (const auto& block : cell.blocks)
        for (const auto& piece : block.pieces) text += " " + described(piece);
    }
    text += "\n";
  }
  return text;
}

}  // namespace

std::string described(const std::vector<SourceBlock>& blocks) {
  std::string text;
  for (const auto& block : blocks) text += described(block);
  return text;
}

std::string markdown(std::string_view text) {
  Findings ignored;
  return described(read_markdown(text, "body.md", ignored));
}

namespace {

struct Describe {
  std::string& out;
  void operator()(const model::Text& text) const { out += text.text; }
  void operator()(const model::Field& field) const { out += "{{" + field.tag + "}}"; }
  void operator()(const model::Code& code) const {
    using Kind = model::Code::Kind;
    out += code.kind == Kind::open    ? "<" + code.type + ">"
           : code.kind == Kind::close ? "</" + code.type + ">"
                                      : "<" + code.type + "/>";
  }
};

}  // namespace

std::string described(const model::InlineContent& content) {
  std::string text;
  for (const auto& item : content) std::visit(Describe{text}, item);
  return text;
}

std::vector<std::string> described(const std::vector<Cut>& cuts) {
  std::vector<std::string> list;
  for (const auto& one : cuts)
    list.push_back(one.kind == Cut::Kind::gap       ? "~"
                   : one.kind == Cut::Kind::segment ? described(one.content)
                                                    : described(one.piece));
  return list;
}

std::vector<std::string> cut(std::string_view markdown_text) {
  Findings ignored;
  const auto blocks = read_markdown(markdown_text, "body.md", ignored);
  return described(
      cut_segments(blocks.at(0).pieces, english(), {.abbreviations = {"U.N.", "Mr."}}));
}

model::InlineContent content(std::string_view text) {
  model::InlineContent items;
  std::vector<TagFault> faults;
  const auto add_text = [&items](std::string part) {
    for (std::size_t at; (at = part.find("<b>")) != std::string::npos;) {
      const auto end = part.find("</b>");
      items.push_back(model::Text{part.substr(0, at)});
      items.push_back(model::Code{model::Code::Kind::open, 1, "bold"});
      items.push_back(model::Text{part.substr(at + 3, end - at - 3)});
      items.push_back(model::Code{model::Code::Kind::close, 1, "bold"});
      part.erase(0, end + 4);
    }
    items.push_back(model::Text{part});
  };
  std::size_t at = 0;
  for (const auto& found : scan_tags(text, faults)) {
    add_text(std::string(text.substr(at, found.begin - at)));
    items.push_back(model::Field{found.tag.text()});
    at = found.end;
  }
  add_text(std::string(text.substr(at)));
  model::normalise(items);
  return items;
}

// ---- Templates
// ---------------------------------------------------------------------------------

TemplateFolder::TemplateFolder() {
  write("template.yaml",
        "type: letter\none_per: recipient\npost: foreign-minister\n"
        "layout: {default: layout.docx}\n");
  layout({"{{>body}}"});
}

void TemplateFolder::write(const std::string& file, std::string_view text) {
  write_file_atomically(folder() / file, text);
}

void TemplateFolder::layout(const std::vector<std::string>& paragraphs,
                            const std::string& file) {
  std::string body;
  for (auto text : paragraphs) {
    for (std::size_t at = 0; (at = text.find('>', at)) != std::string::npos; at += 4)
      text.replace(at, 1, "&gt;");
    body += "<w:p><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
  }
  write(file, docx_test::docx_with(body));
}

std::optional<Template> TemplateFolder::compile(const campaign::Campaign& campaign) {
  findings = {};
  const CompileOptions options{root_.path(), english(), {.abbreviations = {"U.N."}}};
  return templating::compile(folder(), campaign, options, findings);
}

std::vector<std::string> told_of(std::string_view body,
                                 const campaign::Campaign& campaign) {
  TemplateFolder folder;
  folder.part("body", body);
  const auto compiled = folder.compile(campaign);
  auto list = told(folder.findings);
  if (compiled.has_value() == folder.findings.has_errors())
    list.emplace_back("and a template came out all the same");
  return list;
}

}  // namespace tmpl_test
