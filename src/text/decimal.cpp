// The mantissa is an integer and the scale counts its digits behind the point; trailing
// zeros are cut off when parsed, so that equal numbers are equal members.
#include "text/decimal.hpp"

namespace tongmun::text {

namespace {

constexpr int max_digits = 18;  // 10^18 - 1 is below 2^63

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Decimal number;
  int digits = 0;
  bool point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.' && !point && i > 0 && i + 1 < text.size()) {
      point = true;
      continue;
    }
    if (!is_digit(text[i]) || ++digits > max_digits) return std::nullopt;
    number.mantissa_ = number.mantissa_ * 10 + (text[i] - '0');
    number.scale_ += point;
  }
  if (digits == 0) return std::nullopt;
  for (; number.scale_ > 0 && number.mantissa_ % 10 == 0; --number.scale_)
    number.mantissa_ /= 10;
  if (negative) number.mantissa_ = -number.mantissa_;
  return number;
}

std::string Decimal::str() const {
  auto text = std::to_string(mantissa_);
  if (scale_ == 0) return text;
  const auto behind = static_cast<std::size_t>(scale_);
  const std::size_t sign = mantissa_ < 0 ? 1 : 0;
  if (text.size() - sign <= behind)
    text.insert(sign, behind + 1 - (text.size() - sign), '0');
  text.insert(text.size() - behind, ".");
  return text;
}

// Compares what stands before the points, then what stands behind them at a common scale:
// both have the number's sign, and neither leaves 64 bits.
std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const auto power_a = power_of_ten(a.scale_), power_b = power_of_ten(b.scale_);
  const auto whole = a.mantissa_ / power_a <=> b.mantissa_ / power_b;
  if (whole != 0) return whole;
  return a.mantissa_ % power_a * power_of_ten(max_digits - a.scale_) <=>
         b.mantissa_ % power_b * power_of_ten(max_digits - b.scale_);
}

}  // namespace tongmun::text
