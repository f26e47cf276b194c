// Sources, demands and quotations: texts with an id and a few facts.
#include "campaign/detail/reading.hpp"

namespace tongmun::campaign {

namespace {

Source read_source(Entry& entry, const std::string& id) {
  return {id, entry.text("title", "source-" + id), entry.date("date"),
          entry.node().string("url")};
}

// The text alone, or a map that has it: the map leaves room for what a demand may need
// later.
Demand read_demand(Entry& entry, const std::string& id) {
  const auto& node = entry.node();
  if (node.is_map()) return {id, entry.text("text", "demand-" + id)};
  return {id, entry.text_of(node, "demand-" + id)};
}

Quote read_quote(Entry& entry, const std::string& id) {
  Quote quote;
  quote.id = id;
  quote.text = entry.text("text", "quote-" + id);
  quote.speaker = entry.reference("speaker", "person");
  quote.source = entry.reference("source", "source");
  const auto* official = entry.node().find("official");
  if (!official) return quote;
  for (const auto& [tag, translation] : official->entries)
    if (const auto language = entry.language_of(translation, tag))
      quote.official[*language] = entry.text_of(translation, {}).text;
  return quote;
}

}  // namespace

void read_sources(Reading& reading) {
  if (const auto file =
          open_entries(reading, "sources.yaml", "source", Presence::optional))
    read_entries(reading, *file, "source", reading.campaign.sources, read_source);
}

void read_demands(Reading& reading) {
  if (const auto file =
          open_entries(reading, "demands.yaml", "demand", Presence::required))
    read_entries(reading, *file, "demand", reading.campaign.demands, read_demand);
}

void read_quotes(Reading& reading) {
  if (const auto file = open_entries(reading, "quotes.yaml", "quote", Presence::optional))
    read_entries(reading, *file, "quote", reading.campaign.quotes, read_quote);
}

}  // namespace tongmun::campaign
