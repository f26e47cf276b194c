// Directions come from the bidirectional algorithm (ubidi) with the language's direction
// as the paragraph's; slots from the characters' scripts. What has no script of its own
// goes with a neighbour of the same direction.
#include "text/script.hpp"

#include <unicode/locid.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <optional>

#include "base/utf8.hpp"
#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

UChar32 uchar(char32_t c) { return static_cast<UChar32>(c); }

UScriptCode script_code_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(uchar(c), &status);
}

// Word processors take from the slot `cs` the scripts written from the right and those of
// India and South-East Asia; Georgian, Ethiopic and other simple ones come from `hAnsi`.
FontSlot slot_of_script(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
    case USCRIPT_JAPANESE:
    case USCRIPT_KOREAN:
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN:
    case USCRIPT_JAMO:
    case USCRIPT_HAN_WITH_BOPOMOFO:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
      return FontSlot::east_asian;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_DEVANAGARI:
    case USCRIPT_BENGALI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_GUJARATI:
    case USCRIPT_ORIYA:
    case USCRIPT_TAMIL:
    case USCRIPT_TELUGU:
    case USCRIPT_KANNADA:
    case USCRIPT_MALAYALAM:
    case USCRIPT_SINHALA:
    case USCRIPT_TIBETAN:
    case USCRIPT_MONGOLIAN:
      return FontSlot::complex;
    default:
      return uscript_isRightToLeft(script) ? FontSlot::complex : FontSlot::latin;
  }
}

bool is_wide(char32_t c) {
  const auto width = u_getIntPropertyValue(uchar(c), UCHAR_EAST_ASIAN_WIDTH);
  return (width == U_EA_WIDE || width == U_EA_FULLWIDTH) &&
         !u_hasBinaryProperty(uchar(c), UCHAR_EMOJI_PRESENTATION);
}

// Marks that fonts of both slots have, in another width.
bool is_ambiguous(char32_t c) {
  static constexpr std::u32string_view marks = U"“”‘’…‥—―·※";
  return marks.find(c) != marks.npos;
}

// What script_runs must know of a character, in a byte, so that the Basic Multilingual Plane fits a
// table that is filled as characters come up.
class Traits {
 public:
  Traits(std::optional<FontSlot> slot, bool strong_ltr, bool needs_bidi, bool ambiguous)
      : bits_(static_cast<std::uint8_t>(
            known_bit | (slot ? static_cast<unsigned>(*slot) + 1 : 0u) |
            (strong_ltr ? ltr_bit : 0u) | (needs_bidi ? bidi_bit : 0u) |
            (ambiguous ? ambiguous_bit : 0u))) {}
  explicit Traits(std::uint8_t bits) : bits_(bits) {}

  bool is_known() const { return bits_ & known_bit; }
  std::uint8_t bits() const { return bits_; }
  bool strong_ltr() const { return bits_ & ltr_bit; }
  bool needs_bidi() const { return bits_ & bidi_bit; }
  std::optional<FontSlot> slot(FontSlot main) const {
    if ((bits_ & ambiguous_bit) && main == FontSlot::east_asian) return main;
    if ((bits_ & slot_bits) == 0) return std::nullopt;
    return static_cast<FontSlot>((bits_ & slot_bits) - 1);
  }

 private:
  static constexpr unsigned slot_bits = 3, ltr_bit = 4, bidi_bit = 8, ambiguous_bit = 16,
                            known_bit = 128;
  std::uint8_t bits_;
};

struct Character {
  std::size_t begin = 0;  // byte
  char32_t code_point = 0;
  std::optional<FontSlot> slot;  // none yet for what has no script
  UBiDiLevel level = 0;
  bool strong_ltr = false;
};

// But for marks that are East Asian among East Asian text.
std::optional<FontSlot> own_slot(char32_t c) {
  const auto script = script_code_of(c);
  if (u_charDirection(uchar(c)) == U_ARABIC_NUMBER) return FontSlot::complex;
  if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
    return is_wide(c) ? FontSlot::east_asian : slot_of_script(script);
  }
  if (is_wide(c)) return FontSlot::east_asian;
  const auto direction = u_charDirection(uchar(c));
  if (direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_RIGHT_TO_LEFT)
    return FontSlot::complex;
  return std::nullopt;
}

