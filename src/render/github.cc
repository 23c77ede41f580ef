// SPDX-License-Identifier: MIT
#include "render/findings.h"

namespace klubba {
namespace {

constexpr std::size_t most_shown = 10;  // annotations a level and step; GitHub drops the rest

/// Escapes of workflow commands; in properties ':' and ',' as well.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

void render_github(const FindingList& list, std::string& out) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    std::size_t count = 0;
    for (const Finding& finding : list.findings) {
      const Diagnostic& d = finding.diagnostic;
      if (d.severity != severity || ++count > most_shown) continue;
      out += severity == Severity::info ? "::notice" : "::" + std::string(severity_word(severity));
      out += " file=" + escaped(d.path, true) + ",line=" + std::to_string(d.at.line);
      out += ",endLine=" + std::to_string(d.end.line) + ",col=" + std::to_string(d.at.column);
      // Columns of several lines are refused.
      if (d.end.line == d.at.line) out += ",endColumn=" + std::to_string(d.end.column);
      out += ",title=" + escaped("klubba " + d.id, true) + "::" + escaped(d.message + "; " + d.help, false) + '\n';
    }
  }
}

}  // namespace klubba
