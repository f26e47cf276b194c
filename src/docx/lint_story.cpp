// A story is walked once, in document order. The walker knows in which paragraph, table,
// row and cell it stands, which is the place of each finding; what opens and closes far
// apart (fields, bookmarks, ranges) is balanced at the end.
#include <algorithm>
#include <unordered_map>

#include "base/utf8.hpp"
#include "docx/detail/lint.hpp"
#include "docx/detail/lint_table.hpp"
#include "docx/detail/segment_bookmarks.hpp"

namespace tongmun::docx::detail {
namespace {

constexpr std::size_t longest_control_name = 64;  // characters, of w:tag and w:alias

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
}

// Texts that only a comment or an instruction parts are one child.
std::string_view text_in(const Node& node) {
  for (const auto& child : node.children)
    if (child.is_text()) return child.text;
  return {};
}

bool has_element(const Node& node) {
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const Node& child) { return !child.is_text(); });
}

bool holds(const Node& node, std::string_view name) {
  return std::any_of(node.children.begin(), node.children.end(), [&](const Node& child) {
    return child.is(name) || holds(child, name);
  });
}

std::size_t characters_in(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) next_code_point(text, at);
  return characters;
}

bool is_word_name(std::string_view name) {
  const auto is_mark = [](unsigned char c) { return c < 0x80 && c != '_'; };
  const auto is_plain = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  return std::none_of(name.begin(), name.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_mark(byte) && !is_plain(byte);
  });
}

bool is_decorative(const Node& drawing) {
  bool decorative = false;
  for_each_node(drawing, [&](const Node& node) {
    decorative |= node.name.ends_with(":decorative") && node.value("val") == "1";
  });
  return decorative;
}

std::string_view value_of(const Node* properties, std::string_view name) {
  const auto* found = properties ? properties->child(name) : nullptr;
  return found ? found->value() : std::string_view{};
}

bool is_set(const Node* properties, std::string_view name) {
  const auto* found = properties ? properties->child(name) : nullptr;
  return found && is_on(*found);
}

class StoryLint {
 public:
  explicit StoryLint(Digest& digest) : digest_(digest) {}

  void lint(const Node& root) {
    if (root.is("w:hdr") || root.is("w:ftr")) check_content(root, {});
    lint_attributes(digest_, root, {});
    visit_children(root);
    report_directions();
    for (const auto& spot : fields_)
      digest_.report(fault::field_open, "a field begins and does not end", spot);
    for (const auto& [id, bookmark] : bookmarks_)
      digest_.report(fault::bookmark_open,
                     "bookmark '" + bookmark.name + "' does not end", bookmark.spot);
    for (const auto& [range, spot] : ranges_)
      digest_.report(fault::range_open, range + " begins and does not end", spot);
  }

 private:
  struct Bookmark {
    std::string name;
    Spot spot;
  };
  // What its runs said so far.
  struct Paragraph {
    Spot spot = {};
    std::string style = {}, text = {};
    int rtl_letters = 0, other_letters = 0;
    bool is_mixed = false;  // has runs of both directions
  };
  struct Run {
    const Node* properties = nullptr;
    std::string text = {};  // of w:t
    bool rtl = false, east_asian = false;
  };
  using Check = void (StoryLint::*)(const Node& parent, const Node& node);
  static Check check_for(std::string_view name);

  // Between paragraphs, the next one is the place.
  Spot spot() const {
    return paragraph_.spot.paragraph ? paragraph_.spot
                                     : Spot{.paragraph = paragraphs_ + 1};
  }

  void visit_children(const Node& node) {
    for (const auto& child : node.children) {
      if (child.is_text())
        check_stray_text(node, child.text);
      else
        visit(node, child);
    }
  }

  void visit(const Node& parent, const Node& node) {
    lint_attributes(digest_, node, spot());
    if (const auto check = check_for(node.name)) return (this->*check)(parent, node);
    lint_properties(digest_, node, spot());
    visit_children(node);
  }

  void skip(const Node&, const Node&) {}  // mc:Fallback says again what mc:Choice says

  void visit_paragraph(const Node&, const Node& node) {
    const auto* properties = node.child("w:pPr");
    auto outer = std::move(paragraph_);  // a text box holds paragraphs inside a paragraph
    paragraph_ = {.spot = {.paragraph = ++paragraphs_},
                  .style = std::string(value_of(properties, "w:pStyle"))};
    check_first(node, "w:pPr");
    visit_children(node);
    lint_tags(digest_, paragraph_.text, paragraph_.spot);
    rtl_letters_ += paragraph_.rtl_letters;
    other_letters_ += paragraph_.other_letters;
    if (paragraph_.rtl_letters > paragraph_.other_letters) check_direction(properties);
    paragraph_ = std::move(outer);
  }

