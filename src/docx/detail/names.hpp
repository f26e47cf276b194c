// Names that Open XML gives to relationships and content types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "opc/package.hpp"

namespace tongmun::docx::detail {

inline constexpr std::string_view office_relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view word_content_types =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

// The kind of a relationship is the last piece of its type's URI: "header", "people". It
// is the same whichever year Microsoft put into the URI.
std::string_view kind_of(const opc::Relationship& relationship);

// The part that the first relationship of that kind points to; nothing when there is none
// or the package lacks it.
std::optional<std::string> part_of_kind(const opc::Package& package,
                                        std::string_view source, std::string_view kind);

// The main part. Throws Error{malformed} when the package is no WordprocessingML
// document.
std::string main_part(const opc::Package& package);

// The parts that are stories of their own: the main part, then headers and footers, each group by
// part name.
std::vector<std::string> story_parts(const opc::Package& package,
                                     const std::string& main);

// Adds a part that the source lacked, with its content type and relationship.
void add_part(opc::Package& package, const std::string& source, std::string_view kind,
              const std::string& part, std::string bytes, std::string content_type);

}  // namespace tongmun::docx::detail
