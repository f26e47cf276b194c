// Names are looked up in tables: one of what each item offers, one of the roots. A path is cut at
// its dots; ids may hold '-', never '.'.
#include "templating/values.hpp"

#include <algorithm>
#include <array>

#include "text/grammar.hpp"
#include "text/number.hpp"
#include "text/particle.hpp"

namespace tongmun::templating {

namespace {

using Path = std::vector<std::string>;

Path cut(std::string_view path) {
  Path names;
  while (true) {
    const auto dot = path.find('.');
    names.emplace_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return names;
    path.remove_prefix(dot + 1);
  }
}

Value literal(std::string text) {
  Value value{Type::literal};
  value.present = value.flag = !text.empty();
  value.literal = std::move(text);
  return value;
}

Value flag(bool on) {
  Value value{Type::flag};
  value.flag = on;
  return value;
}

Value text_value(const campaign::SourceText* text) {
  Value value{Type::text};
  value.text = text;
  value.present = value.flag = text == nullptr || !text->text.empty();
  return value;
}

Value name_value(const campaign::Name* name) {
  Value value{Type::name};
  value.name = name;
  value.present = value.flag = name != nullptr;
  return value;
}

Value image_value(const campaign::Picture* image) {
  Value value{Type::image};
  value.image = image;
  value.present = value.flag = image != nullptr;
  return value;
}

Value image_of(const campaign::Name* name, const campaign::Campaign& campaign) {
  return image_value(name != nullptr ? campaign.image(name->image) : nullptr);
}

Value claim_value(const campaign::Claim* claim, std::string aspect = {}) {
  Value value{claim != nullptr && claim->kind == campaign::ClaimKind::date && aspect.empty()
                  ? Type::date
                  : Type::claim};
  value.claim = claim;
  value.aspect = std::move(aspect);
  if (value.type == Type::date) {
    value.date = claim->date;
    value.date_id = "claim-" + claim->id;
  }
  return value;
}

Value country_value(const std::string& code) {
  Value value{Type::country};
  value.aspect = code;
  value.present = value.flag = !code.empty();
  return value;
}

Value date_value(const std::optional<text::Date>& date, std::string id) {
  Value value{Type::date};
  value.date = date;
  value.date_id = std::move(id);
  value.present = value.flag = date.has_value();
  return value;
}

Value list_value(ItemType type, std::vector<Item> items) {
  Value value{Type::list};
  value.item_type = type;
  value.flag = value.present = !items.empty();
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].type = type;
    items[i].index = i;
    items[i].count = items.size();
  }
  value.items = std::move(items);
  return value;
}

Value lines_value(std::string which) {
  Value value{Type::list};
  value.item_type = ItemType::line;
  value.lines = std::move(which);
  return value;
}

Type type_of(campaign::ColumnType type) {
  switch (type) {
    case campaign::ColumnType::text:
      return Type::literal;
    case campaign::ColumnType::phrase:
      return Type::text;
    case campaign::ColumnType::number:
      return Type::number;
    case campaign::ColumnType::date:
      return Type::date;
    case campaign::ColumnType::flag:
      return Type::flag;
  }
  return Type::literal;
}

// `cell` is null where only the type is asked for, and for the circular, which has no
// recipient.
Value cell_value(const campaign::Column& column, const campaign::Cell* cell,
                 const campaign::Campaign& campaign) {
  Value value{type_of(column.type)};
  value.column = &column;
  value.cell = cell;
  value.present = value.flag = cell != nullptr && campaign::holds(*cell);
  if (!value.present) return value;
  if (const auto* date = std::get_if<text::Date>(cell)) value.date = *date;
  if (const auto* phrase = std::get_if<campaign::PhraseIndex>(cell))
    value.text = &campaign.phrases[phrase->index];
  return value;
}

