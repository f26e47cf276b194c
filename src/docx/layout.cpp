// Reading parses each part once. For writing, a layout keeps prototypes: the package with
// all parts in it that do not depend on the letter (styles in the letter's languages,
// settings, headers that say the same), packed. A letter is a copy of its prototype with
// a few parts set.
#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "docx/detail/graft.hpp"
#include "docx/detail/hostile.hpp"
#include "docx/detail/link_targets.hpp"
#include "docx/detail/markup_parts.hpp"
#include "docx/detail/names.hpp"
#include "docx/detail/reader.hpp"
#include "docx/detail/scrub.hpp"
#include "docx/detail/writer.hpp"
#include "docx/docx.hpp"

namespace tongmun::docx {
namespace {

using namespace detail;

// What differs from letter to letter is packed quickly: it becomes a tenth larger in half the time.
constexpr int quick_level = 1, thorough_level = 9;
constexpr std::size_t most_prototypes = 64;  // languages of a campaign, and then some

using NoteKind = model::Note::Kind;
constexpr NoteKind note_kinds[] = {NoteKind::footnote, NoteKind::endnote,
                                   NoteKind::comment};

// The bytes that a prototype holds packed: a letter with the same bytes need not pack
// them.
struct Prototype {
  opc::Package package;
  std::map<std::string, std::string> known;

  bool holds(const WrittenPart& part) const {
    const auto found = known.find(part.part);
    return found != known.end() && found->second == part.bytes;
  }
};

// Who wrote a file: somebody, or this program a moment ago.
enum class Origin { foreign, own };

opc::Package read_package(std::string bytes, const std::string& name, Origin origin) {
  auto package = opc::Package::read(std::move(bytes), name);
  if (origin == Origin::foreign) refuse_hostile(package);
  return package;
}

Node parse_repaired(const opc::Package& package, const std::string& part) {
  return read_tree(package, part);
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

std::string prototype_key(const WriteOptions& options, const StoryWriter& writer) {
  const auto& languages = options.languages;
  std::string key = options.profile == Profile::send ? "s" : "w";
  for (const auto* tag : {&languages.latin, &languages.east_asian, &languages.complex})
    key += '\n' + *tag;
  key += '\n' + std::to_string(writer.styles_added());
  for (const auto& list : writer.new_lists()) key += ' ' + std::to_string(list.abstract);
  for (const auto kind : note_kinds) key += writer.has_notes(kind) ? '1' : '0';
  return key;
}

}  // namespace

struct Layout::Impl {
  Impl(std::string bytes, std::string file, Origin origin)
      : package(read_package(std::move(bytes), file, origin)),
        name(std::move(file)),
        main(main_part(package)),
        styles(parse_part(package, main, "styles")),
        numbering(parse_part(package, main, "numbering"), styles),
        settings(parse_part(package, main, "settings")) {
    repair_fonts();
    read_stories();
    make_context();
  }

  // Again after the layout has grown.
  void make_context() {
    context = std::make_unique<WriterContext>(WriterContext{
        package, styles, numbering, text_width, first_notes(), all_relationships()});
    core_part = core_properties_part(package);
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
    ReadContext reading{
        .package = package, .file = name, .styles = styles, .numbering = numbering};
    reading.notes = read_notes_parts(package, main);
    for (const auto& part : story_parts(package, main)) {
      auto root = parse_repaired(package, part);
      carry_targets(root, package.relationships(part));
      if (part == main) read_sections(root);
      frames.push_back(story_frame(part, root));
      document.stories.push_back(read_story(reading, part, root));
    }
    for (const auto kind : note_kinds) {
      const auto known = reading.notes.find(kind);
      const bool has_part = known != reading.notes.end() && !known->second.part.empty();
      note_frames[kind] = has_part ? notes_frame(known->second) : new_notes_frame(kind);
      if (has_part) drop_tagged_targets(package, known->second.part);
    }
    for (const auto& frame : frames) drop_tagged_targets(package, frame.part);
    read_markup_parts();
    document.images = reading.images;
    next_bookmark = reading.next_bookmark;
    document.language = language_tag(reading, styles.default_languages().latin);
    const auto properties = parse_part(package, "", "core-properties");
    if (const auto* language = properties.child("dc:language");
        language && !language->children.empty())
      document.language = language_tag(reading, language->children.front().text);
    if (const auto* title = properties.child("dc:title"); title && !title->children.empty())
      document.title = title->children.front().text;
  }

