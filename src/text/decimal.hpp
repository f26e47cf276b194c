// Exact decimal numbers: figures are never held in binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongmun::text {

// mantissa · 10^-scale, kept without trailing zeros: 0.5 is {5, 1}, 200000 is {200000, 0}.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t whole) : mantissa_(whole) {}

  // "-12", "0.5", "200000"; ASCII digits without grouping or exponent, at most 18 digits.
  static std::optional<Decimal> parse(std::string_view text);

  std::string str() const;  // "0.5"
  std::int64_t mantissa() const { return mantissa_; }
  int scale() const { return scale_; }  // digits behind the point, 0 to 18
  bool is_whole() const { return scale_ == 0; }

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  std::int64_t mantissa_ = 0;
  int scale_ = 0;
};

}  // namespace tongmun::text
