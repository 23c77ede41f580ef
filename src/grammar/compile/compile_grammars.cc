// SPDX-License-Identifier: MIT
// A step of the build: makes the image of the built-in grammars. Usage: compile_grammars OUT FILE.yaml…
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "grammar/draft.h"
#include "grammar/image.h"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("usage: compile_grammars OUT FILE.yaml...\n", stderr);
    return 2;
  }
  const std::vector<std::filesystem::path> files(words + 2, words + count);
  std::map<std::string, std::string> sources;
  std::map<std::string, std::string> paths;
  for (const auto& file : files) {
    sources[file.stem().string()] = read_file(file);
    paths[file.stem().string()] = file.string();
  }
  klubba::Diagnostics faults;
  const std::string image = klubba::grammar::write_image(klubba::grammar::load_drafts(sources, faults));
  for (const klubba::Diagnostic& fault : faults) {
    const auto path = paths.find(fault.path);
    std::fprintf(stderr, "%s:%u:%u: error: %s\n", path == paths.end() ? fault.path.c_str() : path->second.c_str(),
                 fault.at.line, fault.at.column, fault.message.c_str());
    if (!fault.help.empty()) std::fprintf(stderr, "  help: %s\n", fault.help.c_str());
  }
  if (!faults.empty()) return 1;
  std::ofstream out(words[1], std::ios::binary);
  out << image;
  out.close();
  return out ? 0 : 1;
}
