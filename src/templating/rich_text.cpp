// A whitelist over cmark's tree: what is not named here is refused, whatever a later
// cmark learns.
#include "templating/detail/rich_text.hpp"

#include <cmark-gfm.h>

#include <memory>
#include <string_view>

#include "docx/markup.hpp"
#include "templating/detail/link_target.hpp"

namespace tongmun::templating {

namespace {

struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;
using Kind = model::Code::Kind;

class RichReader {
 public:
  explicit RichReader(RichText& result) : result_(result) {}

  void read(cmark_node* document) {
    auto* paragraph = cmark_node_first_child(document);
    if (paragraph == nullptr) return;
    if (type_of(paragraph) != "paragraph") return refuse(type_of(paragraph));
    if (cmark_node_next(paragraph) != nullptr) return refuse("a second paragraph");
    read_children(paragraph, 0);
  }

 private:
  static constexpr int deepest = 20;

  static std::string_view type_of(cmark_node* node) {
    return cmark_node_get_type_string(node);
  }

  void refuse(std::string_view what) {
    if (result_.refused.empty()) result_.refused = what;
  }

  void read_children(cmark_node* parent, int depth) {
    if (depth > deepest) return refuse("emphasis nested too deeply");
    for (auto* node = cmark_node_first_child(parent); node != nullptr;
         node = cmark_node_next(node))
      read_inline(node, depth);
  }

  void read_inline(cmark_node* node, int depth) {
    const auto type = type_of(node);
    if (type == "text")
      add_text(cmark_node_get_literal(node));
    else if (type == "softbreak")
      add_text(" ");
    else if (type == "linebreak")
      add_code(Kind::standalone, ++codes_, "break");
    else if (type == "emph")
      read_pair(node, "italic", depth);
    else if (type == "strong")
      read_pair(node, "bold", depth);
    else if (type == "link")
      read_link(node, depth);
    else
      refuse(type);
  }

  void read_link(cmark_node* node, int depth) {
    const std::string target = cmark_node_get_url(node);
    if (!docx::is_address(target)) return refuse("a link to '" + target + "'");
    if (!std::string_view(cmark_node_get_title(node)).empty())
      return refuse("the title of a link");
    result_.links[codes_ + 1] = docx::as_address(target);
    read_pair(node, "link", depth);
  }

  void read_pair(cmark_node* node, const char* type, int depth) {
    const int id = ++codes_;
    add_code(Kind::open, id, type);
    read_children(node, depth + 1);
    add_code(Kind::close, id, type);
  }

  void add_text(const char* text) { result_.content.push_back(model::Text{text}); }
  void add_code(Kind kind, int id, const char* type) {
    result_.content.push_back(model::Code{kind, id, type});
  }

  RichText& result_;
  int codes_ = 0;
};

}  // namespace

RichText read_rich_text(const std::string& text) {
  RichText result;
  const Tree tree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
  RichReader(result).read(tree.get());
  model::normalise(result.content);
  if (!result.refused.empty())
    result = {{model::Text{text}}, {}, std::move(result.refused)};
  return result;
}

std::string rich_segment_id(const std::string& id) { return id + "-rich"; }

}  // namespace tongmun::templating