  // Charts, SmartArt and properties: only where tags stand in them; else they pass as they are.
  void read_markup_parts() {
    for (const auto& part : package.part_names()) {
      if (!is_markup_part(package.content_type(part))) continue;
      auto markup = read_markup_part(package, part);
      if (!markup) continue;
      frames.push_back({.part = part, .is_markup = true});
      document.stories.push_back({part, {model::Opaque{std::move(*markup)}}});
    }
  }

  std::map<std::string, std::vector<opc::Relationship>> all_relationships() const {
    std::map<std::string, std::vector<opc::Relationship>> all;
    for (const auto& frame : frames) all[frame.part] = package.relationships(frame.part);
    for (const auto& [kind, frame] : note_frames)
      all[frame.part] = package.relationships(frame.part);
    return all;
  }

  // Of the kinds that the layout has a part for: notes count on from its separators.
  std::map<NoteKind, int> first_notes() const {
    std::map<NoteKind, int> first;
    for (const auto kind : note_kinds) {
      const auto part = part_of_kind(package, main, notes_part_kind(kind));
      if (!part) continue;
      int highest = 0;
      for (const auto& node : parse_repaired(package, *part).children)
        if (!node.value("w:type").empty())
          highest = std::max(highest, number_of(node.value("w:id")));
      first[kind] = highest + 1;
    }
    return first;
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
    const auto key = prototype_key(options, writer);
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
    std::set<std::string> kept;
    for (const auto& frame : frames) kept.insert(frame.part);
    scrub_package(copy, main, options.profile, kept);
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
      if (part.part == main || !part.content_type.empty()) continue;
      set_story_or_core(copy, part);
      result->known.emplace(part.part, part.bytes);
    }
    copy.set_part(main, "<none/>");                            // every letter has its own
    // Now all of it is packed, once for all letters and therefore well.
    result->package = opc::Package::read(copy.write(thorough_level), name);
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
    if (part.part == core_part) return set_core_properties(copy, part.bytes);
    for (const auto kind : note_kinds)
      if (note_frames.at(kind).part == part.part)
        return add_part(copy, main, notes_part_kind(kind), part.part, part.bytes,
                        std::string(word_content_types)
                            .append(notes_part_kind(kind))
                            .append("+xml"));
    copy.set_part(part.part, part.bytes);
  }

  // A kind of notes that neither the layout nor the letter has makes no part.
  bool is_written(NoteKind kind, const StoryWriter& writer,
                  const WriteOptions& options) const {
    if (kind == NoteKind::comment && options.profile == Profile::send) return false;
    return writer.has_notes(kind) || context->first_notes.contains(kind);
  }

  // For "word/header2_3.xml", which the layout lacks, that of "word/header2.xml".
  const StoryFrame* repeated_frame(const std::string& part) const {
    const auto frame_of = [&](const std::string& wanted) {
      const auto found = std::find_if(frames.begin(), frames.end(),
                                      [&](const auto& f) { return f.part == wanted; });
      return found == frames.end() ? nullptr : &*found;
    };
    const auto mark = part.rfind('_'), dot = part.rfind('.');
    if (mark == std::string::npos || dot == std::string::npos || frame_of(part)) return nullptr;
    return frame_of(part.substr(0, mark) + part.substr(dot));
  }

  // All that differs from letter to letter.
  std::vector<WrittenPart> write_parts(StoryWriter& writer,
                                       const model::Document& written,
                                       const WriteOptions& options) const {
    std::vector<WrittenPart> parts;
    std::string properties;
    for (std::size_t i = 0; i < frames.size(); ++i) {
      const auto& blocks = blocks_of(written, i);
      if (!frames[i].is_markup)
        parts.push_back(writer.write(frames[i], blocks));
      else if (frames[i].part == core_part)
        properties = std::get<model::Opaque>(blocks.front()).xml;
      else
        parts.push_back({frames[i].part, std::get<model::Opaque>(blocks.front()).xml});
    }
    for (const auto& story : written.stories)
      if (const auto* frame = repeated_frame(story.part))
        parts.push_back(writer.write_repeated(*frame, story));
    for (const auto kind : note_kinds)
      if (is_written(kind, writer, options))
        parts.push_back(writer.write_notes(note_frames.at(kind), kind));
    parts.push_back({core_part, core_properties(written, options.languages, properties)});
    return parts;
  }