std::optional<Value> of_row(const Item& item, std::string_view name,
                            const campaign::Campaign& campaign) {
  if (item.table == nullptr) return std::nullopt;
  const auto column = campaign::column_in(item.table->columns, name);
  if (!column) return std::nullopt;
  auto value =
      cell_value(item.table->columns[*column],
                 item.row ? &item.table->cell(*item.row, *column) : nullptr, campaign);
  value.table = item.table;
  return value;
}

// What an item in scope offers.
std::optional<Value> of_item(const Item& item, const std::string& name,
                             const campaign::Campaign& campaign) {
  switch (item.type) {
    case ItemType::none: return std::nullopt;
    case ItemType::demand:
      if (name == "text") return text_value(item.demand ? &item.demand->text : nullptr);
      if (name == "id") return literal(item.demand ? item.demand->id : "");
      return std::nullopt;
    case ItemType::member:
      if (name == "name") {
        auto value = name_value(item.name);
        value.member = true;
        return value;
      }
      if (name == "country") return country_value(item.name ? item.name->country : "");
      if (name == "image") return image_of(item.name, campaign);
      return std::nullopt;
    case ItemType::figure:
      if (name == "about") return text_value(item.claim ? &item.claim->about : nullptr);
      if (name == "source") {
        const auto* source = item.claim ? campaign.source(item.claim->source) : nullptr;
        return text_value(source ? &source->title : nullptr);
      }
      if (name == "amount" || name == "nature" || name == "as_of" || name == "period")
        return claim_value(item.claim, name);
      return std::nullopt;
    case ItemType::signatory: {
      const auto* signatory = item.signatory;
      if (name == "name") return name_value(signatory ? campaign.person(signatory->name) : nullptr);
      if (name == "function") return text_value(signatory ? &signatory->function : nullptr);
      if (name == "organisation")
        return name_value(signatory ? campaign.organisation(signatory->organisation) : nullptr);
      return std::nullopt;
    }
    case ItemType::notice:
      if (name == "text") return text_value(item.notice ? &item.notice->text : nullptr);
      return std::nullopt;
    case ItemType::line:
      if (name == "line") return literal(item.line);
      return std::nullopt;
    case ItemType::row:
      return of_row(item, name, campaign);
  }
  return std::nullopt;
}

std::vector<Item> names_of(const std::vector<std::string>& ids, const campaign::Campaign& campaign) {
  std::vector<Item> items;
  for (const auto& id : ids)
    if (const auto* name = campaign.organisation(id)) {
      Item item;
      item.key = id;
      item.name = name;
      items.push_back(std::move(item));
    }
  return items;
}

std::vector<Item> notices_of(const std::vector<campaign::Enclosure>& notices) {
  std::vector<Item> items;
  for (const auto& notice : notices) {
    Item item;
    item.key = notice.id;
    item.notice = &notice;
    items.push_back(std::move(item));
  }
  return items;
}

// The rows of the letter; the circular has those that are everybody's.
std::optional<Value> of_tables(std::string_view name, const Subject& subject) {
  const auto* table = subject.campaign.table(name);
  if (table == nullptr) return std::nullopt;
  const auto* recipient = subject.recipient;
  const auto& rows =
      table->rows_of(recipient ? std::string_view(recipient->id) : "",
                     recipient ? std::string_view(recipient->country) : "");
  std::vector<Item> items(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    items[i].key = table->rows[rows[i]].key;
    items[i].table = table;
    items[i].row = rows[i];
  }
  auto value = list_value(ItemType::row, std::move(items));
  value.table = table;
  return value;
}

