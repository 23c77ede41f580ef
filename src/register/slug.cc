// SPDX-License-Identifier: MIT
#include <utf8proc.h>

#include <array>

#include "klubba/register.h"
#include "text/code_point.h"

namespace klubba {
namespace {

/// The ASCII letters that a letter without a decomposition is written with.
std::string_view spelt_out(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xD8:
    case 0xF8:
      return "o";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xDF:
      return "ss";
    case 0xD0:
    case 0xF0:
    case 0x110:
    case 0x111:
      return "d";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0x141:
    case 0x142:
      return "l";
    default:
      return {};
  }
}

}  // namespace

std::string make_slug(std::string_view text, std::size_t max_length) {
  std::string out;
  bool gap = false;
  const auto put = [&](char c) {
    if (gap && !out.empty()) out.push_back('-');
    gap = false;
    out.push_back(c);
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::read_code_point(text, at, Encoding::utf8);
    at += c.length;
    if (const auto letters = spelt_out(c.value); !letters.empty()) {
      for (const char letter : letters) put(letter);
      continue;
    }
    // Compatibility decomposition takes marks off letters, and makes plain ones of full-width and superscript ones.
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    const auto count =
        c.valid
            ? utf8proc_decompose_char(
                  static_cast<utf8proc_int32_t>(c.value), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                  static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD), &boundary)
            : 0;
    bool any = false;
    bool mark = false;
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
      const auto part = parts[static_cast<std::size_t>(i)];
      if ((part >= 'a' && part <= 'z') || (part >= '0' && part <= '9')) {
        put(static_cast<char>(part));
        any = true;
      } else {
        const auto category = utf8proc_category(part);
        mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
      }
    }
    // A mark on its own belongs to the letter before it (text that isn't composed).
    if (!any && !mark) gap = true;
  }
  if (out.size() > max_length) {
    const std::size_t cut = out.rfind('-', max_length);
    out.resize(cut == std::string::npos || cut < max_length / 2 ? max_length : cut);
  }
  return out;
}

}  // namespace klubba
