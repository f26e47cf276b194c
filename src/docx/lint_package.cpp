// Relationships and parts are gone through once, in the order of their names; then what
// the parts ask of each other is held against what they define.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "docx/detail/lint_memory.hpp"
#include "docx/detail/names.hpp"

namespace tongmun::docx::detail {
namespace {

using Relationships = std::vector<opc::Relationship>;

bool is_xml(std::string_view content_type, std::string_view part) {
  return content_type.ends_with("+xml") || content_type.ends_with("/xml") ||
         part.ends_with(".xml");
}

bool is_local(std::string_view target) {
  return target.starts_with("file:") || target.starts_with("\\\\") ||
         (target.size() > 2 && target[1] == ':' &&
          (target[2] == '\\' || target[2] == '/'));
}

// The kind of relationship that an element needs; empty where any will do.
std::string_view kind_needed(std::string_view element) {
  if (element == "w:headerReference") return "header";
  if (element == "w:footerReference") return "footer";
  if (element == "w:hyperlink") return "hyperlink";
  if (element == "a:blip") return "image";
  if (element == "c:chart") return "chart";
  return {};
}

class FileLint {
 public:
  FileLint(const opc::Package& package, Findings& findings, Linter::Memory& memory)
      : package_(package), findings_(findings), memory_(memory) {}

  void lint() {
    check_relationships("");
    main_ = part_of_kind("", "officeDocument");
    if (main_.empty()) main_ = main_part(package_);  // tells what is wrong
    for (const auto& part : package_.part_names()) {
      check_relationships(part);
      read_part(part);
    }
    find_definitions();
    for (const auto& [part, digest] : digests_) {
      check_relationship_ids(*digest);
      if (part != main_ && !is_own(part)) continue;  // of a building block's own document
      check_references(*digest);
      for (const auto& claim : digest->claims) check_claim(claim, part);
      for (const auto& styled : digest->styled) check_styled(styled, part);
      if (digest->is_story) check_headings(*digest);
    }
  }

 private:
  void report(const Fault& fault, std::string message, const std::string& part,
              const Spot& spot = {}) {
    const auto where = spot.str();
    findings_.add(
        {std::string(fault.code),
         fault.severity,
         std::move(message),
         {.file = package_.name(), .inside = where.empty() ? part : part + " " + where},
         std::string(fault.remedy)});
  }

  void check_relationships(const std::string& source) {
    const auto inside = source.empty() ? std::string("package") : source;
    auto& relationships = relationships_[source];
    relationships = package_.relationships(source);
    for (const auto& relationship : relationships)
      check_target(relationship, source, inside);
    std::unordered_set<std::string_view> ids;
    for (const auto& relationship : relationships)
      if (!ids.insert(relationship.id).second)
        report(fault::relationship_id, "two relationships have the Id " + relationship.id,
               inside);
  }

  void check_target(const opc::Relationship& relationship, const std::string& source,
                    const std::string& inside) {
    if (has_template_tag(relationship.target))
      report(fault::tag_left, "a template tag is left: " + quoted(relationship.target),
             inside);
    if (relationship.external) {
      if (is_local(relationship.target))
        report(fault::local_target,
               "a link leads to '" + relationship.target + "' on somebody's disk",
               inside);
      return;
    }
    const auto target = relationship.target.substr(0, relationship.target.find('#'));
    if (!target.empty() && !package_.contains(opc::Package::resolve(source, target)))
      report(fault::target_missing,
             "relationship " + relationship.id + " leads to '" + target +
                 "', which is no part",
             inside);
  }

  std::string part_of_kind(const std::string& source, std::string_view kind) const {
    for (const auto& relationship : relationships_.at(source)) {
      if (relationship.external || kind_of(relationship) != kind) continue;
      auto part = opc::Package::resolve(source, relationship.target);
      if (package_.contains(part)) return part;
    }
    return {};
  }

