// A claim's amount stands under the key that names its kind, so that a figure without its
// qualifier cannot be written. The schema cannot say "exactly one of these" in words that
// help; that is told here.
#include <array>

#include "campaign/detail/reading.hpp"

namespace tongmun::campaign {

namespace {

constexpr std::array kinds = {
    ClaimKind::exact, ClaimKind::approx, ClaimKind::at_least,   ClaimKind::more_than,
    ClaimKind::up_to, ClaimKind::range,  ClaimKind::indefinite, ClaimKind::date};

constexpr std::string_view all_kinds =
    "Write one of: exact, approx, at_least, more_than, up_to, range, indefinite, date.";

Hedge hedge_from(std::string_view name) {
  for (const auto hedge : {Hedge::estimated, Hedge::believed, Hedge::reported})
    if (name == name_of(hedge)) return hedge;
  return Hedge::asserted;
}

void read_date(Entry& entry, const data::Node& node, Claim& claim) {
  if (!node.is_map()) {
    claim.date = entry.date_of(node);
    return;
  }
  const auto* from = node.find("from");
  const auto* to = node.find("to");
  if (!from || !to) return;  // told by the schema
  claim.date = entry.date_of(*from);
  claim.date_end = entry.date_of(*to);
  if (claim.date && claim.date_end && claim.date_end->before(*claim.date))
    entry.error("CA0006", "the last day lies before the first", *to,
                "Exchange from and to.");
}

void read_range(Entry& entry, const data::Node& node, Claim& claim) {
  if (node.items.size() != 2) return;  // told by the schema
  const auto low = entry.amount_of(node.items[0]);
  const auto high = entry.amount_of(node.items[1]);
  if (!low || !high) return;
  claim.low = *low;
  claim.high = *high;
  if (*low > *high)
    entry.error("CA0008", "this range runs from high to low", node,
                "Write [" + high->str() + ", " + low->str() + "].");
}

void check_percent(Entry& entry, const data::Node& node, const Claim& claim) {
  if (claim.unit == "percent" && claim.high > Decimal{100})
    entry.warning("CA0010", "this is more than 100 percent", node,
                  "Check the figure and its unit.");
}

void check_unit(Entry& entry, const data::Node& node, const Claim& claim) {
  if (claim.unit.empty())
    entry.warning(
        "CA0022", "this amount has no unit", node,
        "Add unit: person, percent, hour … Without one the number stands alone.");
}

void read_amount(Entry& entry, const data::Node& node, Claim& claim) {
  if (claim.kind == ClaimKind::date) return read_date(entry, node, claim);
  if (claim.kind == ClaimKind::indefinite) {
    claim.word = node.text;
  } else if (claim.kind == ClaimKind::range) {
    read_range(entry, node, claim);
  } else if (const auto amount = entry.amount_of(node)) {
    claim.low = claim.high = *amount;
  }
  check_percent(entry, node, claim);
  check_unit(entry, node, claim);
}

// The one key that names a kind; two or none are errors.
void read_kind(Entry& entry, Claim& claim) {
  const data::Node* value = nullptr;
  for (const auto kind : kinds) {
    const auto* node = entry.node().find(name_of(kind));
    if (node && value)
      return entry.error(
          "CA0007",
          "this claim has two amounts: " + std::string(name_of(claim.kind)) + " and " +
              std::string(name_of(kind)),
          *node, "Keep one of them; a second figure is a claim of its own.");
    if (!node) continue;
    value = node;
    claim.kind = kind;
  }
  if (!value)
    return entry.error("CA0007", "this claim has no amount", entry.node(),
                       std::string(all_kinds));
  read_amount(entry, *value, claim);
}

Claim read_claim(Entry& entry, const std::string& id) {
  const auto& node = entry.node();
  Claim claim;
  claim.id = id;
  claim.place = entry.place();
  claim.about = entry.text("about", "about-" + id);
  claim.unit = node.string("unit");
  claim.hedge = hedge_from(node.string("hedge"));
  claim.period = node.string("period");
  claim.as_of = entry.date("as_of");
  claim.source = entry.reference("source", "source");
  claim.status = status_from(node.string("status"));
  claim.waived_by = node.string("waived_by");
  read_kind(entry, claim);
  return claim;
}

}  // namespace

ClaimStatus status_from(std::string_view name) {
  if (name == "disputed") return ClaimStatus::disputed;
  if (name == "superseded") return ClaimStatus::superseded;
  if (name == "withdrawn") return ClaimStatus::withdrawn;
  return ClaimStatus::ok;
}

void read_claims(Reading& reading) {
  if (const auto file = open_entries(reading, "claims.yaml", "claim", Presence::required))
    read_entries(reading, *file, "claim", reading.campaign.claims, read_claim);
}

}  // namespace tongmun::campaign
