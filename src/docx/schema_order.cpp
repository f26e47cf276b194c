// The lists are the schema's, copied; a hash of each answers where a name belongs,
// because the writer asks it for every property of every paragraph.
#include "docx/detail/schema_order.hpp"

#include <string_view>
#include <unordered_map>

namespace tongmun::docx::detail {
namespace {

constexpr std::string_view run_names[] = {"w:rStyle",
                                          "w:rFonts",
                                          "w:b",
                                          "w:bCs",
                                          "w:i",
                                          "w:iCs",
                                          "w:caps",
                                          "w:smallCaps",
                                          "w:strike",
                                          "w:dstrike",
                                          "w:outline",
                                          "w:shadow",
                                          "w:emboss",
                                          "w:imprint",
                                          "w:noProof",
                                          "w:snapToGrid",
                                          "w:vanish",
                                          "w:webHidden",
                                          "w:color",
                                          "w:spacing",
                                          "w:w",
                                          "w:kern",
                                          "w:position",
                                          "w:sz",
                                          "w:szCs",
                                          "w:highlight",
                                          "w:u",
                                          "w:effect",
                                          "w:bdr",
                                          "w:shd",
                                          "w:fitText",
                                          "w:vertAlign",
                                          "w:rtl",
                                          "w:cs",
                                          "w:em",
                                          "w:lang",
                                          "w:eastAsianLayout",
                                          "w:specVanish",
                                          "w:oMath"};

constexpr std::string_view paragraph_names[] = {"w:pStyle",
                                                "w:keepNext",
                                                "w:keepLines",
                                                "w:pageBreakBefore",
                                                "w:framePr",
                                                "w:widowControl",
                                                "w:numPr",
                                                "w:suppressLineNumbers",
                                                "w:pBdr",
                                                "w:shd",
                                                "w:tabs",
                                                "w:suppressAutoHyphens",
                                                "w:kinsoku",
                                                "w:wordWrap",
                                                "w:overflowPunct",
                                                "w:topLinePunct",
                                                "w:autoSpaceDE",
                                                "w:autoSpaceDN",
                                                "w:bidi",
                                                "w:adjustRightInd",
                                                "w:snapToGrid",
                                                "w:spacing",
                                                "w:ind",
                                                "w:contextualSpacing",
                                                "w:mirrorIndents",
                                                "w:suppressOverlap",
                                                "w:jc",
                                                "w:textDirection",
                                                "w:textAlignment",
                                                "w:textboxTightWrap",
                                                "w:outlineLvl",
                                                "w:divId",
                                                "w:cnfStyle",
                                                "w:rPr",
                                                "w:sectPr",
                                                "w:pPrChange"};

constexpr std::string_view table_names[] = {"w:tblStyle",
                                            "w:tblpPr",
                                            "w:tblOverlap",
                                            "w:bidiVisual",
                                            "w:tblStyleRowBandSize",
                                            "w:tblStyleColBandSize",
                                            "w:tblW",
                                            "w:jc",
                                            "w:tblCellSpacing",
                                            "w:tblInd",
                                            "w:tblBorders",
                                            "w:shd",
                                            "w:tblLayout",
                                            "w:tblCellMar",
                                            "w:tblLook",
                                            "w:tblCaption",
                                            "w:tblDescription",
                                            "w:tblPrChange"};

constexpr std::string_view section_names[] = {"w:headerReference",
                                              "w:footerReference",
                                              "w:footnotePr",
                                              "w:endnotePr",
                                              "w:type",
                                              "w:pgSz",
                                              "w:pgMar",
                                              "w:paperSrc",
                                              "w:pgBorders",
                                              "w:lnNumType",
                                              "w:pgNumType",
                                              "w:cols",
                                              "w:formProt",
                                              "w:vAlign",
                                              "w:noEndnote",
                                              "w:titlePg",
                                              "w:textDirection",
                                              "w:bidi",
                                              "w:rtlGutter",
                                              "w:docGrid",
                                              "w:printerSettings",
                                              "w:sectPrChange"};

constexpr std::string_view cell_names[] = {
    "w:cnfStyle",  "w:tcW",       "w:gridSpan",  "w:hMerge",  "w:vMerge",
    "w:tcBorders", "w:shd",       "w:noWrap",    "w:tcMar",   "w:textDirection",
    "w:tcFitText", "w:vAlign",    "w:hideMark",  "w:headers", "w:cellIns",
    "w:cellDel",   "w:cellMerge", "w:tcPrChange"};

constexpr std::string_view level_names[] = {
    "w:start",   "w:numFmt",         "w:lvlRestart", "w:pStyle", "w:isLgl", "w:suff",
    "w:lvlText", "w:lvlPicBulletId", "w:legacy",     "w:lvlJc",  "w:pPr",   "w:rPr"};

constexpr std::string_view settings_names[] = {"w:clrSchemeMapping",
                                               "w:doNotIncludeSubdocsInStats",
                                               "w:doNotAutoCompressPictures",
                                               "w:forceUpgrade",
                                               "w:captions",
                                               "w:readModeInkLockDown",
                                               "w:smartTagType",
                                               "sl:schemaLibrary",
                                               "w:shapeDefaults",
                                               "w:doNotEmbedSmartTags",
                                               "w:decimalSymbol",
                                               "w:listSeparator"};

using Places = std::unordered_map<std::string_view, int>;

Places places_of(std::span<const std::string_view> names) {
  Places places;
  for (const auto name : names) places.emplace(name, static_cast<int>(places.size()));
  return places;
}

int place_in(const Places& places, std::string_view name) {
  const auto found = places.find(name);
  return found == places.end() ? static_cast<int>(places.size()) : found->second;
}

}  // namespace

std::span<const std::string_view> run_property_order() { return run_names; }
std::span<const std::string_view> paragraph_property_order() { return paragraph_names; }
std::span<const std::string_view> table_property_order() { return table_names; }
std::span<const std::string_view> section_property_order() { return section_names; }
std::span<const std::string_view> cell_property_order() { return cell_names; }
std::span<const std::string_view> settings_after_languages() { return settings_names; }

int run_property_place(std::string_view name) {
  static const auto places = places_of(run_names);
  return place_in(places, name);
}

int paragraph_property_place(std::string_view name) {
  static const auto places = places_of(paragraph_names);
  return place_in(places, name);
}

int table_property_place(std::string_view name) {
  static const auto places = places_of(table_names);
  return place_in(places, name);
}

int section_property_place(std::string_view name) {
  static const auto places = places_of(section_names);
  return place_in(places, name);
}

int cell_property_place(std::string_view name) {
  static const auto places = places_of(cell_names);
  return place_in(places, name);
}

int level_place(std::string_view name) {
  static const auto places = places_of(level_names);
  return place_in(places, name);
}

}  // namespace tongmun::docx::detail
