// What no file that we read may hold, whoever sent it.
#pragma once

#include "opc/package.hpp"

namespace tongmun::docx::detail {

// A tree and what is made of it take about a kilobyte for each element: at these limits 200 MB.
// The sample's layouts have 30 kB of XML and under 1,000 elements.
inline constexpr std::size_t most_xml_bytes = std::size_t{16}
                                              << 20;  // of all XML parts, unpacked
inline constexpr std::size_t most_nodes =
    200'000;  // elements and attributes of all XML parts

// Throws Error{refused}, with the part as its place, beyond these limits, and for what
// acts or fetches when somebody opens the letter: macros, OLE and ActiveX objects,
// embedded files other than a chart's workbook, parts of other formats (altChunk), frames
// and subdocuments, fields that fetch or start something (INCLUDETEXT, INCLUDEPICTURE,
// DDE …), linked pictures, a template on a server, and links to anything but http, https,
// mailto and tel. A template on a disk is allowed: Word notes it in many files, and it is
// dropped when a letter is written. As xml::Reader for an XML part, whether we use it or
// not, that is not well-formed or declares an entity.
void refuse_hostile(const opc::Package& package);

}  // namespace tongmun::docx::detail
