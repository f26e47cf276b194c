#include <array>
#include <catch2/catch.hpp>
#include <ctime>

#include "workbook.hpp"
#include "workspace.hpp"

namespace tongmun::campaign {

namespace {

using Told = std::vector<std::string>;

std::string head(const std::string& declarations) {
  return Workspace::sound_files().at("campaign.yaml") + declarations;
}

const std::string items =
    "tables:\n"
    "  items: {file: tables/items.csv, by: recipient,\n"
    "          columns: {no: text, why: phrase, amount: number, due: date, paid: "
    "flag}}\n";

// Of the processor: what else runs on the machine is no matter.
double seconds_since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// The cell of a recipient's column, by name.
const Cell& cell(const Campaign& campaign, std::size_t recipient, std::string_view name) {
  return campaign.recipients.at(recipient).cells.at(
      column_in(campaign.columns, name).value());
}

}  // namespace

TEST_CASE("further columns of recipients are typed", "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml",
                  head("columns: {case_no: text, appeal: flag, applied_on: date,\n"
                       "  subsidy: {type: number, unit: euro}, purpose: phrase}\n"));
  workspace.write("recipients.csv",
                  "\xEF\xBB\xBFpost,case_no,country,appeal,applied_on,subsidy,purpose\r\n"
                  "king, 0017/b ,FR,YES,2012-10,1234.50,pay for pumps\r\n"
                  "king,,KR,,,,\r\n"
                  "king,\"two\nlines, \"\"quoted\"\"\",JP,0,2012,-3,pay for pumps\r\n");
  const auto campaign = workspace.read();
  CHECK(workspace.told() == Told{});
  REQUIRE(campaign);
  REQUIRE(campaign->recipients.size() == 3);
  CHECK(cell(*campaign, 0, "case_no") == Cell{std::string("0017/b")});
  CHECK(cell(*campaign, 0, "appeal") == Cell{true});
  CHECK(cell(*campaign, 0, "applied_on") == Cell{Date{2012, 10, 0}});
  CHECK(cell(*campaign, 0, "subsidy") == Cell{Decimal::parse("1234.5").value()});
  CHECK(cell(*campaign, 0, "purpose") == Cell{PhraseIndex{0}});
  for (const auto* name : {"case_no", "applied_on", "subsidy", "purpose"}) {
    CAPTURE(name);
    CHECK(cell(*campaign, 1, name) == Cell{Absent{}});
    CHECK(holds(cell(*campaign, 0, name)));
    CHECK_FALSE(holds(cell(*campaign, 1, name)));
  }
  CHECK(cell(*campaign, 1, "appeal") == Cell{false});
  CHECK(cell(*campaign, 2, "case_no") == Cell{std::string("two\nlines, \"quoted\"")});
  CHECK(cell(*campaign, 2, "subsidy") == Cell{Decimal{-3}});
  CHECK(cell(*campaign, 2, "purpose") == Cell{PhraseIndex{0}});
}

TEST_CASE("the same phrase is one text to translate, wherever it stands",
          "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml", head("columns: {purpose: phrase}\n" + items));
  workspace.write("recipients.csv",
                  "post,country,purpose\nking,FR,open the well\nking,KR,close it\n");
  workspace.write("tables/items.csv",
                  "recipient,no,why,amount,due,paid\n"
                  "kr-king,1, open the well ,,,\nfr-king,1,dig,,,\nfr-king,2,dig,,,\n");
  const auto campaign = workspace.read();
  CHECK(workspace.told() == Told{});
  REQUIRE(campaign);
  Told texts, ids;
  for (const auto* text : campaign->texts())
    if (text->id.starts_with("phrase-")) {
      texts.push_back(text->text);
      ids.push_back(text->id);
    }
  CHECK(texts == Told{"open the well", "close it", "dig"});
  CHECK(campaign->columns[0].phrases == std::vector<std::uint32_t>{0, 1});
  CHECK(campaign->tables[0].columns[1].phrases == std::vector<std::uint32_t>{0, 2});
  // Neither the order nor the neighbours of a phrase change its id.
  workspace.write("recipients.csv", "post,country,purpose\nking,FR,close it\n");
  workspace.write("tables/items.csv", "recipient,no,why,amount,due,paid\n");
  const auto again = workspace.read();
  REQUIRE(again);
  REQUIRE(again->phrases.size() == 1);
  CHECK(again->phrases[0].id == ids[1]);
}

