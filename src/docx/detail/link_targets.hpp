// Targets of links in which tags stand: they lie in a part's relationships, but belong to
// the text.
#pragma once

#include <string>
#include <vector>

#include "docx/detail/tree.hpp"
#include "opc/package.hpp"

namespace tongmun::docx::detail {

// "https://x.example/%7B%7Bwork.id%7D%7D" is a target with a tag in it: its braces are
// put back.
std::string with_tags(std::string target);

// The links of drawings (a:hlinkClick, a:hlinkHover) whose targets have tags: the target
// takes the place of the relationship's id in the markup, where it is filled in as all
// markup is.
void carry_targets(Node& root, const std::vector<opc::Relationship>& relationships);
// The carried targets of markup, as `id_of(target)` says, by ids again.
template <typename IdOf>
void settle_targets(std::string& markup, const IdOf& id_of);

// Removes links with tags from the relationships of a part: every letter has its own.
void drop_tagged_targets(opc::Package& package, const std::string& part);

// Stands before a carried target, in an attribute: a character that no id and no target
// has.
inline constexpr std::string_view carried = "\uE004";
// From markup: entities resolved, percent-encoded where an address must be.
std::string settled_target(std::string_view escaped);

template <typename IdOf>
void settle_targets(std::string& markup, const IdOf& id_of) {
  for (auto at = markup.find(carried); at != std::string::npos;
       at = markup.find(carried, at)) {
    const auto end = markup.find('"', at);
    const auto begin = at + carried.size();
    markup.replace(at, end - at,
                   id_of(settled_target(markup.substr(begin, end - begin))));
  }
}

}  // namespace tongmun::docx::detail
