// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "klubba/lint.h"
#include "render/findings.h"

namespace klubba {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(Severity severity) {
  return severity == Severity::info ? "note" : severity_word(severity);
}

/// A path as URI reference (RFC 3986).
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4];
    out += hex[byte & 15];
  }
  return path.starts_with('/') ? "file://" + out : out;
}

}  // namespace

void render_sarif(const FindingList& list, std::string& out) {
  Json rules = Json::array();
  const auto checks = lint_checks();
  for (const Check& check : checks) {
    rules.push_back(
        {{"id", check.id},
         {"shortDescription", {{"text", check.what}}},
         {"fullDescription", {{"text", check.why}}},
         {"help", {{"text", check.help}}},
         {"defaultConfiguration", {{"level", level_of(check.severity)}, {"enabled", check.tier == Tier::basic}}}});
  }
  Json results = Json::array();
  for (const Finding& finding : list.findings) {
    const Diagnostic& d = finding.diagnostic;
    Json result = {{"ruleId", d.id}};
    for (std::size_t i = 0; i < checks.size(); ++i) {
      if (checks[i].id == d.id) result["ruleIndex"] = i;
    }
    result["level"] = level_of(d.severity);
    result["message"] = {{"text", d.message}};
    const Json region = {
        {"startLine", d.at.line}, {"startColumn", d.at.column}, {"endLine", d.end.line}, {"endColumn", d.end.column}};
    const Json place = {{"artifactLocation", {{"uri", uri_of(d.path)}}}, {"region", region}};
    result["locations"] = Json::array({{{"physicalLocation", place}}});
    if (!finding.suggestions.empty()) {
      Json replacements = Json::array();
      for (const Replacement& s : finding.suggestions) {
        const Json deleted = {{"startLine", s.at.line},
                              {"startColumn", s.at.column},
                              {"endLine", s.end.line},
                              {"endColumn", s.end.column}};
        replacements.push_back({{"deletedRegion", deleted}, {"insertedContent", {{"text", s.text}}}});
      }
      const Json change = {{"artifactLocation", {{"uri", uri_of(d.path)}}}, {"replacements", replacements}};
      result["fixes"] =
          Json::array({{{"description", {{"text", d.help}}}, {"artifactChanges", Json::array({change})}}});
    }
    results.push_back(std::move(result));
  }
  const Json run = {{"tool", {{"driver", {{"name", "klubba"}, {"rules", rules}}}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", results}};
  const Json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  out += log.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace klubba
