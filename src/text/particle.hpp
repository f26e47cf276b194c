// Korean particles (josa), chosen by the last sound of what stands before them.
//   particle_after("20만 명", "은/는") → {"은", certain}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongmun::text {

// The class of a word's last sound.
enum class FinalSound {
  vowel,      // 제네바
  rieul,      // 서울, which takes 로 where other consonants take 으로
  consonant,  // 북한
  unknown     // hanja, kana, Latin words: a reading is needed
};

// Looks from the right, past spaces, closing quotes and brackets, punctuation and bidi controls; a
// complete (…) group is passed over whole: 북한인권위원회(HRNK) ends as 위원회 does. Digits are
// read Sino-Korean ("10" → 십, "1,000,000,000,000" → 조), units and symbols as words (% → 퍼센트),
// Latin capitals as letter names; other Latin words, hanja and kana are unknown. `reading`, when
// not empty, is looked at instead.
FinalSound final_sound(std::string_view before, std::string_view reading = {});

struct Particle {
  std::string text;      // "은", or "은(는)" where the sound is unknown
  bool certain = false;  // false: the double form was used
};

// `pair` is a particle named by its forms, in any of the usual ways: "은/는", "이/가", "을/를",
// "과/와", "으로/로", "이나/나", "이다/다", "이었/였", "이에요/예요", "아/야", "이여/여", "은(는)",
// a single form of a pair ("은"), with a tail that goes with every form ("으로서/로서",
// "으로부터/로부터"), or a particle that never changes ("의", "에게", "까지").
// Nothing when `pair` is no particle.
std::optional<Particle> particle_after(std::string_view before, std::string_view pair,
                                       std::string_view reading = {});

// True when `name` is one that particle_after knows.
bool is_particle(std::string_view name);

// The particle of respect that stands for `pair`: 이/가 → 께서, 은/는 → 께서는, 에게 → 께; the
// same particle where none does.
std::string honorific_particle(std::string_view pair);

}  // namespace tongmun::text