  void read_part(const std::string& part) {
    const auto type = package_.content_type(part);
    if (type.empty()) report(fault::content_type, "the part has no content type", part);
    if (!is_xml(type, part)) return;
    const auto digest = digest_of_part(part, type);
    for (auto finding : digest->findings) {
      finding.place.file = package_.name();
      findings_.add(std::move(finding));
    }
    digests_[part] = digest;
  }

  // The main part differs from letter to letter: remembering it would help nobody.
  Linter::Memory::Digest digest_of_part(const std::string& part,
                                        const std::string& type) {
    const Linter::Memory::Key key{part, type, package_.packed(part)};
    const bool shared = key.packed && part != main_;
    if (shared)
      if (auto known = memory_.find(key)) return known;
    Linter::Memory::Digest digest;
    try {
      digest = std::make_shared<const Digest>(digest_of(part, type, package_.part(part)));
    } catch (const Error& error) {  // cannot be unpacked
      Digest unread{.part = part};
      unread.report(fault::unreadable, error.message());
      digest = std::make_shared<const Digest>(std::move(unread));
    }
    if (shared) memory_.keep(key, digest);
    return digest;
  }

  const Digest& related(std::string_view kind) const {
    static const Digest nothing;
    const auto found = digests_.find(part_of_kind(main_, kind));
    return found == digests_.end() ? nothing : *found->second;
  }

  void find_definitions() {
    styles_ = &related("styles");
    lists_ = &related("numbering");
    footnotes_ = &related("footnotes");
    endnotes_ = &related("endnotes");
    comments_ = &related("comments");
    for (const auto& relationship : relationships_.at(main_))
      if (!relationship.external)
        own_.insert(opc::Package::resolve(main_, relationship.target));
  }

  bool is_own(const std::string& part) const { return own_.contains(part); }

  void check_relationship_ids(const Digest& digest) {
    std::unordered_map<std::string_view, std::string_view> kinds;  // by id
    for (const auto& relationship : relationships_.at(digest.part))
      kinds.emplace(relationship.id, kind_of(relationship));
    for (const auto& reference : digest.references) {
      if (reference.to != Reference::To::relationship) continue;
      const auto kind = kinds.find(reference.id);
      const auto needed = kind_needed(reference.by);
      if (kind == kinds.end())
        report(fault::relationship_missing,
               reference.by + " needs relationship '" + reference.id +
                   "', which is missing",
               digest.part, reference.spot);
      else if (!needed.empty() && kind->second != needed)
        report(fault::wrong_kind,
               reference.by + " leads to a part of the kind " + std::string(kind->second) +
                   ", not " + std::string(needed),
               digest.part, reference.spot);
    }
  }

  void check_references(const Digest& digest) {
    for (const auto& reference : digest.references) {
      const auto missing = [&](const Fault& fault, std::string message) {
        report(fault, std::move(message), digest.part, reference.spot);
      };
      const auto note = [&](const Digest& notes) {
        if (!notes.ids.contains(reference.id))
          missing(fault::note_missing,
                  reference.by + " points to " + reference.id + ", which is missing");
      };
      switch (reference.to) {
        case Reference::To::style:
          if (!styles_->styles.contains(reference.id))
            missing(fault::style_missing, "style '" + reference.id + "' is not defined");
          break;
        case Reference::To::list:
          if (!lists_->ids.contains(reference.id))
            missing(fault::number_missing, "list " + reference.id + " is not defined");
          break;
        case Reference::To::footnote:
          note(*footnotes_);
          break;
        case Reference::To::endnote:
          note(*endnotes_);
          break;
        case Reference::To::comment:
          note(*comments_);
          break;
        case Reference::To::relationship:
          break;
      }
    }
  }

