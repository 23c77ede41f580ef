// SPDX-License-Identifier: MIT
#pragma once
/// The commands: one plain struct of options and one function each. `arguments.cc` fills the structs.
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/input.h"
#include "cli/progress.h"
#include "klubba/lint.h"
#include "klubba/report.h"
#include "render/findings.h"
#include "report/texts.h"

namespace klubba::cli {

enum class RegisterFormat { yaml, json, json_lines, csv };

/// klubba extract
struct ExtractOptions {
  InputOptions input;
  std::vector<std::string> grammars;
  RegisterFormat format = RegisterFormat::yaml;
  bool strict = false;   ///< also report what was left out
  std::string output;    ///< a file, a folder for a file each; empty: standard output
  std::size_t jobs = 0;  ///< threads; 0: as many as there are cores
  bool quiet = false;    ///< errors only
  ProgressMode progress = ProgressMode::automatic;
  std::string summary;  ///< a file for the counts; empty: none
};
ExitCode run_extract(const ExtractOptions& options, Console& console);

/// klubba merge
struct MergeOptions {
  std::vector<std::string> paths;  ///< outputs of `extract`; "-" for standard input
  std::string output;              ///< a file; empty: standard output
};
ExitCode run_merge(const MergeOptions& options, Console& console);

/// klubba explain
struct ExplainOptions {
  std::string place;  ///< FILE or FILE:LINE
  std::vector<std::string> grammars;
  std::uint64_t max_bytes = default_max_bytes;
  Extractors extractors;
};
ExitCode run_explain(const ExplainOptions& options, Console& console);

/// klubba date
struct DateOptions {
  std::string reference;  ///< the day of the meeting, ISO 8601; empty: only explicit years give dates
  std::string context;    ///< lines that name meetings
  bool batch = false;
  bool explain = false;
  std::vector<std::string> expressions;
};
ExitCode run_date(const DateOptions& options, Console& console);

/// klubba coverage
struct CoverageOptions {
  InputOptions input;
  std::vector<std::string> grammars;
};
ExitCode run_coverage(const CoverageOptions& options, Console& console);

/// klubba schema NAME
ExitCode run_schema(const std::string& name, Console& console);

/// klubba verify
struct VerifyOptions {
  InputOptions input;  ///< registers, or folders of them; the limits and programs are those for the documents
};
ExitCode run_verify(const VerifyOptions& options, Console& console);

/// klubba diff
struct DiffOptions {
  std::string before, after;
  std::vector<std::string> grammars;
  std::uint64_t max_bytes = default_max_bytes;
  Extractors extractors;
};
ExitCode run_diff(const DiffOptions& options, Console& console);

enum class ReportFormat { table, markdown, csv, csv_excel, json, jsonl, html, ics, sqlite, taskwarrior, todotxt };

/// klubba report
struct ReportCommand {
  InputOptions input;  ///< registers, minutes, folders; without: register.yaml
  std::vector<std::string> grammars;
  ReportOptions report;  ///< `as_of` empty: SOURCE_DATE_EPOCH, else today
  Language language = Language::swedish;
  std::optional<ReportFormat> format;  ///< none: by the ending of `output`, else a table
  bool ics_as_event = false;
  bool decisions = false;
  std::string output;  ///< a file; empty: standard output
};
ExitCode run_report(const ReportCommand& options, Console& console);

/// klubba update
struct UpdateOptions {
  std::string register_path;
  InputOptions input;
  std::vector<std::string> grammars;
  bool dry_run = false;  ///< print what would change, write nothing
};
ExitCode run_update(const UpdateOptions& options, Console& console);

/// klubba close, reopen, note: one human field of one action.
enum class RegisterEdit { close, reopen, note };
struct RegisterEditOptions {
  RegisterEdit edit = RegisterEdit::note;
  std::string id;
  std::string register_path = "register.yaml";
  std::string date;  ///< ISO 8601; empty: that of the register's newest meeting
  std::string text;  ///< the note
};
ExitCode run_register_edit(const RegisterEditOptions& options, Console& console);

/// klubba ids OLD NEW: what became of the ids between two registers.
ExitCode run_ids(const std::string& old_path, const std::string& new_path, Console& console);

/// klubba suggest REGISTER: likely matches for citations that were not resolved.
ExitCode run_suggest(const std::string& register_path, Console& console);

/// klubba grammar list
ExitCode run_grammar_list(Console& console);

/// klubba grammar new
struct GrammarNewOptions {
  InputOptions input;
  std::string name;    ///< of the grammar; empty: that of the output file
  std::string output;  ///< a file; empty: standard output
};
ExitCode run_grammar_new(const GrammarNewOptions& options, Console& console);

/// klubba grammar show NAME: its YAML text.
ExitCode run_grammar_show(const std::string& name, Console& console);

/// klubba grammar check [NAME|FILE…]: all built-in ones where none is named.
ExitCode run_grammar_check(const std::vector<std::string>& names, Console& console);

/// klubba lint
struct LintOptions {
  InputOptions input;
  std::vector<std::string> grammars;
  Tier tier = Tier::basic;
  Severity fail_on = Severity::warning;  ///< findings from this severity on make exit status 1
  FindingFormat format = FindingFormat::full;
  std::vector<std::pair<FindingFormat, std::string>> reports;  ///< further outputs, each into a file
  std::vector<std::string> ignored;                            ///< checks that don't run
  std::string configuration;                                   ///< for all files; empty: the nearest above each
  bool isolated = false;                                       ///< no configuration
  std::string show_configuration;                              ///< print that of this file, and check nothing
  std::string baseline;                                        ///< known findings
  bool update_baseline = false;                                ///< write `baseline` anew
  std::vector<std::string> archive;                            ///< earlier minutes, folders of them, registers
  std::string stdin_name;                                      ///< the path that standard input is shown under
  bool allow_empty = false;
  bool fix = false;   ///< write files with what can safely be put right; standard input: print it
  bool diff = false;  ///< print what `fix` would change, and write nothing
};
ExitCode run_lint(const LintOptions& options, Console& console);

/// klubba rule
struct RuleOptions {
  std::vector<std::string> ids;
  bool list = false;
};
ExitCode run_rule(const RuleOptions& options, Console& console);

}  // namespace klubba::cli