std::optional<Value> of_lists(const std::string& name, const campaign::Campaign& campaign) {
  if (name == "asks") {
    std::vector<Item> items;
    for (const auto& id : campaign.asks)
      if (const auto* demand = campaign.demand(id)) {
        Item item;
        item.key = id;
        item.demand = demand;
        items.push_back(std::move(item));
      }
    return list_value(ItemType::demand, std::move(items));
  }
  if (name == "figures") {
    std::vector<Item> items;
    for (const auto& id : campaign.figures)
      if (const auto* claim = campaign.claim(id)) {
        Item item;
        item.key = id;
        item.claim = claim;
        items.push_back(std::move(item));
      }
    return list_value(ItemType::figure, std::move(items));
  }
  if (name == "signatories") {
    std::vector<Item> items;
    for (const auto& signatory : campaign.signatories) {
      Item item;
      item.key = signatory.organisation;
      item.signatory = &signatory;
      items.push_back(std::move(item));
    }
    return list_value(ItemType::signatory, std::move(items));
  }
  if (name == "members") {
    auto members = list_value(ItemType::member, names_of(campaign.members, campaign));
    members.sorted = true;
    return members;
  }
  if (name == "founders") return list_value(ItemType::member, names_of(campaign.founders, campaign));
  if (name == "enclosures") return list_value(ItemType::notice, notices_of(campaign.enclosures));
  if (name == "copies") return list_value(ItemType::notice, notices_of(campaign.copies));
  return std::nullopt;
}

std::optional<Value> of_campaign(const std::string& name, const campaign::Campaign& campaign) {
  if (name == "id") return literal(campaign.id);
  if (name == "title") return text_value(&campaign.title);
  if (name == "place") return text_value(&campaign.place);
  if (name == "date") return date_value(campaign.date, "date-letter");
  if (name == "reference") return literal(campaign.reference);
  if (name == "place_date") {
    auto value = date_value(campaign.date, "date-letter");
    value.type = Type::place_date;
    value.text = &campaign.place;
    return value;
  }
  return std::nullopt;
}

bool is_plural_category(std::string_view name) {
  constexpr std::array<std::string_view, 6> known = {"zero", "one",  "two",
                                                     "few",  "many", "other"};
  return std::find(known.begin(), known.end(), name) != known.end();
}

// The number of a value becomes the question whether it has that plural.
std::optional<Value> plural_of(std::optional<Value> value, const std::string& category) {
  if (!value || value->type != Type::number || !is_plural_category(category))
    return std::nullopt;
  value->type = Type::flag;
  value->literal = category;
  return value;
}

// A column that the campaign adds to its recipients.
std::optional<Value> of_column(const std::string& name, const Subject& subject) {
  const auto& columns = subject.campaign.columns;
  const auto column = campaign::column_in(columns, name);
  if (!column) return std::nullopt;
  const auto* recipient = subject.recipient;
  const bool has_cell = recipient != nullptr && *column < recipient->cells.size();
  return cell_value(columns[*column], has_cell ? &recipient->cells[*column] : nullptr,
                    subject.campaign);
}

std::optional<Value> of_recipient(const Path& path, const Subject& subject) {
  const auto* recipient = subject.recipient;
  const auto& name = path[1];
  if (path.size() == 3 && name == "group") {
    const auto group = subject.campaign.groups.find(path[2]);
    if (group == subject.campaign.groups.end()) return std::nullopt;
    const auto& codes = group->second;
    return flag(recipient && std::find(codes.begin(), codes.end(), recipient->country) != codes.end());
  }
  if (path.size() == 4 && path[2] == "plural")
    return plural_of(of_column(name, subject), path[3]);
  if (path.size() != 2) return std::nullopt;
  using campaign::Gender;
  if (name == "id") return literal(recipient ? recipient->id : "all");
  if (name == "country") return country_value(recipient ? recipient->country : "");
  if (name == "holder") return flag(recipient && recipient->holder_known());
  if (name == "female") return flag(recipient && recipient->gender == Gender::female);
  if (name == "male") return flag(recipient && recipient->gender == Gender::male);
  if (name == "circular") return flag(!recipient);
  if (name == "neutral")
    return flag(!recipient || (recipient->gender != Gender::female &&
                               recipient->gender != Gender::male));
  if (name == "title") {
    auto title = literal(recipient ? recipient->post : subject.post);
    title.type = Type::title;
    return title;
  }
  if (name == "ministry") return literal(recipient ? recipient->ministry : "");
  if (name == "address" || name == "salutation" || name == "close" || name == "post_address")
    return lines_value(name);
  return of_column(name, subject);
}

