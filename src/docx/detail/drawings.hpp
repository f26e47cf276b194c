// Drawings in a run: pictures, and shapes with text in them.
#pragma once

#include <optional>
#include <string>

#include "docx/detail/reader.hpp"
#include "docx/detail/tree.hpp"
#include "model/document.hpp"

namespace tongmun::docx::detail {

// The child of a run as a Shape when text boxes stand in it, as a Picture when it is a drawing of
// one picture with a file of its own; nothing for anything else, which passes as markup.
// `run_start` is the run's markup up to its child.
std::optional<model::Inline> read_drawing(ReadContext& context, const Node& node,
                                          const std::string& run_start);

}  // namespace tongmun::docx::detail
