// SPDX-License-Identifier: MIT
#include "klubba/lint.h"

#include <algorithm>
#include <map>

#include "cli/archive.h"
#include "cli/check_names.h"
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/grammars.h"
#include "cli/house.h"
#include "cli/mending.h"
#include "cli/output_file.h"
#include "lint/baseline.h"
#include "lint/suppression.h"
#include "render/findings.h"
#include "render/line_diff.h"
#include "text/code_point.h"

namespace klubba::cli {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Lines of the file for the excerpts, in UTF-8, otherwise as they stand on disk.
std::vector<std::string> excerpts(const SourceFile& source, const Diagnostics& findings) {
  std::vector<std::string> out;
  const std::string_view bytes = source.bytes();
  const bool one_byte = source.encoding() == Encoding::windows1252 || source.encoding() == Encoding::latin1;
  std::size_t begin = source.encoding() == Encoding::utf8_bom ? byte_order_mark.size() : 0;
  std::uint32_t line = 1;
  for (const Diagnostic& finding : findings) {  // sorted by line
    while (line < finding.at.line) {
      const std::size_t end = bytes.find('\n', begin);
      if (end == std::string_view::npos) break;
      begin = end + 1;
      ++line;
    }
    std::string_view text = bytes.substr(begin, bytes.find('\n', begin) - begin);
    if (text.ends_with('\r')) text.remove_suffix(1);
    std::string& shown = out.emplace_back();
    if (!one_byte) shown = text;
    for (std::size_t at = 0; one_byte && at < text.size(); ++at)
      text::append_utf8(shown, text::read_code_point(text, at, source.encoding()).value);
  }
  return out;
}

/// The changes of a finding's check within its line and at its place. The files' own encoding is UTF-8: what others
/// would read as text is what has to be written.
std::vector<Replacement> suggestions_for(const SourceFile& source, const Diagnostic& finding,
                                         const std::vector<Fix>& fixes) {
  std::vector<Replacement> out;
  if (source.encoding() != Encoding::utf8 && source.encoding() != Encoding::utf8_bom) return out;
  for (const Fix& fix : fixes) {
    if (fix.id != finding.id) continue;
    const Position at = source.position(fix.span.begin);
    const Position end = source.position(fix.span.end);
    const bool touches = at.line == finding.at.line && end.line == at.line && finding.end.line == at.line &&
                         at.column <= finding.end.column && end.column >= finding.at.column;
    if (touches) out.push_back({at, end, fix.text});
  }
  return out;
}

/// Takes known findings out, or makes those found the known ones. False where that can't be done or nothing is left to
/// say.
bool keep_to_baseline(const LintOptions& options, FindingList& list, Console& console) {
  Diagnostics faults;
  if (options.update_baseline) {
    write_file(options.baseline, Baseline::of(list.findings).text(), faults);
    console.report(faults);
    return false;
  }
  const auto bytes = read_bytes(options.baseline, options.input.max_bytes, faults);
  if (bytes) Baseline::read(*bytes, options.baseline, faults).remove_known(list.findings);
  console.report(faults, bytes ? std::string_view(*bytes) : std::string_view());
  return faults.empty();
}

/// One run over documents.
class LintRun {
 public:
  LintRun(const LintOptions& options, House& house, Console& console)
      : options_(options), house_(house), console_(console) {}

  ExitCode over(const std::vector<std::string>& documents) {
    grammars_ = load_grammars(options_.grammars, console_);
    if (grammars_.empty()) return ExitCode::failed;
    Diagnostics faults;
    words_ = grammars_.shelf().get("lint", faults);
    console_.report(faults);
    if (words_ == nullptr) return ExitCode::failed;
    const std::size_t before = console_.errors();
    archive_ = load_archive(options_.archive, options_.input, grammars_, console_);
    if (console_.errors() > before) return ExitCode::failed;
    std::size_t taken = 0;
    for (const std::string& path : documents) {
      auto source = read(path);
      if (!source) continue;
      ++taken;
      if (!take(path, std::move(*source))) return ExitCode::failed;
    }
    return taken == 0 ? ExitCode::failed : finish();
  }

 private:
  std::optional<SourceFile> read(const std::string& path) {
    Diagnostics diagnostics;
    auto source = read_document(path, options_.input.max_bytes, diagnostics, options_.input.extractors);
    // Undecodable bytes are a finding of a check here.
    std::erase_if(diagnostics, [](const Diagnostic& d) { return d.id == "invalid-bytes"; });
    console_.report(diagnostics);
    // Standard input goes by the name that it is said to have.
    if (source && path == "-" && !options_.stdin_name.empty() && source->disk_bytes() == source->bytes())
      source = SourceFile::decode(options_.stdin_name, std::string(source->bytes()));
    return source;
  }

