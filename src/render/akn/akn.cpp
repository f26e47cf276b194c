// The frame of the file: identification, references, then the parts in the order of the
// schema.
#include "render/akn/akn.hpp"

#include "render/akn/detail/blocks.hpp"

namespace tongmun::render::akn {

namespace {

constexpr std::string_view akn_namespace =
    "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

void require_complete(const Identity& identity) {
  if (identity.author.empty())
    throw Error(ErrorKind::inconsistent, "an Akoma Ntoso document needs an author", {},
                "Give the campaign a sender.");
  if (identity.date.precision() != text::Precision::day)
    throw Error(
        ErrorKind::inconsistent,
        "an Akoma Ntoso document needs a full date, not \"" + identity.date.str() + "\"",
        {}, "Give the campaign's date as YYYY-MM-DD.");
}

std::string expression_iri(const Identity& identity, const text::LanguageTag& language) {
  return work_iri(identity) + "/" + language.str() + "@" + identity.date.str();
}

void value(xml::Writer& out, std::string_view element, std::string_view text) {
  out.start(element).attribute("value", text).end();
}

const char* shown(bool truth) { return truth ? "true" : "false"; }

class Identification {
 public:
  Identification(const Identity& identity, const References& references, xml::Writer& out)
      : identity_(identity),
        author_(references.pointer(identity.author)),
        translator_(references.pointer(identity.translator)),
        out_(out) {}

  void write() {
    out_.start("identification").attribute("source", author_);
    work();
    expression();
    manifestation();
    out_.end();
  }

 private:
  void work() {
    const auto iri = work_iri(identity_);
    out_.start("FRBRWork");
    names(iri + "/!main", iri);
    if (!identity_.circular.empty()) {
      auto circular = identity_;
      circular.number = identity_.circular;
      out_.start("FRBRalias")
          .attribute("value", work_iri(circular))
          .attribute("name", "circular")
          .end();
    }
    origin();
    value(out_, "FRBRcountry", identity_.country);
    value(out_, "FRBRsubtype", identity_.document_name);
    if (!identity_.number.empty()) value(out_, "FRBRnumber", identity_.number);
    value(out_, "FRBRprescriptive", "false");
    // Of the Work: its author stands behind it, in whatever language it is read.
    value(out_, "FRBRauthoritative", "true");
    out_.end();
  }

  void expression() {
    const auto iri = expression_iri(identity_, identity_.language);
    const bool is_source = identity_.language == identity_.source_language;
    out_.start("FRBRExpression");
    names(iri + "/!main", iri);
    origin();
    value(out_, "FRBRauthoritative", shown(is_source && identity_.authoritative));
    out_.start("FRBRlanguage").attribute("language", identity_.language.str()).end();
    if (!is_source) translation();
    out_.end();
  }

  void translation() {
    out_.start("FRBRtranslation")
        .attribute("href", expression_iri(identity_, identity_.source_language))
        .attribute("fromLanguage", identity_.source_language.str())
        .attribute("authoritative", "false")
        .attribute("by", translator_.empty() ? author_ : translator_)
        .end();
  }

  void manifestation() {
    const auto iri = expression_iri(identity_, identity_.language);
    out_.start("FRBRManifestation");
    names(iri + "/!main.akn", iri + ".akn");
    origin();
    value(out_, "FRBRformat", "application/akn+xml");
    out_.end();
  }

  void names(const std::string& component, const std::string& iri) {
    value(out_, "FRBRthis", component);
    value(out_, "FRBRuri", iri);
  }

  // All three are of the date of the work: the clock never reaches an output.
  void origin() {
    out_.start("FRBRdate")
        .attribute("date", identity_.date.str())
        .attribute("name", "Generation")
        .end();
    out_.start("FRBRauthor").attribute("href", author_).end();
  }

  const Identity& identity_;
  std::string author_, translator_;
  xml::Writer& out_;
};

}  // namespace

std::string work_iri(const Identity& identity) {
  std::string iri = "/akn/" + identity.country + "/doc/" + identity.document_name;
  if (!identity.author_code.empty()) iri += "/" + identity.author_code;
  iri += "/" + identity.date.str();
  return identity.number.empty() ? iri : iri + "/" + identity.number;
}

std::string render(const model::Document& document, const Identity& identity,
                   const std::vector<Reference>& references) {
  require_complete(identity);
  Eids eids;
  const References all(references, identity, document, eids);
  const auto outline = document.stories.empty()
                           ? std::vector<Placed>()
                           : outline_of(document.stories.front().blocks);
  xml::Writer out(xml::Writer::Layout::indented);
  out.declaration().start("akomaNtoso").attribute("xmlns", akn_namespace);
  out.start("doc")
      .attribute("name", identity.document_name)
      .attribute("contains", "originalVersion");
  out.start("meta");
  Identification(identity, all, out).write();
  all.write(out, all.pointer(identity.author));
  out.end();
  Context context{document, all, eids};
  write_parts(context, outline, out);
  out.end().end();
  return out.take();
}

}  // namespace tongmun::render::akn
