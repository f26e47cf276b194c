// The output formats beside the Word file and Akoma Ntoso: an open set, a folder each.
//   const auto formats = render::Formats::standard();
//   const auto bytes = formats.find("html")->render(letter, {});
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/docx.hpp"
#include "model/document.hpp"

namespace tongmun::render {

// How the target of a segment came about.
struct Match {
  enum class Kind { memory, untranslated, by_rule };
  Kind kind = Kind::memory;  // by_rule: nothing but fields and punctuation
  bool doubtful = false;
  std::string origin = {};  // of a memory: its file
  int score = 100;  // of a memory, percent: 101 and 102 with one and both contexts
};

// What a document does not know of itself. Views: must outlive the rendering.
struct Context {
  // The same letter in the language it was translated from. Set for formats of pairs.
  const model::Document* source = nullptr;
  std::map<std::string, Match> matches = {};       // by segment id; of a pair
  std::map<std::string, std::string> claims = {};  // by value id: what is behind a figure
  docx::LanguageSettings languages = {};           // for formats that are Word files
  int width = 0;  // of a line in characters, where a format breaks lines; 0: it does not
};

// What stands in a written file: its text without markup, and its segments in their order
// under the names that `Description::segment_name` gives them.
struct ReadBack {
  std::string text;
  std::vector<std::pair<std::string, std::string>> segments = {};  // name, text
};

struct Description {
  enum class Scope {
    document,  // a file for each letter
    pair       // a file for each translation of the circular, beside its source
  };
  std::string name;       // "html", as options and template.yaml write it
  std::string extension;  // ".html"; of letters' files, no two formats share one
  Scope scope = Scope::document;
  // How the file names a segment; null where it does not.
  std::string (*segment_name)(std::string_view id) = nullptr;
};

// One output format. Has no state: many threads may use one.
class Format {
 public:
  virtual ~Format() = default;
  virtual Description about() const = 0;
  // The bytes of the file, the same for the same document and context.
  virtual std::string render(const model::Document& document,
                             const Context& context) const = 0;
  // Reads such a file. Throws Error{malformed}; `name` is the file of its place.
  virtual ReadBack read(std::string_view bytes, const std::string& name) const = 0;
};

class Formats {
 public:
  // Those of this program: html, text, markdown, bilingual.
  static Formats standard();

  // Throws Error{conflict} where the name or the extension is taken.
  void add(std::unique_ptr<Format> format);
  // Null where no format has the name.
  const Format* find(std::string_view name) const;
  // In the order in which they were added.
  const std::vector<std::unique_ptr<Format>>& all() const { return formats_; }

 private:
  std::vector<std::unique_ptr<Format>> formats_;
};

}  // namespace tongmun::render
