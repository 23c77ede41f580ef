// SPDX-License-Identifier: MIT
#include "render/findings.h"
#include "render/xml.h"

namespace klubba {

void render_checkstyle(const FindingList& list, std::string& out) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const std::string& path : list.paths) {
    out += "  <file name=\"" + xml_text(path) + "\">\n";
    for (const Finding& finding : list.findings) {
      const Diagnostic& d = finding.diagnostic;
      if (d.path != path) continue;
      out += "    <error line=\"" + std::to_string(d.at.line) + "\" column=\"" + std::to_string(d.at.column) +
             "\" severity=\"" + std::string(severity_word(d.severity)) + "\" message=\"" + xml_text(d.message) +
             "\" source=\"klubba." + d.id + "\"/>\n";
    }
    out += "  </file>\n";
  }
  out += "</checkstyle>\n";
}

}  // namespace klubba