bool may_turn(char32_t c) {
  switch (u_charDirection(uchar(c))) {
    case U_LEFT_TO_RIGHT:
    case U_EUROPEAN_NUMBER:
    case U_EUROPEAN_NUMBER_SEPARATOR:
    case U_EUROPEAN_NUMBER_TERMINATOR:
    case U_COMMON_NUMBER_SEPARATOR:
    case U_WHITE_SPACE_NEUTRAL:
    case U_OTHER_NEUTRAL:
    case U_DIR_NON_SPACING_MARK:
    case U_BOUNDARY_NEUTRAL:
    case U_SEGMENT_SEPARATOR:
    case U_BLOCK_SEPARATOR:
      return false;
    default:
      return true;
  }
}

Traits looked_up(char32_t c) {
  const bool common = script_code_of(c) == USCRIPT_COMMON && !is_wide(c) &&
                      u_charDirection(uchar(c)) != U_ARABIC_NUMBER;
  return {own_slot(c), u_charDirection(uchar(c)) == U_LEFT_TO_RIGHT, may_turn(c),
          common && is_ambiguous(c)};
}

// Any thread may fill in a byte: all would write the same.
Traits traits_of(char32_t c) {
  static std::array<std::atomic<std::uint8_t>, 0x10000> known{};
  if (c >= known.size()) return looked_up(c);
  const Traits traits(known[c].load(std::memory_order_relaxed));
  if (traits.is_known()) return traits;
  const auto found = looked_up(c);
  known[c].store(found.bits(), std::memory_order_relaxed);
  return found;
}

// The slot of the whole text where that is the same everywhere and nothing in it may turn its
// direction: most texts need no more.
std::optional<FontSlot> only_slot(std::string_view text, FontSlot main) {
  std::optional<FontSlot> only;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto traits = traits_of(next_code_point(text, offset));
    if (traits.needs_bidi()) return std::nullopt;
    const auto slot = traits.slot(main);
    if (slot && only && *slot != *only) return std::nullopt;
    if (slot) only = slot;
  }
  return only ? only : main;
}

std::vector<Character> characters_of(std::string_view text, FontSlot main) {
  std::vector<Character> characters;
  for (std::size_t offset = 0; offset < text.size();) {
    Character character;
    character.begin = offset;
    const auto c = character.code_point = next_code_point(text, offset);
    const auto traits = traits_of(c);
    character.slot = traits.slot(main);
    character.strong_ltr = traits.strong_ltr();
    characters.push_back(character);
  }
  return characters;
}

bool needs_bidi(const std::vector<Character>& characters) {
  return std::any_of(
      characters.begin(), characters.end(),
      [](const Character& character) { return traits_of(character.code_point).needs_bidi(); });
}

void set_levels(std::vector<Character>& characters, std::string_view text,
                Direction paragraph) {
  if (paragraph == Direction::ltr && !needs_bidi(characters)) return;
  const auto unicode = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUBiDiPointer bidi(ubidi_openSized(unicode.length(), 0, &status));
  ubidi_setPara(bidi.getAlias(), unicode.getBuffer(), unicode.length(),
                paragraph == Direction::rtl ? 1 : 0, nullptr, &status);
  const auto* levels = ubidi_getLevels(bidi.getAlias(), &status);
  detail::require_icu(status, "order text of two directions", {});
  std::size_t unit = 0;
  for (auto& character : characters) {
    character.level = levels[unit];
    unit += character.code_point > 0xFFFF ? 2 : 1;
  }
}

// Figures in right-to-left text are of an even level, as Latin words are; they are told
// apart by their having no letter.
std::vector<Direction> directions_of(const std::vector<Character>& characters,
                                     Direction paragraph) {
  std::vector<Direction> directions(characters.size(), Direction::ltr);
  for (std::size_t begin = 0, end = 0; begin < characters.size(); begin = end) {
    const auto level = characters[begin].level;
    bool letters = false;
    for (; end < characters.size() && characters[end].level == level; ++end)
      letters = letters || characters[end].strong_ltr;
    const bool rtl =
        level % 2 == 1 || (!letters && (level > 0 || paragraph == Direction::rtl));
    if (rtl)
      std::fill(directions.begin() + static_cast<std::ptrdiff_t>(begin),
                directions.begin() + static_cast<std::ptrdiff_t>(end), Direction::rtl);
  }
  return directions;
}

// The slot of a stretch without script between two characters (or the text's ends). A
// neighbour of another direction has no say.
FontSlot slot_between(const std::optional<FontSlot>& before,
                      const std::optional<FontSlot>& after, FontSlot main) {
  if (before && after) return *before == *after ? *before : main;
  return before ? *before : after ? *after : main;
}

