// Parts whose texts a template may hold tags in, though they are no stories: charts, SmartArt and
// the document's properties.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "opc/package.hpp"

namespace tongmun::docx::detail {

bool is_markup_part(std::string_view content_type);

// The part's markup when a tag stands in it. A chart with tags is cut off from its workbook, whose
// cells would still hold the template's: its relationship is taken out of the package.
std::optional<std::string> read_markup_part(opc::Package& package,
                                            const std::string& part);

}  // namespace tongmun::docx::detail
