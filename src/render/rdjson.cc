// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "render/findings.h"

namespace klubba {
namespace {

/// Column in code points → column in UTF-8 bytes; the line as it lies on disk.
std::size_t byte_column(std::string_view line, std::size_t column) {
  std::size_t at = 0;
  for (std::size_t seen = 1; at < line.size(); ++at) {
    if ((static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) continue;
    if (seen++ == column) break;
  }
  return at + 1;
}

}  // namespace

void render_rdjson(const FindingList& list, std::string& out) {
  using Json = nlohmann::ordered_json;
  Json diagnostics = Json::array();
  for (const Finding& finding : list.findings) {
    const Diagnostic& d = finding.diagnostic;
    Json range = {{"start", {{"line", d.at.line}, {"column", byte_column(finding.line, d.at.column)}}}};
    // Of a range over several lines only the first line is at hand.
    if (d.end.line == d.at.line)
      range["end"] = {{"line", d.end.line}, {"column", byte_column(finding.line, d.end.column)}};
    const char* severity = d.severity == Severity::error     ? "ERROR"
                           : d.severity == Severity::warning ? "WARNING"
                                                             : "INFO";
    Json one = {{"message", d.message},
                {"location", {{"path", d.path}, {"range", range}}},
                {"severity", severity},
                {"code", {{"value", d.id}}}};
    for (const Replacement& s : finding.suggestions) {
      const Json place = {{"start", {{"line", s.at.line}, {"column", byte_column(finding.line, s.at.column)}}},
                          {"end", {{"line", s.end.line}, {"column", byte_column(finding.line, s.end.column)}}}};
      one["suggestions"].push_back({{"range", place}, {"text", s.text}});
    }
    diagnostics.push_back(std::move(one));
  }
  const Json report = {{"source", {{"name", "klubba"}}}, {"diagnostics", diagnostics}};
  out += report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace klubba
