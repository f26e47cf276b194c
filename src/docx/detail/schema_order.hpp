// The order in which the schema (ISO/IEC 29500-4, wml.xsd) wants the children of property
// elements.
#pragma once

#include <span>
#include <string_view>

namespace tongmun::docx::detail {

// Qualified names in order: of w:rPr (CT_RPr), w:pPr (CT_PPr), w:tblPr (CT_TblPr),
// w:sectPr (CT_SectPr, header and footer references first).
std::span<const std::string_view> run_property_order();
std::span<const std::string_view> paragraph_property_order();
std::span<const std::string_view> table_property_order();
std::span<const std::string_view> section_property_order();
std::span<const std::string_view> cell_property_order();  // of w:tcPr (CT_TcPr)
// What follows w:themeFontLang in w:settings (CT_Settings).
std::span<const std::string_view> settings_after_languages();

// Places from 0; names that the schema does not know come after all others (extensions).
int run_property_place(std::string_view name);
int paragraph_property_place(std::string_view name);
int table_property_place(std::string_view name);
int section_property_place(std::string_view name);
int cell_property_place(std::string_view name);
int level_place(std::string_view name);  // of w:lvl (CT_Lvl)

}  // namespace tongmun::docx::detail
