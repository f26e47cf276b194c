#include "language/conventions.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace tongmun::language {

namespace {

using Lines = std::vector<std::string>;

std::optional<std::string> known(std::string_view name) {
  if (name == "name") return "Jiwoo Sample";
  if (name == "country:of") return "of {{name}}";
  if (name == "empty") return "";
  return std::nullopt;
}

const Lines* choose(const FormVariants& variants, Holder holder) {
  return variants.choose(holder);
}

}  // namespace

TEST_CASE("a pattern is filled once, and what nobody knows stays", "[language]") {
  const auto [pattern, expected, unknown] =
      GENERATE(table<std::string, std::string, Lines>({
          {"", "", {}},
          {"Excellency,", "Excellency,", {}},
          {"The Rt Hon {{name}} MP", "The Rt Hon Jiwoo Sample MP", {}},
          {"{{name}}{{empty}}{{ name }}", "Jiwoo SampleJiwoo Sample", {}},
          {"Minister {{country:of}}",
           "Minister of {{name}}",
           {}},  // a value is never a pattern
          {"{{title}} {{name}}", "{{title}} Jiwoo Sample", {"title"}},
          {"{{ nobody }}", "{{ nobody }}", {"nobody"}},
          {"{{}}", "{{}}", {""}},
          {"{{name", "{{name", {}},
          {"name}} and {name}", "name}} and {name}", {}},
          {"존경하는 {{name}} 장관님께", "존경하는 Jiwoo Sample 장관님께", {}},
      }));
  CAPTURE(pattern);
  std::vector<std::string> told;
  CHECK(fill(pattern, known, &told) == expected);
  CHECK(told == unknown);
  CHECK(fill(pattern, known) == expected);
}

TEST_CASE("the names of a pattern come in order, each as often as it stands",
          "[language]") {
  CHECK(names_in("{{title}} {{country:of}} {{title}}") ==
        Lines{"title", "country:of", "title"});
  CHECK(names_in("as many as {value}").empty());
}

TEST_CASE("any pattern is filled without harm", "[language]") {
  CHECK(rc::check([](const std::string& text) {
    RC_ASSERT(fill(text, [](std::string_view) { return std::nullopt; }) == text);
    names_in(text);
  }));
  CHECK(rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::element('{', '}', 'n', ' ', ':'));
    RC_ASSERT(fill(text, [](std::string_view) { return std::nullopt; }) == text);
    names_in(text);
  }));
}

TEST_CASE("each holder gets the nearest form, and the office when none fits",
          "[language]") {
  const FormVariants all{{{"m", {"Sir"}},
                          {"f", {"Madam"}},
                          {"named", {"Name"}},
                          {"office", {"Office"}},
                          {"circular", {"All"}}}};
  const FormVariants some{{{"f", {"Madam"}}, {"office", {"Office"}}}};
  const auto [holder, from_all, from_some] = GENERATE(table<Holder, Lines, Lines>({
      {Holder::male, {"Sir"}, {"Office"}},
      {Holder::female, {"Madam"}, {"Madam"}},
      {Holder::neutral, {"Name"}, {"Office"}},
      {Holder::unknown, {"Office"}, {"Office"}},
      {Holder::everybody, {"All"}, {"Office"}},
  }));
  REQUIRE(choose(all, holder));
  CHECK(*choose(all, holder) == from_all);
  CHECK(*choose(some, holder) == from_some);
  CHECK(choose(FormVariants{{{"circular", {"All"}}}}, Holder::male) == nullptr);
  CHECK(choose(FormVariants{{{"named", {"Name"}}}}, Holder::unknown) == nullptr);
}

TEST_CASE("a form for all holders replaces those for men and women", "[language]") {
  FormVariants general{{{"m", {"His Excellency"}},
                        {"f", {"Her Excellency"}},
                        {"named", {"N"}},
                        {"office", {"Office"}}}};
  general.lay_over(FormVariants{{{"named", {"The Rt Hon"}}}});
  CHECK(*general.choose(Holder::male) == Lines{"The Rt Hon"});
  CHECK(*general.choose(Holder::unknown) == Lines{"Office"});
  general.lay_over(FormVariants{{{"office", {"Secretary"}}}});
  CHECK(*general.choose(Holder::female) == Lines{"The Rt Hon"});
  CHECK(*general.choose(Holder::unknown) == Lines{"Secretary"});
}

TEST_CASE("a title and its genders change together", "[language]") {
  PostForms forms;
  forms.title = "Ministre";
  forms.titles.by_key = {{"m", {"Ministre"}}, {"f", {"Ministre"}}};
  PostForms other;
  other.title = "Secrétaire";
  forms.lay_over(other);
  CHECK(forms.title == "Secrétaire");
  CHECK(forms.titles.by_key.empty());
  forms.lay_over(PostForms{});
  CHECK(forms.title == "Secrétaire");
}

TEST_CASE("a country's variant holds from its first to its last day", "[language]") {
  Conventions conventions;
  auto& post = conventions.posts["foreign-minister"];
  post.forms.title = "general";
  CountryPost old, now;
  old.until = text::Date{2013, 3, 22};
  old.forms.title = "old";
  now.from = text::Date{2013, 3, 23};
  now.forms.title = "new";
  post.by_country["KR"] = {old, now};
  const auto [country, day, expected] =
      GENERATE(table<std::string, text::Date, std::string>({
          {"KR", {2013, 1, 8}, "old"},
          {"KR", {2013, 3, 22}, "old"},
          {"KR", {2013, 3, 23}, "new"},
          {"KR", {2020, 1, 1}, "new"},
          {"FR", {2013, 1, 8}, "general"},
          {"", {2013, 1, 8}, "general"},
      }));
  CHECK(post_forms(conventions, "foreign-minister", country, day).title == expected);
  CHECK(post_forms(conventions, "king", country, day).title.empty());
}

}  // namespace tongmun::language
