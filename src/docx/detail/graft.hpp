// A text part in DOCX becomes part of a layout: what its text refers to must be in the
// one package that is written. Everything is rewritten in trees, before the text is read
// by the one reader.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/detail/reader.hpp"
#include "docx/docx.hpp"
#include "opc/package.hpp"

namespace tongmun::docx::detail {

// What a graft changes of a layout.
struct GraftHost {
  opc::Package& package;
  const std::string& main;
  Styles& styles;
  Numbering& numbering;
  std::vector<StoryFrame>& frames;  // beside document.stories
  std::map<model::Note::Kind, StoryFrame>& note_frames;
  model::Document& document;
  int& next_bookmark;
  int& next_comment;   // behind those of parts before; 0 at first
  int& own_abstracts;  // where the abstract numberings of parts begin; below 0: nowhere
                       // yet
};

// As Layout::graft; `story` is the part of the layout in which the text will stand.
Grafted graft(GraftHost host, const opc::Package& part, const std::string& part_main,
              const std::string& story);

// A part as a tree, put right as the reader does it.
Node read_tree(const opc::Package& package, const std::string& part);

// Calls `visit(node)` for the node and all in it, outer ones first.
template <typename Visit>
void for_each_node_to_change(Node& node, const Visit& visit) {
  visit(node);
  for (auto& child : node.children)
    if (!child.is_text()) for_each_node_to_change(child, visit);
}

void set_value(Node& node, std::string_view attribute, std::string value);

// Prefixes of a part that mean something else in the layout, and what they are called
// there.
using Renames = std::map<std::string, std::string>;

// Declares on `host` what is declared on `root`, and lets it be ignored where it was.
Renames adopt_prefixes(Node& host, const Node& root);
void rename_prefixes(Node& node, const Renames& renames);

// Pictures, charts and whatever else relationships lead to: copied with all that they
// need. Media that the layout has already are not copied.
class RelatedParts {
 public:
  RelatedParts(opc::Package& host, const opc::Package& part) : host_(host), part_(part) {}

  // Rewrites ids of relationships in markup that moves from one part to another; those of
  // hyperlinks stay, behind `link_prefix`: the reader takes their targets.
  void rewrite(Node& node, const std::string& from, const std::string& to);
  // The relationships of `to`, and those that hyperlinks of `from` refer to.
  std::vector<opc::Relationship> relationships(const std::string& from,
                                               const std::string& to) const;
  // New parts of the layout.
  const std::vector<std::string>& copied() const { return copied_; }

 private:
  // The id among the relationships of `to` of what `id` is among those of `from`; empty
  // when it leads nowhere.
  std::string relation(const std::string& from, const std::string& to,
                       std::string_view id);
  std::string copy(const std::string& name, const std::string& from,
                   const std::string& to);
  std::string same_in_host(const std::string& bytes, const std::string& type);
  std::string free_name(const std::string& name) const;

  opc::Package& host_;
  const opc::Package& part_;
  std::map<std::string, std::string> copies_;
  std::map<std::string, std::string> media_;  // of the layout: bytes to name
  bool knows_media_ = false;
  std::vector<std::string> copied_;
};

// Styles by name: where the layout has one of that name its look is taken, else the
// part's definition is added, with the styles that it names.
class StyleGraft {
 public:
  StyleGraft(const Node& part, const Node& host);

  // The layout's id for a style of the part; empty when the part does not define it, or
  // when it is a default that the layout has none of.
  const std::string& id_for(const std::string& id);
  bool is_added(const std::string& id) const { return added_ids_.contains(id); }
  const Node* in_part(std::string_view id) const;
  std::vector<Node>& added() { return added_; }

 private:
  std::string known_in_host(const Node& style) const;
  std::string free_id(const std::string& id) const;
  std::string free_name(const std::string& name) const;
  void add(const Node& style, const std::string& id);

  const Node& part_;
  const Node& host_;
  std::map<std::string, std::string> ids_;
  std::set<std::string> added_ids_;      // of the part
  std::set<std::string> taken_, names_;  // in the layout; ids in small letters
  std::vector<Node> added_;
};

// Lists of the part, as new ones of the layout.
class NumberingGraft {
 public:
  NumberingGraft(const Node& part, const Node& host, StyleGraft& styles);

  // The layout's w:numId for one of the part; 0 for none.
  int number_for(int number);
  // Where the abstract numberings that were added begin.
  int first_abstract() const { return first_abstract_; }
  bool empty() const { return nums_.empty(); }
  std::vector<Node>& bullets() { return bullets_; }
  // The root of the layout's part with all that was added.
  void add_to(Node& host);

 private:
  const Node* find(std::string_view element, std::string_view attribute, int id) const;
  const Node* abstract_of(int number, int depth = 0) const;
  int add_abstract(const Node& abstract, const Node& num);
  void rewrite_level(Node& level);
  int bullet_for(int id);

  const Node& part_;
  StyleGraft& styles_;
  std::map<int, int> numbers_, abstracts_, bullet_ids_;
  int next_number_ = 1, next_abstract_ = 0, next_bullet_ = 0, first_abstract_ = 0;
  std::vector<Node> nums_, abstract_nodes_, bullets_;
};

inline constexpr std::string_view link_prefix =
    "graft:";  // no relationship's id has a colon

}  // namespace tongmun::docx::detail
