// SPDX-License-Identifier: MIT
#include <algorithm>

#include "render/findings.h"
#include "render/xml.h"

namespace klubba {

void render_junit(const FindingList& list, std::string& out) {
  const auto of = [&list](const std::string& path) {
    return std::count_if(list.findings.begin(), list.findings.end(),
                         [&path](const Finding& f) { return f.diagnostic.path == path; });
  };
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"klubba\">\n";
  for (const std::string& path : list.paths) {
    const auto count = of(path);
    const std::string name = xml_text(path);
    out += "  <testsuite name=\"" + name + "\" tests=\"" + std::to_string(std::max<std::ptrdiff_t>(count, 1)) +
           "\" failures=\"" + std::to_string(count) + "\" errors=\"0\">\n";
    if (count == 0) out += "    <testcase name=\"klubba\" classname=\"" + name + "\"/>\n";
    for (const Finding& finding : list.findings) {
      const Diagnostic& d = finding.diagnostic;
      if (d.path != path) continue;
      const std::string place = std::to_string(d.at.line) + ':' + std::to_string(d.at.column);
      out += "    <testcase name=\"" + d.id + ' ' + place + "\" classname=\"" + name + "\">\n";
      out += "      <failure type=\"" + std::string(severity_word(d.severity)) + "\" message=\"" + xml_text(d.message) +
             "\">" + name + ':' + place + ": " + xml_text(d.message + "; " + d.help) + "</failure>\n    </testcase>\n";
    }
    out += "  </testsuite>\n";
  }
  out += "</testsuites>\n";
}

}  // namespace klubba