  void check_claim(const Claim& claim, const std::string& part) {
    if (claims_[static_cast<std::size_t>(claim.of)].insert(claim.id).second) return;
    switch (claim.of) {
      case Claim::Of::bookmark_id:
        return report(fault::bookmark_id, "two bookmarks have the id " + claim.id, part,
                      claim.spot);
      case Claim::Of::bookmark_name:
        return report(fault::bookmark_name, "two bookmarks are called '" + claim.id + "'",
                      part, claim.spot);
      case Claim::Of::control:
        return report(fault::control_id, "two content controls have the id " + claim.id,
                      part, claim.spot);
      case Claim::Of::drawing:
        return report(fault::drawing_id, "two drawings have the id " + claim.id, part,
                      claim.spot);
    }
  }

  static std::optional<bool> said_by(const ScriptProperties& script,
                                     StyledText::Needs needs) {
    switch (needs) {
      case StyledText::Needs::bidi:
        return script.bidi;
      case StyledText::Needs::east_asian_language:
        return script.east_asian_language;
      case StyledText::Needs::east_asian_slot:
        break;
    }
    return script.east_asian_slot ? std::optional(true) : std::nullopt;
  }

  // By the first that says anything: the run's style, the paragraph's, the table's, what
  // they are based on, the defaults.
  bool is_said_by_styles(const StyledText& styled) const {
    const auto& paragraph =
        styled.paragraph_style.empty() ? styles_->default_style : styled.paragraph_style;
    for (std::string_view id :
         {std::string_view(styled.run_style), std::string_view(paragraph),
          std::string_view(styled.table_style)}) {
      // Bounded: a damaged file may base styles on each other in a circle.
      for (int depth = 0; depth < 16 && !id.empty(); ++depth) {
        const auto style = styles_->styles.find(id);
        if (style == styles_->styles.end()) break;
        if (const auto said = said_by(style->second.script, styled.needs)) return *said;
        id = style->second.based_on;
      }
    }
    return said_by(styles_->defaults, styled.needs).value_or(false);
  }

  void check_styled(const StyledText& styled, const std::string& part) {
    using Needs = StyledText::Needs;
    if (!styled.against_styles && is_said_by_styles(styled)) return;
    if (styled.needs == Needs::bidi)
      return report(fault::paragraph_direction,
                    styled.text + " runs from right to left, its paragraph does not",
                    part, styled.spot);
    report(fault::east_asian,
           styled.text + (styled.needs == Needs::east_asian_slot
                              ? " has no East Asian font"
                              : " has no East Asian language"),
           part, styled.spot);
  }

  // A document's title and a letter's subject head what follows.
  void check_headings(const Digest& digest) {
    constexpr std::string_view heading = "Heading ";
    int before = 0;
    for (const auto& reference : digest.references) {
      if (reference.by != "w:pStyle") continue;
      const auto style = styles_->styles.find(reference.id);
      if (style == styles_->styles.end()) continue;
      const auto& name = style->second.name;
      if (name == "Title" || name == "Subject Line") before = std::max(before, 1);
      if (!name.starts_with(heading) || name.size() != heading.size() + 1) continue;
      const int level = name.back() - '0';
      if (level < 1 || level > 9) continue;
      if (level > before + 1)
        report(fault::heading_jump,
               "a heading of level " + std::to_string(level) + " follows " +
                   (before == 0 ? std::string("no heading")
                                : "one of level " + std::to_string(before)),
               digest.part, reference.spot);
      before = level;
    }
  }

  const opc::Package& package_;
  Findings& findings_;
  Linter::Memory& memory_;
  std::string main_;
  std::map<std::string, Relationships> relationships_;     // by source
  std::map<std::string, Linter::Memory::Digest> digests_;  // by part
  std::set<std::string> own_;  // parts that the main part leads to
  const Digest *styles_ = nullptr, *lists_ = nullptr, *footnotes_ = nullptr,
               *endnotes_ = nullptr, *comments_ = nullptr;
  std::array<std::unordered_set<std::string_view>, 4> claims_;  // by Claim::Of
};

}  // namespace

void lint_package(const opc::Package& package, Findings& findings,
                  Linter::Memory& memory) {
  FileLint(package, findings, memory).lint();
}

}  // namespace tongmun::docx::detail
