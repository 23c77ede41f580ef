// SPDX-License-Identifier: MIT
#include "render/findings.h"

#include "klubba/render.h"

namespace klubba {

std::string_view severity_word(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

void render_full(const FindingList& list, bool colour, std::string& out) {
  DiagnosticStyle style;
  style.colour = colour;
  for (const Finding& finding : list.findings) render_diagnostic(finding.diagnostic, finding.line, style, out);
}

void render_concise(const FindingList& list, std::string& out) {
  for (const Finding& finding : list.findings) {
    const Diagnostic& d = finding.diagnostic;
    out += d.path + ':' + std::to_string(d.at.line) + ':' + std::to_string(d.at.column) + ": ";
    out += severity_word(d.severity);
    out += ": " + d.message + " [" + d.id + "]\n";
  }
}

void render_findings(const FindingList& list, FindingFormat format, bool colour, std::string& out) {
  switch (format) {
    case FindingFormat::full:
      return render_full(list, colour, out);
    case FindingFormat::concise:
      return render_concise(list, out);
    case FindingFormat::json:
      return render_finding_json(list, out);
    case FindingFormat::jsonl:
      return render_finding_jsonl(list, out);
    case FindingFormat::github:
      return render_github(list, out);
    case FindingFormat::sarif:
      return render_sarif(list, out);
    case FindingFormat::gitlab:
      return render_gitlab(list, out);
    case FindingFormat::junit:
      return render_junit(list, out);
    case FindingFormat::checkstyle:
      return render_checkstyle(list, out);
    case FindingFormat::rdjson:
      return render_rdjson(list, out);
  }
}

}  // namespace klubba
