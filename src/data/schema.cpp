// valijson judges; explain() finds the words and the places. Where it finds none, the deepest of
// valijson's own results are reported, since valijson repeats a violation at every level above.
#include "data/schema.hpp"

// Without this, valijson aborts where it would throw.
#define VALIJSON_USE_EXCEPTIONS 1

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/suggest.hpp"
#include "data/detail/directions.hpp"
#include "data/detail/embedded_schemas.hpp"
#include "data/detail/explain.hpp"
#include "data/detail/validate_with.hpp"

namespace tongmun::data {

namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Result = valijson::ValidationResults::Error;

// What std::regex can bear; `cut` becomes true where the text is longer.
std::string short_text(const std::string& text, bool& cut) {
  if (text.size() <= detail::longest_patterned) return text;
  cut = true;
  auto length = detail::longest_patterned;
  while ((static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) --length;
  return text.substr(0, length);
}

json to_json(const Node& node, bool& cut) {
  switch (node.kind) {
    case Node::Kind::null: return nullptr;
    case Node::Kind::boolean: return node.text[0] == 't' || node.text[0] == 'T';
    case Node::Kind::string: return short_text(node.text, cut);
    case Node::Kind::number:
      if (const auto whole = detail::whole_number(node)) return *whole;
      return detail::decimal_number(node);
    case Node::Kind::list: {
      auto list = json::array();
      for (const auto& item : node.items) list.push_back(to_json(item, cut));
      return list;
    }
    case Node::Kind::map: {
      auto map = json::object();
      for (const auto& [key, value] : node.entries) map[short_text(key, cut)] = to_json(value, cut);
      return map;
    }
  }
  return nullptr;
}

// valijson's context: "<root>", "[claims]", "[0]", …
const Node& node_at(const Node& root, const std::vector<std::string>& context) {
  const auto* node = &root;
  for (const auto& step : context) {
    if (step.size() < 2 || step.front() != '[') continue;
    const auto key = step.substr(1, step.size() - 2);
    const Node* next = node->find(key);
    if (node->is_list() && !key.empty() && key.size() < 9 &&
        key.find_first_not_of("0123456789") == std::string::npos) {
      const auto index = static_cast<std::size_t>(std::stoul(key));
      if (index < node->items.size()) next = &node->items[index];
    }
    if (!next) break;
    node = next;
  }
  return *node;
}

bool is_above(const Result& upper, const Result& lower) {
  return upper.context.size() < lower.context.size() &&
         std::equal(upper.context.begin(), upper.context.end(), lower.context.begin());
}

void report(const File& file, const valijson::ValidationResults& results, Findings& findings) {
  for (const auto& result : results) {
    if (std::any_of(results.begin(), results.end(),
                    [&](const Result& other) { return is_above(result, other); }))
      continue;
    findings.add({"DA0006", Severity::error, result.description,
                  file.place(node_at(file.root, result.context)), {}});
  }
}

struct Compiled {
  json text;
  valijson::Schema schema;
};

// Each schema is compiled once: a build reads thirty files of languages.
std::shared_ptr<const Compiled> compiled(std::string_view text) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Compiled>, std::less<>> known;
  const std::lock_guard lock(mutex);
  if (const auto found = known.find(text); found != known.end()) return found->second;
  auto made = std::make_shared<Compiled>();
  made->text = json::parse(text, nullptr, false);
  valijson::SchemaParser().populateSchema(Adapter(made->text), made->schema);
  return known.emplace(std::string(text), std::move(made)).first->second;
}

bool judge(const Compiled& schema, const json& target, valijson::ValidationResults& results) {
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  return validator.validate(schema.schema, Adapter(target), &results);
}

}  // namespace

bool detail::validate_with(const File& file, std::string_view schema_text, Findings& findings) {
  std::shared_ptr<const Compiled> schema;
  valijson::ValidationResults results;
  bool cut = false, sound = false;
  try {
    schema = compiled(schema_text);
    sound = judge(*schema, to_json(file.root, cut), results);
  } catch (const std::exception& error) {
    throw Error(ErrorKind::malformed, std::string("this is no JSON Schema: ") + error.what());
  }
  if (sound && !cut) return true;
  Findings explained;
  explain(file, schema->text, explained);
  if (!sound && explained.empty()) report(file, results, explained);
  findings.merge(explained);
  return explained.empty();
}

bool validate(const File& file, std::string_view schema, Findings& findings) {
  const bool follows = detail::validate_with(file, schema_text(schema), findings);
  return detail::check_directions(file, findings) && follows;
}

std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> names;
  for (const auto& schema : detail::embedded_schemas()) names.push_back(schema.name);
  return names;
}

std::string_view schema_text(std::string_view schema) {
  for (const auto& known : detail::embedded_schemas())
    if (known.name == schema) return known.text;
  const auto names = schema_names();
  throw Error(ErrorKind::not_found, "there is no schema '" + std::string(schema) + "'", {},
              suggestion(schema, {names.begin(), names.end()}));
}

}  // namespace tongmun::data
