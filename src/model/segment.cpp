#include "model/segment.hpp"

#include "base/fingerprint.hpp"
#include "text/normal_form.hpp"

namespace tongmun::model {

std::string field_path(std::string_view tag) {
  if (!tag.empty() && (tag[0] == '#' || tag[0] == '^' || tag[0] == '/')) tag.remove_prefix(1);
  return std::string(tag.substr(0, tag.find(':')));
}

std::vector<std::string> field_forms(std::string_view tag) {
  std::vector<std::string> forms;
  for (auto colon = tag.find(':'); colon != std::string_view::npos;) {
    const auto next = tag.find(':', colon + 1);
    forms.emplace_back(tag.substr(colon + 1, next == std::string_view::npos
                                                 ? std::string_view::npos
                                                 : next - colon - 1));
    colon = next;
  }
  return forms;
}

namespace {

struct PlainText {
  std::string& out;
  void operator()(const Text& text) const { out += text.text; }
  void operator()(const Field& field) const { out += "{{" + field.tag + "}}"; }
  void operator()(const Code&) const {}
};

// Codes become private characters, so that no text can look like one.
struct KeyText {
  std::string& out;
  void operator()(const Text& text) const { out += text.text; }
  void operator()(const Field& field) const { out += "\uE000" + field.tag + "\uE001"; }
  void operator()(const Code& code) const {
    out += "\uE002" + std::to_string(static_cast<int>(code.kind)) + code.type + "\uE003";
  }
};

}  // namespace

std::string plain_text(const InlineContent& content) {
  std::string text;
  for (const auto& item : content) std::visit(PlainText{text}, item);
  return text;
}

std::string match_key(const InlineContent& content) {
  std::string text;
  for (const auto& item : content) std::visit(KeyText{text}, item);
  return text::match_key(text);
}

std::string content_id(const InlineContent& content) {
  return short_fingerprint(match_key(content), 8);
}

void normalise(InlineContent& content) {
  InlineContent joined;
  for (auto& item : content) {
    const auto* text = std::get_if<Text>(&item);
    if (text != nullptr && text->text.empty()) continue;
    if (text != nullptr && !joined.empty() && std::holds_alternative<Text>(joined.back()))
      std::get<Text>(joined.back()).text += text->text;
    else
      joined.push_back(std::move(item));
  }
  content = std::move(joined);
}

}  // namespace tongmun::model
