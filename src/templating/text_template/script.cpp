// Two steps: all parts are read and their sections paired (parts.hpp), then written one
// into the other. Sizes and depths are limited while they grow, because a few lines can
// ask for 2^100 of anything.
#include "templating/text_template/detail/script.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "templating/text_template/detail/parts.hpp"

namespace tongmun::templating::detail {

namespace {

using Kind = TextPiece::Kind;
using StepKind = TextStep::Kind;

constexpr std::size_t max_script = std::size_t{1} << 20;  // bytes of tags

std::vector<std::string> path_of(std::string_view name) {
  std::vector<std::string> path;
  if (name == ".") return path;
  for (std::size_t begin = 0;;) {
    const auto dot = name.find('.', begin);
    path.emplace_back(name.substr(begin, dot - begin));
    if (dot == std::string_view::npos) return path;
    begin = dot + 1;
  }
}

class Writer {
 public:
  explicit Writer(const TextParts& parts) : parts_(parts) {}

  TextScript write(const TextPart& main) {
    write_part(main, script_.text, false);
    while (!called_.empty()) {
      const auto [part, number] = called_.front();
      called_.pop_front();
      std::string text;
      write_part(*part, text, true);
      script_.partials.emplace(number, std::move(text));
    }
    return std::move(script_);
  }

 private:
  // `indented`: its lines may have to begin with white space.
  void write_part(const TextPart& part, std::string& out, bool indented) {
    active_.push_back(&part);
    std::vector<std::size_t> open;
    for (const auto& piece : part.pieces) {
      check(part, piece);
      if (indented && !piece.alone && piece.kind != Kind::text &&
          begins_line(part, piece.offset))
        tag(out, "&", add({.kind = StepKind::indent}));
      switch (piece.kind) {
        case Kind::nothing:
          break;
        case Kind::text:
          write_text(part, piece, out, indented);
          break;
        case Kind::field:
          tag(out, "&", add_named(StepKind::field, part, piece));
          break;
        case Kind::raw:
          tag(out, "&", add_named(StepKind::raw, part, piece));
          break;
        case Kind::section:
        case Kind::inverted: {
          const bool section = piece.kind == Kind::section;
          open.push_back(
              add_named(section ? StepKind::section : StepKind::inverted, part, piece));
          tag(out, section ? "#" : "^", open.back());
          ++nesting_;
          break;
        }
        case Kind::end:
          tag(out, "/", open.back());
          open.pop_back();
          --nesting_;
          break;
        case Kind::partial:
          write_partial(part, piece, out, indented);
          break;
      }
    }
    active_.pop_back();
  }

  void write_partial(const TextPart& part, const TextPiece& piece, std::string& out,
                     bool indented) {
    const auto* inner = parts_.find(piece.text);
    if (inner == nullptr) return;
    const auto number = add({.kind = StepKind::partial,
                             .text = std::string(piece.text),
                             .place = part.places.at(piece.offset),
                             .alone = piece.alone,
                             .indent = std::string(piece.indent)});
    tag(out, "#", number);
    ++nesting_;
    if (std::find(active_.begin(), active_.end(), inner) != active_.end()) {
      const auto [call, is_new] = calls_.try_emplace(inner, number);
      if (is_new) called_.emplace_back(inner, number);
      tag(out, ">", call->second);
    } else {
      write_part(*inner, out, piece.alone && (indented || !piece.indent.empty()));
    }
    --nesting_;
    tag(out, "/", number);
  }

  // Where lines may have to be indented, one step for each; an empty line stays empty.
  void write_text(const TextPart& part, const TextPiece& piece, std::string& out,
                  bool indented) {
    auto text = piece.text;
    auto offset = piece.offset;
    while (indented && !text.empty()) {
      const bool empty = text.starts_with('\n') || text.starts_with("\r\n");
      if (begins_line(part, offset) && !empty)
        tag(out, "&", add({.kind = StepKind::indent}));
      const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
      write_plain(text.substr(0, length), out);
      text.remove_prefix(length);
      offset += length;
    }
    if (!text.empty()) write_plain(text, out);
  }

  void write_plain(std::string_view text, std::string& out) {
    size_ += text.size();
    tag(out, "&", add({.kind = StepKind::text, .text = std::string(text)}));
  }

  static bool begins_line(const TextPart& part, std::size_t offset) {
    return offset == 0 || part.source.text[offset - 1] == '\n';
  }

  void check(const TextPart& part, const TextPiece& piece) const {
    if (nesting_ > TextParts::max_nesting)
      throw Error(ErrorKind::refused,
                  "more than 64 sections and partials are inside one another",
                  part.places.at(piece.offset));
    if (tags_ > max_script || size_ > TextParts::max_source)
      throw Error(ErrorKind::refused,
                  "the template is too large with its partials in place",
                  part.places.at(piece.offset), "Include fewer partials in one another.");
  }

  std::size_t add(TextStep step) {
    script_.steps.push_back(std::move(step));
    return script_.steps.size() - 1;
  }

  std::size_t add_named(StepKind kind, const TextPart& part, const TextPiece& piece) {
    return add({.kind = kind,
                .text = std::string(piece.text),
                .path = path_of(piece.text),
                .place = part.places.at(piece.offset)});
  }

  void tag(std::string& out, const char* sign, std::size_t number) {
    const auto before = out.size();
    out.append("{{").append(sign).append(std::to_string(number)).append("}}");
    tags_ += out.size() - before;
  }

  const TextParts& parts_;
  TextScript script_;
  std::vector<const TextPart*> active_;
  std::map<const TextPart*, std::size_t> calls_;  // number under which a part is called
  std::deque<std::pair<const TextPart*, std::size_t>> called_;  // yet to be written
  std::size_t nesting_ = 0, tags_ = 0, size_ = 0;
};

}  // namespace

TextScript build_script(const TextSource& source, const Partials& partials,
                        const TextOptions& options, Findings& findings) {
  Findings told;
  const TextParts parts(source, partials, options, told);
  told.sort();
  findings.merge(told);
  if (told.has_errors()) return {};
  return Writer(parts).write(parts.main());
}

}  // namespace tongmun::templating::detail