  // A line of an address may stand in a letter of the other direction as one piece: it
  // reads well. Of several pieces the order would be wrong.
  void check_direction(const Node* properties) {
    const auto own = script_properties(digest_, nullptr, properties).bidi;
    if (own && *own) return;
    auto& list = paragraph_.is_mixed ? sideways_ : perhaps_sideways_;
    list.push_back(styled(StyledText::Needs::bidi, {}, paragraph_.text));
    list.back().against_styles = own.has_value();
  }

  void report_directions() {
    if (rtl_letters_ > other_letters_)
      sideways_.insert(sideways_.end(), perhaps_sideways_.begin(),
                       perhaps_sideways_.end());
    digest_.styled.insert(digest_.styled.end(), sideways_.begin(), sideways_.end());
  }

  StyledText styled(StyledText::Needs needs, std::string_view run_style,
                    std::string_view text) const {
    return {.needs = needs,
            .text = quoted(text),
            .run_style = std::string(run_style),
            .paragraph_style = paragraph_.style,
            .table_style = tables_.empty() ? std::string() : tables_.back().style(),
            .spot = spot()};
  }

  // One example for each look is enough, and a hundred looks are.
  void need(StyledText::Needs needs, std::string_view run_style, std::string_view text) {
    const auto table_style =
        tables_.empty() ? std::string_view() : tables_.back().style();
    const auto same = [&](const StyledText& known) {
      return known.needs == needs && known.run_style == run_style &&
             known.paragraph_style == paragraph_.style &&
             known.table_style == table_style;
    };
    auto& all = digest_.styled;
    constexpr std::size_t most = 100;
    if (all.size() < most && std::none_of(all.begin(), all.end(), same))
      all.push_back(styled(needs, run_style, text));
  }

  void visit_run(const Node&, const Node& node) {
    auto outer = std::move(run_);
    run_ = {.properties = node.child("w:rPr")};
    check_first(node, "w:rPr");
    visit_children(node);
    const bool rtl = is_set(run_.properties, "w:rtl");
    paragraph_.is_mixed |= !rtl && !is_blank(run_.text);
    if (run_.rtl && !rtl)
      digest_.report(fault::direction,
                     quoted(run_.text) + " runs from right to left, its run does not",
                     spot());
    if (!run_.text.empty() && is_set(run_.properties, "w:vanish"))
      digest_.report(fault::hidden_text, "hidden text", spot());
    if (run_.east_asian) check_east_asian();
    run_ = std::move(outer);
  }

  void check_east_asian() {
    const auto own = script_properties(digest_, run_.properties, nullptr);
    const auto style = value_of(run_.properties, "w:rStyle");
    if (!own.east_asian_slot) need(StyledText::Needs::east_asian_slot, style, run_.text);
    if (!own.east_asian_language)
      need(StyledText::Needs::east_asian_language, style, run_.text);
    else if (!*own.east_asian_language)
      digest_.report(fault::east_asian,
                     quoted(run_.text) + " has a w:lang w:eastAsia of another script",
                     spot());
  }

  void check_text(const Node& parent, const Node& node) {
    const auto text = text_in(node);
    const auto facts = facts_of(text);
    if (!parent.is("w:r") && !node.is("m:t"))
      digest_.report(fault::stray_text, node.name + " stands in " + parent.name, spot());
    lint_characters(digest_, text, facts, spot());
    // A tag may be cut over runs.
    if (!node.name.starts_with("w:del")) paragraph_.text += text;
    if (node.is("w:t")) check_run_text(node, text, facts);
    lint_children(node);
  }

  void check_run_text(const Node& node, std::string_view text, const TextFacts& facts) {
    if (!text.empty() && node.value("xml:space") != "preserve" &&
        (is_space(text.front()) || is_space(text.back())))
      digest_.report(fault::lost_space,
                     "spaces at the edge of " + quoted(text) + " get lost", spot());
    run_.text += text;
    run_.rtl |= facts.rtl_letters > 0;
    run_.east_asian |= facts.east_asian;
    paragraph_.rtl_letters += facts.rtl_letters;
    paragraph_.other_letters += facts.other_letters;
  }

