// Posts are addressed in general and, for a while, as a country wants it: both have the
// same forms.
#include <optional>

#include "language/detail/parse.hpp"
#include "language/detail/patterns.hpp"

namespace tongmun::language {

namespace {

using data::Node;

class CheckPosts {
 public:
  CheckPosts(const data::File& file, Findings& findings)
      : file_(file), findings_(findings) {}

  void rank(const Node& rank) { forms(rank); }

  // "Acting {{title}}", or by holder.
  void acting(const Node& node) {
    const auto* acting = node.find("acting");
    if (!acting) return;
    const Allowed allowed{.may = {"title"}};
    if (acting->is_scalar()) return check_pattern(file_, *acting, allowed, findings_);
    check_patterns(file_, acting, allowed, findings_);
  }

  void post(const Node& post) {
    forms(post);
    const auto* countries = post.find("countries");
    if (!countries) return;
    for (const auto& [code, variants] : countries->entries) {
      check_country(code, file_.key_place(variants), findings_);
      for (const auto& variant : variants.items) {
        forms(variant);
        term(variant);
      }
    }
  }

 private:
  void forms(const Node& node) {
    const Allowed allowed{
        .may = {"name", "family", "given", "prefix", "title", "inline", "country"},
        .with_form = {"country"}};
    if (const auto* plain = node.find("plain")) forms(*plain);
    acting(node);
    for (const std::string_view form : {"address", "salutation", "close", "inline"}) {
      const auto* variants = node.find(form);
      check_patterns(file_, variants, allowed, findings_);
      if (!variants) continue;
      for (const auto& [key, lines] : variants->entries)
        for (const auto& line : lines.items)
          check_pattern(file_, line, allowed, findings_);
    }
  }

  void term(const Node& variant) {
    const auto from = date(variant, "from"), until = date(variant, "until");
    if (from && until && until->before(*from))
      add("this ends before it begins", *variant.find("until"),
          "Exchange from and until.");
  }

  std::optional<text::Date> date(const Node& map, std::string_view key) {
    const auto* node = map.find(key);
    if (!node || !node->is_scalar()) return std::nullopt;
    auto date = text::Date::parse(node->text);
    if (!date)
      add("there is no such date: " + node->text, *node,
          "Write a year, month or day of the calendar: 2013, 2013-03 or 2013-03-22.");
    return date;
  }

  void add(std::string message, const Node& at, std::string remedy) {
    findings_.add({"LA0013", Severity::error, std::move(message), file_.place(at),
                   std::move(remedy)});
  }

  const data::File& file_;
  Findings& findings_;
};

}  // namespace

void check_posts(const data::File& file, Findings& findings) {
  CheckPosts check(file, findings);
  check.acting(file.root);
  if (const auto* posts = file.root.find("posts"))
    for (const auto& [id, post] : posts->entries) check.post(post);
  if (const auto* ranks = file.root.find("ranks"))
    for (const auto& [id, rank] : ranks->entries) check.rank(rank);
}

}  // namespace tongmun::language
