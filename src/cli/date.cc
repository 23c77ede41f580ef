// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <iostream>

#include "cli/commands.h"
#include "grammar/grammar.h"
#include "klubba/deadline.h"

namespace klubba::cli {
namespace {

constexpr std::string_view time_grammar = "time";
constexpr std::size_t chunk = 1 << 16;

/// One line of output: EDTF, due date, event; with the rule and the words it read where they are asked for.
void append(std::string& out, const TimeReading& reading, std::string_view text, bool explain) {
  out += reading.edtf;
  out += '\t';
  out += reading.due;
  out += '\t';
  out += reading.event;
  if (explain) {
    out += '\t';
    out += reading.rule;
    out += '\t';
    out += text.substr(reading.begin, reading.end - reading.begin);
    if (!reading.warning.empty()) out += "\tthe " + reading.warning + " is another";
  }
  out += '\n';
}

/// Lines of REF, EXPRESSION and CONTEXT on standard input, one answer each.
void read_batch(const DeadlineReader& reader, bool explain, Console& console) {
  std::string out;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::string_view rest = line;
    const auto field = [&rest] {
      const std::size_t end = std::min(rest.find('\t'), rest.size());
      const std::string_view value = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      return value;
    };
    TimeContext context;
    context.meeting = field();
    const std::string_view text = field();
    context.lines = field();
    append(out, reader.read(text, context), text, explain);
    if (out.size() >= chunk) {
      if (!console.print(out)) return;
      out.clear();
    }
  }
  console.print(out);
}

Diagnostic fault(std::string message, std::string help) {
  Diagnostic d;
  d.id = "usage";
  d.message = std::move(message);
  d.help = std::move(help);
  return d;
}

}  // namespace

ExitCode run_date(const DateOptions& options, Console& console) {
  if (options.batch != options.expressions.empty()) {
    console.report(options.batch ? fault("--batch reads its expressions from standard input", "leave out EXPRESSION")
                                 : fault("an expression is missing", "'klubba date --help' shows what it takes"));
    return console.exit_code();
  }
  if (!options.reference.empty() && !is_iso_date(options.reference)) {
    console.report(fault(fmt::format("'{}' is no date", options.reference), "write it as 2024-03-22"));
    return console.exit_code();
  }
  Diagnostics faults;
  const auto grammar = grammar::Grammar::load(time_grammar, grammar::builtin_sources(), faults);
  console.report(faults);
  if (grammar == nullptr) return console.exit_code();
  const DeadlineReader reader(grammar);
  if (options.batch) {
    read_batch(reader, options.explain, console);
    return console.exit_code();
  }
  const TimeContext context{options.reference, "", options.context};
  std::string out;
  for (const std::string& text : options.expressions) append(out, reader.read(text, context), text, options.explain);
  console.print(out);
  return console.exit_code();
}

}  // namespace klubba::cli
