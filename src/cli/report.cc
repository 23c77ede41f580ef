// SPDX-License-Identifier: MIT
#include "render/report.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/fault.h"
#include "cli/grammars.h"
#include "cli/output_file.h"
#include "cli/sources.h"
#include "klubba/deadline.h"
#include "klubba/living_yaml.h"
#include "klubba/update.h"
#include "register/register_reader.h"

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view usual_register = "register.yaml";
constexpr std::size_t usual_width = 80;

bool is_register_file(const fs::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".yaml" || ending == ".yml" || ending == ".json";
}

/// The registers below a folder, sorted by path.
std::vector<std::string> registers_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    const bool hidden = at->path().filename().string().starts_with('.');
    std::error_code status;
    if (hidden && at->is_directory(status)) at.disable_recursion_pending();
    if (!hidden && at->is_regular_file(status) && is_register_file(at->path())) out.push_back(at->path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Today, as the user's clock and time zone have it.
std::string today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  ::localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

/// The day of the report; empty where what was given is none, which is reported.
std::string day_of_report(const ReportCommand& options, Console& console) {
  if (!options.report.as_of.empty()) {
    if (is_iso_date(options.report.as_of)) return options.report.as_of;
    console.report(usage_fault(fmt::format("'{}' is no date", options.report.as_of), "write it as 2024-03-22"));
    return {};
  }
  // https://reproducible-builds.org/specs/source-date-epoch/
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0') return today();
  const std::string_view text(epoch);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  constexpr std::int64_t last = 253'402'300'799;  // of the year 9999
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0 || seconds > last) {
    console.report(usage_fault(fmt::format("SOURCE_DATE_EPOCH is '{}', and should be seconds since 1970", text),
                               "unset it, or give the day with --as-of"));
    return {};
  }
  const std::chrono::year_month_day day{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

/// The format that the name of the output file asks for, where --format doesn't.
ReportFormat format_of(const ReportCommand& options) {
  if (options.format) return *options.format;
  constexpr std::array<std::pair<std::string_view, ReportFormat>, 9> endings{{{".html", ReportFormat::html},
                                                                              {".md", ReportFormat::markdown},
                                                                              {".csv", ReportFormat::csv},
                                                                              {".json", ReportFormat::json},
                                                                              {".jsonl", ReportFormat::jsonl},
                                                                              {".ics", ReportFormat::ics},
                                                                              {".sqlite", ReportFormat::sqlite},
                                                                              {".db", ReportFormat::sqlite},
                                                                              {".htm", ReportFormat::html}}};
  const std::string ending = fs::path(options.output).extension().string();
  for (const auto& [name, format] : endings) {
    if (name == ending) return format;
  }
  return ReportFormat::table;
}

std::size_t terminal_width() {
  if (const char* columns = std::getenv("COLUMNS")) {
    const int width = std::atoi(columns);
    if (width >= 20 && width <= 1000) return static_cast<std::size_t>(width);
  }
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
  return usual_width;
}

/// Everything that the paths lead to, as one register.
class Gathering {
 public:
  Gathering(const ReportCommand& options, bool quotes, Console& console)
      : options_(options), quotes_(quotes), console_(console), sources_(options.input) {}

  /// False where there was nothing to read.
  bool read(const std::vector<std::string>& paths) {
    InputOptions minutes = options_.input;
    minutes.paths.clear();
    for (const std::string& path : paths) {
      std::error_code error;
      if (fs::is_directory(path, error)) {
        if (!read_folder(path)) minutes.paths.push_back(path);
      } else if (path != "-" && is_register_file(path)) {
        Diagnostics faults;
        const auto bytes = read_bytes(path, options_.input.max_bytes, faults);
        console_.report(faults);
        if (bytes) read_register(path, *bytes);
      } else {
        minutes.paths.push_back(path);
      }
    }
    if (!minutes.paths.empty()) read_minutes_of(minutes);
    return !parts_.empty();
  }
  LivingRegister take() { return join_registers(std::move(parts_)); }
  Sources& sources() { return sources_; }

 private:
  /// False where the folder holds no register. What else lies in it as YAML or JSON is none of the report's business.
  bool read_folder(const std::string& folder) {
    bool any = false;
    for (const std::string& path : registers_in(folder)) {
      Diagnostics faults;
      const auto bytes = read_bytes(path, options_.input.max_bytes, faults);
      console_.report(faults);
      if (!bytes || !looks_like_register(*bytes)) continue;
      any = true;
      read_register(path, *bytes);
    }
    return any;
  }

  void read_register(const std::string& path, const std::string& bytes) {
    Diagnostics faults;
    if (is_living_register(bytes)) {
      if (auto entry = read_any_living_register(bytes, path, faults)) parts_.push_back(std::move(*entry));
    } else {
      for (Register& entry : read_registers(bytes, path, faults)) {
        parts_.push_back(living_register_of(std::move(entry)));
      }
    }
    sources_.add_register(path);
    console_.report(faults, bytes);
  }

  void read_minutes_of(const InputOptions& input) {
    Diagnostics found;
    const auto documents = find_documents(input, found);
    console_.report(found);
    if (documents.empty()) return;
    const auto grammars = load_grammars(options_.grammars, console_);
    if (grammars.empty()) return;
    std::vector<MeetingDocument> meetings;
    for (const std::string& path : documents) {
      Diagnostics faults;
      auto source = read_document(path, input.max_bytes, faults, input.extractors);
      if (source) meetings.push_back(make_meeting_document(*source, grammars.read(*source, faults)));
      console_.report(faults, source ? source->bytes() : std::string_view());
      if (source && quotes_) sources_.keep(std::move(*source));
    }
    if (meetings.empty()) return;
    // What later minutes say of earlier assignments counts here, too. What remains unclear is for `klubba update`.
    LivingRegister entry;
    Diagnostics unclear;
    update_register(entry, std::move(meetings), unclear);
    parts_.push_back(std::move(entry));
  }

  const ReportCommand& options_;
  bool quotes_;
  Console& console_;
  Sources sources_;
  std::vector<LivingRegister> parts_;
};

void render_decisions(const Report& report, const ReportTexts& texts, ReportFormat format, const TableStyle& style,
                      const SourceTexts& sources, std::string& out) {
  switch (format) {
    case ReportFormat::markdown:
      return render_decision_markdown(report, texts, out);
    case ReportFormat::csv:
      return render_decision_csv(report, out);
    case ReportFormat::csv_excel:
      return render_decision_csv_excel(report, texts, out);
    case ReportFormat::json:
      return render_decision_json(report, out);
    case ReportFormat::jsonl:
      return render_decision_jsonl(report, out);
    case ReportFormat::html:
      return render_decision_html(report, texts, sources, out);
    default:
      return render_decision_table(report, texts, style, out);
  }
}

/// Says how many actions the calendar can't show.
Diagnostic left_out(std::size_t count) {
  Diagnostic d;
  d.id = "undated-left-out";
  d.severity = Severity::warning;
  d.message = fmt::format("{} without a date {} not in the calendar",
                          count == 1 ? "1 action" : fmt::format("{} actions", count), count == 1 ? "is" : "are");
  d.help = "events need a day; '--format ics' without '--ics-as event' has all of them, as to-dos";
  return d;
}

void render_actions(const Report& report, const LivingRegister& entry, const ReportCommand& options,
                    ReportFormat format, const TableStyle& style, const SourceTexts& sources, Console& console,
                    std::string& out) {
  const ReportTexts& texts = report_texts(options.language);
  switch (format) {
    case ReportFormat::table:
      return render_table(report, texts, style, out);
    case ReportFormat::markdown:
      return render_markdown(report, texts, out);
    case ReportFormat::csv:
      return render_csv(report, out);
    case ReportFormat::csv_excel:
      return render_csv_excel(report, texts, out);
    case ReportFormat::json:
      return render_report_json(report, out);
    case ReportFormat::jsonl:
      return render_report_jsonl(report, out);
    case ReportFormat::html:
      return render_html(report, texts, sources, out);
    case ReportFormat::taskwarrior:
      return render_taskwarrior(report, out);
    case ReportFormat::todotxt:
      return render_todotxt(report, out);
    case ReportFormat::ics:
      if (const std::size_t count = render_icalendar(report, texts, options.ics_as_event, out)) {
        console.report(left_out(count));
      }
      return;
    case ReportFormat::sqlite: {
      std::string error;
      out = render_sqlite(entry, report, error);
      if (error.empty()) return;
      Diagnostic d;
      d.id = "write-failed";
      d.path = options.output;
      d.message = "cannot make the database: " + error;
      console.report(d);
    }
  }
}

/// Whether the options go together; says where they don't.
bool fits(const ReportCommand& options, ReportFormat format, Console& console) {
  const ReportOptions& report = options.report;
  if (!report.since.empty() && !is_iso_date(report.since)) {
    console.report(usage_fault(fmt::format("'{}' is no date", report.since), "write it as 2024-03-22"));
    return false;
  }
  if (options.ics_as_event && format != ReportFormat::ics) {
    console.report(usage_fault("--ics-as is about calendars", "add '--format ics'"));
    return false;
  }
  const bool database = format == ReportFormat::sqlite;
  if (database && (!report.owners.empty() || !report.bodies.empty() || !report.since.empty() || report.overdue ||
                   options.decisions)) {
    console.report(
        usage_fault("the database holds the whole register", "leave the selection out, and select with SQL"));
    return false;
  }
  if (database && options.output.empty() && ::isatty(STDOUT_FILENO) == 1) {
    console.report(usage_fault("a database is nothing for a terminal", "name a file with -o"));
    return false;
  }
  const bool tasks =
      format == ReportFormat::ics || format == ReportFormat::taskwarrior || format == ReportFormat::todotxt;
  if (options.decisions && tasks) {
    console.report(
        usage_fault("decisions are no tasks", "take one of the formats table, md, csv, csv-excel, json, jsonl, html"));
    return false;
  }
  if (options.decisions && (report.overdue || !report.owners.empty())) {
    console.report(usage_fault("decisions have no owner and no deadline", "leave out --owner and --overdue"));
    return false;
  }
  return true;
}

}  // namespace

ExitCode run_report(const ReportCommand& options, Console& console) {
  const ReportFormat format = format_of(options);
  if (!fits(options, format, console)) return ExitCode::failed;
  ReportOptions wanted = options.report;
  wanted.as_of = day_of_report(options, console);
  if (wanted.as_of.empty()) return ExitCode::failed;
  if (format == ReportFormat::sqlite) wanted.all = true;

  std::vector<std::string> paths = options.input.paths;
  std::error_code error;
  if (paths.empty() && fs::exists(usual_register, error)) paths.emplace_back(usual_register);
  if (paths.empty()) {
    console.report(usage_fault("nothing to report on: no path is given, and there is no register.yaml here",
                               "name registers, minutes or folders of them"));
    return ExitCode::failed;
  }
  Gathering gathering(options, format == ReportFormat::html, console);
  if (!gathering.read(paths)) return ExitCode::failed;
  const LivingRegister entry = gathering.take();
  const Report report = make_report(entry, wanted);

  std::string out;
  const bool to_terminal = options.output.empty();
  const TableStyle style{to_terminal ? terminal_width() : usual_width, to_terminal && console.colour_out()};
  const SourceTexts sources = [&](const LivingMeeting& meeting) { return gathering.sources().find(meeting); };
  const std::size_t errors = console.errors();
  if (options.decisions) {
    render_decisions(report, report_texts(options.language), format, style, sources, out);
  } else {
    render_actions(report, entry, options, format, style, sources, console, out);
  }
  if (console.errors() > errors) return ExitCode::failed;
  write_output(options.output, out, console);
  return console.exit_code();
}

}  // namespace klubba::cli