std::optional<Value> of_claim(const Path& path, const campaign::Campaign& campaign) {
  if (path.size() == 2) {
    const auto* claim = campaign.claim(path[1]);
    if (claim == nullptr) return std::nullopt;
    return claim_value(claim);
  }
  if (path.size() == 4 && path[2] == "plural") {
    const auto* claim = campaign.claim(path[1]);
    if (claim == nullptr || !is_plural_category(path[3])) return std::nullopt;
    auto value = claim_value(claim, "plural");
    value.type = Type::flag;
    value.literal = path[3];
    return value;
  }
  return std::nullopt;
}

// A flag asked of a number depends on the language of the letter.
void settle_plural(Value& value, const Subject& subject) {
  if (value.type != Type::flag || value.literal.empty()) return;
  if (value.claim != nullptr)
    value.flag =
        text::plural_category(value.claim->high, subject.language) == value.literal;
  const auto* number = value.cell ? std::get_if<text::Decimal>(value.cell) : nullptr;
  if (number != nullptr)
    value.flag = text::plural_category(*number, subject.language) == value.literal;
}

// "amount" of the innermost item that has it, or "amount.plural.few".
std::optional<Value> of_scopes(const Path& path, const Subject& subject,
                               const std::vector<Item>& scopes) {
  const bool plural = path.size() == 3 && path[1] == "plural";
  if (path.size() != 1 && !plural) return std::nullopt;
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope)
    if (auto value = of_item(*scope, path[0], subject.campaign))
      return plural ? plural_of(std::move(value), path[2]) : value;
  return std::nullopt;
}

std::optional<Value> of_roots(const Path& path, const Subject& subject) {
  const auto& campaign = subject.campaign;
  const auto& root = path[0];
  if (path.size() == 1) {
    if (root == "language") return literal(subject.language.str());
    if (auto list = of_lists(root, campaign)) return list;
    return of_tables(root, subject);
  }
  if (root == "claim") return of_claim(path, campaign);
  if (root == "recipient") return of_recipient(path, subject);
  if (root == "quote") {
    const auto* quote = campaign.quote(path[1]);
    if (quote == nullptr) return std::nullopt;
    if (path.size() == 3 && path[2] == "speaker") return name_value(campaign.person(quote->speaker));
    if (path.size() != 2) return std::nullopt;
    Value value{Type::quote};
    value.quote = quote;
    return value;
  }
  const bool is_name = root == "person" || root == "organisation";
  const auto name_of_path = [&] {
    return root == "person" ? campaign.person(path[1]) : campaign.organisation(path[1]);
  };
  if (is_name && path.size() == 3 && path[2] == "image" && name_of_path() != nullptr)
    return image_of(name_of_path(), campaign);
  if (path.size() != 2) return std::nullopt;
  if (root == "image") {
    const auto* image = campaign.image(path[1]);
    if (image == nullptr) return std::nullopt;
    return image_value(image);
  }
  if (root == "campaign") return of_campaign(path[1], campaign);
  if (root == "sender") {
    const auto* sender = campaign.organisation(campaign.sender);
    if (path[1] == "name") return name_value(sender);
    if (path[1] == "image") return image_of(sender, campaign);
    if (path[1] == "letterhead") return literal(campaign.letterhead);
    return std::nullopt;
  }
  if (root == "work" && path[1] == "id") return literal(subject.work);
  if (root == "expression" && path[1] == "translated") return flag(subject.translated);
  if (root == "country") return country_value(path[1]);
  if (root == "label") {
    Value value{Type::label};
    value.literal = path[1];
    return value;
  }
  if (is_name && name_of_path() != nullptr) return name_value(name_of_path());
  return std::nullopt;
}

}  // namespace

std::string_view literal_text(const Value& value) {
  const auto* written = value.cell ? std::get_if<std::string>(value.cell) : nullptr;
  return written != nullptr ? std::string_view(*written)
                            : std::string_view(value.literal);
}

