// campaign.yaml. A fault in what every document needs (title, date, place …) makes the
// campaign unusable; a fault in a list costs one item. An id that leads nowhere stays in
// its list and counts as broken: a letter with one demand fewer would look complete.
#include <algorithm>

#include "campaign/detail/reading.hpp"

namespace tongmun::campaign {

namespace {

class Head {
 public:
  Head(Reading& reading, const CheckedFile& file) : reading_(reading), file_(file) {}

  bool read() {
    read_needed();
    read_lists();
    read_groups();
    read_signatories();
    campaign().enclosures = enclosures("enclosures", "enclosure");
    campaign().copies = enclosures("copies", "copy");
    return usable_;
  }

 private:
  Campaign& campaign() { return reading_.campaign; }

  // The value of a key, unless it is absent or the schema objects to it.
  const data::Node* value(std::string_view key) const {
    const auto* node = file_.root().find(key);
    return node && !node->is_null() && file_.is_sound(*node) ? node : nullptr;
  }

  // Reads a key that every document needs by `read(entry, node)`.
  template <typename Read>
  void need(std::string_view key, Read read) {
    const auto* node = value(key);
    if (!node) {
      usable_ = false;  // told by the schema
      return;
    }
    Entry entry(reading_, file_, *node, std::string(key));
    read(entry, *node);
    usable_ = usable_ && entry.is_sound();
  }

  void read_needed() {
    need("title", [&](Entry& entry, const data::Node& node) {
      campaign().title = entry.text_of(node, "title");
    });
    need("date", [&](Entry& entry, const data::Node& node) {
      campaign().date = entry.date_of(node).value_or(Date{});
    });
    need("place", [&](Entry& entry, const data::Node& node) {
      campaign().place = entry.text_of(node, "place");
    });
    need("country", [&](Entry& entry, const data::Node& node) {
      campaign().country = entry.country_of(node);
    });
    need("sender", [&](Entry&, const data::Node& node) {
      campaign().sender = node.text;
      refer(node, "organisation");
    });
    need("works",
         [&](Entry&, const data::Node&) { campaign().works = ids("works", {}); });
    if (const auto* node = value("reference")) campaign().reference = node->text;
    if (const auto* node = value("letterhead")) campaign().letterhead = node->text;
  }

  void read_lists() {
    campaign().asks = ids("asks", "demand");
    campaign().founders = ids("founders", "organisation");
    campaign().members = ids("members", "organisation");
    campaign().figures = ids("figures", "claim");
  }

  void refer(const data::Node& node, std::string_view kind) {
    if (!check_reference(reading_, kind, node.text, file_.place(node)))
      reading_.add_broken(std::string(kind) + "." + node.text);
  }

  void tell_double(const std::string& what, const data::Node& node) {
    reading_.findings.add({"CA0003", Severity::error,
                           "'" + what + "' stands twice in this list", file_.place(node),
                           "Keep one of them."});
  }

  // The sound items of a list, each once; of `kind` unless that is empty.
  std::vector<std::string> ids(std::string_view key, std::string_view kind) {
    std::vector<std::string> list;
    const auto* node = file_.root().find(key);
    if (!node) return list;
    for (const auto& item : node->items) {
      if (!file_.is_sound(item)) continue;
      if (std::find(list.begin(), list.end(), item.text) != list.end()) {
        tell_double(item.text, item);
        continue;
      }
      if (!kind.empty()) refer(item, kind);
      list.push_back(item.text);
    }
    return list;
  }

  void read_groups() {
    const auto* groups = file_.root().find("groups");
    if (!groups) return;
    for (const auto& [name, codes] : groups->entries) {
      auto& group = campaign().groups[name];
      for (const auto& code : codes.items) {
        if (!file_.is_sound(code)) continue;
        if (is_known_country(code.text))
          group.push_back(code.text);
        else
          add_country_finding(reading_.findings, code.text, file_.place(code));
      }
    }
  }

  void read_signatories() {
    const auto* list = file_.root().find("signatories");
    if (!list) return;
    int number = 0;
    for (const auto& node : list->items) {
      ++number;  // faulty ones count, too: ids stay with their texts
      if (!file_.is_sound(node)) continue;
      Entry entry(reading_, file_, node, {});
      Signatory signatory;
      signatory.name = node.string("name");
      signatory.function = entry.text("function", "function-" + std::to_string(number));
      signatory.organisation = node.string("organisation");
      if (const auto* name = node.find("name")) refer(*name, "person");
      if (const auto* name = node.find("organisation")) refer(*name, "organisation");
      if (entry.is_sound()) campaign().signatories.push_back(std::move(signatory));
    }
  }

  std::vector<Enclosure> enclosures(std::string_view key, const std::string& prefix) {
    std::vector<Enclosure> list;
    const auto* node = file_.root().find(key);
    if (!node) return list;
    for (const auto& item : node->items) {
      if (!file_.is_sound(item)) continue;
      Entry entry(reading_, file_, item, {});
      const auto id = item.string("id");
      Enclosure enclosure{id, entry.text("text", prefix + "-" + id)};
      if (std::any_of(list.begin(), list.end(),
                      [&](const auto& known) { return known.id == id; }))
        tell_double(id, *item.find("id"));
      else if (entry.is_sound())
        list.push_back(std::move(enclosure));
    }
    return list;
  }

  Reading& reading_;
  const CheckedFile& file_;
  bool usable_ = true;
};

}  // namespace

bool read_head(Reading& reading) {
  const auto file =
      open_entries(reading, "campaign.yaml", "campaign", Presence::required);
  if (!file) return false;
  read_declarations(reading, *file);
  read_images(reading, *file);
  return Head(reading, *file).read();
}

}  // namespace tongmun::campaign
