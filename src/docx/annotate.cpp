// Comments are put between the bytes of the main part, so that all else in it stays as
// Word wrote it, and behind those that the file has. What is written has the prefix "w":
// where the file calls WordprocessingML otherwise, each element declares it.
#include "docx/annotate.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.hpp"
#include "docx/detail/main_text.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/tree.hpp"
#include "xml/writer.hpp"

namespace tongmun::docx {
namespace {

using namespace detail;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

bool is_written_as_utf8(std::string_view bytes) {
  if (find_invalid_utf8(bytes)) return false;
  const auto declaration = bytes.substr(0, bytes.find('>'));
  const auto at = declaration.find("encoding=");
  if (at == std::string_view::npos) return true;
  auto encoding = std::string(declaration.substr(at + 10, 5));
  for (auto& c : encoding)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return encoding == "UTF-8";
}

// The part's bytes as they are, or written anew where they are not UTF-8. Proves that
// they are well-formed.
std::string utf8_part(const opc::Package& package, const std::string& part,
                      std::string_view root_name) {
  auto bytes = package.part(part);
  auto root = parse(bytes, package.name(), part);
  if (!root.is(root_name))
    throw Error(ErrorKind::malformed, "the part is no " + std::string(root_name),
                {.file = package.name(), .inside = part},
                "Open the file in a word processor and save it as DOCX.");
  if (is_written_as_utf8(bytes)) return bytes;
  declare_own_prefixes(root);
  return std::string(xml_declaration) + to_xml(root);
}

// Pieces to put into a text, by the byte before which they go.
class Insertions {
 public:
  void add_end(std::size_t at, const std::string& piece) { at_[at].first += piece; }
  void add_start(std::size_t at, const std::string& piece) { at_[at].second += piece; }

  std::string into(std::string_view text) const {
    std::string out;
    std::size_t from = 0;
    for (const auto& [at, pieces] : at_) {
      out.append(text.substr(from, at - from)).append(pieces.first).append(pieces.second);
      from = at;
    }
    return out.append(text.substr(from));
  }

 private:
  std::map<std::size_t, std::pair<std::string, std::string>>
      at_;  // what ends, what starts
};

struct Found {
  std::size_t at = 0, distance = 0;  // byte; characters from where it was looked for
};

std::optional<Found> nearest(std::string_view text, std::string_view sought,
                             std::size_t character) {
  std::optional<Found> found;
  for (auto at = text.find(sought); at != std::string_view::npos;
       at = text.find(sought, at + 1)) {
    const auto offset = characters(text.substr(0, at));
    const auto distance = offset > character ? offset - character : character - offset;
    if (!found || distance < found->distance) found = Found{at, distance};
  }
  return found;
}

// Where the tag stands in the text, from byte to byte. One written with spaces, "{{ #asks
// }}", is known by its place.
std::optional<std::pair<std::size_t, std::size_t>> find_tag(std::string_view text,
                                                            const std::string& tag,
                                                            int character) {
  if (tag.empty()) return std::nullopt;
  const auto wanted = static_cast<std::size_t>(std::max(character, 1)) - 1;
  if (const auto found = nearest(text, tag, wanted))
    return std::pair{found->at, found->at + tag.size()};
  const auto found = nearest(text, "{{", wanted);
  if (!found || found->distance > 0) return std::nullopt;
  const auto end = text.find("}}", found->at);
  return std::pair{found->at, end == std::string_view::npos ? found->at + 2 : end + 2};
}

// The first and the last child of the paragraph that hold the tag; nothing when none
// does.
std::optional<std::pair<std::size_t, std::size_t>> children_with(
    const ParagraphPlace& paragraph, const std::string& tag, int character) {
  std::string text;
  for (const auto& child : paragraph.children) text += child.text;
  const auto range = find_tag(text, tag, character);
  if (!range) return std::nullopt;
  std::size_t begin = 0, first = paragraph.children.size(), last = 0;
  for (std::size_t i = 0; i < paragraph.children.size(); ++i) {
    const auto end = begin + paragraph.children[i].text.size();
    if (end > range->first && begin < range->second) {
      first = std::min(first, i);
      last = i;
    }
    begin = end;
  }
  return std::pair{first, last};
}

class Annotator {
 public:
  Annotator(std::string bytes, const std::string& name)
      : package_(opc::Package::read(std::move(bytes), name)),
        main_(main_part(package_)),
        xml_(utf8_part(package_, main_, "w:document")),
        text_(find_paragraphs(xml_)),
        declares_(text_.prefix == "w:" ? "" : own_declaration()) {
    if (text_.body == 0)
      throw Error(ErrorKind::malformed, "the document has no text",
                  {.file = name, .inside = main_},
                  "Open the file in a word processor and save it as DOCX.");
    read_comments();
  }

  std::string annotate(const std::vector<Annotation>& annotations) {
    for (const auto& annotation : annotations) add(annotation);
    if (!annotations.empty()) {
      open_filled();
      package_.set_part(main_, insertions_.into(xml_));
      set_comments();
    }
    become_document();
    return package_.write();
  }

 private:
  static std::string own_declaration() {
    return " xmlns:w=\"" + std::string(w_namespace) + "\"";
  }

