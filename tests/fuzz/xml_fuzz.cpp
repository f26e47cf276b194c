// XML from anybody: read and written anew, which must read the same.
#include "base/file.hpp"
#include "fuzz/fuzzing.hpp"
#include "xml/reader.hpp"
#include "xml/writer.hpp"

using namespace tongmun;

namespace {

using Kind = xml::Reader::Kind;

// Elements by local names and texts: enough to tell two documents apart.
std::string described(std::string_view bytes) {
  xml::Writer out;
  xml::Reader reader(bytes, "fuzz.xml");
  while (reader.next()) {
    if (reader.kind() == Kind::start) {
      out.start(reader.local_name());
      for (const auto& attribute : reader.attributes())
        if (attribute.prefix.empty())
          out.attribute(attribute.local_name, attribute.value);
    } else if (reader.kind() == Kind::end) {
      out.end();
    } else if (reader.kind() == Kind::text) {
      out.text(reader.text());
    }
  }
  return out.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::only_errors([&] {
    const auto once = described(fuzz::text_of(data, size));
    require_utf8(once, "fuzz.xml");
    std::string again;
    try {
      again = described(once);
    } catch (const Error& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    fuzz::require(again == once, "what was written reads the same");
  });
}
