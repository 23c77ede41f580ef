// SPDX-License-Identifier: MIT
#include "cli/batch_index.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/output_file.h"

namespace klubba::cli {

namespace fs = std::filesystem;

BatchIndex::BatchIndex(std::string folder, std::string key) : folder_(std::move(folder)), key_(std::move(key)) {
  std::ifstream file(path(), std::ios::binary);
  std::string line;
  if (!std::getline(file, line) || line != key_) return;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    IndexEntry entry;
    std::string document;
    if (words >> entry.content >> entry.size >> entry.decisions >> entry.actions && words.get() == ' ' &&
        std::getline(words, document)) {
      entries_[document] = entry;
    }
  }
}

std::string BatchIndex::path() const {
  return (fs::path(folder_) / ".klubba-index").string();
}

std::optional<IndexEntry> BatchIndex::unchanged(const std::string& document, const std::string& place,
                                                const std::string& content) const {
  const auto it = entries_.find(document);
  if (it == entries_.end() || it->second.content != content) return std::nullopt;
  std::error_code error;
  const auto size = fs::file_size(fs::path(folder_) / place, error);
  if (error || size != it->second.size) return std::nullopt;
  return it->second;
}

void BatchIndex::put(const std::string& document, IndexEntry entry) {
  // A line holds a path; those with line ends are read each time.
  if (document.find('\n') != std::string::npos) return;
  entries_[document] = std::move(entry);
  changed_ = true;
}

void BatchIndex::forget(const std::string& document) {
  changed_ = entries_.erase(document) > 0 || changed_;
}

void BatchIndex::save(Diagnostics& out) const {
  if (!changed_) return;
  std::string text = key_ + "\n";
  for (const auto& [document, entry] : entries_) {
    text += entry.content + ' ' + std::to_string(entry.size) + ' ' + std::to_string(entry.decisions) + ' ' +
            std::to_string(entry.actions) + ' ' + document + '\n';
  }
  write_file(path(), text, out);
}

}  // namespace klubba::cli
