// An exact writer: what is written is what stands in the file, byte for byte, in UTF-8.
//   xml::Writer out;
//   out.declaration();
//   out.start("p").attribute("class", "salutation").text("Excellency,").end();
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongmun::xml {

// Appends escaped text: & < > as entities, and \r; characters that XML 1.0 forbids
// (§2.2) become U+FFFD. Attributes also escape " and tab, newline.
void append_escaped_text(std::string& out, std::string_view text);
void append_escaped_attribute(std::string& out, std::string_view text);

// True when XML 1.0 may hold every character of the text.
bool is_allowed(std::string_view text);

class Writer {
 public:
  enum class Layout { compact, indented };  // indented: two spaces, never inside mixed content

  explicit Writer(Layout layout = Layout::compact) : layout_(layout) {}

  Writer& declaration();                           // <?xml version="1.0" encoding="UTF-8"?>
  Writer& doctype(std::string_view text);          // <!DOCTYPE text>
  Writer& start(std::string_view qualified_name);
  Writer& attribute(std::string_view name, std::string_view value);  // right after start
  Writer& text(std::string_view text);
  // Trusted, well-formed markup only. Counts as text: the layout adds nothing around it.
  Writer& raw(std::string_view markup);
  Writer& comment(std::string_view text);          // "--" inside gets a space between
  Writer& end();                                   // `<a/>` when nothing was written inside
  // start(name), text(value), end().
  Writer& element(std::string_view qualified_name, std::string_view value);

  // The document so far; complete when every start has its end.
  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  struct Open {
    std::string name;
    std::size_t content = 0;  // offset in out_ behind the name
    bool has_children = false, has_text = false;
  };
  struct Indent {
    std::size_t offset, length;  // of white space in out_ that only the layout added
  };
  void close_start_tag();
  void begin_child();
  void begin_text();
  bool inside_text(const Open& element) const;  // itself or an ancestor has text
  void indent(std::size_t depth);
  void take_back_indents(std::size_t from);

  Layout layout_;
  std::string out_;
  std::vector<Open> open_;
  std::vector<Indent> indents_;  // by rising offset
  bool start_tag_open_ = false;
};

}  // namespace tongmun::xml
