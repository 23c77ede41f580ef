// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <thread>
#include <vector>

#include "cli/commands.h"
#include "cli/fault.h"
#include "grammar/grammar.h"
#include "klubba/deadline.h"

namespace klubba::cli {
namespace {

constexpr std::string_view time_grammar = "time";
constexpr std::size_t block = 8192;  // lines answered at a time

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
  }
  out += '\n';
}

/// Answers one line of REF, EXPRESSION and CONTEXT.
void answer(const DeadlineReader& reader, std::string_view line, bool explain, std::string& out) {
  const auto field = [&line] {
    const std::size_t end = std::min(line.find('\t'), line.size());
    const std::string_view value = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return value;
  };
  TimeContext context;
  context.meeting = field();
  const std::string_view text = field();
  context.lines = field();
  append(out, reader.read(text, context), text, explain);
}

/// Answers lines in parallel, in their order.
std::string answers(const DeadlineReader& reader, const std::vector<std::string>& lines, bool explain) {
  const std::size_t workers = std::max(std::thread::hardware_concurrency(), 1U);
  const std::size_t share = lines.size() / workers + 1;
  std::vector<std::string> parts(workers);
  std::vector<std::thread> threads;
  for (std::size_t w = 0; w < workers && w * share < lines.size(); ++w) {
    threads.emplace_back([&, w] {
      const std::size_t end = std::min(lines.size(), (w + 1) * share);
      for (std::size_t i = w * share; i < end; ++i) answer(reader, lines[i], explain, parts[w]);
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

/// Lines on standard input, one answer each.
void read_batch(const DeadlineReader& reader, bool explain, Console& console) {
  std::ios::sync_with_stdio(false);
  std::vector<std::string> lines;
  std::string line;
  while (std::getline(std::cin, line)) {
    lines.push_back(std::move(line));
    if (lines.size() < block) continue;
    if (!console.print(answers(reader, lines, explain))) return;
    lines.clear();
  }
  console.print(answers(reader, lines, explain));
}

/// A weekday that isn't that of its date: the date is kept.
void warn_of_weekday(const TimeReading& reading, std::string_view text, Console& console) {
  if (reading.warning != "weekday") return;
  Diagnostic d;
  d.id = "date-weekday";
  d.severity = Severity::warning;
  d.message = fmt::format("'{}' names another weekday than {} has",
                          text.substr(reading.begin, reading.end - reading.begin), reading.edtf);
  d.note = "the date is kept";
  console.report(d);
}

}  // namespace

ExitCode run_date(const DateOptions& options, Console& console) {
  if (options.batch != options.expressions.empty()) {
    console.report(options.batch
                       ? usage_fault("--batch reads its expressions from standard input", "leave out EXPRESSION")
                       : usage_fault("an expression is missing", "'klubba date --help' shows what it takes"));
    return console.exit_code();
  }
  if (!options.reference.empty() && !is_iso_date(options.reference)) {
    console.report(usage_fault(fmt::format("'{}' is no date", options.reference), "write it as 2024-03-22"));
    return console.exit_code();
  }
  const DeadlineReader reader(grammar::builtin_grammar(time_grammar));
  if (options.batch) {
    read_batch(reader, options.explain, console);
    return console.exit_code();
  }
  const TimeContext context{options.reference, "", options.context};
  std::string out;
  for (const std::string& text : options.expressions) {
    const TimeReading reading = reader.read(text, context);
    append(out, reading, text, options.explain);
    warn_of_weekday(reading, text, console);
  }
  console.print(out);
  return console.exit_code();
}

}  // namespace klubba::cli
