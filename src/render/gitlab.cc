// SPDX-License-Identifier: MIT
#include <map>
#include <nlohmann/json.hpp>

#include "register/sha256.h"
#include "render/findings.h"

namespace klubba {

void render_gitlab(const FindingList& list, std::string& out) {
  using Json = nlohmann::ordered_json;
  Json array = Json::array();
  std::map<std::string, std::size_t> seen;
  for (const Finding& finding : list.findings) {
    const Diagnostic& d = finding.diagnostic;
    // The line's text, not its number: a finding keeps its fingerprint when lines are added above.
    const std::string what = d.path + '\n' + d.id + '\n' + finding.line;
    const std::string fingerprint = sha256_hex(what + '\n' + std::to_string(seen[what]++));
    const char* severity = d.severity == Severity::error ? "major" : d.severity == Severity::warning ? "minor" : "info";
    array.push_back({{"description", d.message},
                     {"check_name", d.id},
                     {"fingerprint", fingerprint},
                     {"severity", severity},
                     {"location", {{"path", d.path}, {"lines", {{"begin", d.at.line}, {"end", d.end.line}}}}}});
  }
  out += array.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace klubba
