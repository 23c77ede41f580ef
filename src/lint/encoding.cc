// SPDX-License-Identifier: MIT
#include <functional>

#include "lint/check.h"

namespace klubba::checks {
namespace {

std::string count_of(std::size_t count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

/// Each returns the size of what it looks for at the front of `rest`, 0 where something else stands there.
std::size_t combining(std::string_view rest) {
  // A, a, E, e, O, o … with U+0301 acute, U+0308 diaeresis or U+030A ring behind them.
  if (rest.size() < 3 || static_cast<unsigned char>(rest[0]) >= 0x80) return 0;
  const std::string_view mark = rest.substr(1, 2);
  return mark == "\xCC\x81" || mark == "\xCC\x88" || mark == "\xCC\x8A" ? 3 : 0;
}
std::size_t soft_hyphen(std::string_view rest) {
  return rest.starts_with("\xC2\xAD") ? 2 : 0;
}
std::size_t invisible(std::string_view rest) {
  return rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xE2\x81\xA0") ? 3 : 0;
}
std::size_t replaced(std::string_view rest) {
  return rest.starts_with("\xEF\xBF\xBD") ? 3 : 0;
}
/// UTF-8 of a letter of Latin-1, taken for two characters and written as UTF-8 again.
std::size_t twice(std::string_view rest) {
  if (!rest.starts_with("\xC3\x83")) return 0;
  rest.remove_prefix(2);
  const bool latin = rest.size() > 1 && rest[0] == '\xC2' && static_cast<unsigned char>(rest[1]) >= 0x80;
  const bool windows = rest.starts_with("\xE2\x80") || rest.starts_with("\xC5") || rest.starts_with("\xE2\x84");
  return latin || windows ? 4 : 0;
}

void report(Findings& findings, std::string_view bytes, const std::function<std::size_t(std::string_view)>& size_at,
            const char* one, const char* several, const std::string& rest) {
  std::size_t count = 0;
  Span first;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t size = size_at(bytes.substr(at));
    if (size == 0) continue;
    if (++count == 1) first = {at, std::min(at + size, bytes.size())};
    at += size - 1;
  }
  if (count > 0) findings.at(first, count_of(count, one, several) + rest);
}

void run(const Document& document, Findings& findings) {
  const SourceFile& source = document.source();
  if (source.encoding() == Encoding::windows1252 || source.encoding() == Encoding::latin1) {
    findings.set_severity(Severity::info);
    findings.whole("the file is in " + std::string(encoding_name(source.encoding())) + ", not in UTF-8");
    return;
  }
  if (!source.invalid().empty()) {
    const std::size_t at = source.invalid().front();
    findings.at({at, at + 1}, count_of(source.invalid().size(), "byte is", "bytes are") +
                                  " no UTF-8: the file mixes encodings, or was converted wrongly");
  }
  const std::string_view bytes = source.bytes();
  report(findings, bytes, combining, "letter is", "letters are", " written with a separate accent (NFD)");
  report(findings, bytes, soft_hyphen, "soft hyphen stands", "soft hyphens stand", " in the text");
  report(findings, bytes, invisible, "invisible character stands", "invisible characters stand", " in the text");
  report(findings, bytes, replaced, "character was", "characters were", " lost in an earlier conversion");
  report(findings, bytes, twice, "character was", "characters were", " converted to UTF-8 twice");
}

}  // namespace

Entry encoding() {
  return {
      {"encoding", Severity::warning, Tier::basic, "characters that other programs show or compare wrongly",
       "searches miss the words, and names differ that look alike", "save the file as UTF-8 in composed form (NFC)"},
      run};
}

}  // namespace klubba::checks
