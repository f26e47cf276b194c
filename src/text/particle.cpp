// A table of families, each with the form for every final sound. A name is a form of a
// family, two forms joined by '/', or its double form, each with or without a tail such
// as 부터; it is resolved once and kept.
#include "text/particle.hpp"

#include <algorithm>
#include <array>

#include "text/detail/cache.hpp"

namespace tongmun::text {

namespace {

using View = std::string_view;

struct Family {
  View consonant, rieul, vowel;
  View doubled;              // where the sound is unknown
  bool takes_tails = false;  // 으로서, 과의; but never 은의
};

// A single form names the first family that has it: 이 is the subject's.
constexpr std::array families{
    Family{"은", "은", "는", "은(는)"},
    Family{"이", "이", "가", "이(가)"},
    Family{"을", "을", "를", "을(를)"},
    Family{"과", "과", "와", "과(와)", true},
    Family{"으로", "로", "로", "(으)로", true},
    Family{"이나", "이나", "나", "(이)나"},
    Family{"이나마", "이나마", "나마", "(이)나마"},
    Family{"이라도", "이라도", "라도", "(이)라도"},
    Family{"이든", "이든", "든", "(이)든"},
    Family{"이든지", "이든지", "든지", "(이)든지"},
    Family{"이며", "이며", "며", "(이)며"},
    Family{"이고", "이고", "고", "(이)고"},
    Family{"이자", "이자", "자", "(이)자"},
    Family{"이랑", "이랑", "랑", "(이)랑", true},
    Family{"이란", "이란", "란", "(이)란"},
    Family{"이라", "이라", "라", "(이)라"},
    Family{"이라는", "이라는", "라는", "(이)라는"},
    Family{"이라고", "이라고", "라고", "(이)라고"},
    Family{"이라면", "이라면", "라면", "(이)라면"},
    Family{"이야말로", "이야말로", "야말로", "(이)야말로"},
    Family{"이면", "이면", "면", "(이)면"},
    Family{"이지만", "이지만", "지만", "(이)지만"},
    Family{"이므로", "이므로", "므로", "(이)므로"},
    Family{"이다", "이다", "다", "(이)다"},
    Family{"이었다", "이었다", "였다", "이었다(였다)"},
    Family{"이었던", "이었던", "였던", "이었던(였던)"},
    Family{"이었", "이었", "였", "이었(였)"},
    Family{"이에요", "이에요", "예요", "이에요(예요)"},
    Family{"아", "아", "야", "아(야)"},
    Family{"이여", "이여", "여", "(이)여"},
};

constexpr std::array<View, 21> invariants{
    "의",   "에",   "에서", "에게", "에게서", "한테",   "께",
    "께서", "도",   "만",   "까지", "부터",   "보다",   "처럼",
    "마다", "조차", "마저", "밖에", "하고",   "입니다", "같이"};

constexpr std::array<View, 10> tails{"서", "써", "부터", "의", "는",
                                     "도", "만", "까지", "에", "나마"};

struct Resolved {
  const Family* family = nullptr;  // none: the particle never changes
  std::string text;                // the tail, or the whole of an unchanging particle
};

// True for one or several tails in a row: 서의, 부터는; and for none.
bool is_tail(View text) {
  return text.empty() || std::any_of(tails.begin(), tails.end(), [&](View tail) {
           return text.starts_with(tail) && is_tail(text.substr(tail.size()));
         });
}

std::optional<View> tail_behind(View text, View form, const Family& family) {
  if (!text.starts_with(form)) return std::nullopt;
  const auto tail = text.substr(form.size());
  if (!is_tail(tail) || (!tail.empty() && !family.takes_tails)) return std::nullopt;
  return tail;
}

// "은/는" in either order; the tail stands behind both forms.
std::optional<View> tail_of_pair(View first, View second, const Family& family) {
  for (const auto& [a, b] : {std::pair{first, second}, std::pair{second, first}}) {
    const auto tail = tail_behind(a, family.consonant, family);
    if (tail && tail == tail_behind(b, family.vowel, family)) return tail;
  }
  return std::nullopt;
}

// "은(는)", "는(은)", "(으)로", "으로(로)".
std::optional<View> tail_of_double(View name, const Family& family) {
  const auto with = [](View outer, View inner) {
    return std::string(outer) + "(" + std::string(inner) + ")";
  };
  for (const auto& form :
       {std::string(family.doubled), with(family.consonant, family.vowel),
        with(family.vowel, family.consonant)})
    if (const auto tail = tail_behind(name, form, family)) return tail;
  return std::nullopt;
}

std::optional<View> tail_of_single(View name, const Family& family) {
  const auto tail = tail_behind(name, family.consonant, family);
  return tail ? tail : tail_behind(name, family.vowel, family);
}

// The first family for which `tail_of` finds a tail, those without one first: 로 is no 로
// + tail.
template <class TailOf>
std::optional<Resolved> find_family(TailOf tail_of) {
  std::optional<Resolved> with_tail;
  for (const auto& family : families) {
    const std::optional<View> tail = tail_of(family);
    if (tail && tail->empty()) return Resolved{&family, {}};
    if (tail && !with_tail) with_tail = Resolved{&family, std::string(*tail)};
  }
  return with_tail;
}

const View& form_of(const Family& family, FinalSound sound) {
  switch (sound) {
    case FinalSound::vowel:
      return family.vowel;
    case FinalSound::rieul:
      return family.rieul;
    case FinalSound::consonant:
      return family.consonant;
    case FinalSound::unknown:
      break;
  }
  return family.doubled;
}

// True for 의, 에서도, and 에게는: what follows an unchanging particle must already agree
// with it.
bool is_invariant(View name) {
  return std::any_of(invariants.begin(), invariants.end(), [&](View particle) {
    if (!name.starts_with(particle)) return false;
    const auto rest = name.substr(particle.size());
    if (rest.empty() || is_invariant(rest)) return true;
    const auto sound = final_sound(particle);
    return std::any_of(families.begin(), families.end(), [&](const Family& family) {
      return rest == form_of(family, sound);
    });
  });
}

std::optional<Resolved> resolve_anew(View name) {
  const auto slash = name.find('/');
  if (slash != View::npos)
    return find_family([&](const Family& family) {
      return tail_of_pair(name.substr(0, slash), name.substr(slash + 1), family);
    });
  if (name.find('(') != View::npos)
    return find_family(
        [&](const Family& family) { return tail_of_double(name, family); });
  if (is_invariant(name)) return Resolved{nullptr, std::string(name)};
  return find_family([&](const Family& family) { return tail_of_single(name, family); });
}

const std::optional<Resolved>& resolve(View name) {
  thread_local detail::Cache<std::optional<Resolved>> resolved;
  return resolved.get(std::string(name), [&] { return resolve_anew(name); });
}

}  // namespace

std::optional<Particle> particle_after(View before, View pair, View reading) {
  const auto& particle = resolve(pair);
  if (!particle) return std::nullopt;
  if (particle->family == nullptr) return Particle{particle->text, true};
  const auto sound = final_sound(before, reading);
  return Particle{std::string(form_of(*particle->family, sound)) + particle->text,
                  sound != FinalSound::unknown};
}

bool is_particle(View name) { return resolve(name).has_value(); }

std::string honorific_particle(View pair) {
  const auto& particle = resolve(pair);
  if (!particle) return std::string(pair);
  if (particle->family == nullptr) {
    for (const View dative : {View("에게"), View("한테")})
      if (particle->text.starts_with(dative) && !particle->text.ends_with("서"))
        return "께" + particle->text.substr(dative.size());
    return std::string(pair);
  }
  if (particle->family == &families[0]) return "께서는";
  return particle->family == &families[1] ? "께서" : std::string(pair);
}

}  // namespace tongmun::text
