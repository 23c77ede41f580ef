// SPDX-License-Identifier: MIT
#include "lint/baseline.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "register/sha256.h"

namespace klubba {
namespace {

constexpr std::string_view first_line = "klubba baseline 1";

/// Path, check and a hash of the line's words.
std::string key_of(const Finding& finding) {
  std::string words;
  for (const char c : finding.line) {
    if (c != ' ' && c != '\t' && c != '\r') words += c;
  }
  // "./minutes" and "minutes" are one place.
  return std::filesystem::path(finding.diagnostic.path).lexically_normal().string() + '\t' + finding.diagnostic.id +
         '\t' + sha256_hex(words).substr(0, 16);
}

}  // namespace

Baseline Baseline::of(const std::vector<Finding>& findings) {
  Baseline out;
  for (const Finding& finding : findings) ++out.known_[key_of(finding)];
  return out;
}

Baseline Baseline::read(std::string_view text, const std::string& path, Diagnostics& out) {
  Baseline baseline;
  std::uint32_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || (number == 1 && line == first_line)) continue;
    const std::size_t tab = line.rfind('\t');
    std::size_t count = 0;
    const bool shaped = tab != std::string_view::npos && std::count(line.begin(), line.end(), '\t') == 3 &&
                        std::from_chars(line.data() + tab + 1, line.data() + line.size(), count).ec == std::errc();
    if (!shaped) {
      Diagnostic d;
      d.id = "baseline-shape";
      d.message = "the line is none of a baseline";
      d.path = path;
      d.at = {number, 1};
      d.help = "write the file anew with --update-baseline";
      out.push_back(std::move(d));
      return baseline;
    }
    baseline.known_[std::string(line.substr(0, tab))] += count;
  }
  return baseline;
}

void Baseline::remove_known(std::vector<Finding>& findings) const {
  auto left = known_;
  std::erase_if(findings, [&left](const Finding& finding) {
    const auto known = left.find(key_of(finding));
    if (known == left.end() || known->second == 0) return false;
    --known->second;
    return true;
  });
}

std::string Baseline::text() const {
  std::string out = std::string(first_line) + '\n';
  for (const auto& [key, count] : known_) out += key + '\t' + std::to_string(count) + '\n';
  return out;
}

}  // namespace klubba
