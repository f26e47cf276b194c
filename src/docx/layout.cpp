// Reading parses each part once. For writing, a layout keeps prototypes: the package with
// all parts in it that do not depend on the letter (styles in the letter's languages,
// settings, headers that say the same), packed. A letter is a copy of its prototype with
// a few parts set.
#include <algorithm>
#include <map>
#include <mutex>

#include "docx/detail/hostile.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/reader.hpp"
#include "docx/detail/repair.hpp"
#include "docx/detail/scrub.hpp"
#include "docx/detail/writer.hpp"
#include "docx/docx.hpp"

namespace tongmun::docx {
namespace {

using namespace detail;

constexpr std::size_t most_prototypes = 64;  // languages of a campaign, and then some

// The bytes that a prototype holds packed: a letter with the same bytes need not pack
// them.
struct Prototype {
  opc::Package package;
  std::map<std::string, std::string> known;
};

struct WrittenPart {
  std::string part, bytes;
};

Node parse_repaired(const opc::Package& package, const std::string& part) {
  auto root = parse(package.part(part), package.name(), part);
  repair(root);
  return root;
}

// An empty node when there is no such part.
Node parse_part(const opc::Package& package, const std::string& source,
                std::string_view kind) {
  const auto part = part_of_kind(package, source, kind);
  return part ? parse_repaired(package, *part) : Node{};
}

int width_between_margins(const Node& section, int otherwise) {
  const auto number = [](const Node* node, std::string_view attribute) {
    return node ? number_of(node->value(attribute)) : 0;
  };
  const auto* margins = section.child("w:pgMar");
  const int width = number(section.child("w:pgSz"), "w:w") - number(margins, "w:left") -
                    number(margins, "w:right");
  return width > 0 ? width : otherwise;
}

std::string main_content_type() {
  return std::string(word_content_types) + "document.main+xml";
}

std::string prototype_key(const WriteOptions& options, BuiltInStyles added,
                          const std::vector<NewList>& lists) {
  const auto& languages = options.languages;
  std::string key = options.profile == Profile::send ? "s" : "w";
  for (const auto* tag : {&languages.latin, &languages.east_asian, &languages.complex})
    key += '\n' + *tag;
  key += '\n' + std::to_string(added);
  for (const auto& list : lists) key += ' ' + std::to_string(list.abstract);
  return key;
}

}  // namespace

struct Layout::Impl {
  explicit Impl(std::string bytes, std::string file)
      : package(opc::Package::read(std::move(bytes), file)),
        name(std::move(file)),
        main((refuse_hostile(package), main_part(package))),
        styles(parse_part(package, main, "styles")),
        numbering(parse_part(package, main, "numbering"), styles),
        settings(parse_part(package, main, "settings")) {
    repair_fonts();
    read_stories();
    context =
        std::make_unique<WriterContext>(WriterContext{styles, numbering, text_width});
  }

  // The one part that is not ours to write but may be faulty in a way that validators
  // report.
  void repair_fonts() {
    const auto part = part_of_kind(package, main, "fontTable");
    if (!part || package.part(*part).find("characterSet") == std::string::npos) return;
    auto root = parse_repaired(package, *part);
    declare_own_prefixes(root);
    package.set_part(*part, std::string(xml_declaration) + to_xml(root));
  }

  void read_stories() {
    ReadContext reading{.file = name, .styles = styles, .numbering = numbering};
    for (const auto& part : story_parts(package, main)) {
      const auto root = parse_repaired(package, part);
      if (part == main) read_sections(root);
      frames.push_back(story_frame(part, root));
      document.stories.push_back(read_story(reading, part, root));
    }
    document.language = language_tag(reading, styles.default_languages().latin);
    const auto core = parse_part(package, "", "core-properties");
    if (const auto* language = core.child("dc:language");
        language && !language->children.empty())
      document.language = language_tag(reading, language->children.front().text);
    if (const auto* title = core.child("dc:title"); title && !title->children.empty())
      document.title = title->children.front().text;
  }

  void read_sections(const Node& root) {
    if (!root.is("w:document") || !root.child("w:body"))
      throw Error(ErrorKind::malformed, "the main part is no WordprocessingML document",
                  {.file = name, .inside = main}, "Save the file as DOCX.");
    const auto* section = root.child("w:body")->child("w:sectPr");
    if (!section) return;
    text_width = width_between_margins(*section, text_width);
    const auto* bidi = section->child("w:bidi");
    if (bidi && is_on(*bidi)) document.direction = text::Direction::rtl;
  }

