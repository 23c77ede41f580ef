// SPDX-License-Identifier: MIT
#include "cli/sources.h"

#include <algorithm>
#include <filesystem>

#include "register/sha256.h"

namespace klubba::cli {

namespace fs = std::filesystem;

void Sources::keep(SourceFile source) {
  const std::string path = source.path();
  files_.insert_or_assign(path, std::move(source));
}

void Sources::add_register(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  if (!folder.empty() && std::find(folders_.begin(), folders_.end(), folder) == folders_.end()) {
    folders_.push_back(folder);
  }
}

std::optional<SourceFile> Sources::read(const std::string& path) const {
  if (path.empty() || path == "-") return std::nullopt;
  std::vector<std::string> places{path};
  if (fs::path(path).is_relative()) {
    for (const std::string& folder : folders_) places.push_back((fs::path(folder) / path).string());
  }
  for (const std::string& place : places) {
    std::error_code error;
    if (!fs::is_regular_file(place, error)) continue;
    // The page says where a text isn't there: no fault of the report.
    Diagnostics unused;
    if (auto source = read_document(place, options_.max_bytes, unused, options_.extractors)) return source;
  }
  return std::nullopt;
}

const SourceText* Sources::find(const LivingMeeting& meeting) {
  const std::string& path = meeting.source.path;
  auto file = files_.find(path);
  if (file == files_.end()) file = files_.emplace(path, read(path)).first;
  if (!file->second) return nullptr;
  const SourceFile& source = *file->second;
  const auto [text, fresh] = texts_.try_emplace(path);
  if (fresh) {
    text->second.changed = !meeting.source.sha256.empty() && sha256_hex(source.bytes()) != meeting.source.sha256;
    for (const Line& line : source.lines()) text->second.lines.push_back(line.text);
  }
  return &text->second;
}

}  // namespace klubba::cli
