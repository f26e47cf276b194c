// Two steps: all parts are read and their sections paired, then written one into the
// other. Sizes and depths are limited while they grow, because a few lines can ask for
// 2^100 of anything.
#include "templating/detail/text_script.hpp"

#include <algorithm>
#include <deque>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "templating/detail/text_tags.hpp"

namespace tongmun::templating::detail {

namespace {

using Kind = TextPiece::Kind;
using StepKind = TextStep::Kind;

constexpr std::size_t max_parts = 1000, max_nesting = 64;
constexpr std::size_t max_source = std::size_t{4} << 20,
                      max_script = std::size_t{1} << 20;

struct Part {
  explicit Part(TextSource given)
      : source(std::move(given)), places(source.name, source.text) {}
  TextSource source;
  TextPlaces places;
  std::vector<TextPiece> pieces = {};
  std::vector<std::size_t> outside = {};  // pieces: partials outside any section
};

// All parts that can be reached. Views and places point into them: they never move.
class Parts {
 public:
  Parts(const Partials& partials, const TextOptions& options, Findings& findings)
      : partials_(partials), options_(options), findings_(findings) {}

  Part& main(const TextSource& source) {
    auto& part = add(source);
    for (std::size_t i = 0; i < parts_.size(); ++i) find_partials(parts_[i]);
    return part;
  }

  // nullptr where there is none.
  Part* find(std::string_view name) const {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second;
  }

  // TP0027 for partials that would be inside themselves whatever the data.
  void tell_endless() {
    std::map<const Part*, int> state;  // 1 on the way, 2 done
    for (auto& part : parts_) tell_endless(part, state);
  }

 private:
  Part& add(const TextSource& source) {
    require_utf8(source.text, source.name);
    bytes_ += source.text.size();
    if (bytes_ > max_source)
      throw Error(ErrorKind::refused,
                  "the template and its partials are larger than 4 MiB",
                  {.file = source.name});
    auto& part = parts_.emplace_back(source);
    part.pieces = cut_text(part.source.text, part.places, options_.raw, findings_);
    pair_sections(part);
    return part;
  }

  void find_partials(const Part& part) {
    for (const auto& piece : part.pieces) {
      if (piece.kind != Kind::partial || by_name_.contains(piece.text)) continue;
      const std::string name(piece.text);
      const auto source = partials_.find ? partials_.find(name) : std::nullopt;
      if (parts_.size() > max_parts)
        throw Error(ErrorKind::refused, "there are more than 1000 partials",
                    part.places.at(piece.offset));
      by_name_.emplace(name, source ? &add(*source) : nullptr);
      if (!source && options_.missing == MissingNames::error)
        findings_.add({"TP0028", Severity::error, "there is no part '" + name + "'",
                       part.places.at(piece.offset), suggestion(name, partials_.known)});
    }
  }

  void pair_sections(Part& part) {
    std::vector<const TextPiece*> open;
    std::size_t told = 0;
    const auto tell = [&](const char* code, std::size_t offset, std::string message,
                          std::string remedy) {
      if (++told <= 100)
        findings_.add({code, Severity::error, std::move(message), part.places.at(offset),
                       std::move(remedy)});
    };
    for (const auto& piece : part.pieces) {
      const std::string name(piece.text);
      if (piece.kind == Kind::section || piece.kind == Kind::inverted) {
        if (open.size() == max_nesting) refuse_depth(part, piece);
        open.push_back(&piece);
      } else if (piece.kind == Kind::partial && open.empty()) {
        part.outside.push_back(static_cast<std::size_t>(&piece - part.pieces.data()));
      } else if (piece.kind == Kind::end && open.empty()) {
        tell("TP0023", piece.offset, "no section '" + name + "' is open here",
             "Open it with {{#" + name + "}} in the same text, or remove this tag.");
      } else if (piece.kind == Kind::end) {
        const std::string opened(open.back()->text);
        if (opened != name)
          tell("TP0022", piece.offset,
               "the section '" + opened + "' is closed as '" + name + "'",
               "Close it with {{/" + opened + "}}; it opens at " +
                   part.places.at(open.back()->offset).str() + ".");
        open.pop_back();
      }
    }
    for (const auto* piece : open)
      tell("TP0024", piece->offset,
           "the section '" + std::string(piece->text) + "' has no end",
           "Close it with {{/" + std::string(piece->text) + "}} in the same text.");
  }

  [[noreturn]] static void refuse_depth(const Part& part, const TextPiece& piece) {
    throw Error(ErrorKind::refused, "more than 64 sections are inside one another",
                part.places.at(piece.offset));
  }

  void tell_endless(const Part& part, std::map<const Part*, int>& state) {
    if (state[&part] != 0) return;
    state[&part] = 1;
    for (const auto index : part.outside) {
      const auto& piece = part.pieces[index];
      const auto* inner = find(piece.text);
      if (inner != nullptr && state[inner] == 1)
        findings_.add(
            {"TP0027", Severity::error,
             "the part '" + std::string(piece.text) + "' includes itself",
             part.places.at(piece.offset),
             "Remove one of the {{>…}} tags on the way, or put it into a section that "
             "comes to an end."});
      else if (inner != nullptr)
        tell_endless(*inner, state);
    }
    state[&part] = 2;
  }

  const Partials& partials_;
  const TextOptions& options_;
  Findings& findings_;
  std::deque<Part> parts_;
  std::map<std::string, Part*, std::less<>> by_name_;
  std::size_t bytes_ = 0;
};

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
  explicit Writer(const Parts& parts) : parts_(parts) {}

  TextScript write(const Part& main) {
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
  void write_part(const Part& part, std::string& out, bool indented) {
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

  void write_partial(const Part& part, const TextPiece& piece, std::string& out,
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
  void write_text(const Part& part, const TextPiece& piece, std::string& out,
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

  static bool begins_line(const Part& part, std::size_t offset) {
    return offset == 0 || part.source.text[offset - 1] == '\n';
  }

  void check(const Part& part, const TextPiece& piece) const {
    if (nesting_ > max_nesting)
      throw Error(ErrorKind::refused,
                  "more than 64 sections and partials are inside one another",
                  part.places.at(piece.offset));
    if (tags_ > max_script || size_ > max_source)
      throw Error(ErrorKind::refused,
                  "the template is too large with its partials in place",
                  part.places.at(piece.offset), "Include fewer partials in one another.");
  }

  std::size_t add(TextStep step) {
    script_.steps.push_back(std::move(step));
    return script_.steps.size() - 1;
  }

  std::size_t add_named(StepKind kind, const Part& part, const TextPiece& piece) {
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

  const Parts& parts_;
  TextScript script_;
  std::vector<const Part*> active_;
  std::map<const Part*, std::size_t> calls_;  // the number under which a part is called
  std::deque<std::pair<const Part*, std::size_t>> called_;  // yet to be written
  std::size_t nesting_ = 0, tags_ = 0, size_ = 0;
};

}  // namespace

TextScript build_script(const TextSource& source, const Partials& partials,
                        const TextOptions& options, Findings& findings) {
  Findings told;
  Parts parts(partials, options, told);
  const auto& main = parts.main(source);
  parts.tell_endless();
  told.sort();
  findings.merge(told);
  if (told.has_errors()) return {};
  return Writer(parts).write(main);
}

}  // namespace tongmun::templating::detail
