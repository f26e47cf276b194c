// Look-ups are linear: a campaign has tens of entries, and lists keep the order of their
// files.
#include "campaign/campaign.hpp"

#include <algorithm>

namespace tongmun::campaign {

namespace {

template <typename T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&](const T& entry) { return entry.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name_of(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::exact:
      return "exact";
    case ClaimKind::approx:
      return "approx";
    case ClaimKind::at_least:
      return "at_least";
    case ClaimKind::more_than:
      return "more_than";
    case ClaimKind::up_to:
      return "up_to";
    case ClaimKind::range:
      return "range";
    case ClaimKind::indefinite:
      return "indefinite";
    case ClaimKind::date:
      return "date";
  }
  return "exact";
}

std::string_view name_of(Hedge hedge) {
  switch (hedge) {
    case Hedge::asserted:
      return "asserted";
    case Hedge::estimated:
      return "estimated";
    case Hedge::believed:
      return "believed";
    case Hedge::reported:
      return "reported";
  }
  return "asserted";
}

std::string_view name_of(ClaimStatus status) {
  switch (status) {
    case ClaimStatus::ok:
      return "ok";
    case ClaimStatus::disputed:
      return "disputed";
    case ClaimStatus::superseded:
      return "superseded";
    case ClaimStatus::withdrawn:
      return "withdrawn";
  }
  return "ok";
}

const NameForms* Name::find(const LanguageTag& language) const {
  for (const auto& tag : language.with_parents())
    if (const auto found = forms.find(tag); found != forms.end()) return &found->second;
  return nullptr;
}

const Claim* Campaign::claim(std::string_view wanted) const {
  return find_by_id(claims, wanted);
}
const Name* Campaign::person(std::string_view wanted) const {
  return find_by_id(people, wanted);
}
const Name* Campaign::organisation(std::string_view wanted) const {
  return find_by_id(organisations, wanted);
}
const Demand* Campaign::demand(std::string_view wanted) const {
  return find_by_id(demands, wanted);
}
const Quote* Campaign::quote(std::string_view wanted) const {
  return find_by_id(quotes, wanted);
}
const Source* Campaign::source(std::string_view wanted) const {
  return find_by_id(sources, wanted);
}
const Picture* Campaign::image(std::string_view wanted) const {
  return find_by_id(images, wanted);
}
const DataTable* Campaign::table(std::string_view wanted) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& entry) {
    return entry.name == wanted;
  });
  return found == tables.end() ? nullptr : &*found;
}

bool Campaign::is_broken(std::string_view path) const {
  const auto all_of_kind = std::string(path.substr(0, path.find('.'))) + ".*";
  return std::any_of(broken.begin(), broken.end(), [&](const std::string& known) {
    return known == path || known == all_of_kind || path.starts_with(known + ".");
  });
}

std::vector<const SourceText*> Campaign::texts() const {
  std::vector<const SourceText*> list;
  const auto add = [&list](const SourceText& text) {
    if (!text.text.empty()) list.push_back(&text);
  };
  add(title);
  add(place);
  for (const auto& entry : claims) add(entry.about);
  for (const auto& entry : sources) add(entry.title);
  for (const auto& entry : demands) add(entry.text);
  for (const auto& entry : quotes) add(entry.text);
  for (const auto& entry : enclosures) add(entry.text);
  for (const auto& entry : copies) add(entry.text);
  for (const auto& entry : signatories) add(entry.function);
  for (const auto& entry : images) add(entry.alt);
  for (const auto& phrase : phrases) add(phrase);
  return list;
}

}  // namespace tongmun::campaign
