#include "check/names.hpp"

#include <algorithm>

#include "check/figures.hpp"

namespace tongmun::check {

namespace {

struct Forbidden {
  const campaign::Name* name;
  std::string form;
};

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Latin forms only as whole words: "ONK" is not in "MONKS".
bool holds(std::string_view text, std::string_view form) {
  if (form.empty()) return false;
  for (auto at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1)) {
    const auto end = at + form.size();
    const bool cut_before = at > 0 && is_letter(form.front()) && is_letter(text[at - 1]);
    const bool cut_after = end < text.size() && is_letter(form.back()) && is_letter(text[end]);
    if (!cut_before && !cut_after) return true;
  }
  return false;
}

std::vector<Forbidden> forbidden_in(const campaign::Campaign& campaign,
                                    const text::LanguageTag& language) {
  std::vector<Forbidden> forbidden;
  for (const auto* names : {&campaign.people, &campaign.organisations})
    for (const auto& name : *names)
      for (const auto& tag : language.with_parents())
        if (const auto forms = name.forms.find(tag); forms != name.forms.end())
          for (const auto& form : forms->second.never_print) forbidden.push_back({&name, form});
  return forbidden;
}

}  // namespace

void check_forbidden_names(const model::Document& document, const campaign::Campaign& campaign,
                           const std::string& file, Findings& findings) {
  const auto forbidden = forbidden_in(campaign, document.language);
  if (forbidden.empty()) return;
  for (const auto& story : document.stories)
    model::for_each_paragraph(story.blocks, [&](const model::Paragraph& paragraph) {
      const auto text = text_of(paragraph);
      for (const auto& [name, form] : forbidden)
        if (holds(text, form))
          findings.add({"CH0020", Severity::error,
                        "'" + form + "' must not be printed for '" + name->id + "'",
                        {.file = file, .inside = paragraph.id},
                        "Use the name's own form, or a field such as {{organisation." + name->id +
                            "}}."});
    });
}

}  // namespace tongmun::check
