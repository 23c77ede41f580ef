// SPDX-License-Identifier: MIT
// Feeds any bytes to the reader of time expressions: first line the meeting's date, second the lines that name
// meetings, the rest the text. Reading must come to an end, and give spans that lie in the text.
#include "klubba/deadline.h"

#include <cstdlib>
#include <string_view>

#include "grammar/grammar.h"

namespace {

const klubba::DeadlineReader& reader() {
  static const klubba::DeadlineReader reader(klubba::grammar::builtin_grammar("time"));
  return reader;
}

std::string_view cut_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

void check(const klubba::TimeReading& reading, std::string_view text) {
  if (reading.begin > reading.end || reading.end > text.size()) std::abort();
  if (!reading.due.empty() && !klubba::is_iso_date(reading.due)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  klubba::TimeContext context;
  context.meeting = cut_line(text);
  context.lines = cut_line(text);
  check(reader().read(text, context), text);
  for (const klubba::TimeReading& reading : reader().find(text, context)) check(reading, text);
  return 0;
}
