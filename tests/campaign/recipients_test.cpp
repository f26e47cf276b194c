#include <catch2/catch.hpp>

#include "workbook.hpp"
#include "workspace.hpp"

namespace tongmun::campaign {

namespace {

using Told = std::vector<std::string>;

std::string inline_cell(const std::string& text) {
  return text.empty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string inline_row(const std::vector<std::string>& texts) {
  std::string row = "<row>";
  for (const auto& text : texts) row += inline_cell(text);
  return row + "</row>";
}

}  // namespace

TEST_CASE("every fault of a recipient has its code and its cell",
          "[campaign][recipients]") {
  const auto [list, expected] = GENERATE(table<std::string, Told>({
      {"post,country\nking,QQ\n", {"CA0016 recipients.csv:2:6"}},
      {"post,country\nking,fr\n", {"CA0016 recipients.csv:2:6"}},
      {"post,country\nking,EU\nking,XK\n", {}},
      {"post,country\nking,FR\nqueen,FR\nking,FR\n", {"CA0003 recipients.csv:4:1"}},
      {"post,country,languages\nking,FR,fr;qqx-\n", {"CA0017 recipients.csv:2:9"}},
      {"post,country,languages\nking,FR,fr; FR ;en\n", {"CA0003 recipients.csv:2:9"}},
      {"post,country,gender\nking,FR,x\n", {"CA0018 recipients.csv:2:9"}},
      {"post,country,sample\nking,FR,maybe\n", {"CA0018 recipients.csv:2:9"}},
      {"post,country,holder_given\nking,FR,Jo\n", {"CA0019 recipients.csv:2:9"}},
      {"post,country,since\nking,FR,2013-02-30\n", {"CA0005 recipients.csv:2:9"}},
      {"post,country,since,until\nking,FR,2013,2012-12\n",
       {"CA0006 recipients.csv:2:14"}},
      {"post,country\nking,\n", {"CA0020 recipients.csv:2:6"}},
      {"post,country\n,FR\n", {"CA0020 recipients.csv:2:1"}},
      {"post,country\nThe King,FR\n", {"CA0011 recipients.csv:2:1"}},
      {"post,country,cuntry\nking,FR,x\n", {"CA0014 recipients.csv:1:14"}},
      {"post,country,post\nking,FR,x\n", {"CA0015 recipients.csv:1:14"}},
      {"post,land\nking,FR\n",
       {"CA0015 recipients.csv:1:1", "CA0014 recipients.csv:1:6"}},
      {"post,country,\nking,FR,\n", {}},
      {"post,country,\nking,FR,note\n", {"CA0014 recipients.csv:1:14"}},
      {"post,country\n", {"CA0023 recipients.csv"}},
      {"", {"CA0015 recipients.csv:1:1"}},
      {"post,country\nking,\"FR\n", {"CA0002 recipients.csv:2:6"}},
      {"post,country,gender,since\nking,QQ,x,0000-00\n",
       {"CA0016 recipients.csv:2:6", "CA0018 recipients.csv:2:9",
        "CA0005 recipients.csv:2:11"}},
  }));
  CAPTURE(list);
  Workspace workspace;
  workspace.write("recipients.csv", list);
  CHECK(workspace.read());
  auto told = workspace.told();
  told.erase(std::unique(told.begin(), told.end()), told.end());
  CHECK(told == expected);
}

TEST_CASE("a faulty row is left out and named; the others stand",
          "[campaign][recipients]") {
  Workspace workspace;
  workspace.write("recipients.csv",
                  "country,post,gender,sample\n"
                  "FR,king,wrong,\n"
                  "KR, king ,female,TRUE\n"
                  "FR,queen,n,no\n");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(campaign->is_broken("recipient.fr-king"));
  REQUIRE(campaign->recipients.size() == 2);
  CHECK(campaign->recipients[0].id == "kr-king");
  CHECK(campaign->recipients[0].gender == Gender::female);
  CHECK(campaign->recipients[0].sample);
  CHECK(campaign->recipients[1].gender == Gender::neutral);
  CHECK(campaign->recipients[1].place.str() == "small/recipients.csv:4:1");
}

TEST_CASE("CSV and XLSX give the same recipients", "[campaign][recipients]") {
  Workspace workspace;
  workspace.write("recipients.csv",
                  "post,country,languages,holder_family,gender,since,postal_code,sample\n"
                  "water-minister,KR,ko,견본,m,2008-02-29,00120,TRUE\n"
                  "water-minister,CA,en-CA;fr-CA,Sample,f,2011-05,75007,\n");
  const auto from_csv = workspace.read();
  workspace.remove("recipients.csv");
  const auto sheet =
      inline_row({"post", "country", "languages", "holder_family", "gender", "since",
                  "postal_code", "sample"}) +
      "<row><c t=\"s\"><v>0</v></c>" + inline_cell("KR") + inline_cell("ko") +
      inline_cell("견본") + inline_cell("m") +
      "<c s=\"1\"><v>39507</v></c><c s=\"2\"><v>120</v></c><c t=\"b\"><v>1</v></c></row>"
      "<row><c t=\"s\"><v>0</v></c>" +
      inline_cell("CA") + inline_cell("en-CA;fr-CA") + inline_cell("Sample") +
      inline_cell("f") + inline_cell("2011-05") + "<c><v>75007</v></c></row>";
  workspace.write(
      "recipients.xlsx",
      workbook_bytes({.sheet_data = sheet,
                      .shared_strings = "<si><t>water-minister</t></si>",
                      .cell_formats = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                                      "<xf numFmtId=\"164\"/>",
                      .number_formats = "<numFmt numFmtId=\"164\" "
                                        "formatCode=\"00000\"/>"}));
  auto from_xlsx = workspace.read();
  CHECK(workspace.told() == Told{});
  REQUIRE((from_csv && from_xlsx));
  REQUIRE(from_csv->recipients.size() == 2);
  CHECK(from_xlsx->recipients[1].place.str() == "small/recipients.xlsx Sheet1!A3");
  for (std::size_t i = 0; i < 2; ++i) {
    auto expected = from_csv->recipients[i];
    expected.place = from_xlsx->recipients[i].place;  // only the places differ
    CHECK(from_xlsx->recipients[i] == expected);
  }
}

TEST_CASE("a finding in a workbook names its cell", "[campaign][recipients]") {
  Workspace workspace;
  workspace.remove("recipients.csv");
  workspace.write("recipients.xlsx",
                  workbook_bytes({.sheet_data = inline_row({"post", "country", "until"}) +
                                                inline_row({"king", "QQ", "soon"})}));
  CHECK(workspace.read());
  CHECK(workspace.told() ==
        Told{"CA0016 recipients.xlsx Sheet1!B2", "CA0005 recipients.xlsx Sheet1!C2"});
}

TEST_CASE("of two lists the CSV is used, and that is told", "[campaign][recipients]") {
  Workspace workspace;
  workspace.write("recipients.xlsx", "not even a workbook");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(campaign->recipients.size() == 1);
  CHECK(workspace.told() == Told{"CA0013 recipients.xlsx"});
}

TEST_CASE("without a list every recipient counts as broken", "[campaign][recipients]") {
  Workspace workspace;
  workspace.remove("recipients.csv");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() == Told{"CA0001 recipients.csv"});
  CHECK(campaign->is_broken("recipient.fr-water-minister"));
}

}  // namespace tongmun::campaign
