// SPDX-License-Identifier: MIT
#include "minutes/family.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace klubba::minutes {
namespace {

constexpr std::size_t longest_evidence = 200;  // bytes of a line
constexpr int most_hits = 4;                   // of one rule

}  // namespace

std::vector<std::pair<std::string, double>> score_families(
    const SourceFile& source, const std::vector<std::shared_ptr<const grammar::Grammar>>& detectors) {
  std::vector<std::pair<std::string, double>> scores;
  for (const auto& detector : detectors) {
    std::map<const grammar::Rule*, int> hits;
    for (const Line& line : source.lines()) {
      if (line.text.empty() || line.text.size() > longest_evidence) continue;
      for (const grammar::Match& match : detector->all("detect", line.text)) ++hits[match.rule];
    }
    double score = 0;
    for (const auto& [rule, count] : hits) {
      score += std::min(count, most_hits) * std::strtod(std::string(rule->attribute("weight")).c_str(), nullptr);
    }
    scores.emplace_back(detector->key(), score);
  }
  std::stable_sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return scores;
}

}  // namespace klubba::minutes
