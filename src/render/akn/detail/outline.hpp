// What each block of a letter is, and the one order in which all expressions hold them,
// whatever the order of their layouts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace tongmun::render::akn {

// In canonical order: up to `subject` the preface, then the main body, from `closing` on
// the conclusions.
enum class Role {
  letterhead,
  reference,
  date,
  addressee,
  subject,
  salutation,
  text,
  closing,
  signature,
  signatories,
  enclosures,
  copies,
  end_matter
};

std::string_view name_of(Role role);

struct Placed {
  Role role;
  const model::Block* block;  // a Paragraph or a Table
};

// By role, then as they stand. Markup, blank paragraphs of the layout and its furniture
// are left out; a table that only arranges parts of the letter (a date beside a
// reference) is taken apart.
std::vector<Placed> outline_of(const std::vector<model::Block>& blocks);

// The id that the text gave a block; empty when it has none, or one of the layout
// ("layout_7"), which differs from language to language.
std::string_view text_id(std::string_view id);

bool is_blank(const model::Paragraph& paragraph);

}  // namespace tongmun::render::akn
