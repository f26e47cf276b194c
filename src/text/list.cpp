// ICU joins the list and marks where each item came to stand; what lies between the marks
// is ours.
#include "text/list.hpp"

#include <unicode/coll.h>
#include <unicode/listformatter.h>
#include <unicode/unistr.h>

#include "text/detail/cache.hpp"
#include "text/detail/locale.hpp"

namespace tongmun::text {

namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

const icu::ListFormatter& formatter_of(const LanguageTag& language) {
  thread_local detail::Cache<std::unique_ptr<icu::ListFormatter>> formatters;
  return *formatters.get(language.str(), [&] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(detail::locale_id(language).c_str());
    std::unique_ptr<icu::ListFormatter> formatter(icu::ListFormatter::createInstance(
        locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status));
    detail::require_icu(status, "join lists", language);
    return formatter;
  });
}

std::unique_ptr<icu::Collator> make_collator(const LanguageTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(detail::locale_id(language).c_str());
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  detail::require_icu(status, "sort", language);
  return collator;
}

}  // namespace

ListParts join_list(const std::vector<std::string>& items, const LanguageTag& language) {
  std::vector<icu::UnicodeString> texts;
  for (const auto& item : items)  // an empty item would leave no mark
    texts.push_back(icu::UnicodeString::fromUTF8(piece(item.empty() ? "\uFFFC" : item)));
  UErrorCode status = U_ZERO_ERROR;
  const auto list = formatter_of(language).formatStringsToValue(
      texts.data(), static_cast<int32_t>(texts.size()), status);
  const auto joined = list.toString(status);
  icu::ConstrainedFieldPosition position;
  position.constrainField(UFIELD_CATEGORY_LIST, ULISTFMT_ELEMENT_FIELD);
  ListParts parts;
  int32_t end = 0;
  while (list.nextPosition(position, status)) {
    parts.before.push_back(utf8(joined.tempSubStringBetween(end, position.getStart())));
    end = position.getLimit();
  }
  detail::require_icu(status, "join lists", language);
  parts.after = utf8(joined.tempSubString(end));
  return parts;
}

struct Collation::Impl {
  std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(const LanguageTag& language)
    : impl_(std::make_unique<Impl>(Impl{make_collator(language)})) {}
Collation::~Collation() = default;
Collation::Collation(Collation&&) noexcept = default;
Collation& Collation::operator=(Collation&&) noexcept = default;

bool Collation::less(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  return impl_->collator->compareUTF8(piece(a), piece(b), status) == UCOL_LESS;
}

std::string Collation::sort_key(std::string_view text) const {
  const auto unicode = icu::UnicodeString::fromUTF8(piece(text));
  const auto length = impl_->collator->getSortKey(unicode, nullptr, 0);
  std::vector<uint8_t> key(static_cast<std::size_t>(length));
  impl_->collator->getSortKey(unicode, key.data(), length);
  return {key.begin(), key.end() - 1};  // ICU ends it with a zero byte
}

}  // namespace tongmun::text
