// Lists of recipients that somebody made to do harm. A list that is refused leaves nobody
// to write to.
#include "campaign/workbook.hpp"
#include "pipeline/hostile.hpp"
#include "zip/archive.hpp"

namespace tongmun::pipeline {

namespace {

constexpr const char* workbook = "campaigns/coi-2013/recipients.xlsx";

std::string cell(const std::string& address, const std::string& text) {
  return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string row(int number, const std::string& cells) {
  return "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
}

const std::string header = row(1, cell("A1", "post") + cell("B1", "country"));

// With this workbook in place of the CSV file.
struct WorkbookSample : SoundSample {
  explicit WorkbookSample(const std::string& bytes) {
    remove(Sample::recipients);
    write(workbook, bytes);
  }
  explicit WorkbookSample(const campaign::WorkbookParts& parts)
      : WorkbookSample(campaign::workbook_bytes(parts)) {}
};

}  // namespace

TEST_CASE("a formula in a workbook is refused with its cell, whatever stands beside it",
          "[pipeline][hostile]") {
  const std::string formula = GENERATE(
      "<c r=\"B2\" t=\"str\"><f>A1</f><v>FR</v></c>", "<c r=\"B2\"><f>NOW()</f></c>",
      "<c r=\"B2\" t=\"str\"><f>cmd|'/c calc'!A1</f><v>FR</v></c>",
      "<c r=\"B2\" t=\"str\"><v>FR</v><f>[1]Sheet1!A1</f></c>");
  CAPTURE(formula);
  check_refused(
      WorkbookSample(campaign::WorkbookParts{.sheet_data = header + row(2, cell("A2", "foreign-minister") + formula)}),
      {"CA0040", workbook, "Sheet1!B2", "formula"});
}

TEST_CASE("a workbook that declares an entity is refused", "[pipeline][hostile]") {
  auto bytes = campaign::workbook_bytes({.sheet_data = header});
  const zip::Archive archive(bytes, "a.xlsx");
  zip::Builder builder;
  for (const auto& name : archive.names())
    builder.add(name, name.find("sheet3") == std::string::npos
                          ? archive.read(name)
                          : "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>");
  check_refused(WorkbookSample(builder.finish()), {"CA0040", workbook, "", "entity"});
}

TEST_CASE("a workbook beyond all measure is refused", "[pipeline][hostile]") {
  const auto kind = GENERATE(0, 1, 2, 3);
  std::string data = header, texts;
  const char* says = "";
  if (kind == 0) {  // few cells, but the header makes them many
    data = row(1, cell("A1", "post") + cell("IV1", "country"));
    for (int i = 2; i < 3000; ++i) data += row(i, cell("A" + std::to_string(i), "x"));
    says = "cells";
  } else if (kind == 1) {
    for (int i = 0; i < 600'000; ++i) texts += "<si/>";
    says = "texts";
  } else if (kind == 2) {
    data +=
        std::string(std::size_t{33} << 20, ' ');  // packed so well that the ratio tells
  } else {
    for (int i = 0; i < 100'000; ++i) data += "<row>";
    says = "deep";
  }
  CAPTURE(kind);
  check_refused(WorkbookSample(campaign::WorkbookParts{.sheet_data = data, .shared_strings = texts}),
                {"CA0040", workbook, "", says});
}

TEST_CASE("a list in CSV of more than sixteen megabytes is refused",
          "[pipeline][hostile]") {
  SoundSample sample;
  sample.write(Sample::recipients,
               "post,country\n" + std::string(std::size_t{17} << 20, 'x') + ",FR\n");
  check_refused(sample, {"CA0040", Sample::recipients, "", "bytes"});
}

TEST_CASE("a cell that a spreadsheet would take for a formula is a text in CSV",
          "[pipeline][hostile]") {
  SoundSample sample;
  sample.write(Sample::recipients,
               "post,country,holder_family,city\nforeign-minister,KR,=1+1,+82 2 2100\n");
  BuildOptions options;
  const auto report = build(sample, options);
  CHECK(report.works.at(0).built);
  CHECK(report.works.at(0).recipients == 1);
}

}  // namespace tongmun::pipeline
