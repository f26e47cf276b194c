// Akoma Ntoso 1.0 (OASIS, schema akomantoso30.xsd): one Work, an Expression per language,
// the same eIds in all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "text/date.hpp"

namespace tongmun::render::akn {

struct Reference {
  enum class Kind { person, organisation, role, term, concept_, location };
  Kind kind = Kind::concept_;
  std::string id;  // the eId: "org-icnk", "claim-prisoners"
  std::string shown_as;
};

// What identifies the document. IRIs follow the naming convention 1.0, with BCP 47 tags.
struct Identity {
  std::string document_name = "letter";  // <doc name="…">
  std::string country = "kr";            // of the authority: two letters, lower case
  std::string author;                    // a Reference id: "org-icnk"
  std::string author_code;               // in IRIs: "icnk"
  text::Date date;                       // of the work
  std::string number;                 // in IRIs: "fm-coi" or "fm-coi-fr-foreign-minister"
  std::string circular = {};          // IRI number of the circular a letter belongs to
  text::LanguageTag language;         // of this expression
  text::LanguageTag source_language;  // where it was translated from
  bool authoritative = false;         // the source expression prevails
  std::string translator = "translation-team";  // a role's Reference id
};

// The file. Throws Error{inconsistent} when the identity has no author or its date no
// day, which the schema asks for. Blocks go by their style's name: Date, Inside Address,
// Subject Line … into <preface>, Salutation and the text into <mainBody>, Closing,
// Signature … into <conclusions>, in an order that is the same whatever the layout's.
// Headers and footers are left out.
std::string render(const model::Document& document, const Identity& identity,
                   const std::vector<Reference>& references);

// "/akn/kr/doc/letter/icnk/2013-01-08/fm-coi"
std::string work_iri(const Identity& identity);

// The eId of a segment's <inline name="seg">: "seg_" and the id with every byte but
// [A-Za-z0-9_-] made '_'. Where a segment comes again, "__2", "__3" … follows.
std::string segment_eid(std::string_view segment_id);

// What a written file holds, read back: its segments in the order of the file. `id` is
// the eId without "seg_"; a line break reads as "\n". Throws Error{malformed}.
struct ReadSegment {
  std::string id, text;
};
std::vector<ReadSegment> read_segments(std::string_view bytes, const std::string& name);

}  // namespace tongmun::render::akn