  void lint_children(const Node& node) {
    for (const auto& child : node.children)
      if (!child.is_text()) visit(node, child);
  }

  void check_stray_text(const Node& parent, std::string_view text) {
    if (parent.name.starts_with("w:") && !is_blank(text))
      digest_.report(fault::stray_text, quoted(text) + " stands in " + parent.name,
                     spot());
  }

  // w:pPr, w:rPr and their like head what they belong to.
  void check_first(const Node& node, std::string_view properties) {
    const Node* first = nullptr;
    for (const auto& child : node.children) {
      if (child.is_text()) continue;
      if (!first) first = &child;
      if (first != &child && child.is(properties))
        return digest_.report(fault::order, child.name + " stands behind " + first->name,
                              spot());
    }
  }

  void visit_table(const Node&, const Node& node) {
    tables_.emplace_back(digest_, node, ++table_count_);
    visit_children(node);
    tables_.back().end();
    tables_.pop_back();
  }

  void visit_row(const Node& parent, const Node& node) {
    if (tables_.empty()) return check_lost(parent, node);
    tables_.back().begin_row(node);
    visit_children(node);
    tables_.back().end_row(node);
  }

  void visit_cell(const Node& parent, const Node& node) {
    if (tables_.empty()) return check_lost(parent, node);
    tables_.back().cell(node);
    visit_children(node);
  }

  void check_lost(const Node& parent, const Node& node) {
    digest_.report(fault::stray_text, node.name + " stands in " + parent.name, spot());
    visit_children(node);
  }

  void check_change(const Node&, const Node& node) {
    digest_.report(fault::tracked_change, "a tracked change (" + node.name + ")", spot());
    if (!node.name.ends_with("Change")) visit_children(node);  // else: as it was before
  }

  void check_field(const Node&, const Node& node) {
    const auto type = node.value("w:fldCharType");
    if (type == "begin") {
      fields_.push_back(spot());
    } else if (fields_.empty()) {
      digest_.report(fault::field_open, "a field ends that did not begin", spot());
    } else if (type == "end") {
      fields_.pop_back();
    }
    visit_children(node);
  }

  void check_bookmark_start(const Node&, const Node& node) {
    const std::string id(node.value("w:id")), name(node.value("w:name"));
    bookmarks_[id] = {name, spot()};
    digest_.claims.push_back({Claim::Of::bookmark_id, id, spot()});
    digest_.claims.push_back({Claim::Of::bookmark_name, name, spot()});
    if (characters_in(name) > longest_bookmark || !is_word_name(name))
      digest_.report(fault::long_name, "'" + name + "' is no name for a bookmark",
                     spot());
  }

  void check_bookmark_end(const Node&, const Node& node) {
    const std::string id(node.value("w:id"));
    if (bookmarks_.erase(id) == 0)
      digest_.report(fault::bookmark_open,
                     "a bookmark ends that did not begin (" + id + ")", spot());
  }

  static std::string range_of(const Node& node, std::string_view end) {
    return node.name.substr(0, node.name.size() - end.size()) + " " +
           std::string(node.value("w:id"));
  }

  void check_range_start(const Node&, const Node& node) {
    ranges_[range_of(node, "Start")] = spot();
    if (node.is("w:commentRangeStart")) refer(Reference::To::comment, node);
  }

  void check_range_end(const Node&, const Node& node) {
    const auto range = range_of(node, "End");
    if (ranges_.erase(range) == 0)
      digest_.report(fault::range_open, range + " ends and did not begin", spot());
  }

  void check_control(const Node&, const Node& node) {
    const auto* content = node.child("w:sdtContent");
    if (!content || !has_element(*content))
      digest_.report(fault::control_empty, "a content control without content", spot());
    const auto* properties = node.child("w:sdtPr");
    if (const auto* id = properties ? properties->child("w:id") : nullptr)
      digest_.claims.push_back({Claim::Of::control, std::string(id->value()), spot()});
    for (const std::string_view name : {"w:tag", "w:alias"})
      if (characters_in(value_of(properties, name)) > longest_control_name)
        digest_.report(fault::long_name,
                       quoted(value_of(properties, name)) + " is too long", spot());
    visit_children(node);
  }

  void check_drawing(const Node&, const Node& node) {
    digest_.claims.push_back({Claim::Of::drawing, std::string(node.value("id")), spot()});
    if (is_blank(node.value("descr")) && !is_decorative(node))
      report_alt_text(node, "name");
    visit_children(node);
  }