  /// False where the run can't go on.
  bool take(const std::string& path, SourceFile source) {
    const std::string name = path == "-" && !options_.stdin_name.empty() ? options_.stdin_name : path;
    const std::size_t before = console_.errors();
    const GrammarList* with = grammars_of(house_.of(name, console_).grammar);
    if (console_.errors() > before) return false;
    const auto checked = [&](SourceFile given) {
      Diagnostics unused;
      Minutes minutes = with->read(given, unused);
      LintContext context;
      context.tier = options_.tier;
      context.ignored = options_.ignored;
      context.archive = archive_;
      context.words = words_;
      context.family = with->of(minutes);
      house_.apply(name, context, console_);
      return CheckedDocument{std::move(given), std::move(minutes), std::move(context)};
    };
    // What was made of a PDF or a word processor's file is nothing that could be written back.
    const bool own_text = source.disk_bytes() == source.bytes();
    CheckedDocument document = checked(std::move(source));
    if ((options_.fix || options_.diff) && own_text && !mend_file(path, name, document, checked)) return true;
    Diagnostics findings = lint(document.source, document.minutes, document.context);
    for (Diagnostic& finding : findings) finding.path = name;
    std::erase_if(findings, [&](const Diagnostic& d) { return suppressed(document.source, name, d.at.line, d.id); });
    list_.paths.push_back(name);
    const auto lines = excerpts(document.source, findings);
    const auto fixes = own_text && wants_suggestions() ? lint_fixes(document.source, document.minutes, document.context)
                                                       : std::vector<Fix>();
    for (std::size_t i = 0; i < findings.size(); ++i) {
      auto suggestions = suggestions_for(document.source, findings[i], fixes);
      list_.findings.push_back({std::move(findings[i]), lines[i], std::move(suggestions)});
    }
    return true;
  }

  /// Whether a form that is to be written carries changes.
  bool wants_suggestions() const {
    const auto carries = [](FindingFormat form) {
      return form == FindingFormat::sarif || form == FindingFormat::rdjson;
    };
    return carries(options_.format) || std::any_of(options_.reports.begin(), options_.reports.end(),
                                                   [&](const auto& report) { return carries(report.first); });
  }

  /// False where the file could not be written: what was to be mended is still there, and is an error of its own.
  bool mend_file(const std::string& path, const std::string& name, CheckedDocument& document, const Rereader& reread) {
    const std::string before(document.source.bytes());
    const std::size_t count = mend(document, reread);
    if (options_.diff) {
      std::string shown;
      render_diff(before, document.source.bytes(), name, shown);
      differs_ = differs_ || !shown.empty();
      console_.print(shown);
      return true;
    }
    if (path == "-") {
      console_.print(document.source.bytes());
      return true;
    }
    if (count == 0) return true;
    Diagnostics faults;
    const bool written = write_file(path, document.source.bytes(), faults, true);
    if (written) {
      Diagnostic d;
      d.id = "fixed";
      d.severity = Severity::info;
      d.path = name;
      d.message = std::to_string(count) + (count == 1 ? " place was" : " places were") + " put right";
      faults.push_back(std::move(d));
    }
    console_.report(faults);
    return written;
  }

  /// The grammar that a configuration asks for, loaded once.
  const GrammarList* grammars_of(const std::string& name) {
    if (name.empty() || !options_.grammars.empty()) return &grammars_;
    auto known = asked_.find(name);
    if (known == asked_.end()) known = asked_.emplace(name, load_grammars({name}, console_)).first;
    return &known->second;
  }

  ExitCode finish() {
    if (options_.diff) return worse(console_.exit_code(), differs_ ? ExitCode::findings : ExitCode::clean);
    if (!options_.baseline.empty() && !keep_to_baseline(options_, list_, console_)) return console_.exit_code();
    const bool text_on_stdout = options_.fix && std::find(options_.input.paths.begin(), options_.input.paths.end(),
                                                          "-") != options_.input.paths.end();
    std::string text;
    render_findings(list_, options_.format, console_.colour_out(), text);
    if (!text_on_stdout && !console_.print(text)) return console_.exit_code();
    for (const auto& [format, path] : options_.reports) {
      std::string report;
      render_findings(list_, format, false, report);
      Diagnostics written;
      write_file(path, report, written);
      console_.report(written);
    }
    const bool fails = std::any_of(list_.findings.begin(), list_.findings.end(),
                                   [&](const Finding& f) { return f.diagnostic.severity >= options_.fail_on; });
    return worse(console_.exit_code(), fails ? ExitCode::findings : ExitCode::clean);
  }

  const LintOptions& options_;
  House& house_;
  Console& console_;
  GrammarList grammars_;
  std::map<std::string, GrammarList> asked_;
  std::shared_ptr<const grammar::Grammar> words_;
  std::vector<ArchivedMeeting> archive_;
  FindingList list_;
  bool differs_ = false;
};

}  // namespace

ExitCode run_lint(const LintOptions& options, Console& console) {
  House house(options.configuration, options.isolated);
  if (!options.show_configuration.empty()) {
    const Configuration& shown = house.of(options.show_configuration, console);
    if (console.errors() == 0) console.print(shown.text());
    return console.exit_code();
  }
  Diagnostics found;
  for (const std::string& id : options.ignored) find_check(id, found);
  console.report(found);
  if (!found.empty()) return ExitCode::failed;
  const auto documents = find_documents(options.input, found);
  // A folder without minutes is no fault where nothing to check is none.
  if (options.allow_empty) std::erase_if(found, [](const Diagnostic& d) { return d.id == "no-minutes"; });
  console.report(found);
  if (documents.empty()) {
    if (options.allow_empty && console.errors() == 0) return ExitCode::clean;
    if (console.errors() == 0) {
      Diagnostic d;
      d.id = "no-minutes";
      d.message = "no file was given";
      d.help = "'--allow-empty' makes that no fault";
      console.report(d);
    }
    return ExitCode::failed;
  }
  return LintRun(options, house, console).over(documents);
}

}  // namespace klubba::cli