  void read_comments() {
    comments_part_ = part_of_kind(package_, main_, "comments");
    if (comments_part_) comments_ = utf8_part(package_, *comments_part_, "w:comments");
    const auto note_ids = [&](const Node& node) {
      if (node.is("w:comment") || node.name.starts_with("w:comment"))
        next_id_ = std::max(next_id_, number_of(node.value("w:id")) + 1);
    };
    for_each_node(parse(xml_, package_.name(), main_), note_ids);
    if (comments_part_)
      for_each_node(parse(comments_, package_.name(), *comments_part_), note_ids);
  }

  void add(const Annotation& annotation) {
    const auto id = std::to_string(next_id_++);
    const auto attributes = declares_ + " w:id=\"" + id + "\"";
    const auto start = "<w:commentRangeStart" + attributes + "/>";
    const auto end = "<w:commentRangeEnd" + attributes + "/><w:r" + declares_ +
                     "><w:commentReference w:id=\"" + id + "\"/></w:r>";
    add_range(annotation, start, end);
    made_ += "<w:comment";
    made_ += comments_part_ && root_prefix(comments_) != "w:" ? own_declaration() : "";
    made_ += " w:id=\"" + id + "\" w:author=\"Tongmun\" w:initials=\"T\">";
    for (const auto& line : annotation.lines) {
      made_ += "<w:p><w:r><w:t xml:space=\"preserve\">";
      xml::append_escaped_text(made_, line);
      made_ += "</w:t></w:r></w:p>";
    }
    if (annotation.lines.empty()) made_ += "<w:p/>";
    made_ += "</w:comment>";
  }

  void add_range(const Annotation& annotation, const std::string& start,
                 const std::string& end) {
    const auto* paragraph = paragraph_of(annotation);
    if (paragraph == nullptr)
      return insertions_.add_start(text_.body,
                                   "<w:p" + declares_ + ">" + start + end + "</w:p>");
    if (paragraph->is_empty_element) return fill(*paragraph, start + end);
    const bool is_its_own = paragraph == own_paragraph(annotation);
    const auto held =
        is_its_own ? children_with(*paragraph, annotation.tag, annotation.character)
                   : std::nullopt;
    if (held) {
      insertions_.add_start(paragraph->children[held->first].begin, start);
      insertions_.add_end(paragraph->children[held->second].end, end);
    } else if (paragraph->begin == paragraph->end) {
      insertions_.add_start(paragraph->begin, start + end);
    } else {
      insertions_.add_start(paragraph->begin, start);
      insertions_.add_end(paragraph->end, end);
    }
  }

  const ParagraphPlace* own_paragraph(const Annotation& annotation) const {
    const auto number = static_cast<std::size_t>(std::max(annotation.paragraph, 0));
    if (annotation.part != main_ || number == 0 || number > text_.paragraphs.size())
      return nullptr;
    const auto& paragraph = text_.paragraphs[number - 1];
    return paragraph.is_there ? &paragraph : nullptr;
  }

  const ParagraphPlace* paragraph_of(const Annotation& annotation) const {
    if (const auto* own = own_paragraph(annotation)) return own;
    for (const auto& paragraph : text_.paragraphs)
      if (paragraph.is_there) return &paragraph;
    return nullptr;
  }

  // "<w:p/>" becomes "<w:p>…</w:p>": the '/' is found from behind.
  void fill(const ParagraphPlace& paragraph, const std::string& content) {
    filled_[paragraph.end] += content;
  }

  void open_filled() {
    for (const auto& [at, content] : filled_)
      insertions_.add_end(at, content + "</" + text_.prefix + "p>");
    for (const auto& [at, content] : filled_) xml_[at - 2] = ' ';
  }

  void set_comments() {
    if (!comments_part_) {
      const auto folder = main_.substr(0, main_.rfind('/') + 1);
      auto part = folder + "comments.xml";
      for (int i = 1; package_.contains(part); ++i)
        part = folder + "comments" + std::to_string(i) + ".xml";
      return add_part(package_, main_, "comments", part,
                      std::string(xml_declaration) + "<w:comments" + own_declaration() +
                          ">" + made_ + "</w:comments>",
                      std::string(word_content_types) + "comments+xml");
    }
    const auto name = root_prefix(comments_) + "comments";
    auto end = comments_.rfind("</" + name);
    if (end == std::string::npos) {  // <w:comments/>
      const auto slash = comments_.rfind("/>");
      comments_.replace(slash, 2, "></" + name + ">");
      end = slash + 1;
    }
    package_.set_part(*comments_part_, comments_.insert(end, made_));
  }

  // Word does not open a document that says it is a template.
  void become_document() {
    const auto type = std::string(word_content_types);
    if (package_.content_type(main_) == type + "template.main+xml")
      package_.set_content_type(main_, type + "document.main+xml");
  }

  opc::Package package_;
  std::string main_, xml_;
  MainText text_;
  std::string declares_;
  std::optional<std::string> comments_part_;
  std::string comments_, made_;
  int next_id_ = 0;
  Insertions insertions_;
  std::map<std::size_t, std::string> filled_;  // empty paragraphs, by their end
};

}  // namespace

std::string annotate(std::string bytes, const std::string& name,
                     const std::vector<Annotation>& annotations) {
  return Annotator(std::move(bytes), name).annotate(annotations);
}

}  // namespace tongmun::docx