  // Pictures of the time before 2007, which Word still makes of some OLE objects.
  void check_shape(const Node&, const Node& node) {
    if (node.child("v:imagedata") && is_blank(node.value("alt")))
      report_alt_text(node, "id");
    visit_children(node);
  }

  void report_alt_text(const Node& node, std::string_view name) {
    digest_.report(
        fault::alt_text,
        "picture '" + std::string(node.value(name)) + "' has no alternative text",
        spot());
  }

  void refer(Reference::To to, const Node& node) {
    digest_.references.push_back(
        {to, std::string(node.value("w:id")), node.name, spot()});
  }
  void check_footnote(const Node&, const Node& node) {
    refer(Reference::To::footnote, node);
  }
  void check_endnote(const Node&, const Node& node) {
    refer(Reference::To::endnote, node);
  }
  void check_comment(const Node&, const Node& node) {
    refer(Reference::To::comment, node);
  }

  void visit_note(const Node&, const Node& node) {
    std::string id(node.value("w:id"));
    if (!digest_.ids.insert(id).second)
      digest_.report(fault::note_id, "two of " + node.name + " have the id " + id,
                     spot());
    if (!node.is("w:comment")) check_content(node, spot());
    visit_children(node);
  }

  void visit_box(const Node&, const Node& node) {
    check_content(node, spot());
    visit_children(node);
  }

  void check_content(const Node& node, const Spot& where) {
    if (!holds(node, "w:p"))
      digest_.report(fault::story_empty, node.name + " has no paragraph", where);
  }

  Digest& digest_;
  Paragraph paragraph_;
  Run run_;
  int paragraphs_ = 0, table_count_ = 0;
  int rtl_letters_ = 0, other_letters_ = 0;
  std::vector<StyledText> sideways_, perhaps_sideways_;  // right to left without w:bidi
  std::vector<TableLint> tables_;  // those that are open, the innermost last
  std::vector<Spot> fields_;       // where those that are open began
  std::map<std::string, Bookmark> bookmarks_;
  std::map<std::string, Spot> ranges_;  // "w:commentRange 3"
};

StoryLint::Check StoryLint::check_for(std::string_view name) {
  using Self = StoryLint;
  static const std::unordered_map<std::string_view, Check> checks = {
      {"mc:Fallback", &Self::skip},
      {"w:p", &Self::visit_paragraph},
      {"w:r", &Self::visit_run},
      {"w:t", &Self::check_text},
      {"w:delText", &Self::check_text},
      {"w:instrText", &Self::check_text},
      {"w:delInstrText", &Self::check_text},
      {"m:t", &Self::check_text},
      {"w:tbl", &Self::visit_table},
      {"w:tr", &Self::visit_row},
      {"w:tc", &Self::visit_cell},
      {"w:ins", &Self::check_change},
      {"w:del", &Self::check_change},
      {"w:moveFrom", &Self::check_change},
      {"w:moveTo", &Self::check_change},
      {"w:rPrChange", &Self::check_change},
      {"w:pPrChange", &Self::check_change},
      {"w:fldChar", &Self::check_field},
      {"w:bookmarkStart", &Self::check_bookmark_start},
      {"w:bookmarkEnd", &Self::check_bookmark_end},
      {"w:commentRangeStart", &Self::check_range_start},
      {"w:commentRangeEnd", &Self::check_range_end},
      {"w:moveFromRangeStart", &Self::check_range_start},
      {"w:moveFromRangeEnd", &Self::check_range_end},
      {"w:moveToRangeStart", &Self::check_range_start},
      {"w:moveToRangeEnd", &Self::check_range_end},
      {"w:permStart", &Self::check_range_start},
      {"w:permEnd", &Self::check_range_end},
      {"w:sdt", &Self::check_control},
      {"wp:docPr", &Self::check_drawing},
      {"v:shape", &Self::check_shape},
      {"w:footnoteReference", &Self::check_footnote},
      {"w:endnoteReference", &Self::check_endnote},
      {"w:commentReference", &Self::check_comment},
      {"w:footnote", &Self::visit_note},
      {"w:endnote", &Self::visit_note},
      {"w:comment", &Self::visit_note},
      {"w:txbxContent", &Self::visit_box}};
  const auto found = checks.find(name);
  return found == checks.end() ? nullptr : found->second;
}

}  // namespace

void lint_story(Digest& digest, const Node& root) { StoryLint(digest).lint(root); }

}  // namespace tongmun::docx::detail