TEST_CASE("rows belong to their recipient, to a country or to everybody",
          "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml",
                  head("tables:\n"
                       "  mine: {file: mine.csv, by: recipient, columns: {n: text}}\n"
                       "  ours: {file: ours.csv, by: country, columns: {n: text}}\n"
                       "  all: {file: all.csv, columns: {n: text}}\n"));
  workspace.write("recipients.csv", "post,country\nking,FR\nqueen,FR\nking,KR\n");
  workspace.write(
      "mine.csv",
      "recipient,n\nkr-king,a\nfr-queen,b\nkr-king,c\nfr-queen,d\nkr-king,e\n");
  workspace.write("ours.csv", "n;country\na;FR\nb;JP\nc;FR\n");
  workspace.write("all.csv", "id,n\nx,a\ny,b\n");
  const auto campaign = workspace.read();
  CHECK(workspace.told() == Told{});
  REQUIRE(campaign);
  const auto rows = [&](const char* table, std::string_view id,
                        std::string_view country) {
    const auto* found = campaign->table(table);
    REQUIRE(found);
    std::string text;
    for (const auto row : found->rows_of(id, country))
      text += found->rows[row].key + std::get<std::string>(found->cell(row, 0)) + " ";
    return text;
  };
  CHECK(rows("mine", "kr-king", "KR") == "1a 2c 3e ");
  CHECK(rows("mine", "fr-queen", "FR") == "1b 2d ");
  CHECK(rows("mine", "fr-king", "FR").empty());
  CHECK(rows("ours", "fr-king", "FR") == "1a 2c ");
  CHECK(rows("ours", "kr-king", "KR").empty());
  CHECK(rows("all", "kr-king", "KR") == "xa yb ");
  CHECK(rows("mine", "", "").empty());  // the circular
  CHECK(rows("ours", "", "").empty());
  CHECK(rows("all", "", "") == "xa yb ");
  CHECK(campaign->table("mine")->rows[1].line == 3);
}

