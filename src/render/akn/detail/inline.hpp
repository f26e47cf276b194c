// The content of a paragraph as markup.
#pragma once

#include <string>
#include <string_view>

#include "model/document.hpp"
#include "render/akn/detail/eids.hpp"
#include "render/akn/detail/references.hpp"

namespace tongmun::render::akn {

// What all writing of content needs, and what it hands out.
struct Context {
  const model::Document& document;
  const References& references;
  Eids& eids;
};

// Which element a date becomes: the <docDate> of the document, or a <date> in its text.
enum class DateElement { date, document_date };

// Segments are <inline name="seg">, values their semantic elements. The eId of a value is
// made of that of its segment, or of `block_eid` outside one, and the value's id, because
// languages order their words differently.
std::string inline_markup(Context& context, const model::Paragraph& paragraph,
                          std::string_view block_eid, DateElement dates);

}  // namespace tongmun::render::akn