std::optional<Value> resolve(std::string_view path, const Subject& subject,
                             const std::vector<Item>& scopes) {
  const auto names = cut(path);
  auto value = of_scopes(names, subject, scopes);
  if (!value) value = of_roots(names, subject);
  if (value) settle_plural(*value, subject);
  return value;
}

std::vector<std::string> known_names(const Subject& subject, const std::vector<Item>& scopes) {
  std::vector<std::string> names{"campaign.id",
                                 "campaign.title",
                                 "campaign.place",
                                 "campaign.date",
                                 "campaign.reference",
                                 "campaign.place_date",
                                 "sender.name",
                                 "sender.letterhead",
                                 "sender.image",
                                 "recipient.id",
                                 "recipient.country",
                                 "recipient.holder",
                                 "recipient.female",
                                 "recipient.male",
                                 "recipient.neutral",
                                 "recipient.circular",
                                 "recipient.title",
                                 "recipient.ministry",
                                 "recipient.address",
                                 "recipient.salutation",
                                 "recipient.close",
                                 "recipient.post_address",
                                 "asks",
                                 "figures",
                                 "members",
                                 "founders",
                                 "signatories",
                                 "enclosures",
                                 "copies",
                                 "language",
                                 "work.id",
                                 "expression.translated"};
  const auto& campaign = subject.campaign;
  for (const auto& claim : campaign.claims) names.push_back("claim." + claim.id);
  for (const auto& person : campaign.people) names.push_back("person." + person.id);
  for (const auto& body : campaign.organisations) names.push_back("organisation." + body.id);
  for (const auto& image : campaign.images) names.push_back("image." + image.id);
  for (const auto& quote : campaign.quotes) names.push_back("quote." + quote.id);
  for (const auto& group : campaign.groups) names.push_back("recipient.group." + group.first);
  for (const auto* name :
       {"text", "id", "name", "country", "about", "amount", "nature", "as_of", "period",
        "source", "function", "organisation", "line", "image"})
    for (const auto& scope : scopes)
      if (of_item(scope, name, campaign)) names.emplace_back(name);
  for (const auto& scope : scopes)
    if (scope.table != nullptr)
      for (const auto& column : scope.table->columns) names.push_back(column.name);
  for (const auto& column : campaign.columns) names.push_back("recipient." + column.name);
  for (const auto& table : campaign.tables) names.push_back(table.name);
  return names;
}

std::vector<std::string> forms_of(Type type) {
  switch (type) {
    case Type::text:
      return {"call", "rich", "sentence"};
    case Type::claim: return {"sentence", "digits", "words", "amount", "hedged", "nature", "period", "as_of"};
    case Type::date:
      return {"long",       "month",   "year", "day",     "day_month",
              "month_name", "compact", "iso",  "sentence"};
    case Type::name:
      return {"introduced", "short", "mention", "sentence"};
    case Type::country:
      return {"short",      "official",  "adjective", "government_of", "abbreviation",
              "introduced", "mentioned", "mention",   "sentence"};
    case Type::number:
      return {"digits", "words", "sentence"};
    case Type::quote:
      return {"quoted", "rich"};
    case Type::list: return {"list"};
    case Type::label:
    case Type::literal:
    case Type::title:
    case Type::place_date: return {"sentence"};
    case Type::image:
    case Type::flag: return {};
  }
  return {};
}

bool is_preposition(std::string_view form) {
  constexpr std::array<std::string_view, 8> known = {"of", "in",   "to", "from",
                                                     "by", "with", "at", "a"};
  return std::find(known.begin(), known.end(), form) != known.end();
}

bool takes_form(Type type, std::string_view form) {
  if (type == Type::flag || type == Type::image) return false;
  if (text::is_particle(form)) return true;
  if (text::is_grammatical_case(form))
    return type == Type::claim || type == Type::date || type == Type::name ||
           type == Type::country || type == Type::list || type == Type::number;
  if (is_preposition(form)) return type == Type::name || type == Type::country;
  const auto forms = forms_of(type);
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace tongmun::templating
