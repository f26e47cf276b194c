// Workbooks for tests, part by part as a spreadsheet program writes them.
#pragma once

#include <string>
#include <string_view>

#include "zip/archive.hpp"

namespace tongmun::campaign {

struct WorkbookParts {
  std::string sheet_data;           // inside <sheetData>
  std::string shared_strings = {};  // inside <sst>
  std::string cell_formats = {};    // inside <cellXfs>
  std::string number_formats = {};  // inside <numFmts>
  std::string sheet_name = "Sheet1";
  bool date1904 = false;
};

inline std::string workbook_bytes(const WorkbookParts& parts) {
  const std::string declaration =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  const std::string office =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string main =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
      office + "\"";
  const auto relationships = [&](const std::string& list) {
    return declaration +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           list + "</Relationships>";
  };
  const auto relationship = [&](const char* id, const char* type, const char* target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + office + "/" + type +
           "\" Target=\"" + target + "\"/>";
  };
  zip::Builder archive;
  archive.add("_rels/.rels",
              relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")));
  archive.add(
      "xl/workbook.xml",
      declaration + "<workbook" + main + ">" +
          (parts.date1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>") +
          "<sheets><sheet name=\"Chart\" sheetId=\"1\" r:id=\"rId9\"/><sheet name=\"" +
          parts.sheet_name +
          "\" sheetId=\"7\" r:id=\"rId2\"/><sheet name=\"Other\" sheetId=\"8\" "
          "r:id=\"rId5\"/></sheets></workbook>");
  archive.add(
      "xl/_rels/workbook.xml.rels",
      relationships(relationship("rId2", "worksheet", "worksheets/sheet3.xml") +
                    relationship("rId3", "sharedStrings", "/xl/sharedStrings.xml") +
                    relationship("rId4", "styles", "./styles.xml") +
                    relationship("rId5", "worksheet", "worksheets/missing.xml") +
                    relationship("rId9", "chartsheet", "chartsheets/sheet1.xml")));
  archive.add("xl/worksheets/sheet3.xml", declaration + "<worksheet" + main +
                                              "><sheetData>" + parts.sheet_data +
                                              "</sheetData></worksheet>");
  archive.add("xl/sharedStrings.xml",
              declaration + "<sst" + main + ">" + parts.shared_strings + "</sst>");
  archive.add("xl/styles.xml",
              declaration + "<styleSheet" + main + "><numFmts>" + parts.number_formats +
                  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                  "<cellXfs>" +
                  parts.cell_formats + "</cellXfs></styleSheet>");
  return archive.finish();
}

}  // namespace tongmun::campaign
