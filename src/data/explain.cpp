// The walk takes one value and one schema at a time, keyword by keyword. Alternatives (anyOf,
// oneOf, if, not) are tried with findings of their own, thrown away unless exactly one
// alternative is meant: then its findings say more than "none of these fits".
#include "data/detail/explain.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "base/suggest.hpp"
#include "base/utf8.hpp"

namespace tongmun::data::detail {

namespace {

using nlohmann::json;
using Kind = Node::Kind;

constexpr int reference_limit = 64;  // levels of schemas within schemas

std::string kind_words(std::string_view type) {
  if (type == "object") return "a map";
  if (type == "array") return "a list";
  if (type == "string") return "a text";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  if (type == "boolean") return "true or false";
  return "empty";
}

bool has_type(const Node& node, std::string_view type) {
  switch (node.kind) {
    case Kind::null: return type == "null";
    case Kind::boolean: return type == "boolean";
    case Kind::string: return type == "string";
    case Kind::list: return type == "array";
    case Kind::map: return type == "object";
    case Kind::number: return type == "number" || (type == "integer" && whole_number(node));
  }
  return false;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : separator).append(word);
  return text;
}

std::string shown(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// A long text is shown by its beginning.
std::string quoted(const std::string& text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return "'" + text + "'";
  auto length = longest;
  while ((static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) --length;
  return "'" + text.substr(0, length) + "…'";
}

bool equals(const Node& node, const json& value) {
  switch (node.kind) {
    case Kind::null: return value.is_null();
    case Kind::boolean:
      return value.is_boolean() &&
             value.get<bool>() == (node.text[0] == 't' || node.text[0] == 'T');
    case Kind::string: return value.is_string() && value.get_ref<const std::string&>() == node.text;
    case Kind::number:
      return value.is_number() && std::abs(value.get<double>() - decimal_number(node)) == 0;
    case Kind::list:
    case Kind::map: break;  // the schemas list scalars only; valijson judges the rest
  }
  return true;
}

// The keyword's value, or an empty list or map, which asks for nothing.
const json& list_of(const json& schema, const char* keyword) {
  static const json none = json::array();
  const auto found = schema.find(keyword);
  return found == schema.end() ? none : *found;
}

const json& map_of(const json& schema, const char* keyword) {
  static const json none = json::object();
  const auto found = schema.find(keyword);
  return found == schema.end() ? none : *found;
}

// Compiled once for each walk; making a regular expression takes longer than using it.
class Patterns {
 public:
  bool match(const std::string& text, const std::string& pattern) {
    if (text.size() > longest_patterned) return false;
    const auto found = compiled_.find(pattern);
    if (found != compiled_.end()) return std::regex_search(text, found->second);
    return std::regex_search(text, compiled_.emplace(pattern, pattern).first->second);
  }

 private:
  std::map<std::string, std::regex> compiled_;
};

class Walk {
 public:
  Walk(const File& file, const json& root) : file_(file), root_(root) {}

  void value(const Node& node, const json& schema, Findings& findings, int level = 0) const {
    if (level > reference_limit) return;
    if (schema.is_boolean() && !schema.get<bool>())
      return add(findings, "DA0006", "nothing is allowed here", file_.place(node), {});
    if (!schema.is_object()) return;
    if (const auto reference = schema.find("$ref"); reference != schema.end())
      return value(node, resolve(*reference), findings, level + 1);
    if (!type(node, schema, findings)) return;
    allowed(node, schema, findings);
    if (node.kind == Kind::string) text(node, schema, findings);
    if (node.kind == Kind::number) number(node, schema, findings);
    if (node.is_map()) map(node, schema, findings, level);
    if (node.is_list()) list(node, schema, findings, level);
    alternatives(node, schema, findings, level);
  }

 private:
  void add(Findings& findings, std::string code, std::string message, Place place,
           std::string remedy) const {
    // A hostile file has a fault in each line. Nobody reads more than these.
    constexpr std::size_t most = 1000;
    if (findings.all().size() == most) {
      code = "DA0006";
      message = "there are more than " + std::to_string(most) + " faults in this file";
      remedy = "Mend these first.";
    }
    if (findings.all().size() > most) return;
    findings.add({std::move(code), Severity::error, std::move(message), std::move(place),
                  std::move(remedy)});
  }

  const json& resolve(const json& reference) const {
    static const json anything = json::object();
    const auto text = shown(reference);
    if (!text.starts_with('#')) return anything;
    try {
      return root_.at(json::json_pointer(text.substr(1)));
    } catch (const json::exception&) {
      return anything;  // valijson has refused the schema by now
    }
  }

  bool type(const Node& node, const json& schema, Findings& findings) const {
    const auto found = schema.find("type");
    if (found == schema.end()) return true;
    const auto types = found->is_array() ? *found : json::array({*found});
    std::vector<std::string> words;
    for (const auto& type : types) {
      if (has_type(node, shown(type))) return true;
      words.push_back(kind_words(shown(type)));
    }
    add(findings, "DA0003", "this must be " + joined(words, " or "), file_.place(node),
        type_remedy(node, shown(types.empty() ? json("") : types.front())));
    return false;
  }

  std::string type_remedy(const Node& node, std::string_view wanted) const {
    if (node.is_null()) return "Write a value, or remove the key.";
    const bool is_word = node.kind == Kind::number || node.kind == Kind::boolean;
    if (wanted == "string" && is_word) return "Put it in quotes: \"" + node.text + "\".";
    if (wanted == "array" && node.is_scalar()) return "Write it as a list: [" + node.text + "].";
    if (wanted == "object" && node.is_scalar()) return "Write keys below it, indented.";
    if (wanted == "array" && node.is_map()) return "Write '- ' before each item.";
    if (wanted == "boolean" && node.kind == Kind::string) return "Write true or false.";
    if (node.kind == Kind::string && (wanted == "integer" || wanted == "number"))
      return "Write digits, without quotes.";
    return {};
  }

  void allowed(const Node& node, const json& schema, Findings& findings) const {
    auto values = list_of(schema, "enum");
    if (const auto constant = schema.find("const"); constant != schema.end())
      values = json::array({*constant});
    if (values.empty()) return;
    std::vector<std::string> words;
    for (const auto& value : values) {
      if (equals(node, value)) return;
      words.push_back(shown(value));
    }
    auto remedy = words.size() == 1 ? "Write " + words[0] + "."
                                    : "Write one of: " + joined(words, ", ") + ".";
    if (const auto near = nearest_name(node.text, words); near && words.size() > 1)
      remedy = "Did you mean '" + *near + "'? " + remedy;
    add(findings, "DA0004", quoted(node.text) + " is not allowed here", file_.place(node),
        std::move(remedy));
  }

  void text(const Node& node, const json& schema, Findings& findings) const {
    if (const auto found = schema.find("pattern"); found != schema.end())
      if (!patterns_.match(node.text, shown(*found)))
        add(findings, "DA0005", quoted(node.text) + " does not have the right form",
            file_.place(node), form_remedy(schema, shown(*found)));
    const auto length = to_utf32(node.text).size();
    if (const auto least = limit(schema, "minLength"); least && double(length) < *least)
      add(findings, "DA0006",
          length == 0 ? "this must not be empty"
                      : "this must have at least " + shown(schema["minLength"]) + " characters",
          file_.place(node), {});
    if (const auto most = limit(schema, "maxLength"); most && double(length) > *most)
      add(findings, "DA0006",
          "this must have at most " + shown(schema["maxLength"]) + " characters",
          file_.place(node), {});
  }

  // The schema's own words help more than its regular expression.
  std::string form_remedy(const json& schema, const std::string& pattern) const {
    std::string remedy;
    if (const auto found = schema.find("description"); found != schema.end())
      remedy = shown(*found) + " ";
    if (const auto found = schema.find("examples"); found != schema.end() && !found->empty())
      return remedy + "Write it like " + shown(found->front()) + ".";
    return remedy + "It must match " + pattern;
  }

  static std::optional<double> limit(const json& schema, const char* keyword) {
    const auto found = schema.find(keyword);
    if (found == schema.end() || !found->is_number()) return std::nullopt;
    return found->get<double>();
  }

  void number(const Node& node, const json& schema, Findings& findings) const {
    const auto value = decimal_number(node);
    const auto check = [&](const char* keyword, bool fails, const char* words) {
      if (fails)
        add(findings, "DA0006", std::string("this must be ") + words + " " + shown(schema[keyword]),
            file_.place(node), {});
    };
    if (const auto least = limit(schema, "minimum")) check("minimum", value < *least, "at least");
    if (const auto most = limit(schema, "maximum")) check("maximum", value > *most, "at most");
    if (const auto least = limit(schema, "exclusiveMinimum"))
      check("exclusiveMinimum", value <= *least, "more than");
    if (const auto most = limit(schema, "exclusiveMaximum"))
      check("exclusiveMaximum", value >= *most, "less than");
    if (const auto unit = limit(schema, "multipleOf"); unit && *unit > 0)
      check("multipleOf", std::abs(std::remainder(value, *unit)) > 1e-9 * *unit, "a multiple of");
  }

  void map(const Node& node, const json& schema, Findings& findings, int level) const {
    const auto& properties = map_of(schema, "properties");
    for (const auto& [key, item] : node.entries) entry(key, item, schema, findings, level);
    for (const auto& key : list_of(schema, "required"))
      if (!node.find(shown(key))) missing(node, shown(key), properties, findings);
    count(node.entries.size(), node, schema, {"minProperties", "maxProperties"}, "keys", findings);
    const auto& dependencies = map_of(schema, "dependencies");
    for (const auto& [key, wanted] : dependencies.items()) {
      if (!node.find(key)) continue;
      if (!wanted.is_array()) value(node, wanted, findings, level + 1);
      for (const auto& other : wanted.is_array() ? wanted : json::array())
        if (!node.find(shown(other))) missing(node, shown(other), properties, findings);
    }
  }

  void missing(const Node& node, const std::string& key, const json& properties,
               Findings& findings) const {
    std::string remedy = "Add '" + key + ":'.";
    if (const auto found = properties.find(key); found != properties.end() && found->is_object())
      if (const auto words = found->find("description"); words != found->end())
        remedy = "Add '" + key + ":'. " + shown(*words);
    add(findings, "DA0002", "missing key '" + key + "'", file_.place(node), std::move(remedy));
  }

  // One entry of a map, against every schema that speaks of its key.
  void entry(const std::string& key, const Node& item, const json& schema, Findings& findings,
             int level) const {
    bool known = false;
    const auto& properties = map_of(schema, "properties");
    if (const auto found = properties.find(key); found != properties.end()) {
      known = true;
      value(item, *found, findings, level + 1);
    }
    const auto& patterns = map_of(schema, "patternProperties");
    for (const auto& [pattern, wanted] : patterns.items()) {
      if (!patterns_.match(key, pattern)) continue;
      known = true;
      value(item, wanted, findings, level + 1);
    }
    if (const auto names = schema.find("propertyNames"); names != schema.end())
      value(key_node(key, item), *names, findings, level + 1);
    const auto others = schema.find("additionalProperties");
    if (known || others == schema.end()) return;
    if (!others->is_boolean()) return value(item, *others, findings, level + 1);
    if (!others->get<bool>()) unknown(key, item, properties, patterns, findings);
  }

  static Node key_node(const std::string& key, const Node& item) {
    return {.kind = Kind::string, .text = key, .line = item.key_line, .column = item.key_column};
  }

  void unknown(const std::string& key, const Node& item, const json& properties,
               const json& patterns, Findings& findings) const {
    std::vector<std::string> known;
    for (const auto& [name, schema] : properties.items()) known.push_back(name);
    auto remedy = suggestion(key, known);
    if (known.empty() && patterns.size() == 1)
      remedy = "Keys must match " + patterns.items().begin().key();
    add(findings, "DA0001", "unknown key " + quoted(key), file_.key_place(item),
        std::move(remedy));
  }

  void list(const Node& node, const json& schema, Findings& findings, int level) const {
    const auto& items = map_of(schema, "items");
    const auto& more = map_of(schema, "additionalItems");
    for (std::size_t i = 0; i < node.items.size(); ++i)
      value(node.items[i], !items.is_array() ? items : i < items.size() ? items[i] : more,
            findings, level + 1);
    count(node.items.size(), node, schema, {"minItems", "maxItems"}, "items", findings);
    if (schema.value("uniqueItems", json(false)) == json(true)) unique(node, findings);
  }

  void unique(const Node& node, Findings& findings) const {
    std::vector<std::pair<Kind, std::string>> seen;
    for (const auto& item : node.items) {
      if (!item.is_scalar()) continue;
      const auto same = std::make_pair(item.kind, item.text);
      if (std::find(seen.begin(), seen.end(), same) != seen.end())
        add(findings, "DA0006", quoted(item.text) + " stands here twice", file_.place(item),
            "Remove one of them.");
      else
        seen.push_back(same);
    }
  }

  struct Bounds {
    const char *least, *most;
  };
  void count(std::size_t size, const Node& node, const json& schema, Bounds bounds,
             const char* words, Findings& findings) const {
    const auto check = [&](const char* keyword, bool fails, const char* direction) {
      if (fails)
        add(findings, "DA0006",
            std::string("this must have ") + direction + " " + shown(schema[keyword]) + " " +
                words,
            file_.place(node), {});
    };
    const auto number = static_cast<double>(size);
    if (const auto least = limit(schema, bounds.least)) check(bounds.least, number < *least, "at least");
    if (const auto most = limit(schema, bounds.most)) check(bounds.most, number > *most, "at most");
  }

  bool fits(const Node& node, const json& schema, int level) const {
    Findings tried;
    value(node, schema, tried, level + 1);
    return tried.empty();
  }

  void alternatives(const Node& node, const json& schema, Findings& findings, int level) const {
    for (const auto& part : list_of(schema, "allOf"))
      value(node, part, findings, level + 1);
    for (const auto* keyword : {"anyOf", "oneOf"})
      if (const auto found = schema.find(keyword); found != schema.end())
        one_of(node, *found, std::string_view(keyword) == "oneOf", findings, level);
    if (const auto found = schema.find("not"); found != schema.end() && fits(node, *found, level))
      add(findings, "DA0006", "this is not allowed here", file_.place(node),
          found->is_object() && found->contains("description") ? shown((*found)["description"])
                                                               : std::string());
    if (const auto found = schema.find("if"); found != schema.end()) {
      const auto branch = schema.find(fits(node, *found, level) ? "then" : "else");
      if (branch != schema.end()) value(node, *branch, findings, level + 1);
    }
  }

  void one_of(const Node& node, const json& forms, bool exactly, Findings& findings,
              int level) const {
    std::vector<Findings> meant;  // of the forms whose type is right
    std::vector<std::string> words;
    std::size_t fitting = 0;
    for (const auto& form : forms) {
      Findings tried;
      value(node, form, tried, level + 1);
      fitting += tried.empty();
      if (!is_wrong_type(node, tried)) meant.push_back(std::move(tried));
      words.push_back(form_words(form));
    }
    if (fitting == 1 || (fitting > 1 && !exactly)) return;
    if (fitting > 1)
      return add(findings, "DA0006", "this fits several forms where one is wanted",
                 file_.place(node), {});
    if (meant.size() == 1) return findings.merge(meant.front());
    std::erase(words, "");
    add(findings, "DA0006", "this has none of the forms that are allowed here", file_.place(node),
        words.empty() ? std::string() : "Write " + joined(words, ", or ") + ".");
  }

  bool is_wrong_type(const Node& node, const Findings& tried) const {
    return tried.all().size() == 1 && tried.all()[0].code == "DA0003" &&
           tried.all()[0].place == file_.place(node);
  }

  std::string form_words(const json& form) const {
    if (!form.is_object()) return {};
    if (const auto found = form.find("$ref"); found != form.end()) return form_words(resolve(*found));
    if (const auto found = form.find("title"); found != form.end()) return shown(*found);
    if (const auto found = form.find("const"); found != form.end()) return shown(*found);
    if (const auto found = form.find("enum"); found != form.end()) {
      std::vector<std::string> values;
      for (const auto& value : *found) values.push_back(shown(value));
      return joined(values, ", ");
    }
    if (const auto found = form.find("required"); found != form.end() && !found->empty()) {
      std::vector<std::string> keys;
      for (const auto& key : *found) keys.push_back("'" + shown(key) + "'");
      return joined(keys, " and ");
    }
    if (const auto found = form.find("type"); found != form.end() && found->is_string())
      return kind_words(shown(*found));
    return {};
  }

  const File& file_;
  const json& root_;
  mutable Patterns patterns_;
};

}  // namespace

void explain(const File& file, const json& schema, Findings& findings) {
  Walk(file, schema).value(file.root, schema, findings);
}

}  // namespace tongmun::data::detail
