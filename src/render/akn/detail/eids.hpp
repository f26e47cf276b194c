// eIds: names of elements, unique in the document and the same in every expression of it.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace tongmun::render::akn {

// The id with every byte but [A-Za-z0-9_-] made '_', so that it can stand in a reference,
// too.
std::string valid_eid(std::string_view id);

// Hands out eIds. What is asked for again gets "__2", "__3" …
class Eids {
 public:
  std::string unique(std::string_view wanted);

 private:
  std::map<std::string, int, std::less<>> taken_;  // and how often it was asked for
};

}  // namespace tongmun::render::akn
