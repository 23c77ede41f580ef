// SPDX-License-Identifier: MIT
/// A program of one's own on libklubba: minutes on standard input, "owner: action" lines on standard output.
#include <iostream>
#include <iterator>
#include <string>

#include "klubba/extract.h"

int main() {
  std::string bytes{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  const auto source = klubba::SourceFile::decode("minutes", std::move(bytes));
  klubba::Diagnostics diagnostics;
  const klubba::Register entry = klubba::Extractor().extract(source, diagnostics);
  for (const klubba::RegisterAction& action : entry.actions) {
    std::cout << (action.owners.empty() ? "?" : action.owners.front()) << ": " << action.text << "\n";
  }
}
