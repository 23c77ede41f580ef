// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "render/findings.h"

namespace klubba {
namespace {

using Json = nlohmann::ordered_json;

Json object_of(const Diagnostic& d) {
  return {{"path", d.path},
          {"line", d.at.line},
          {"column", d.at.column},
          {"end_line", d.end.line},
          {"end_column", d.end.column},
          {"id", d.id},
          {"severity", severity_word(d.severity)},
          {"message", d.message},
          {"help", d.help}};
}

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void render_finding_json(const FindingList& list, std::string& out) {
  Json array = Json::array();
  for (const Finding& finding : list.findings) array.push_back(object_of(finding.diagnostic));
  out += dumped(array, 2) + '\n';
}

void render_finding_jsonl(const FindingList& list, std::string& out) {
  for (const Finding& finding : list.findings) out += dumped(object_of(finding.diagnostic), -1) + '\n';
}

}  // namespace klubba
