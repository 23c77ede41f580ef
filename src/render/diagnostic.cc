// SPDX-License-Identifier: MIT
#include <vector>

#include "klubba/render.h"
#include "render/columns.h"

namespace klubba {
namespace {

struct Colours {
  std::string_view bold, severity, caret, off;
};

Colours colours_of(Severity severity, bool on) {
  if (!on) return {};
  switch (severity) {
    case Severity::error:
      return {"\x1b[1m", "\x1b[1;31m", "\x1b[1;31m", "\x1b[0m"};
    case Severity::warning:
      return {"\x1b[1m", "\x1b[1;33m", "\x1b[1;33m", "\x1b[0m"};
    case Severity::info:
      break;
  }
  return {"\x1b[1m", "\x1b[1;36m", "\x1b[1;36m", "\x1b[0m"};
}

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "info";
}

void append_excerpt(const Diagnostic& d, std::string_view line, const DiagnosticStyle& style, const Colours& colours,
                    std::string& out) {
  const std::string number = std::to_string(d.at.line);
  const std::size_t room = style.width > number.size() + 20 ? style.width - number.size() - 4 : 20;
  const std::size_t column = d.at.column > 0 ? d.at.column - 1 : 0;
  // Far into a long line: begin a little before the place.
  const std::size_t first = column > room * 3 / 4 ? column - room / 4 : 0;
  const auto cells = cells_of(line, first, room);

  std::string marks;
  const std::size_t last = d.end.line == d.at.line && d.end.column > d.at.column ? d.end.column - 1
                           : d.end.line > d.at.line                              ? first + cells.size()
                                                                                 : column + 1;
  out += ' ' + number + " | ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += cells[i].text;
    const std::size_t at = first + i;
    if (at >= last) continue;
    marks.append(cells[i].width, at < column ? ' ' : '^');
  }
  if (column >= first + cells.size()) marks += '^';  // at the line's end
  out += '\n';
  if (d.at.column == 0) return;
  out.append(number.size() + 1, ' ');
  out += " | ";
  const std::size_t spaces = marks.find('^');
  out += marks.substr(0, spaces);
  out += colours.caret;
  if (spaces != std::string::npos) out += marks.substr(spaces);
  out += colours.off;
  out += '\n';
}

}  // namespace

void render_diagnostic(const Diagnostic& diagnostic, std::string_view line, const DiagnosticStyle& style,
                       std::string& out) {
  const Colours colours = colours_of(diagnostic.severity, style.colour);
  out += colours.bold;
  out += diagnostic.path.empty() ? "klubba" : diagnostic.path;
  if (diagnostic.at.line > 0) {
    out += ':' + std::to_string(diagnostic.at.line);
    if (diagnostic.at.column > 0) out += ':' + std::to_string(diagnostic.at.column);
  }
  out += ": ";
  out += colours.off;
  out += colours.severity;
  out += severity_name(diagnostic.severity);
  out += colours.off;
  out += ": ";
  out += diagnostic.message;
  out += " [" + diagnostic.id + "]\n";
  if (diagnostic.at.line > 0 && !line.empty()) append_excerpt(diagnostic, line, style, colours, out);
  if (!diagnostic.note.empty()) out += "  note: " + diagnostic.note + '\n';
  if (!diagnostic.help.empty()) out += "  help: " + diagnostic.help + '\n';
}

}  // namespace klubba