  const std::vector<model::Block>& blocks_of(const model::Document& written,
                                             std::size_t story) const {
    const auto& part = frames[story].part;
    for (const auto& candidate : written.stories)
      if (candidate.part == part) return candidate.blocks;
    return document.stories[story].blocks;
  }

  std::shared_ptr<const Prototype> prototype(
      const WriteOptions& options, const StoryWriter& writer,
      const std::vector<WrittenPart>& parts) const {
    const auto key = prototype_key(options, writer.styles_added(), writer.new_lists());
    {
      const std::lock_guard lock(mutex);
      const auto found = prototypes.find(key);
      if (found != prototypes.end()) return found->second;
    }
    auto made = make_prototype(options, writer, parts);
    const std::lock_guard lock(mutex);
    if (prototypes.size() >= most_prototypes) prototypes.clear();
    return prototypes.emplace(key, std::move(made)).first->second;
  }

  std::shared_ptr<const Prototype> make_prototype(
      const WriteOptions& options, const StoryWriter& writer,
      const std::vector<WrittenPart>& parts) const {
    auto copy = package;
    scrub_package(copy, main, options.profile);
    set_own_part(copy, "styles", "styles.xml",
                 styles.part(options.languages, writer.styles_added()));
    set_own_part(copy, "settings", "settings.xml", settings.part(options.languages));
    if (!writer.new_lists().empty() || part_of_kind(copy, main, "numbering"))
      set_own_part(copy, "numbering", "numbering.xml",
                   numbering.part(writer.new_lists()));
    set_application_properties(copy);
    copy.set_content_type(main, main_content_type());
    auto result = std::make_shared<Prototype>();
    for (const auto& part : parts) {
      if (part.part == main) continue;
      set_story_or_core(copy, part);
      result->known.emplace(part.part, part.bytes);
    }
    copy.set_part(main, "<none/>");                            // every letter has its own
    result->package = opc::Package::read(copy.write(), name);  // now all of it is packed
    return result;
  }

  void set_own_part(opc::Package& copy, std::string_view kind,
                    std::string_view usual_name, std::string bytes) const {
    const auto folder = main.substr(0, main.rfind('/') + 1);
    const auto part =
        part_of_kind(copy, main, kind).value_or(folder + std::string(usual_name));
    add_part(copy, main, kind, part, std::move(bytes),
             std::string(word_content_types).append(kind).append("+xml"));
  }

  void set_story_or_core(opc::Package& copy, const WrittenPart& part) const {
    if (part.part == core_part())
      set_core_properties(copy, part.bytes);
    else
      copy.set_part(part.part, part.bytes);
  }

  std::string core_part() const { return core_properties_part(package); }

  opc::Package package;
  std::string name, main;
  Styles styles;
  Numbering numbering;
  Settings settings;
  model::Document document;
  std::vector<StoryFrame> frames;  // beside document.stories
  int text_width = 9026;
  std::unique_ptr<WriterContext> context;
  mutable std::mutex mutex;
  mutable std::map<std::string, std::shared_ptr<const Prototype>> prototypes;
};

Layout::Layout(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Layout::~Layout() = default;
Layout::Layout(Layout&&) noexcept = default;
Layout& Layout::operator=(Layout&&) noexcept = default;

Layout Layout::read(std::string bytes, std::string name) {
  return Layout(std::make_unique<Impl>(std::move(bytes), std::move(name)));
}

const model::Document& Layout::document() const { return impl_->document; }
const std::string& Layout::name() const { return impl_->name; }

bool Layout::has_style(std::string_view name) const {
  const auto shown = shown_style_name(name);
  return impl_->styles.by_name(Styles::Kind::paragraph, shown) ||
         impl_->styles.by_name(Styles::Kind::table, shown);
}

std::string Layout::write(const model::Document& document,
                          const WriteOptions& options) const {
  StoryWriter writer(*impl_->context, document, options);
  std::vector<WrittenPart> parts;
  for (std::size_t i = 0; i < impl_->frames.size(); ++i)
    parts.push_back({impl_->frames[i].part,
                     writer.write(impl_->frames[i], impl_->blocks_of(document, i))});
  parts.push_back({impl_->core_part(), core_properties(document, options.languages)});
  const auto prototype = impl_->prototype(options, writer, parts);
  auto package = prototype->package;
  for (auto& part : parts) {
    const auto known = prototype->known.find(part.part);
    if (known == prototype->known.end() || known->second != part.bytes)
      package.set_part(part.part, std::move(part.bytes));
  }
  return package.write();
}

}  // namespace tongmun::docx