TEST_CASE("every fault of a column or a row has its code and its place",
          "[campaign][tables]") {
  const auto [list, rows, expected] = GENERATE(table<std::string, std::string, Told>({
      {"post,country,n\nking,FR,1\n", "recipient,x,y\nfr-king,1,2012\n", {}},
      {"post,country,n\nking,FR,\"1,5\"\n",
       "recipient,x,y\n",
       {"CA0025 recipients.csv:2:9", "CA0023 rows.csv"}},
      {"post,country,n\nking,FR,1e5\n",
       "recipient,x,y\nfr-king,1,\n",
       {"CA0025 recipients.csv:2:9"}},
      {"post,country\nking,FR\n",
       "recipient,x,y\nfr-king,1,\n",
       {"CA0015 recipients.csv:1:1"}},
      {"post,country,n,m\nking,FR,1,\n",
       "recipient,x,y\nfr-king,1,\n",
       {"CA0014 recipients.csv:1:16"}},
      {"post,country,n,n\nking,FR,1,\n",
       "recipient,x,y\nfr-king,1,\n",
       {"CA0015 recipients.csv:1:16"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,x,y\nfr-queen,1,\n",
       {"CA0004 rows.csv:2:1"}},
      {"post,country,n\nking,FR,1\n", "recipient,x,y\n,1,\n", {"CA0020 rows.csv:2:1"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,x,y\nfr-king,q,2012-02-30\n",
       {"CA0025 rows.csv:2:9", "CA0005 rows.csv:2:11"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,x\nfr-king,1\n",
       {"CA0015 rows.csv:1:1"}},
      {"post,country,n\nking,FR,1\n", "x,y\n1,\n", {"CA0015 rows.csv:1:1"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,x,y,z\nfr-king,1,,\n",
       {"CA0014 rows.csv:1:15"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,x,x,y\nfr-king,1,1,\n",
       {"CA0015 rows.csv:1:13"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,id,x,y\nfr-king,A,1,\nfr-king,A,2,\n",
       {"CA0003 rows.csv:3:9"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,id,x,y\nfr-king,a b,1,\n",
       {"CA0011 rows.csv:2:9"}},
      {"post,country,n\nking,FR,1\n",
       "recipient,x,y\n\"fr-king,1,\n",
       {"CA0002 rows.csv:2:1"}},
      // Who is left out for another fault leaves rows behind that nobody is told of.
      {"post,country,n\nking,FR,z\n",
       "recipient,x,y\nfr-king,1,\n",
       {"CA0025 recipients.csv:2:9"}},
  }));
  CAPTURE(list, rows);
  Workspace workspace;
  workspace.write("campaign.yaml", head("columns: {n: number}\n"
                                        "tables: {r: {file: rows.csv, by: recipient,"
                                        " columns: {x: flag, y: date}}}\n"));
  workspace.write("recipients.csv", list);
  workspace.write("rows.csv", rows);
  CHECK(workspace.read());
  CHECK(workspace.told() == expected);
  for (const auto& finding : workspace.findings.all()) CHECK(!finding.remedy.empty());
}

TEST_CASE("a declaration is held against what templates know already",
          "[campaign][tables]") {
  const auto [declaration, expected] = GENERATE(table<std::string, Told>({
      {"columns: {holder: text}\n", {"CA0024 campaign.yaml:8:11"}},
      {"columns: {city: text}\n", {"CA0024 campaign.yaml:8:11"}},
      {"columns: {Case: text}\n", {"DA0005 campaign.yaml:8:11"}},
      {"columns: {case: txt}\n", {"DA0005 campaign.yaml:8:17"}},
      {"columns: {case: {type: text, unit: euro}}\n", {"CA0027 campaign.yaml:8:36"}},
      {"columns: {case: {unit: euro}}\n", {"DA0002 campaign.yaml:8:17"}},
      {"tables: {asks: {file: r.csv, columns: {n: text}}}\n",
       {"CA0024 campaign.yaml:8:10"}},
      {"tables: {r: {file: r.csv, columns: {figures: text, n: text}}}\n",
       {"CA0024 campaign.yaml:8:37"}},
      {"tables: {r: {file: r.csv, columns: {r: text, n: text}}}\n",
       {"CA0024 campaign.yaml:8:37"}},
      {"tables: {r: {file: r.csv, by: country, columns: {country: text, n: text}}}\n",
       {"CA0024 campaign.yaml:8:50", "CA0015 r.csv:1:1"}},
      {"tables: {r: {file: ../r.csv, columns: {n: text}}}\n",
       {"DA0005 campaign.yaml:8:20"}},
      {"tables: {r: {file: /r.csv, columns: {n: text}}}\n",
       {"DA0005 campaign.yaml:8:20"}},
      {"tables: {r: {file: r.ods, columns: {n: text}}}\n", {"DA0005 campaign.yaml:8:20"}},
      {"tables: {r: {file: s.csv, columns: {n: text}}}\n", {"CA0001 campaign.yaml:8:20"}},
      {"tables: {r: {columns: {n: text}}}\n", {"DA0002 campaign.yaml:8:13"}},
      {"tables: {r: {file: r.csv, by: post, columns: {n: text}}}\n",
       {"DA0004 campaign.yaml:8:31"}},
      {"tables: {r: {file: r.csv, columns: {}}}\n", {"DA0006 campaign.yaml:8:36"}},
  }));
  CAPTURE(declaration);
  Workspace workspace;
  workspace.write("campaign.yaml", head(declaration));
  workspace.write("r.csv", "n\n1\n");
  CHECK(workspace.read());
  CHECK(workspace.told() == expected);
}

TEST_CASE("what is declared with a fault is told once and counts as broken",
          "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml",
                  head("columns: {case_no: txt}\n"
                       "tables: {r: {file: r.ods, columns: {n: text}}}\n"));
  workspace.write("recipients.csv", "post,country,case_no\nking,FR,7\n");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() ==
        Told{"DA0005 campaign.yaml:8:20", "DA0005 campaign.yaml:9:20"});
  CHECK(campaign->is_broken("recipient.case_no"));
  CHECK(campaign->is_broken("r"));
  CHECK(campaign->is_broken("n"));
  CHECK(campaign->recipients.size() == 1);
}

TEST_CASE("a name that is nearly right is suggested", "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml", head("columns: {case_no: text}\n" + items));
  workspace.write("recipients.csv", "post,country,case_no,caseno\nking,FR,1,1\n");
  workspace.write("tables/items.csv",
                  "recipient,no,why,amuont,due,paid,amount\nfr-knig,1,,,,,\n");
  REQUIRE(workspace.read());
  std::string remedies;
  for (const auto& finding : workspace.findings.all()) remedies += finding.remedy + "\n";
  CHECK_THAT(remedies, Catch::Contains("'case_no'"));
  CHECK_THAT(remedies, Catch::Contains("'amount'"));
  CHECK_THAT(remedies, Catch::Contains("'fr-king'"));
}

TEST_CASE("a workbook gives the same rows as a CSV file", "[campaign][tables]") {
  const auto cell_of = [](const std::string& text) {
    return text.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  };
  const std::vector<std::vector<std::string>> rows = {
      {"recipient", "no", "why", "amount", "due", "paid"},
      {"fr-water-minister", "1", "dig", "12.5", "2012-10-31", "TRUE"},
      {"fr-water-minister", "2", "", "", "", ""}};
  std::string sheet, csv;
  for (const auto& row : rows) {
    sheet += "<row>";
    for (const auto& text : row) {
      sheet += cell_of(text);
      csv += (&text == row.data() ? "" : ",") + text;
    }
    sheet += "</row>";
    csv += "\n";
  }
  Workspace from_csv, from_workbook;
  from_csv.write("campaign.yaml", head(items));
  from_csv.write("tables/items.csv", csv);
  auto declared = items;
  declared.replace(declared.find("items.csv"), 9, "items.xlsx");
  from_workbook.write("campaign.yaml", head(declared));
  from_workbook.write("tables/items.xlsx", workbook_bytes({.sheet_data = sheet}));
  const auto one = from_csv.read(), other = from_workbook.read();
  CHECK(from_csv.told() == Told{});
  CHECK(from_workbook.told() == Told{});
  REQUIRE(one);
  REQUIRE(other);
  CHECK(one->tables[0].cells == other->tables[0].cells);
  CHECK(one->tables[0].cells.size() == 10);
  CHECK(one->tables[0].rows[1].line == other->tables[0].rows[1].line);
}

TEST_CASE("a fault in every row of a long list is told a hundred times, and counted",
          "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml", head(items));
  std::string rows = "recipient,no,why,amount,due,paid\n";
  for (int i = 0; i < 20'000; ++i) rows += "fr-nobody-" + std::to_string(i) + ",1,,,,\n";
  workspace.write("tables/items.csv", rows);
  REQUIRE(workspace.read());
  CHECK(workspace.findings.all().size() == 101);
  CHECK(workspace.findings.all().front().message == "19900 more faults are in this list");
}

TEST_CASE(
    "ten thousand recipients with thirty columns and eighty thousand rows are read "
    "in a moment",
    "[campaign][tables]") {
  Workspace workspace;
  std::string columns = "columns: {", list = "post,country", rows;
  constexpr std::array types = {"text", "number", "date", "phrase", "flag"};
  for (int i = 0; i < 30; ++i) {
    const auto name = "c" + std::to_string(i);
    columns += name + ": " + types[static_cast<std::size_t>(i) % 5] + ", ";
    list += "," + name;
  }
  list += "\n";
  const auto cells = [](int n) {
    return ",a case that is written in words " + std::to_string(n) + "," +
           std::to_string(n) + ".25,2012-10-31,phrase " + std::to_string(n % 50) + ",yes";
  };
  rows = "recipient,no,amount,due,why,paid\n";
  for (int i = 0; i < 10'000; ++i) {
    list += "king-" + std::to_string(i) + ",FR";
    for (int n = 0; n < 6; ++n) list += cells(i + n);
    list += "\n";
    for (int n = 0; n < 8; ++n) rows += "fr-king-" + std::to_string(i) + cells(n) + "\n";
  }
  workspace.write("campaign.yaml", head(columns + "}\n" + items));
  workspace.write("recipients.csv", list);
  workspace.write("tables/items.csv", rows);
  const auto begin = std::clock();
  const auto campaign = workspace.read();
  const auto took = seconds_since(begin);
  CHECK(workspace.told() == Told{});
  REQUIRE(campaign);
  CHECK(campaign->recipients.size() == 10'000);
  CHECK(campaign->tables[0].rows.size() == 80'000);
  CHECK(campaign->phrases.size() == 50);
  INFO(took << " seconds");
  CHECK(took < 3);  // 0.25, were it not for sanitizers
}

TEST_CASE("a list that is beyond all measure is refused", "[campaign][tables]") {
  Workspace workspace;
  workspace.write("campaign.yaml", head(items));
  std::string rows = "recipient,no,why,amount,due,paid\n";
  SECTION("too many rows") {
    for (int i = 0; i < 100'001; ++i) rows += "fr-water-minister,,,1,,\n";
  }
  SECTION("an endless cell") {
    rows += "fr-water-minister," + std::string(70 << 20, 'x');
  }
  SECTION("an open quotation") { rows += "\"" + std::string(1 << 20, '\n'); }
  SECTION("too many cells") { rows += "x" + std::string(1 << 20, ',') + "x"; }
  SECTION("no UTF-8") { rows += "fr-water-minister,\xFF,,,,\n"; }
  workspace.write("tables/items.csv", rows);
  const auto begin = std::clock();
  const auto campaign = workspace.read();
  const auto took = seconds_since(begin);
  REQUIRE(campaign);
  REQUIRE(workspace.findings.all().size() == 1);
  const auto& code = workspace.findings.all()[0].code;
  CHECK((code == "CA0002" || code == "CA0040"));  // damaged, or beyond a limit
  CHECK(campaign->tables[0].rows.empty());
  CHECK(took < 5);
}

}  // namespace tongmun::campaign
