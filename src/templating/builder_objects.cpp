// Markup with tags in it, and what holds blocks inside a line. While markup is being filled, text is
// markup and values are escaped: no value can become markup.
#include <utility>

#include "docx/markup.hpp"
#include "templating/detail/builder.hpp"
#include "templating/detail/link_target.hpp"
#include "templating/detail/typography.hpp"

namespace tongmun::templating {

namespace {

// The unreserved characters of RFC 3986, 2.3.
bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '.' || c == '_' || c == '~';
}

void append_percent_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
}

// As field codes spell what stands between quotation marks: no value ends them.
std::string quotable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

// At the start of a link's target a value is an address; behind it a part of one.
void Builder::add_markup_value(const Phrases& phrases) {
  const bool target = markup_use_ == MarkupUse::link_target;
  const bool is_text = markup_use_ == MarkupUse::description;
  const bool is_address = target && markup_->empty();
  for (const auto& phrase : phrases) {
    if (is_address || is_text)
      *markup_ += phrase.text;
    else if (target)
      append_percent_encoded(*markup_, phrase.text);
    else if (markup_use_ == MarkupUse::field)
      docx::append_as_markup(*markup_, quotable(phrase.text));
    else
      docx::append_as_markup(*markup_, phrase.text);
  }
}

void Builder::close_markup(const Step& step) {
  auto markup = std::move(*markup_);
  markup_.reset();
  switch (step.use) {
    case MarkupUse::block: add_block(model::Opaque{std::move(markup)}); break;
    case MarkupUse::field:
    case MarkupUse::line: add_inline(model::Opaque{std::move(markup)}); break;
    case MarkupUse::description:
      description_ = with_spelling(std::move(markup), expression_.conventions.typography);
      break;
    case MarkupUse::link_target:
      link_target_ = std::move(markup);
      break;
    case MarkupUse::link:
    case MarkupUse::text_link:
      open_link({std::exchange(link_target_, {}), std::move(markup),
                 step.use == MarkupUse::text_link});
      break;
    case MarkupUse::shape: shapes_.back()->markup.push_back(std::move(markup)); break;
    case MarkupUse::picture: drawing_ = std::move(markup); break;
    case MarkupUse::table:
      table_markup_.push_back(std::move(markup));
      break;
  }
}

// A value may be the whole address; what the data have there is then held to the rules of
// links.
void Builder::open_link(model::LinkStart link) {
  const auto target = link.target;
  if (target.empty()) return;
  if (docx::is_address(target) || is_bookmark(target)) return add_inline(std::move(link));
  findings_.add(
      {"TP0061", Severity::error, "a link cannot lead to '" + target + "'",
       subject_.recipient ? subject_.recipient->place
                          : Place{.file = expression_.source.manifest.source_name},
       "Write an address with https://, http://, mailto: or tel: into the data."});
}

// The properties that had tags, in their order, are those that were filled before.
void Builder::fill_properties(model::Table& table) {
  if (table_markup_.empty()) return;
  auto properties = *table.properties;
  auto filled = table_markup_.begin();
  for (auto& property : properties)
    if (property.xml.find("{{") != std::string::npos) property.xml = std::move(*filled++);
  table.properties = std::make_shared<const model::Properties>(std::move(properties));
  table_markup_.clear();
}

void Builder::enter(std::vector<model::Block>& blocks) {
  around_.push_back(std::move(at_));
  at_ = {.blocks = &blocks};
}

void Builder::leave() {
  at_ = std::move(around_.back());
  around_.pop_back();
}

void Builder::open_note(const Step& step) {
  notes_.push_back(std::make_shared<model::Note>(*step.note));
  enter(notes_.back()->blocks);
}

void Builder::close_note() {
  leave();
  add_inline(std::move(notes_.back()));
  notes_.pop_back();
}

void Builder::open_shape(const Step& step) {
  shapes_.push_back(std::make_shared<model::Shape>(*step.shape));
  shapes_.back()->texts.reserve(step.shape->shown.size());  // blocks are referred to
}

void Builder::close_shape() {
  add_inline(std::move(shapes_.back()));
  shapes_.pop_back();
}

void Builder::add_picture(const Token& token) {
  const auto& step = *token.step;
  auto picture = *step.picture;
  if (!drawing_.empty()) {
    picture.markup = std::exchange(drawing_, {});
    picture.description = docx::description_in(picture.markup);
  }
  if (!description_.empty()) picture.description = std::exchange(description_, {});
  if (step.tag >= 0 && !put_image(picture, token)) return;
  if (step.image) document_.images.emplace(picture.image, step.image);
  add_inline(std::move(picture));
}

bool Builder::put_image(model::Picture& picture, const Token& token) {
  if (!token.value) return false;  // broken data: told where it was read
  const auto* image = token.value->image;
  const auto& tag = expression_.script.tags[static_cast<std::size_t>(token.step->tag)];
  if (image == nullptr) {
    const auto* name = items_.empty() ? nullptr : items_.back().name;
    if (name != nullptr && subject_.campaign.is_broken("image." + name->image))
      return false;
    findings_.add({"TP0060", Severity::warning,
                   (items_.empty() ? "there is no picture for {{" + tag.name + "}}"
                                   : "'" + items_.back().key + "' has no picture for {{" +
                                         tag.name + "}}") +
                       "; it is left out",
                   tag.place,
                   "Give it an `image`, or put the picture into {{#" + tag.name +
                       "}}…{{/" + tag.name + "}}."});
    return false;
  }
  picture.image = "campaign/" + image->id;
  document_.images.emplace(picture.image, image->file);
  if (image->alt.text.empty()) {
    docx::mark_decorative(picture.markup);
    return true;
  }
  const auto local = local_text(image->alt);
  picture.description =
      local.language == subject_.language
          ? with_spelling(local.text, expression_.conventions.typography)
          : local.text;
  return true;
}

}  // namespace tongmun::templating
