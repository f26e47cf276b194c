#include "templating/text_template/detail/parts.hpp"

#include "base/file.hpp"
#include "base/suggest.hpp"

namespace tongmun::templating::detail {

namespace {

using Kind = TextPiece::Kind;

constexpr std::size_t max_parts = 1000;

[[noreturn]] void refuse_depth(const TextPart& part, const TextPiece& piece) {
  throw Error(ErrorKind::refused, "more than 64 sections are inside one another",
              part.places.at(piece.offset));
}

}  // namespace

TextParts::TextParts(const TextSource& source, const Partials& partials,
                     const TextOptions& options, Findings& findings)
    : partials_(partials), options_(options), findings_(findings) {
  add(source);
  for (std::size_t i = 0; i < parts_.size(); ++i) find_partials(parts_[i]);
  std::map<const TextPart*, int> state;  // 1 on the way, 2 done
  for (const auto& part : parts_) tell_endless(part, state);
}

const TextPart* TextParts::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

const TextPart& TextParts::add(const TextSource& source) {
  require_utf8(source.text, source.name);
  bytes_ += source.text.size();
  if (bytes_ > max_source)
    throw Error(ErrorKind::refused, "the template and its partials are larger than 4 MiB",
                {.file = source.name});
  auto& part = parts_.emplace_back(source);
  part.pieces = cut_text(part.source.text, part.places, options_.raw, findings_);
  pair_sections(part);
  return part;
}

void TextParts::find_partials(const TextPart& part) {
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

void TextParts::pair_sections(TextPart& part) {
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

// TP0027 for partials that would be inside themselves whatever the data.
void TextParts::tell_endless(const TextPart& part,
                             std::map<const TextPart*, int>& state) {
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

}  // namespace tongmun::templating::detail
