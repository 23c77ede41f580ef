// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cctype>

#include "lint/check.h"
#include "text/code_point.h"

namespace klubba::checks {
namespace {

std::string count_of(std::size_t count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

using Bytes = std::string_view;

bool continues(Bytes bytes, std::size_t at) {
  return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80;
}
bool ascii_letter(Bytes bytes, std::size_t at) {
  return at < bytes.size() && std::isalpha(static_cast<unsigned char>(bytes[at])) != 0;
}
/// What a piece of UTF-8 is in composed form.
std::string composed(Bytes piece) {
  return std::string(SourceFile::decode("", std::string(piece)).text());
}

/// Each returns the size of what it looks for at `at`, 0 where something else stands there.
std::size_t combining(Bytes bytes, std::size_t at) {
  // A letter of ASCII with U+0300 to U+036F behind it.
  if (!ascii_letter(bytes, at)) return 0;
  std::size_t end = at + 1;
  while (end + 1 < bytes.size() && (bytes[end] == '\xCC' || bytes[end] == '\xCD') && continues(bytes, end + 1))
    end += 2;
  if (end == at + 1) return 0;
  const Bytes piece = bytes.substr(at, end - at);
  return composed(piece) == piece ? 0 : piece.size();
}
std::size_t soft_hyphen(Bytes bytes, std::size_t at) {
  return bytes.substr(at).starts_with("\xC2\xAD") ? 2 : 0;
}
std::size_t invisible(Bytes bytes, std::size_t at) {
  const Bytes rest = bytes.substr(at);
  const bool mark = at > 0 && rest.starts_with("\xEF\xBB\xBF");  // a byte-order mark inside the text
  return mark || rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xE2\x81\xA0") ? 3 : 0;
}
std::size_t replaced(Bytes bytes, std::size_t at) {
  return bytes.substr(at).starts_with("\xEF\xBF\xBD") ? 3 : 0;
}
/// UTF-8 of a letter of Latin-1, taken for two characters and written as UTF-8 again.
std::size_t twice(Bytes bytes, std::size_t at) {
  if (!bytes.substr(at).starts_with("\xC3\x83")) return 0;
  const Bytes rest = bytes.substr(at + 2);
  const bool latin = rest.size() > 1 && rest[0] == '\xC2' && static_cast<unsigned char>(rest[1]) >= 0x80;
  const bool windows = rest.starts_with("\xE2\x80") || rest.starts_with("\xE2\x84");
  return latin || rest.starts_with("\xC5") ? 4 : windows ? 5 : 0;
}
/// UTF-8 of a letter of Latin-1 in a file that is in another encoding.
std::size_t stray_utf8(Bytes bytes, std::size_t at) {
  return bytes[at] == '\xC3' && continues(bytes, at + 1) ? 2 : 0;
}

using SizeAt = std::size_t (*)(Bytes, std::size_t);

std::vector<Span> places(Bytes bytes, SizeAt size_at) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t size = size_at(bytes, at);
    if (size == 0) continue;
    out.push_back({at, std::min(at + size, bytes.size())});
    at += size - 1;
  }
  return out;
}

void report(Findings& findings, Bytes bytes, SizeAt size_at, const char* one, const char* several,
            const std::string& rest) {
  const auto found = places(bytes, size_at);
  if (!found.empty()) findings.at(found.front(), count_of(found.size(), one, several) + rest);
}

bool one_byte(Encoding encoding) {
  return encoding == Encoding::windows1252 || encoding == Encoding::latin1;
}

void run(const Document& document, Findings& findings) {
  const SourceFile& source = document.source();
  const Bytes bytes = source.bytes();
  if (one_byte(source.encoding())) {
    report(findings, bytes, stray_utf8, "character is", "characters are", " in UTF-8 in a file that is not");
    findings.set_severity(Severity::info);
    findings.whole("the file is in " + std::string(encoding_name(source.encoding())) + ", not in UTF-8");
    return;
  }
  if (!source.invalid().empty()) {
    const std::size_t at = source.invalid().front();
    findings.at({at, at + 1}, count_of(source.invalid().size(), "byte is", "bytes are") +
                                  " no UTF-8: the file mixes encodings, or was converted wrongly");
  }
  report(findings, bytes, combining, "letter is", "letters are", " written with a separate accent (NFD)");
  report(findings, bytes, soft_hyphen, "soft hyphen stands", "soft hyphens stand", " in the text");
  report(findings, bytes, invisible, "invisible character stands", "invisible characters stand", " in the text");
  report(findings, bytes, replaced, "character was", "characters were", " lost in an earlier conversion");
  report(findings, bytes, twice, "character was", "characters were", " converted to UTF-8 twice");
}

/// The second byte of UTF-8, as Windows-1252 shows it and UTF-8 writes that; 0: no letter that is in use.
unsigned char second_byte(Bytes shown) {
  struct Pair {
    Bytes shown;
    unsigned char byte;
  };
  constexpr std::array<Pair, 5> letters{{{"\xE2\x80\xA6", 0x85},
                                         {"\xE2\x80\x9E", 0x84},
                                         {"\xE2\x80\x93", 0x96},
                                         {"\xE2\x80\xB0", 0x89},
                                         {"\xC5\x93", 0x9C}}};
  for (const Pair& pair : letters) {
    if (shown == pair.shown) return pair.byte;
  }
  return shown.size() == 2 && shown[0] == '\xC2' ? static_cast<unsigned char>(shown[1]) : 0;
}

void fix(const Document& document, FixList& fixes) {
  const SourceFile& source = document.source();
  const Bytes bytes = source.bytes();
  if (one_byte(source.encoding())) {
    for (const Span& place : places(bytes, stray_utf8))
      fixes.replace(place, bytes.substr(place.begin, place.end - place.begin));
    return;
  }
  for (const std::size_t at : source.invalid()) {
    // A letter of Western Europe beside another letter.
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
    if (!letter || !(ascii_letter(bytes, at + 1) || (at > 0 && ascii_letter(bytes, at - 1)))) continue;
    std::string utf8;
    text::append_utf8(utf8, byte);
    fixes.replace({at, at + 1}, utf8);
  }
  for (const Span& place : places(bytes, combining))
    fixes.replace(place, composed(bytes.substr(place.begin, place.end - place.begin)));
  for (const Span& place : places(bytes, soft_hyphen)) {
    // At the end of a line it shows, and divides the word.
    const bool ends = bytes.find_first_not_of(" \r", place.end) == bytes.find('\n', place.end);
    fixes.replace(place, ends ? "-" : "");
  }
  for (const Span& place : places(bytes, invisible)) fixes.replace(place, "");
  for (const Span& place : places(bytes, twice)) {
    const unsigned char byte = second_byte(bytes.substr(place.begin + 2, place.end - place.begin - 2));
    if (byte == 0) continue;
    std::string utf8;
    text::append_utf8(utf8, byte + 0x40U);
    fixes.replace(place, utf8);
  }
}

}  // namespace

Entry encoding() {
  return {
      {"encoding", Severity::warning, Tier::basic, "characters that other programs show or compare wrongly",
       "searches miss the words, and names differ that look alike", "save the file as UTF-8 in composed form (NFC)"},
      run,
      fix};
}

}  // namespace klubba::checks
