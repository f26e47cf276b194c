// Small picture files, made here byte by byte and whole: word processors can open them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tongmun::support {

inline std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

// ISO/IEC 15948, annex D.
inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
  }
  return ~crc;
}

inline std::string png_chunk(std::string_view name, std::string_view data) {
  const auto body = std::string(name).append(data);
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(crc_of(body));
}

// One colour, eight bits a pixel of a palette, stored without compression (at most 65,535
// bytes). `comment` becomes a text chunk: metadata.
inline std::string png(int width, int height, std::string_view colour = "\xC8\x10\x2E",
                       std::string_view comment = {}) {
  std::string lines;
  for (int y = 0; y < height; ++y)
    lines.append(static_cast<std::size_t>(width) + 1, '\0');
  std::uint32_t a = 1, b = 0;  // Adler-32
  for (const char byte : lines) {
    a = (a + static_cast<unsigned char>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  const auto size = static_cast<std::uint16_t>(lines.size());
  std::string data("\x78\x01\x01", 3);
  for (const std::uint16_t part : {size, static_cast<std::uint16_t>(~size)}) {
    data += static_cast<char>(part & 0xFF);
    data += static_cast<char>(part >> 8);
  }
  data += lines + big_endian(b << 16 | a);
  std::string file("\x89PNG\r\n\x1A\n", 8);
  file += png_chunk("IHDR", big_endian(static_cast<std::uint32_t>(width)) +
                                big_endian(static_cast<std::uint32_t>(height)) +
                                std::string("\x08\x03\x00\x00\x00", 5));
  file += png_chunk("PLTE", colour);
  if (!comment.empty())
    file += png_chunk("tEXt", std::string("Comment\0", 8).append(comment));
  file += png_chunk("IDAT", data) + png_chunk("IEND", {});
  return file;
}

// A drawing in its run, as Word writes one; `id` is the relationship of its picture.
inline std::string drawing(const std::string& id, const std::string& description,
                           const std::string& crop = {}) {
  return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
         "<wp:extent cx=\"720000\" cy=\"360000\"/><wp:docPr id=\"1\" name=\"Logo\" "
         "descr=\"" +
         description +
         "\"/><a:graphic "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
         "<a:graphicData "
         "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
         "<pic:pic "
         "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
         "<pic:nvPicPr><pic:cNvPr id=\"1\" name=\"logo.png\" descr=\"" +
         description +
         "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" + id +
         "\"><a:grayscl/><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
         "<asvg:svgBlip "
         "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
         "r:embed=\"" +
         id + "\"/></a:ext></a:extLst></a:blip>" + crop +
         "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off "
         "x=\"0\" "
         "y=\"0\"/><a:ext cx=\"720000\" cy=\"360000\"/></a:xfrm><a:prstGeom "
         "prst=\"rect\">"
         "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></"
         "wp:inline>"
         "</w:drawing></w:r>";
}

}  // namespace tongmun::support
