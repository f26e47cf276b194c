// The lists of a layout, and w:num elements that restart the numbering for each list of a
// letter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/detail/styles.hpp"
#include "docx/detail/tree.hpp"
#include "model/document.hpp"

namespace tongmun::docx::detail {

// What a new list looks like: the abstract numbering it follows.
struct NewList {
  int abstract = 0;
  friend bool operator==(const NewList&, const NewList&) = default;
};

class Numbering {
 public:
  // `root` is w:numbering, or an empty node when the layout has no such part.
  // New lists are never made after an abstract numbering from `foreign` on: those came with parts.
  static constexpr int none_foreign = -1;
  Numbering(Node root, const Styles& styles, int foreign = none_foreign);

  // Of a list that the layout defines.
  std::optional<model::ListItem::Kind> kind_of(int number, int level) const;
  std::optional<int> abstract_of(int number) const;
  // The abstract numbering for lists that the layout does not define: that of the style
  // "List Number" or "List Bullet", else one that looks like it, else our own.
  int abstract_for(model::ListItem::Kind kind) const;

  // The w:numId of the first new list; those of the others follow.
  int first_new_number() const { return next_number_; }
  bool defines(int number) const { return numbers_.contains(number); }

  // The part with a w:num for each new list, its numbering starting where its look says.
  std::string part(const std::vector<NewList>& lists) const;

 private:
  struct Abstract {
    std::map<int, std::string> formats;  // level to w:numFmt
    std::map<int, int> starts;           // level to the number it begins with
    bool plain = true;                   // "%1." or a bullet, and bound to no style
  };
  void read(const Node& root);
  Abstract read_abstract(const Node& node) const;
  int choose(model::ListItem::Kind kind, std::string_view style, const Styles& styles);
  void split(Node root);

  std::map<int, Abstract> abstracts_;
  std::map<int, int> numbers_;  // w:numId to w:abstractNumId
  int next_abstract_ = 0, next_number_ = 1, foreign_ = none_foreign;
  int for_numbers_ = 0, for_bullets_ = 0;
  std::string own_abstracts_;  // w:abstractNum elements added to those of the layout
  std::string head_, nums_,
      tail_;  // own abstracts stand after head_, new nums after nums_
};

}  // namespace tongmun::docx::detail