// An apostrophe in a word: “don’t” in Korean text is not cut in three.
bool is_in_word(const std::vector<Character>& characters, std::size_t i) {
  const auto latin = [&](std::size_t at) {
    return u_isalpha(uchar(characters[at].code_point)) &&
           characters[at].slot == FontSlot::latin;
  };
  return characters[i].code_point == U'’' && i > 0 && i + 1 < characters.size() &&
         latin(i - 1) && latin(i + 1);
}

bool is_mark(const Character& character) {
  return !character.slot && script_code_of(character.code_point) == USCRIPT_INHERITED;
}

void fill_slots(std::vector<Character>& characters,
                const std::vector<Direction>& directions, FontSlot main) {
  for (std::size_t i = 0; i < characters.size(); ++i)
    if (is_in_word(characters, i) || (i > 0 && is_mark(characters[i])))
      characters[i].slot = characters[i - 1].slot;
  for (std::size_t begin = 0, end = 0; begin < characters.size(); begin = end) {
    end = begin + 1;
    if (characters[begin].slot) continue;
    while (end < characters.size() && !characters[end].slot &&
           directions[end] == directions[begin])
      ++end;
    const auto neighbour = [&](bool there, std::size_t at) {
      return there && directions[at] == directions[begin] ? characters[at].slot
                                                          : std::nullopt;
    };
    const auto slot = slot_between(neighbour(begin > 0, begin - 1),
                                   neighbour(end < characters.size(), end), main);
    for (auto i = begin; i < end; ++i) characters[i].slot = slot;
  }
}

}  // namespace

Direction direction_of(const LanguageTag& language) {
  thread_local detail::Cache<Direction> directions;
  return directions.get(language.str(), [&] {
    const icu::Locale locale(detail::locale_id(language).c_str());
    return locale.isRightToLeft() ? Direction::rtl : Direction::ltr;
  });
}

FontSlot main_slot(const LanguageTag& language) {
  thread_local detail::Cache<FontSlot> slots;
  return slots.get(language.str(), [&] {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale(detail::locale_id(language).c_str());
    locale.addLikelySubtags(status);
    const auto script = u_getPropertyValueEnum(UCHAR_SCRIPT, locale.getScript());
    return script < 0 ? FontSlot::latin
                      : slot_of_script(static_cast<UScriptCode>(script));
  });
}

std::vector<ScriptRun> script_runs(std::string_view text, const LanguageTag& language) {
  if (text.empty()) return {};
  const auto main = main_slot(language);
  const auto paragraph = direction_of(language);
  if (paragraph == Direction::ltr)
    if (const auto slot = only_slot(text, main))
      return {{0, text.size(), *slot, Direction::ltr}};
  auto characters = characters_of(text, main);
  set_levels(characters, text, paragraph);
  const auto directions = directions_of(characters, paragraph);
  fill_slots(characters, directions, main);
  std::vector<ScriptRun> runs;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const auto slot = *characters[i].slot;
    const auto end = i + 1 < characters.size() ? characters[i + 1].begin : text.size();
    if (!runs.empty() && runs.back().slot == slot &&
        runs.back().direction == directions[i])
      runs.back().end = end;
    else
      runs.push_back({characters[i].begin, end, slot, directions[i]});
  }
  return runs;
}

CharacterKinds kinds_of_characters(std::string_view text) {
  CharacterKinds kinds;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto traits = traits_of(next_code_point(text, offset));
    kinds.right_to_left |= traits.needs_bidi();
    const auto slot = traits.slot(FontSlot::latin);
    if (!slot) continue;
    kinds.latin |= *slot == FontSlot::latin;
    kinds.east_asian |= *slot == FontSlot::east_asian;
    kinds.complex |= *slot == FontSlot::complex;
  }
  return kinds;
}

bool is_written_in(const LanguageTag& language, std::string_view script) {
  std::array<UScriptCode, 8> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  const auto count = uscript_getCode(detail::locale_id(language).c_str(), scripts.data(),
                                     static_cast<int32_t>(scripts.size()), &status);
  if (U_FAILURE(status)) return true;  // nothing is known of it
  return std::any_of(scripts.begin(), scripts.begin() + count, [&](UScriptCode code) {
    const std::string_view name = uscript_getShortName(code);
    const bool chinese = name == "Hans" || name == "Hant";
    return (chinese ? std::string_view("Hani") : name) == script;
  });
}

std::string script_of(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto c = next_code_point(text, offset);
    const auto script = script_code_of(c);
    if (u_isalpha(uchar(c)) && script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
      return uscript_getShortName(script);
  }
  return {};
}

}  // namespace tongmun::text
