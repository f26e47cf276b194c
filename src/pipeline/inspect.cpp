// Files are listed by reading them, and checked by the compiler of templates, which makes
// nothing here: what a build would tell is told in the same words.
#include "pipeline/inspect.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/file.hpp"
#include "base/suggest.hpp"
#include "campaign/campaign.hpp"
#include "docx/annotate.hpp"
#include "docx/docx.hpp"
#include "model/segment.hpp"
#include "pipeline/workspace.hpp"
#include "templating/compile.hpp"
#include "templating/segments.hpp"
#include "templating/source.hpp"

namespace tongmun::pipeline {

namespace fs = std::filesystem;

namespace {

using templating::SourceBlock;
using templating::TagKind;

class Inspector {
 public:
  Inspector(InspectedFile& file, const text::LanguageTag& language)
      : file_(file), language_(language) {}

  void inspect(const std::string& name, const std::vector<SourceBlock>& blocks) {
    file_.parts.push_back({name, 0, 0, {}, {}});
    add_blocks(blocks);
  }

 private:
  void add_blocks(const std::vector<SourceBlock>& blocks) {
    auto& part = file_.parts.back();
    for (const auto& block : blocks) {
      switch (block.kind) {
        case SourceBlock::Kind::opaque: break;
        case SourceBlock::Kind::paragraph:
          ++part.paragraphs;
          add_paragraph(block);
          break;
        case SourceBlock::Kind::table:
          ++part.tables;
          for (const auto& row : block.table->rows)
            for (const auto& cell : row.cells) add_blocks(cell.blocks);
          break;
      }
    }
  }

  void add_paragraph(const SourceBlock& block) {
    auto& part = file_.parts.back();
    for (const auto& piece : block.pieces) {
      if (piece.kind != templating::Piece::Kind::tag) continue;
      part.tags.push_back(piece.tag);
      if (piece.tag.kind == TagKind::partial)
        file_.partials.insert(piece.tag.name);
      else if (piece.tag.kind != TagKind::end)
        file_.needs.insert(model::field_path(piece.tag.name));
    }
    if (block.lone_tag() != nullptr) return;
    for (const auto& cut : templating::cut_segments(block.pieces, language_, {}))
      if (cut.kind == templating::Cut::Kind::segment && templating::is_translatable(cut.content))
        part.segments.push_back({model::plain_text(cut.content), block.place});
  }

  InspectedFile& file_;
  text::LanguageTag language_;
};

InspectedFile list_file(const fs::path& file, const std::string& shown,
                        const text::LanguageTag& language) {
  InspectedFile listed;
  listed.file = shown;
  Inspector inspector(listed, language);
  Findings ignored;  // the compiler tells them
  if (file.extension() == ".md") {
    inspector.inspect(file.filename().string(),
                      templating::read_markdown(read_text_file(file), shown, ignored));
    return listed;
  }
  const auto layout = docx::Layout::read(read_file(file), shown);
  for (const auto& story : layout.document().stories)
    inspector.inspect(story.part, templating::read_story(story, shown, ignored));
  return listed;
}

bool is_template(const fs::path& folder) { return fs::exists(folder / "template.yaml"); }

// Layouts before parts; the order in which findings are told, too.
int rank_of(const fs::path& file) {
  return file.extension() == ".yaml" ? 0 : file.extension() == ".md" ? 2 : 1;
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".md" || extension == ".docx" || extension == ".dotx")
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
    return std::tuple(rank_of(a), a) < std::tuple(rank_of(b), b);
  });
  return files;
}

class TemplateInspector {
 public:
  explicit TemplateInspector(const InspectOptions& options)
      : options_(options),
        path_(fs::absolute(options.path).lexically_normal()),
        root_(options.path.is_absolute() ? fs::path() : fs::current_path()) {
    if (!path_.has_filename()) path_ = path_.parent_path();  // "templates/letter/"
  }

  Inspection inspect() {
    if (!fs::exists(path_))
      throw Error(ErrorKind::not_found, "there is no such file or folder",
                  {.file = options_.path.generic_string()},
                  "Name a layout, a part or a template.");
    read_settings();
    if (fs::is_directory(path_))
      inspect_folder();
    else
      inspect_file();
    sort();
    return std::move(result_);
  }

 private:
  std::string shown(const fs::path& file) const { return shown_path(file, root_); }

