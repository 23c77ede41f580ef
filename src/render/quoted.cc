// SPDX-License-Identifier: MIT
#include "render/quoted.h"

#include "text/code_point.h"

namespace klubba {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_hex(std::string& out, char32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.push_back(hex_digits[(value >> shift) & 15]);
}

/// Printable for every YAML and JSON reader, and no line break for any of them.
bool plain(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
  if (c == 0x2028 || c == 0x2029 || c == 0xFEFF) return false;
  return (c & 0xFFFE) != 0xFFFE;  // the non-characters at the end of each plane
}

void append_quoted(std::string& out, std::string_view text, bool json) {
  out.push_back('"');
  std::size_t kept = 0;  // the bytes before it are in `out`
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    const auto c = text::read_code_point(text, at, Encoding::utf8);
    if (c.valid && c.value >= 0x80 && plain(c.value)) {
      at += c.length;
      continue;
    }
    out.append(text.substr(kept, at - kept));
    at += c.length;
    kept = at;
    if (!c.valid) {
      text::append_utf8(out, text::kReplacement);
      continue;
    }
    switch (c.value) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (c.value > 0xFFFF && json) {
          const char32_t rest = c.value - 0x10000;
          out += "\\u";
          append_hex(out, 0xD800 + (rest >> 10), 4);
          out += "\\u";
          append_hex(out, 0xDC00 + (rest & 0x3FF), 4);
        } else if (c.value > 0xFFFF) {
          out += "\\U";
          append_hex(out, c.value, 8);
        } else if (c.value > 0xFF || json) {
          out += "\\u";
          append_hex(out, c.value, 4);
        } else {
          out += "\\x";
          append_hex(out, c.value, 2);
        }
    }
  }
  out.append(text.substr(kept));
  out.push_back('"');
}

}  // namespace

void append_yaml_string(std::string& out, std::string_view text) {
  append_quoted(out, text, false);
}

void append_json_string(std::string& out, std::string_view text) {
  append_quoted(out, text, true);
}

}  // namespace klubba
