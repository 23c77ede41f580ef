// SPDX-License-Identifier: MIT
#include "lint/fix_list.h"

#include <optional>

#include "text/code_point.h"

namespace klubba::checks {
namespace {

/// The text in an encoding of one byte a character; nothing where it lacks one of them.
std::optional<std::string> encoded(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::utf8 || encoding == Encoding::utf8_bom) return std::string(text);
  constexpr char32_t bullet = 0x2022;
  constexpr char32_t en_dash = 0x2013;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::read_code_point(text, at, Encoding::utf8);
    at += c.length;
    if (c.value < 0x80 || (c.value >= 0xA0 && c.value <= 0xFF)) {
      out += static_cast<char>(static_cast<unsigned char>(c.value));
    } else if (encoding == Encoding::windows1252 && (c.value == bullet || c.value == en_dash)) {
      out += c.value == bullet ? '\x95' : '\x96';
    } else {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

void FixList::replace(Span span, std::string_view text) {
  auto bytes = encoded(text, document_.source().encoding());
  if (!bytes || document_.source().bytes().substr(span.begin, span.end - span.begin) == *bytes) return;
  out_.push_back({id_, span, std::move(*bytes)});
}

void FixList::replace_part(std::string_view part, std::string_view text) {
  const std::size_t begin = document_.source().offset_of(part);
  Span span = document_.source().original(begin, begin + part.size());
  // Of an empty piece only the place counts.
  if (part.empty()) span.end = span.begin;
  replace(span, text);
}

std::string FixList::line_end() const {
  const std::string_view bytes = document_.source().bytes();
  const std::size_t end = bytes.find('\n');
  return end != std::string_view::npos && end > 0 && bytes[end - 1] == '\r' ? "\r\n" : "\n";
}

}  // namespace klubba::checks
