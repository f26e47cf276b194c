#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "campaign/table.hpp"
#include "workbook.hpp"

namespace tongmun::campaign {

namespace {

// The text of the only cell below the header.
std::string cell_text(WorkbookParts parts, const std::string& cell) {
  parts.sheet_data =
      "<row><c t=\"inlineStr\"><is><t>head</t></is></c></row><row>" + cell + "</row>";
  const auto table = read_xlsx(workbook_bytes(parts), "list.xlsx");
  REQUIRE(table.size() == 1);
  return std::string(table[0][0].text);
}

const std::string formats =
    "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/><xf numFmtId=\"31\"/>";
const std::string custom =
    "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;년&quot; m&quot;월&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"00000\"/>";
const std::string strings =
    "<si><t>plain</t></si>"
    "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">two </t></r><r><t>runs</t></r></si>"
    "<si><t>外務省</t><rPh sb=\"0\" eb=\"3\"><t>ガイムショウ</t></rPh><phoneticPr "
    "fontId=\"1\"/></si>"
    "<si><t>00120</t></si>"
    "<si><t>a_x000A_b_x00zz_</t></si>";

}  // namespace

TEST_CASE("every kind of cell becomes text", "[campaign][xlsx]") {
  const auto [cell, expected] = GENERATE(table<std::string, std::string>({
      {"<c t=\"s\"><v>0</v></c>", "plain"},
      {"<c t=\"s\"><v>1</v></c>", "two runs"},
      {"<c t=\"s\"><v>2</v></c>", "外務省"},
      {"<c t=\"s\"><v>3</v></c>", "00120"},
      {"<c t=\"s\"><v>4</v></c>", "a\nb_x00zz_"},
      {"<c t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>", "inline"},
      {"<c t=\"str\"><v>formula</v></c>", "formula"},
      {"<c t=\"b\"><v>1</v></c>", "TRUE"},
      {"<c t=\"b\"><v>0</v></c>", "FALSE"},
      {"<c t=\"d\"><v>2013-01-08T00:00:00</v></c>", "2013-01-08"},
      {"<c><v>75007</v></c>", "75007"},
      {"<c><v>1046.0</v></c>", "1046"},
      {"<c s=\"0\"><v>41282</v></c>", "41282"},
      {"<c s=\"1\"><v>41282</v></c>", "2013-01-08"},
      {"<c s=\"2\" t=\"n\"><v>41282.5</v></c>", "2013-01-08T12:00:00"},
      {"<c s=\"3\"><v>120</v></c>", "00120"},
      {"<c s=\"4\"><v>41282</v></c>", "2013-01-08"},
      {"<c s=\"99\"><v>7</v></c>", "7"},
  }));
  CAPTURE(cell);
  CHECK(cell_text({.sheet_data = {},
                   .shared_strings = strings,
                   .cell_formats = formats,
                   .number_formats = custom},
                  cell) == expected);
}

TEST_CASE("the same number is another day in the other epoch", "[campaign][xlsx]") {
  const WorkbookParts parts{.sheet_data = {},
                            .cell_formats = formats,
                            .number_formats = custom,
                            .date1904 = true};
  CHECK(cell_text(parts, "<c s=\"1\"><v>39820</v></c>") == "2013-01-08");
}

TEST_CASE("cells stand under their letters, wherever the file begins",
          "[campaign][xlsx]") {
  const auto text = [](const char* address, const char* value) {
    return "<c r=\"" + std::string(address) + "\" t=\"inlineStr\"><is><t>" + value +
           "</t></is></c>";
  };
  const auto table =
      read_xlsx(workbook_bytes({.sheet_data = "<row r=\"3\">" + text("B3", "post") +
                                              text("D3", "city") +
                                              "</row><row r=\"4\"/><row r=\"7\">" +
                                              text("D7", "Seoul") + "</row>",
                                .sheet_name = "The list"}),
                "list.xlsx");
  REQUIRE(table.header().size() == 4);
  CHECK(table.header()[0].text.empty());
  CHECK(table.header()[1].text == "post");
  CHECK(table.header()[3].place().str() == "list.xlsx 'The list'!D3");
  REQUIRE(table.size() == 1);
  CHECK(table[0][1].text.empty());
  CHECK(table[0][1].place().inside == "'The list'!B7");
  CHECK(table[0][3].text == "Seoul");
}

TEST_CASE("a damaged workbook is refused", "[campaign][xlsx]") {
  const auto [cell, place] = GENERATE(table<std::string, std::string>({
      {"<c t=\"e\"><v>#REF!</v></c>", "list.xlsx Sheet1!A2"},
      {"<c t=\"s\"><v>9</v></c>", "list.xlsx Sheet1!A2"},
      {"<c t=\"s\"><v/></c>", "list.xlsx Sheet1!A2"},
      {"<c><v>twelve</v></c>", "list.xlsx Sheet1!A2"},
      {"<c s=\"1\"><v>60</v></c>", "list.xlsx Sheet1!A2"},
      {"<c s=\"1\"><v>-5</v></c>", "list.xlsx Sheet1!A2"},
      {"<c/><c><v>2</v></c>", "list.xlsx Sheet1!B2"},
  }));
  CAPTURE(cell);
  try {
    cell_text({.sheet_data = {}, .shared_strings = {}, .cell_formats = formats}, cell);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::malformed);
    CHECK(error.place().str() == place);
  }
}

TEST_CASE("an archive that is no workbook is refused", "[campaign][xlsx]") {
  zip::Builder archive;
  archive.add("word/document.xml", "<document/>");
  CHECK_THROWS_AS(read_xlsx(archive.finish(), "list.xlsx"), Error);
  CHECK_THROWS_AS(read_xlsx("post,country\n", "list.xlsx"), Error);
  CHECK_THROWS_AS(read_xlsx("", "list.xlsx"), Error);
}

TEST_CASE("any bytes give a table or an Error, as file and as part", "[campaign][xlsx]") {
  const auto only_errors = [](std::string bytes) {
    try {
      read_xlsx(std::move(bytes), "x");
    } catch (const Error&) {
    }
  };
  CHECK(rc::check([&](const std::string& bytes) { only_errors(bytes); }));
  CHECK(rc::check([&](const std::string& cells, const std::string& texts) {
    only_errors(workbook_bytes({.sheet_data = cells, .shared_strings = texts}));
  }));
  CHECK(rc::check([&](const std::vector<std::uint8_t>& choices) {
    const std::vector<std::string> pieces = {"<row>",
                                             "<row r=\"1048577\">",
                                             "</row>",
                                             "<c r=\"XFD1\">",
                                             "<c>",
                                             "<c r=\"ZZZ99999999\">",
                                             "<c t=\"s\" s=\"1\">",
                                             "</c>",
                                             "<v>",
                                             "</v>",
                                             "1",
                                             "1e308",
                                             "<is>",
                                             "<t>x</t>",
                                             "</is>",
                                             "<c r=\"B2\"><v>3</v></c>",
                                             "<row r=\"2\"><c><v>1</v></c></row>"};
    std::string cells;
    for (const auto choice : choices) cells += pieces[choice % pieces.size()];
    only_errors(workbook_bytes({.sheet_data = cells, .cell_formats = formats}));
  }));
  CHECK(rc::check([&](std::size_t at, char byte) {
    auto bytes = workbook_bytes(
        {.sheet_data = "<row><c t=\"s\"><v>0</v></c></row>", .shared_strings = strings});
    bytes[at % bytes.size()] = byte;
    only_errors(std::move(bytes));
  }));
}

}  // namespace tongmun::campaign
