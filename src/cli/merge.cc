// SPDX-License-Identifier: MIT
#include <map>
#include <optional>
#include <set>

#include "cli/commands.h"
#include "cli/fault.h"
#include "cli/output_file.h"
#include "cli/schemas.h"

namespace klubba::cli {
namespace {

constexpr std::uint64_t max_merged_bytes = std::uint64_t{4} << 30;

enum class Form { yaml, json, json_lines };

/// The document that a register is about, as the register writes it: what stands between `path: "` and the next quote.
std::optional<std::string> path_in(std::string_view entry, Form form) {
  const std::string_view mark = form == Form::yaml ? "\nsource: {path: \"" : "\"path\": \"";
  const std::size_t at = entry.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t end = at + mark.size();
  while (end < entry.size() && entry[end] != '"') end += entry[end] == '\\' ? 2 : 1;
  if (end >= entry.size()) return std::nullopt;
  return std::string(entry.substr(at + mark.size(), end - at - mark.size()));
}

std::optional<Form> form_of(std::string_view text) {
  if (text.starts_with("---\n") || text.starts_with("klubba: ")) return Form::yaml;
  if (text.starts_with("[\n") || text.starts_with("[]\n") || text.starts_with("{\n")) return Form::json;
  if (text.starts_with("{\"klubba\": ")) return Form::json_lines;
  return std::nullopt;
}

/// The registers in an output of `extract`, as the text that each has there.
std::vector<std::string> entries_in(std::string_view text, Form form) {
  std::vector<std::string> out;
  std::string entry;
  const auto end_entry = [&] {
    if (!entry.empty()) out.push_back(std::move(entry));
    entry.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    std::string_view line = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    const std::string_view bare = line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
    switch (form) {
      case Form::json_lines:
        entry = bare.empty() ? "" : std::string(bare) + "\n";
        end_entry();
        break;
      case Form::yaml:
        if (bare == "---") {
          end_entry();
        } else {
          entry += line;
        }
        break;
      case Form::json:
        if (bare == "[" || bare == "]" || bare == "[]") break;
        if (bare == "}" || bare == "},") {
          entry += '}';
          end_entry();
        } else {
          entry += line;
        }
        break;
    }
  }
  end_entry();
  return out;
}

}  // namespace

ExitCode run_merge(const MergeOptions& options, Console& console) {
  std::map<std::string, std::set<std::string>> entries;  // by document
  std::optional<Form> form;
  for (const std::string& path : options.paths) {
    Diagnostics faults;
    const auto text = read_bytes(path, max_merged_bytes, faults);
    console.report(faults);
    if (!text || text->empty()) continue;
    const std::string_view registers = without_modeline(*text);
    const auto form_here = form_of(registers);
    if (!form_here) {
      console.report(fault("not-a-register", path, "the file is no output of 'klubba extract'",
                           "merge takes YAML, JSON and JSON Lines as extract writes them"));
      continue;
    }
    if (form && *form != *form_here) {
      console.report(fault("merge-formats", path, "the file has another format than those before it",
                           "extract all of them with the same --format"));
      continue;
    }
    form = form_here;
    for (std::string& entry : entries_in(registers, *form)) {
      if (const auto document = path_in(entry, *form)) {
        entries[*document].insert(std::move(entry));
      } else {
        console.report(fault("not-a-register", path, "a register in the file names no document",
                             "merge takes YAML, JSON and JSON Lines as extract writes them"));
      }
    }
  }
  std::size_t count = 0;
  for (const auto& [document, versions] : entries) {
    count += versions.size();
    if (versions.size() == 1) continue;
    Diagnostic d = fault("merge-versions", document, "the document has registers that differ",
                         "extract it again, so that one of them is left");
    d.severity = Severity::warning;
    d.note = "all of them are kept";
    console.report(d);
  }
  std::string out = !options.output.empty() && form == Form::yaml ? schema_modeline("register") : "";
  bool first = true;
  for (const auto& [document, versions] : entries) {
    for (const std::string& entry : versions) {
      if (count > 1 && form == Form::yaml) out += "---\n";
      if (count > 1 && form == Form::json) out += first ? "[\n" : ",\n";
      out += entry;
      first = false;
    }
  }
  if (form == Form::json && count > 0) out += count > 1 ? "\n]\n" : "\n";
  if (console.exit_code() == ExitCode::failed) return ExitCode::failed;
  write_output(options.output, out, console);
  return console.exit_code();
}

}  // namespace klubba::cli