  // Of a letter with links or pictures that the layout does not have.
  static std::string write_with_additions(
      const Prototype& prototype, const std::vector<WrittenPart>& parts,
      const std::map<std::string, std::shared_ptr<const model::Image>>& media) {
    auto copy = prototype.package;
    for (const auto& part : parts) {
      if (!part.relationships.empty()) {
        auto relationships = copy.relationships(part.part);
        relationships.insert(relationships.end(), part.relationships.begin(),
                             part.relationships.end());
        copy.set_relationships(part.part, std::move(relationships));
      }
      if (!prototype.holds(part)) copy.set_part(part.part, part.bytes);
      if (!part.content_type.empty()) copy.set_content_type(part.part, part.content_type);
    }
    for (const auto& [part, image] : media) {
      copy.set_part(part, image->bytes);
      copy.set_content_type(part, image->type);
    }
    return copy.write(quick_level);
  }

  opc::Package package;
  std::string name, main, core_part;
  Styles styles;
  Numbering numbering;
  Settings settings;
  model::Document document;
  std::vector<StoryFrame> frames;  // beside document.stories
  std::map<NoteKind, StoryFrame> note_frames;
  int text_width = 9026;
  int next_bookmark = 0, next_comment = 0, own_abstracts = -1;  // for parts that are grafted in
  std::unique_ptr<WriterContext> context;
  mutable std::mutex mutex;
  mutable std::map<std::string, std::shared_ptr<const Prototype>> prototypes;
};

Layout::Layout(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Layout::~Layout() = default;
Layout::Layout(Layout&&) noexcept = default;
Layout& Layout::operator=(Layout&&) noexcept = default;

Layout Layout::read(std::string bytes, std::string name) {
  return Layout(
      std::make_unique<Impl>(std::move(bytes), std::move(name), Origin::foreign));
}

Layout Layout::read_back(std::string bytes, std::string name) {
  return Layout(std::make_unique<Impl>(std::move(bytes), std::move(name), Origin::own));
}

const model::Document& Layout::document() const { return impl_->document; }
const std::string& Layout::name() const { return impl_->name; }

bool Layout::has_style(std::string_view name) const {
  const auto shown = shown_style_name(name);
  return impl_->styles.by_name(Styles::Kind::paragraph, shown) ||
         impl_->styles.by_name(Styles::Kind::table, shown);
}

std::string Layout::story_at(std::string_view relationship) const {
  for (const auto& known : impl_->package.relationships(impl_->main)) {
    if (known.id != relationship || known.external) continue;
    const auto part = opc::Package::resolve(impl_->main, known.target);
    for (const auto& frame : impl_->frames)
      if (frame.part == part && part != impl_->main) return part;
  }
  return {};
}

const std::string& Layout::notes_part(model::Note::Kind kind) const {
  return impl_->note_frames.at(kind).part;
}

Grafted Layout::graft(const Layout& part, const std::string& story) {
  auto& own = *impl_;
  own.prototypes.clear();
  auto grafted =
      detail::graft({own.package, own.main, own.styles, own.numbering, own.frames,
                     own.note_frames, own.document, own.next_bookmark, own.next_comment,
                     own.own_abstracts},
                    part.impl_->package, part.impl_->main, story);
  own.make_context();
  return grafted;
}

std::string Layout::write(const model::Document& document,
                          const WriteOptions& options) const {
  return write_file(document, options).bytes;
}

WrittenFile Layout::write_file(const model::Document& document,
                               const WriteOptions& options) const {
  StoryWriter writer(*impl_->context, document, options);
  WrittenFile file{{}, impl_->write_parts(writer, document, options)};
  const auto prototype = impl_->prototype(options, writer, file.parts);
  const bool adds = !writer.media().empty() ||
                    std::any_of(file.parts.begin(), file.parts.end(), [](const auto& part) {
                      return !part.relationships.empty() || !part.content_type.empty();
                    });
  if (adds) {
    file.bytes =
        impl_->write_with_additions(*prototype, file.parts, writer.media());
    return file;
  }
  opc::Package::Replaced replaced;
  for (const auto& part : file.parts)
    if (!prototype->holds(part)) replaced.emplace_back(part.part, part.bytes);
  file.bytes = prototype->package.write_with(replaced, quick_level);
  return file;
}

}  // namespace tongmun::docx
