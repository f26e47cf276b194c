// What the worst files cost: the program is run as a user runs it, and its time and
// memory are those that the system counted.
#include <functional>

#include "cli/cli.hpp"
#include "opc/package.hpp"
#include "zip/archive.hpp"

namespace tongmun::cli {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr double most_seconds = 30;
constexpr long most_mib = 4096;
#else
constexpr double most_seconds = 1;
constexpr long most_mib = 256;
#endif

constexpr const char* layout = "templates/minister-letter/layout.docx";
constexpr const char* claims = "campaigns/coi-2013/claims.yaml";
constexpr const char* workbook = "campaigns/coi-2013/recipients.xlsx";

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string layout_around(const Sample& sample, std::string_view markup) {
  auto package = opc::Package::read(sample.read(layout), "layout.docx");
  auto text = package.part("word/document.xml");
  text.insert(text.find("<w:body>") + 8, markup);
  package.set_part("word/document.xml", std::move(text));
  return package.write();
}

// A workbook that has nothing but a worksheet with these rows.
std::string workbook_of(const std::string& rows) {
  const std::string office =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const auto relationships = [&](const char* type, const char* target) {
    return "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
           "<Relationship Id=\"rId1\" Type=\"" +
           office + "/" + type + "\" Target=\"" + target + "\"/></Relationships>";
  };
  const std::string main =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
      office + "\"";
  zip::Builder builder;
  builder.add("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"));
  builder.add("xl/_rels/workbook.xml.rels", relationships("worksheet", "sheet.xml"));
  builder.add("xl/workbook.xml",
              "<workbook" + main +
                  "><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>");
  builder.add("xl/sheet.xml",
              "<worksheet" + main + "><sheetData>" + rows + "</sheetData></worksheet>");
  return builder.finish();
}

// A refused release still writes what is to be mended: findings.txt and findings.json.
std::size_t letters_of(const Sample& sample) {
  std::size_t count = 0;
  for (const auto& [name, bytes] : sample.written())
    count += name.ends_with(".docx") || name.ends_with(".akn") || name.ends_with(".tmx");
  return count;
}

struct Case {
  const char *name, *code;
  std::function<void(Sample&)> plant;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"a bomb of 120 MB", "TP0070",
       [](Sample& s) {
         s.write(layout, layout_around(s, std::string(std::size_t{120} << 20, ' ')));
       }},
      {"a bomb that stays within the ratio", "TP0070",
       [](Sample& s) {
         std::string noise;
         unsigned state = 1;
         for (int i = 0; i < 200'000; ++i)
           noise +=
               static_cast<char>('a' + (state = state * 1664525u + 1013904223u) % 26u);
         s.write(layout, layout_around(
                             s, "<!--" + noise + std::string(100'000'000, 'x') + "-->"));
       }},
      {"elements without end", "TP0070",
       [](Sample& s) {
         s.write(layout, layout_around(s, repeated("<w:p/>", 2'500'000)));
       }},
      {"as many elements as are allowed, and one fault", "TP0001",
       [](Sample& s) {
         s.write(layout, layout_around(s, repeated("<w:p/>", 190'000) +
                                              "<w:p><w:r><w:t>{{a</w:t></w:r></w:p>"));
       }},
      {"attributes without end", "TP0070",
       [](Sample& s) {
         std::string markup = "<w:p";
         for (int i = 0; i < 900; ++i) markup += " a" + std::to_string(i) + "=\"\"";
         s.write(layout, layout_around(s, repeated(markup + "/>", 1500)));
       }},
      {"a tag of a megabyte", "TP0003",
       [](Sample& s) {
         s.write(Sample::body, "{{claim." + std::string(1'000'000, 'a') + "}}");
       }},
      {"a part of brackets", "TP0020",
       [](Sample& s) {
         s.write(Sample::body,
                 repeated("[", 400'000) + repeated("*a ", 100'000) + "{{wrong}}");
       }},
      {"a part of quotations in quotations", "TP0033",
       [](Sample& s) {
         s.write(Sample::body, "{{wrong}}\n\n" + repeated("> ", 100'000) + "a\n");
       }},
      {"a part of lists in lists", "TP0033",
       [](Sample& s) {
         std::string text = "{{wrong}}\n\n";
         for (int i = 0; i < 1200; ++i)
           text += std::string(static_cast<std::size_t>(i), ' ') + "- a\n";
         s.write(Sample::body, text);
       }},
      {"a part of emphasis in emphasis", "TP0020",
       [](Sample& s) {
         s.write(Sample::body, "{{wrong}}\n\n" + repeated("*a **b ", 60'000) +
                                   repeated("** *", 60'000));
       }},
      {"a part of nothing but faults", "TP0003",
       [](Sample& s) { s.write(Sample::body, repeated("{{ }} ", 170'000)); }},
      {"a part of tags without end", "TP0001",
       [](Sample& s) { s.write(Sample::body, repeated("{{", 500'000)); }},
      {"data of nothing but wrong keys", "DA0001",
       [](Sample& s) {
         std::string text = "a:\n";
         for (int i = 0; i < 90'000; ++i) text += "  k" + std::to_string(i) + ": b\n";
         s.write(claims, text);
       }},
      {"data of nothing but brackets", "CA0002",
       [](Sample& s) { s.write(claims, repeated("[", 4'000'000)); }},
      {"data of one long line of values", "CA0002",
       [](Sample& s) { s.write(claims, "a: [" + repeated("b,", 1'500'000) + "]\n"); }},
      {"a workbook of short rows under a wide header", "CA0040",
       [](Sample& s) {
         s.remove(Sample::recipients);
         std::string rows =
             "<row><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"IV1\" "
             "t=\"str\"><v>b</v></c></row>";
         s.write(workbook,
                 workbook_of(rows + repeated("<row><c><v>1</v></c></row>", 100'000)));
       }},
      {"a list in CSV of short rows under a wide header", "CA0040",
       [](Sample& s) {
         s.write(Sample::recipients,
                 "post,country" + repeated(",x", 250) + "\n" + repeated("a\n", 99'000));
       }},
  };
  return all;
}

}  // namespace

TEST_CASE(
    "the worst files are refused in a second and 256 megabytes, and nothing is written",
    "[cli][hostile]") {
  const auto& hostile = GENERATE(from_range(cases()));
  Sample sample("ko");
  sample.remove_planted_faults();
  hostile.plant(sample);
  const auto ran = tongmun({"build", "--release", sample.root().string()});
  INFO(hostile.name << ": " << ran.seconds << " s, " << ran.peak_mib << " MiB, exit "
                    << ran.code << ", signal " << ran.signal);
  INFO((ran.out + ran.err).substr(0, 2000));
  CHECK(ran.signal == 0);
  CHECK(ran.code != 0);
  CHECK((ran.out + ran.err).find(hostile.code) != std::string::npos);
  CHECK(letters_of(sample) == 0);
  CHECK(ran.seconds < most_seconds);
  CHECK(ran.peak_mib < most_mib);
}

}  // namespace tongmun::cli
