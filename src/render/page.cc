// SPDX-License-Identifier: MIT
#include "render/page.h"

#include <cstdint>

#include "register/sha256.h"
#include "render/xml.h"

namespace klubba {
namespace {

/// The hash of an inline style or script as a Content-Security-Policy names it: 'sha256-BASE64'.
std::string policy_hash(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256_hex(text);
  const auto nibble = [&hex](std::size_t i) {
    if (i >= hex.size()) return 0U;
    const char c = hex[i];
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  std::string out = "'sha256-";
  // Three nibbles are two digits; 64 nibbles leave one, filled up with zeros.
  for (std::size_t i = 0; i < hex.size(); i += 3) {
    const unsigned bits = nibble(i) << 8U | nibble(i + 1) << 4U | nibble(i + 2);
    out += digits[bits >> 6U];
    if (i + 1 < hex.size()) out += digits[bits & 63U];
  }
  return out + "='";
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  append_escaped(out, text, MarkupKind::html);
}

std::string html(std::string_view text) {
  std::string out;
  append_html(out, text);
  return out;
}

void append_page_head(std::string& out, std::string_view language, std::string_view title) {
  out += "<!DOCTYPE html>\n<html lang=\"" + html(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
         policy_hash(page_style()) + "; script-src " + policy_hash(page_script()) +
         "; img-src data:; base-uri 'none'; form-action 'none'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta name=\"generator\" content=\"klubba\">\n<link rel=\"icon\" href=\"data:,\">\n";
  out += "<title>" + html(title) + "</title>\n<style>";
  out += page_style();
  out += "</style>\n</head>\n<body>\n";
}

void append_page_end(std::string& out) {
  out += "<script>";
  out += page_script();
  out += "</script>\n</body>\n</html>\n";
}

}  // namespace klubba
