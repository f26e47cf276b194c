#include "check/names.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "check/figures.hpp"
#include "text/normal_form.hpp"
#include "text/script.hpp"

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

namespace {

struct Word {
  std::size_t begin = 0, end = 0;  // bytes
  std::string letters;
};

// Runs of letters: hyphens and spaces part them, so that "Dong-hyuk" is two.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  const auto parts = [](char c) {
    return c == ' ' || c == '-' || c == '\n' || c == '\t' || c == ',' || c == '.' ||
           c == '(' || c == ')';
  };
  for (std::size_t at = 0; at < text.size();) {
    if (parts(text[at])) {
      ++at;
      continue;
    }
    auto end = at;
    while (end < text.size() && !parts(text[end])) ++end;
    if (auto letters = text::bare_letters(text.substr(at, end - at)); !letters.empty())
      words.push_back({at, end, std::move(letters)});
    at = end;
  }
  return words;
}

// The names of people in Latin letters, by their bare letters in either order.
class Spellings {
 public:
  Spellings(const campaign::Campaign& campaign, const text::LanguageTag& language) {
    for (const auto* names : {&campaign.people, &campaign.organisations})
      for (const auto& name : *names) add(name, language);
  }

  bool empty() const { return by_letters_.empty() && variants_.empty(); }

  void check(const std::string& text, const Place& place, Findings& findings) const {
    for (const auto& [variant, name] : variants_)
      if (holds(text, variant)) tell(variant, *name, place, findings);
    const auto words = words_of(text);
    for (std::size_t first = 0; first < words.size(); ++first) {
      std::string letters;
      for (std::size_t last = first; last < std::min(first + longest, words.size());
           ++last) {
        letters += words[last].letters;
        const auto known = by_letters_.find(letters);
        if (known == by_letters_.end() || last == first) continue;
        const auto shown =
            text.substr(words[first].begin, words[last].end - words[first].begin);
        if (!is_registered(*known->second, shown))
          tell(shown, *known->second, place, findings);
      }
    }
  }

 private:
  static constexpr std::size_t longest = 6;  // words of a name

  void add(const campaign::Name& name, const text::LanguageTag& language) {
    const auto* forms = name.find(language);
    if (forms != nullptr)
      for (const auto& variant : forms->variants) variants_.emplace_back(variant, &name);
    if (name.kind != campaign::NameKind::person || name.sample) return;
    for (const auto& [tag, form] : name.forms) {
      const auto whole = form.name.empty() ? form.family + " " + form.given : form.name;
      if (text::script_of(whole) != "Latn") continue;
      by_letters_.emplace(text::bare_letters(whole), &name);
      if (!form.given.empty())
        by_letters_.emplace(text::bare_letters(form.given + form.family), &name);
    }
  }

  // The text may end in punctuation or an ending of the language: "Dong-hyuk’s".
  static bool is_registered(const campaign::Name& name, std::string_view shown) {
    for (const auto& [tag, form] : name.forms)
      for (const auto& whole :
           {form.name, form.family + " " + form.given, form.given + " " + form.family,
            text::upper_case(form.family, tag) + " " + form.given,
            form.given + " " + text::upper_case(form.family, tag)})
        if (whole.size() > 1 && shown.find(whole) != std::string_view::npos) return true;
    return false;
  }

  static void tell(const std::string& shown, const campaign::Name& name,
                   const Place& place, Findings& findings) {
    findings.add(
        {"CH0021", Severity::warning,
         "'" + shown + "' is another spelling of '" + name.id + "'", place,
         "Use a field: {{" +
             std::string(name.kind == campaign::NameKind::person ? "person."
                                                                 : "organisation.") +
             name.id + "}}."});
  }

  std::map<std::string, const campaign::Name*> by_letters_;
  std::vector<std::pair<std::string, const campaign::Name*>> variants_;
};

}  // namespace

struct NameChecker::Impl {
  Impl(const campaign::Campaign& campaign, const text::LanguageTag& language)
      : forbidden(forbidden_in(campaign, language)), spellings(campaign, language) {}

  void check(const std::string& text, const Place& place, Findings& findings) const {
    for (const auto& [name, form] : forbidden)
      if (holds(text, form))
        findings.add({"CH0020", Severity::error,
                      "'" + form + "' must not be printed for '" + name->id + "'", place,
                      "Use the name's own form, or a field such as {{organisation." + name->id +
                          "}}."});
    if (!spellings.empty()) spellings.check(text, place, findings);
  }

  std::vector<Forbidden> forbidden;
  Spellings spellings;
  std::unordered_set<std::string> clean;
};

NameChecker::NameChecker(const campaign::Campaign& campaign, const text::LanguageTag& language)
    : impl_(std::make_unique<Impl>(campaign, language)) {}
NameChecker::~NameChecker() = default;
NameChecker::NameChecker(NameChecker&&) noexcept = default;

void NameChecker::check(const model::Document& document, const std::string& file,
                        Findings& findings) {
  constexpr std::size_t most_kept = 512;  // paragraphs that many letters share
  if (impl_->forbidden.empty() && impl_->spellings.empty()) return;
  for (const auto& story : document.stories)
    model::for_each_paragraph(story.blocks, [&](const model::Paragraph& paragraph) {
      auto text = text_of(paragraph);
      if (text.empty() || impl_->clean.contains(text)) return;
      Findings own;
      impl_->check(text, {.file = file, .inside = paragraph.id}, own);
      if (own.empty() && impl_->clean.size() < most_kept) impl_->clean.insert(std::move(text));
      findings.merge(own);
    });
}

}  // namespace tongmun::check