  // The workspace's language and the campaign's data, as far as there are any.
  void read_settings() {
    auto language = options_.language;
    std::optional<Workspace> workspace;
    Findings of_workspace;
    try {
      const auto start = fs::is_directory(path_) ? path_ : path_.parent_path();
      workspace = open_workspace(options_.workspace.empty() ? start : options_.workspace,
                                 of_workspace);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::not_found || !options_.workspace.empty()) throw;
    }
    if (!language && workspace) language = workspace->source;
    compile_.source_language = language.value_or(text::LanguageTag::parse("en-GB"));
    compile_.workspace = root_;
    compile_.data = templating::Data::unknown;
    if (!options_.campaign.empty()) read_campaign(workspace);
  }

  void read_campaign(const std::optional<Workspace>& workspace) {
    fs::path folder = options_.campaign;
    if (workspace && fs::exists(workspace->root / "campaigns" / folder))
      folder = workspace->root / "campaigns" / folder;
    if (!fs::exists(folder / "campaign.yaml"))
      throw Error(ErrorKind::not_found,
                  "there is no campaign '" + options_.campaign + "'", {},
                  workspace ? suggestion(options_.campaign, workspace->campaigns())
                            : "Name a folder with campaign.yaml, or the workspace.");
    auto campaign = campaign::read(folder, workspace ? workspace->root : fs::path(),
                                   result_.of_campaign);
    if (!campaign) {
      const auto& first = result_.of_campaign.all().front();
      throw Error(ErrorKind::malformed, first.message, first.place, first.remedy);
    }
    campaign_ = std::move(*campaign);
    result_.campaign = campaign_.id;
    compile_.data = templating::Data::of_campaign;
  }

  void inspect_folder() {
    if (!is_template(path_))
      throw Error(ErrorKind::not_found, "the folder has no template.yaml",
                  {.file = options_.path.generic_string()},
                  "Name the folder of one template.");
    const auto used = templating::check(path_, campaign_, compile_, findings_);
    for (const auto& file : files_of(path_)) {
      if (!used.contains(shown(file)))
        templating::check_file(file, campaign_, compile_, findings_);
      try {
        result_.files.push_back(list_file(file, shown(file), compile_.source_language));
      } catch (const Error&) {
        // The check has told it.
      }
    }
  }

  void inspect_file() {
    check_one();
    try {
      result_.files.push_back(list_file(path_, shown(path_), compile_.source_language));
    } catch (const Error& error) {
      result_.unreadable = error;
    }
  }

  // A part belongs to its template, one in common/ to all that include it: only there is
  // it known which section it stands in.
  void check_one() {
    std::vector<fs::path> templates;
    const auto folder = path_.parent_path();
    if (is_template(folder)) {
      templates.push_back(folder);
    } else if (folder.filename() == "common") {
      for (const auto& entry : fs::directory_iterator(folder.parent_path()))
        if (is_template(entry.path())) templates.push_back(entry.path());
      std::sort(templates.begin(), templates.end());
    }
    bool used = false;
    for (const auto& one : templates) {
      Findings own;
      if (!templating::check(one, campaign_, compile_, own).contains(shown(path_)))
        continue;
      used = true;
      for (const auto& finding : own.all())
        if (finding.place.file == shown(path_)) findings_.add(finding);
    }
    if (!used) templating::check_file(path_, campaign_, compile_, findings_);
  }

  void sort() {
    std::map<std::string, std::size_t> parts;  // stories, in the order of their file
    for (const auto& file : result_.files)
      for (const auto& part : file.parts)
        parts.emplace(file.file + "\n" + part.name, parts.size() + 1);
    const auto key = [&](const Finding& finding) {
      const auto& place = finding.place;
      const auto part = place.path.empty() ? std::string() : place.path.front().part;
      const auto known = parts.find(place.file + "\n" + part);
      return std::tuple(rank_of(place.file), place.file,
                        known == parts.end() ? 0 : known->second);
    };
    findings_.sort();
    result_.findings = findings_.all();
    std::stable_sort(result_.findings.begin(), result_.findings.end(),
                     [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  }

  const InspectOptions& options_;
  fs::path path_,
      root_;  // names are shown as the path was given: relative to here, or in full
  templating::CompileOptions compile_;
  campaign::Campaign campaign_;
  Findings findings_;
  Inspection result_;
};

docx::Annotation annotation_of(const Finding& finding, const std::string& main) {
  docx::Annotation annotation;
  const auto& path = finding.place.path;
  annotation.lines = {finding.code + ": " + finding.message};
  if (!finding.remedy.empty()) annotation.lines.push_back("→ " + finding.remedy);
  if (path.empty()) return annotation;
  annotation.part = path.front().part;
  annotation.paragraph = path.front().paragraph;
  const bool is_here = path.size() == 1 && annotation.part == main;
  if (is_here) {
    annotation.character = path.front().character;
    annotation.tag = finding.tag;
  } else {
    annotation.lines.push_back((finding.tag.empty() ? "" : finding.tag + ", ") +
                               finding.place.inside);
  }
  return annotation;
}

}  // namespace

Inspection inspect(const InspectOptions& options) {
  return TemplateInspector(options).inspect();
}

std::string annotated(const fs::path& file, const Inspection& inspection) {
  std::string main;
  for (const auto& listed : inspection.files)
    if (!listed.parts.empty()) main = listed.parts.front().name;
  std::vector<docx::Annotation> annotations;
  for (const auto& finding : inspection.findings)
    annotations.push_back(annotation_of(finding, main));
  return docx::annotate(read_file(file), file.generic_string(), annotations);
}

}  // namespace tongmun::pipeline
