// SPDX-License-Identifier: MIT
#include "render/xml.h"

#include "text/code_point.h"

namespace klubba {

void append_escaped(std::string& out, std::string_view text, MarkupKind kind) {
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::read_code_point(text, i, Encoding::utf8);
    i += c.length;
    switch (c.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += kind == MarkupKind::html ? "&#39;" : "'";
        break;
      case '\n':
      case '\t':
        out += kind == MarkupKind::html ? static_cast<char>(c.value) : ' ';
        break;
      default: {
        const bool control = c.value < 0x20 || c.value == 0xFFFE || c.value == 0xFFFF;
        text::append_utf8(out, control || !c.valid ? text::kReplacement : c.value);
      }
    }
  }
}

std::string xml_text(std::string_view text) {
  std::string out;
  append_escaped(out, text, MarkupKind::xml);
  return out;
}

}  // namespace klubba
