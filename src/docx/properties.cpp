// A letter has hundreds of runs and a dozen looks. Each look is made once: properties of
// the template are sorted together with ours by their place in the schema, ours winning
// by name.
#include "docx/detail/properties.hpp"

#include <algorithm>
#include <cassert>

#include "docx/detail/schema_order.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx::detail {
namespace {

using text::Direction;
using text::FontSlot;

// Word and LibreOffice look languages up by region. A bare language takes that of its
// largest community; a tag with a script takes the form that word processors know.
constexpr std::pair<std::string_view, std::string_view> likely_regions[] = {
    {"af", "af-ZA"},           {"am", "am-ET"},           {"ar", "ar-SA"},
    {"az", "az-Latn-AZ"},      {"be", "be-BY"},           {"bg", "bg-BG"},
    {"bn", "bn-BD"},           {"bs", "bs-Latn-BA"},      {"ca", "ca-ES"},
    {"cs", "cs-CZ"},           {"cy", "cy-GB"},           {"da", "da-DK"},
    {"de", "de-DE"},           {"el", "el-GR"},           {"en", "en-GB"},
    {"es", "es-ES"},           {"et", "et-EE"},           {"eu", "eu-ES"},
    {"fa", "fa-IR"},           {"fi", "fi-FI"},           {"fil", "fil-PH"},
    {"fr", "fr-FR"},           {"ga", "ga-IE"},           {"he", "he-IL"},
    {"hi", "hi-IN"},           {"hr", "hr-HR"},           {"hu", "hu-HU"},
    {"hy", "hy-AM"},           {"id", "id-ID"},           {"is", "is-IS"},
    {"it", "it-IT"},           {"ja", "ja-JP"},           {"ka", "ka-GE"},
    {"kk", "kk-KZ"},           {"km", "km-KH"},           {"ko", "ko-KR"},
    {"ky", "ky-KG"},           {"lo", "lo-LA"},           {"lt", "lt-LT"},
    {"lv", "lv-LV"},           {"mk", "mk-MK"},           {"mn", "mn-MN"},
    {"ms", "ms-MY"},           {"mt", "mt-MT"},           {"my", "my-MM"},
    {"nb", "nb-NO"},           {"ne", "ne-NP"},           {"nl", "nl-NL"},
    {"nn", "nn-NO"},           {"no", "nb-NO"},           {"pl", "pl-PL"},
    {"ps", "ps-AF"},           {"pt", "pt-PT"},           {"ro", "ro-RO"},
    {"ru", "ru-RU"},           {"si", "si-LK"},           {"sk", "sk-SK"},
    {"sl", "sl-SI"},           {"sq", "sq-AL"},           {"sr", "sr-Cyrl-RS"},
    {"sr-Latn", "sr-Latn-RS"}, {"sr-Cyrl", "sr-Cyrl-RS"}, {"sv", "sv-SE"},
    {"sw", "sw-KE"},           {"ta", "ta-IN"},           {"th", "th-TH"},
    {"tr", "tr-TR"},           {"uk", "uk-UA"},           {"ur", "ur-PK"},
    {"uz", "uz-Latn-UZ"},      {"vi", "vi-VN"},           {"zh", "zh-CN"},
    {"zh-Hans", "zh-CN"},      {"zh-Hans-CN", "zh-CN"},   {"zh-Hans-SG", "zh-SG"},
    {"zh-Hant", "zh-TW"},      {"zh-Hant-HK", "zh-HK"},   {"zh-Hant-MO", "zh-MO"},
    {"zh-Hant-TW", "zh-TW"},
};

std::string_view before_dash(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

// "ar-EG-u-nu-latn": preferences are no matter of w:lang.
std::string_view without_extensions(std::string_view tag) {
  for (std::size_t at = 0; (at = tag.find('-', at)) != std::string_view::npos; ++at)
    if (at + 2 < tag.size() && tag[at + 2] == '-') return tag.substr(0, at);
  return tag;
}

const std::string& of_slot(const LanguageSettings& languages, FontSlot slot) {
  switch (slot) {
    case FontSlot::east_asian:
      return languages.east_asian;
    case FontSlot::complex:
      return languages.complex;
    case FontSlot::latin:
      break;
  }
  return languages.latin;
}

// A run from right to left is set with the complex font whatever its characters.
FontSlot slot_of(const model::Run& run) {
  return run.direction == Direction::rtl ? FontSlot::complex : run.slot;
}

std::string_view language_attribute(FontSlot slot) {
  switch (slot) {
    case FontSlot::east_asian:
      return "w:eastAsia";
    case FontSlot::complex:
      return "w:bidi";
    case FontSlot::latin:
      break;
  }
  return "w:val";
}

std::string_view highlight_of(model::Mark mark) {
  switch (mark) {
    case model::Mark::none:
      return {};
    case model::Mark::untranslated:
      return "<w:highlight w:val=\"yellow\"/>";
    case model::Mark::doubtful:
      return "<w:highlight w:val=\"cyan\"/>";
    case model::Mark::missing:
      return "<w:highlight w:val=\"red\"/>";
  }
  return {};
}

const model::Property* find(const model::Properties* properties, std::string_view name) {
  if (!properties) return nullptr;
  const auto found = std::find_if(properties->begin(), properties->end(),
                                  [&](const auto& p) { return p.name == name; });
  return found == properties->end() ? nullptr : &*found;
}

// Attributes of a start tag that this module wrote: name="value" with nothing unusual.
// Values stay escaped.
std::vector<std::pair<std::string_view, std::string_view>> attributes_of(
    std::string_view tag) {
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
  auto at = tag.find(' ');
  while (at != std::string_view::npos) {
    const auto equals = tag.find("=\"", at);
    if (equals == std::string_view::npos) break;
    const auto close = tag.find('"', equals + 2);
    if (close == std::string_view::npos) break;
    attributes.emplace_back(tag.substr(at + 1, equals - at - 1),
                            tag.substr(equals + 2, close - equals - 2));
    at = tag.find(' ', close);
  }
  return attributes;
}

std::string_view attribute_of(std::string_view tag, std::string_view name) {
  for (const auto& [key, value] : attributes_of(tag))
    if (key == name) return value;
  return {};
}

struct Face {
  std::string_view attribute, theme;  // a theme's face would win over a named one
};
std::vector<Face> faces_of(FontSlot slot) {
  switch (slot) {
    case FontSlot::east_asian:
      return {{"w:eastAsia", "w:eastAsiaTheme"}};
    case FontSlot::complex:
      return {{"w:cs", "w:cstheme"}};
    case FontSlot::latin:
      break;
  }
  return {{"w:ascii", "w:asciiTheme"}, {"w:hAnsi", "w:hAnsiTheme"}};
}

const std::string& font_of(const LanguageSettings& languages, FontSlot slot) {
  switch (slot) {
    case FontSlot::east_asian:
      return languages.east_asian_font;
    case FontSlot::complex:
      return languages.complex_font;
    case FontSlot::latin:
      break;
  }
  return languages.latin_font;
}

}  // namespace

void OrderedProperties::add(std::string_view name, std::string_view xml) {
  items_.push_back({place_(name), items_.size(), xml});
}

void OrderedProperties::add_made(std::string_view name, std::string xml) {
  // Short strings live inside their objects, so the vector must not move while views
  // exist.
  if (made_.capacity() == 0) made_.reserve(16);
  assert(kept_ < 16);
  if (kept_ == made_.size())
    made_.push_back(std::move(xml));
  else
    made_[kept_] = std::move(xml);
  add(name, made_[kept_++]);
}

void OrderedProperties::append_to(std::string& out) {
  std::sort(items_.begin(), items_.end(), [](const Item& left, const Item& right) {
    return left.place != right.place ? left.place < right.place
                                     : left.order < right.order;
  });
  for (const auto& item : items_) out += item.xml;
}

std::string word_language(const text::LanguageTag& language, const std::string& setting) {
  const auto tag = without_extensions(language.str());
  if (tag.find('-') == std::string_view::npos && before_dash(setting) == tag)
    return setting;
  for (const auto& [bare, likely] : likely_regions)
    if (bare == tag) return std::string(likely);
  return std::string(tag);
}

RunFormatter::RunFormatter(const Styles& styles, const LanguageSettings& languages,
                           const model::Document& document)
    : styles_(styles),
      languages_(languages),
      document_(document),
      ordered_(run_property_place) {}

std::size_t RunFormatter::KeyHash::operator()(const Key& key) const {
  auto hash = std::hash<std::string_view>{}(key.language);
  hash = hash * 31 + std::hash<const void*>{}(key.properties);
  return hash * 31 + static_cast<std::size_t>(key.flags);
}

const std::string& RunFormatter::of_run(const model::Run& run) {
  const int flags = (run.bold ? 1 : 0) | (run.italic ? 2 : 0) |
                    (run.direction == Direction::rtl ? 4 : 0) |
                    static_cast<int>(run.slot) << 3 | static_cast<int>(run.mark) << 5;
  Key key{run.properties.get(), flags, run.language.str()};
  const auto known = made_.find(key);
  if (known != made_.end()) return known->second;
  return made_.emplace(std::move(key), make(run, run.properties.get())).first->second;
}

const std::string& RunFormatter::of_break(const model::SharedProperties& properties) {
  static const std::string none;
  if (!properties) return none;
  model::Run run;
  run.language = document_.language;
  run.properties = properties;
  return of_run(run);
}

const std::string& RunFormatter::of_mark(const model::SharedProperties& properties,
                                         Direction direction) {
  static const std::string none;
  if (!properties && direction == Direction::ltr) return none;
  model::Run run;
  run.language = document_.language;
  run.properties = properties;
  run.direction = direction;
  return of_run(run);
}

std::string RunFormatter::make(const model::Run& run,
                               const model::Properties* properties) {
  ordered_.clear();
  if (properties) add_template(run, *properties);
  add_fonts(run, properties);
  add_emphasis(run);
  if (const auto highlight = highlight_of(run.mark); !highlight.empty())
    ordered_.add("w:highlight", highlight);
  if (run.direction == Direction::rtl)
    ordered_.add("w:rtl", "<w:rtl/>");
  else if (run.slot == FontSlot::complex)
    ordered_.add("w:cs", "<w:cs/>");
  add_language(run);
  std::string out;
  if (ordered_.empty()) return out;
  out = "<w:rPr>";
  ordered_.append_to(out);
  return out += "</w:rPr>";
}

void RunFormatter::add_template(const model::Run& run,
                                const model::Properties& properties) {
  static constexpr std::string_view ours[] = {"w:rFonts", "w:rtl", "w:cs", "w:lang",
                                              "w:noProof"};
  const bool emphasised_by_bold =
      run.italic && languages_.no_italics && slot_of(run) == FontSlot::complex;
  for (const auto& property : properties) {
    const auto& name = property.name;
    if (std::find(std::begin(ours), std::end(ours), name) != std::end(ours)) continue;
    if ((run.bold || emphasised_by_bold) && (name == "w:b" || name == "w:bCs")) continue;
    if (run.italic && (name == "w:i" || name == "w:iCs" || name == "w:em")) continue;
    if (run.mark != model::Mark::none && name == "w:highlight") continue;
    // A style that this layout lacks would make Word complain.
    if (name == "w:rStyle" && !styles_.has_id(attribute_of(property.xml, "w:val")))
      continue;
    ordered_.add(name, property.xml);
  }
  const auto* size = find(&properties, "w:sz");
  if (size && !find(&properties, "w:szCs"))
    ordered_.add_made(
        "w:szCs",
        "<w:szCs w:val=\"" + std::string(attribute_of(size->xml, "w:val")) + "\"/>");
  // The twins of "not bold" and "not italic" in the scripts that have their own.
  if (slot_of(run) != FontSlot::complex) return;
  if (!run.bold && !emphasised_by_bold && find(&properties, "w:b") &&
      !find(&properties, "w:bCs"))
    ordered_.add("w:bCs", "<w:bCs w:val=\"0\"/>");
  if (!run.italic && find(&properties, "w:i") && !find(&properties, "w:iCs"))
    ordered_.add("w:iCs", "<w:iCs w:val=\"0\"/>");
}

void RunFormatter::add_fonts(const model::Run& run, const model::Properties* properties) {
  const auto slot = slot_of(run);
  const auto& font = font_of(languages_, slot);
  const auto faces = font.empty() ? std::vector<Face>{} : faces_of(slot);
  std::string attributes;
  if (slot == FontSlot::east_asian) attributes += " w:hint=\"eastAsia\"";
  for (const auto& face : faces) {
    attributes.append(" ").append(face.attribute).append("=\"");
    xml::append_escaped_attribute(attributes, font);
    attributes += '"';
  }
  if (const auto* from = find(properties, "w:rFonts")) {
    for (const auto& [name, value] : attributes_of(from->xml)) {
      const auto replaced = std::any_of(
          faces.begin(), faces.end(),
          [&](const Face& face) { return face.attribute == name || face.theme == name; });
      if (!replaced && name != "w:hint")
        attributes.append(" ").append(name).append("=\"").append(value).append("\"");
    }
  }
  if (!attributes.empty()) ordered_.add_made("w:rFonts", "<w:rFonts" + attributes + "/>");
}

// Scripts without italics have their own ways to say a thing with weight.
void RunFormatter::add_emphasis(const model::Run& run) {
  const auto slot = slot_of(run);
  const bool upright = languages_.no_italics && slot != FontSlot::latin;
  const bool bold = run.bold || (run.italic && upright && slot == FontSlot::complex);
  if (bold) ordered_.add("w:b", "<w:b/>");
  if (bold) ordered_.add("w:bCs", "<w:bCs/>");
  if (!run.italic) return;
  if (!upright) {
    ordered_.add("w:i", "<w:i/>");
    ordered_.add("w:iCs", "<w:iCs/>");
  } else if (slot == FontSlot::east_asian) {
    ordered_.add("w:em", "<w:em w:val=\"dot\"/>");
  }
}

void RunFormatter::add_language(const model::Run& run) {
  if (run.language == document_.language || run.language == text::LanguageTag{}) return;
  const auto slot = slot_of(run);
  const auto& setting = of_slot(languages_, slot);
  const auto tag = word_language(run.language, setting);
  if (tag == setting) return;
  std::string lang = "<w:lang ";
  lang.append(language_attribute(slot)).append("=\"");
  xml::append_escaped_attribute(lang, tag);
  ordered_.add_made("w:lang", lang + "\"/>");
}

}  // namespace tongmun::docx::detail
