// Open Packaging Conventions (ECMA-376 part 2): parts, relationships, content types.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "zip/archive.hpp"

namespace tongmun::opc {

struct Relationship {
  std::string id;       // "rId1"
  std::string type;     // a URI
  std::string target;   // as written: relative to the source part's folder, or a URI
  bool external = false;
};

// Part names are without the leading slash: "word/document.xml".
// A part keeps its packed bytes until it is replaced: parts that nobody changes are copied as
// they are, byte for byte.
class Package {
 public:
  // Throws Error: as zip::Archive, and `malformed` without "[Content_Types].xml" or where
  // that is damaged; `refused` where that or the relationships of a part have more than 1
  // MiB. Flat OPC (<pkg:package>) is read as well. Relationships are read when asked for.
  static Package read(std::string bytes, std::string name);
  Package() = default;

  std::vector<std::string> part_names() const;  // without relationships and content types
  bool contains(std::string_view part) const;
  std::string part(std::string_view part) const;  // unpacked; throws Error{not_found}
  // The part as it lies in the archive that was read; nothing once it was replaced, and
  // in Flat OPC. Parts whose packed forms are equal are equal.
  std::shared_ptr<const zip::Packed> packed(std::string_view part) const;
  std::size_t size(std::string_view part) const;  // unpacked bytes; 0 where there is none
  // Replaces or adds a part. A new part needs a content type, by extension or by
  // set_content_type.
  void set_part(const std::string& part, std::string bytes);
  void remove_part(std::string_view part);  // its relationships and content type too

  std::string content_type(std::string_view part) const;  // empty when none is declared
  void set_content_type(const std::string& part, std::string type);

  // Of a part, or of the package itself for "". In the order of the file.
  // Throws Error{malformed}.
  std::vector<Relationship> relationships(std::string_view source) const;
  // None removes the relationships part.
  void set_relationships(const std::string& source, std::vector<Relationship> relationships);
  // The part that a relationship of `source` points to; nothing when external or absent.
  std::optional<std::string> target_of(std::string_view source, std::string_view type) const;
  // The part name that `target`, written in the relationships of `source`, means: relative to the
  // folder of `source`, or absolute ("/word/media/a.png"); without any "#fragment". Empty when
  // it leads out of the package or names nothing.
  static std::string resolve(std::string_view source, std::string_view target);

  // Deterministic: "[Content_Types].xml" first, "_rels/.rels" second, then by name. Parts that
  // were not replaced are copied packed; content types and relationships that were not changed
  // are such parts too. Throws Error{inconsistent} for a new part without a content type.
  // What is packed is packed at `level` (zip::pack).
  std::string write(int level = 6) const;
  // The same with other bytes in some parts that it has, without a copy of the package: for
  // letters of which most parts are alike. Views, into what the caller keeps.
  using Replaced = std::vector<std::pair<std::string_view, std::string_view>>;
  std::string write_with(const Replaced& parts, int level) const;

  const std::string& name() const { return name_; }

 private:
  struct Part {
    std::shared_ptr<const zip::Packed> packed;  // of a part that was read and not replaced
    std::string bytes;
  };
  static Package read_zip(std::string bytes, std::string name);
  static Package read_flat(std::string_view xml, std::string name);
  void read_content_types();
  std::string content_types_xml() const;
  void require_short(std::string_view part, std::uint64_t bytes) const;
  void require_content_type(const std::string& part) const;
  Place place_of(std::string_view part) const;

  std::string name_;
  std::map<std::string, Part, std::less<>> parts_;  // relationships parts included
  // Content types: by extension in lower case, and by part name.
  std::map<std::string, std::string, std::less<>> defaults_, overrides_;
  // "[Content_Types].xml" as it was read; nothing once a type was changed.
  std::shared_ptr<const zip::Packed> content_types_;
};

}  // namespace tongmun::opc
