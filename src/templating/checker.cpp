// A list in scope is represented by its first item, or by an empty one of its type; only to
// collect the texts to translate are all items gone through.
#include "templating/checker.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "model/segment.hpp"

namespace tongmun::templating {

Checker::Checker(const campaign::Campaign& campaign, std::string work, text::LanguageTag language,
                 Findings& findings, Data data)
    : campaign_(campaign),
      work_(std::move(work)),
      subject_{campaign, work_, {}, nullptr, std::move(language), false},
      findings_(findings),
      has_data_(data == Data::of_campaign) {}

std::optional<Value> Checker::value_of(const Tag& tag) {
  const auto path = model::field_path(tag.name);
  used_.insert(path);
  auto value = resolve(path, subject_, exemplars_);
  if (!value && has_data_ && !campaign_.is_broken(path))
    findings_.add({"TP0020", Severity::error, "nothing is called '" + path + "'", tag.place,
                   suggestion(path, known_names(subject_, exemplars_)), tag.shown()});
  return value;
}

void Checker::check_forms(const Value& value, const Tag& tag) {
  for (const auto& form : model::field_forms(tag.name))
    if (!takes_form(value.type, form))
      findings_.add({"TP0021", Severity::error,
                     "'" + model::field_path(tag.name) + "' has no form '" + form + "'",
                     tag.place, suggestion(form, forms_of(value.type)), tag.shown()});
}

void Checker::picture(const Tag& tag) {
  const auto value = value_of(tag);
  if (!value) return;
  check_forms(*value, tag);
  check_status(*value, tag);
  collect(model::field_path(tag.name), Look::literal);
}

void Checker::field(const Tag& tag) {
  const auto value = value_of(tag);
  if (!value) return;
  check_forms(*value, tag);
  const auto forms = model::field_forms(tag.name);
  if (value->type == Type::flag)
    findings_.add({"TP0025", Severity::error,
                   "'" + tag.name + "' is a condition and cannot be printed", tag.place,
                   "Use it as a section: {{#" + tag.name + "}}…{{/" + tag.name + "}}.",
                   tag.shown()});
  if (value->type == Type::image)
    findings_.add({"TP0025", Severity::error,
                   "'" + tag.name + "' is a picture and cannot be printed", tag.place,
                   "Put a picture into the layout, and {{" + tag.name +
                       "}} alone into its alternative text.",
                   tag.shown()});
  if (value->type == Type::list) {
    const bool names = value->item_type == ItemType::member;
    const bool joined = std::find(forms.begin(), forms.end(), "list") != forms.end();
    if (!names || !joined)
      findings_.add({"TP0025", Severity::error,
                     "'" + tag.name + "' is a list and cannot be printed like this", tag.place,
                     "Use it as a section: {{#" + tag.name + "}}…{{/" + tag.name + "}}" +
                         (names ? ", or write {{" + tag.name + ":list}}." : "."),
                     tag.shown()});
  }
  const bool period = std::find(forms.begin(), forms.end(), "period") != forms.end();
  if (period && value->claim != nullptr && value->claim->period.empty())
    findings_.add({"TP0056", Severity::error, "'" + value->claim->id + "' has no period", tag.place,
                   "Give the claim a `period`, or take the field out.", tag.shown()});
  check_status(*value, tag);
  const bool rich = std::find(forms.begin(), forms.end(), "rich") != forms.end();
  collect(model::field_path(tag.name), rich ? Look::rich : Look::literal);
}

// DOMAIN §2 (i): what is disputed, superseded or withdrawn is not used, unless waived by name.
void Checker::check_status(const Value& value, const Tag& tag) {
  using campaign::ClaimStatus;
  const auto check = [&](const auto* entry, const char* what) {
    if (entry == nullptr || entry->status == ClaimStatus::ok || !entry->waived_by.empty()) return;
    findings_.add({"TP0055", Severity::error,
                   std::string(what) + " '" + entry->id + "' is " +
                       std::string(campaign::name_of(entry->status)) + " and must not be used",
                   tag.place, "Take it out, or name who waives this in `waived_by`.",
                   tag.shown()});
  };
  check(value.claim, "the claim");
  check(value.name, "the testimony of");
  if (value.quote != nullptr) check(campaign_.person(value.quote->speaker), "the testimony of");
  for (const auto& item : value.items) {
    check(item.claim, "the claim");
    check(item.name, "the name");
  }
}

void Checker::collect(const std::string& path, Look look) {
  if (const auto value = resolve(path, subject_, exemplars_)) print(*value, look);
  auto scopes = exemplars_;
  for (std::size_t i = 0; i < scope_items_.size(); ++i) {
    for (const auto& item : scope_items_[i]) {
      scopes[i] = item;
      if (const auto value = resolve(path, subject_, scopes)) print(*value, look);
    }
    scopes[i] = exemplars_[i];
  }
}

void Checker::print(const Value& value, Look look) {
  auto& collected = look == Look::rich ? collected_rich_ : collected_;
  auto& texts = look == Look::rich ? rich_texts_ : texts_;
  const auto add = [&](const campaign::SourceText* text) {
    if (text != nullptr && !text->text.empty() && collected.insert(text).second)
      texts.push_back(text);
  };
  if (value.column != nullptr)  // whatever the cell: some letter prints each of them
    for (const auto phrase : value.column->phrases) add(&campaign_.phrases[phrase]);
  else
    add(value.text);
  if (value.quote != nullptr) add(&value.quote->text);
  if (value.image != nullptr) add(&value.image->alt);
}

std::optional<Type> Checker::type_of(const Tag& tag) const {
  const auto value = resolve(model::field_path(tag.name), subject_, exemplars_);
  if (!value) return std::nullopt;
  return value->type;
}

Checker::Open Checker::open(const Tag& tag) {
  Open open{tag, false, {}};
  if (auto value = value_of(tag)) {
    open.is_list = value->type == Type::list && tag.kind == TagKind::section;
    open.value = std::move(*value);
  }
  if (open.is_list) {
    Item exemplar;
    if (!open.value.items.empty()) exemplar = open.value.items.front();
    exemplar.type = open.value.item_type;
    exemplar.table = open.value.table;
    // A column tells all its texts at once.
    if (exemplar.type == ItemType::row) open.value.items.clear();
    exemplars_.push_back(std::move(exemplar));
    scope_items_.push_back(open.value.items);
  }
  check_status(open.value, tag);
  open_.push_back(open);
  return open;
}

bool Checker::close(const Tag& tag, std::size_t floor) {
  if (open_.size() <= floor) {
    findings_.add({"TP0023", Severity::error, "no section '" + tag.name + "' is open here",
                   tag.place, "Open it with {{#" + tag.name +
                       "}} in the same text, cell or list, or remove this tag.",
                   tag.shown()});
    return false;
  }
  const auto open = open_.back();
  if (open.tag.name != tag.name)
    findings_.add({"TP0022", Severity::error,
                   "the section '" + open.tag.name + "' is closed as '" + tag.name + "'", tag.place,
                   "Close it with {{/" + open.tag.name + "}}; it opens at " +
                       open.tag.place.str() + ".",
                   tag.shown()});
  if (open.is_list) {
    exemplars_.pop_back();
    scope_items_.pop_back();
  }
  open_.pop_back();
  return true;
}

void Checker::close_all(std::size_t depth) {
  while (open_.size() > depth) {
    const auto open = open_.back();
    findings_.add({"TP0024", Severity::error, "the section '" + open.tag.name + "' has no end",
                   open.tag.place,
                   "Close it with {{/" + open.tag.name + "}} in the same text, cell or list.",
                   open.tag.shown()});
    auto end = open.tag;
    end.kind = TagKind::end;
    close(end);
  }
}

std::vector<Scope> Checker::scopes() const {
  std::vector<Scope> scopes;
  for (const auto& item : exemplars_)
    scopes.push_back({item.type, item.table ? item.table->name : std::string{}});
  return scopes;
}

void Checker::enter(const std::vector<Scope>& scopes) {
  open_.clear();
  exemplars_.clear();
  scope_items_.clear();
  for (const auto& scope : scopes) {
    Item item;
    item.type = scope.type;
    item.table = scope.table.empty() ? nullptr : campaign_.table(scope.table);
    exemplars_.push_back(item);
    scope_items_.emplace_back();
  }
}

}  // namespace tongmun::templating
