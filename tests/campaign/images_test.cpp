// Pictures of a campaign: what a file is, where it may lie, and what is taken out of it.
#include <catch2/catch.hpp>

#include "campaign/workspace.hpp"
#include "model/document.hpp"
#include "support/pictures.hpp"

using namespace tongmun;
using campaign::Workspace;
using support::png;
using Lines = std::vector<std::string>;

namespace {

const std::string head = Workspace::sound_files().at("campaign.yaml");

void declare(Workspace& workspace, const std::string& images) {
  workspace.write("campaign.yaml", head + "images:\n" + images);
}

}  // namespace

TEST_CASE("a picture is known by its bytes and loses what is not seen",
          "[campaign][images]") {
  Workspace workspace;
  workspace.write("images/logo.jpg", png(40, 20, "\x00\x80\x00", "taken by Jiwoo"));
  declare(workspace,
          "  logo: {file: images/logo.jpg, alt: The seal of the office}\n"
          "  line: {file: images/logo.jpg, alt: \"\"}\n");
  workspace.write("organisations.yaml",
                  "wells: {image: logo, forms: {en: {name: Wells for All}}}\n");
  const auto campaign = workspace.read();
  CHECK(workspace.told().empty());
  REQUIRE(campaign);
  const auto* logo = campaign->image("logo");
  REQUIRE(logo != nullptr);
  CHECK(logo->file->type == "image/png");
  CHECK(logo->file->width == 40);
  CHECK(logo->file->height == 20);
  CHECK(logo->file->bytes.find("Jiwoo") == std::string::npos);
  CHECK(logo->alt.id == "image-logo");
  CHECK(campaign->image("line")->alt.text.empty());
  CHECK(campaign->organisation("wells")->image == "logo");
  CHECK(campaign->image("seal") == nullptr);
  Lines texts;
  for (const auto* text : campaign->texts())
    if (text->id.starts_with("image-")) texts.push_back(text->text);
  CHECK(texts == Lines{"The seal of the office"});
}

TEST_CASE("a picture that is none, too large or outside is told at its name",
          "[campaign][images]") {
  Workspace workspace;
  workspace.write("../secret.png", png(2, 2));
  workspace.write("images/true.png", png(2, 2));
  workspace.write("images/page.png", "<html>no picture</html>");
  workspace.write("images/large.png",
                  png(2, 2) + std::string(std::size_t{10} << 20, '\0'));
  workspace.write(
      "images/turned.jpg",
      std::string("\xFF\xD8\xFF\xE1\0\x22"
                  "Exif\0\0MM\0*\0\0\0\x08\0\x01"
                  "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
                  "\xFF\xC0\0\x0B\x08\0\x01\0\x02\x01\x01\x11\0\xFF\xDA\0\x02",
                  55));
  std::filesystem::create_symlink(workspace.folder() / "../secret.png",
                                  workspace.folder() / "images/link.png");
  const auto [file, told] = GENERATE(table<std::string, Lines>({
      {"images/true.png", {}},
      {"images/none.png", {"CA0050 campaign.yaml:9:16"}},
      {"images", {"CA0050 campaign.yaml:9:16"}},
      {"../secret.png", {"CA0050 campaign.yaml:9:16"}},
      {"images/../../secret.png", {"CA0050 campaign.yaml:9:16"}},
      {"images/link.png", {"CA0050 campaign.yaml:9:16"}},
      {"/etc/hostname", {"CA0050 campaign.yaml:9:16"}},
      {"images/page.png", {"CA0051 campaign.yaml:9:16"}},
      {"images/large.png", {"CA0052 campaign.yaml:9:16"}},
      {"images/turned.jpg", {"CA0053 campaign.yaml:9:16"}},
  }));
  CAPTURE(file);
  declare(workspace, "  logo: {file: " + file + ", alt: A seal}\n");
  const auto campaign = workspace.read();
  REQUIRE(campaign);
  CHECK(workspace.told() == told);
  CHECK((campaign->image("logo") != nullptr) == told.empty());
  CHECK(campaign->is_broken("image.logo") == !told.empty());
}

TEST_CASE("a name refers to a picture that there is, and a broken one is told once",
          "[campaign][images]") {
  Workspace workspace;
  declare(workspace, "  logo: {file: images/none.png, alt: A seal}\n");
  workspace.write("organisations.yaml",
                  "wells: {image: logo, forms: {en: {name: Wells for All}}}\n"
                  "pumps: {image: lago, forms: {en: {name: Pumps for All}}}\n");
  REQUIRE(workspace.read());
  CHECK(workspace.told() ==
        Lines{"CA0050 campaign.yaml:9:16", "CA0004 organisations.yaml:2:16"});
}
