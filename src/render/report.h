// SPDX-License-Identifier: MIT
#pragma once
/// Reports as text: one function a format, each appends to a string. All keep what the register says; only the formats
/// for people (table, Markdown, csv-excel, HTML) are in a language.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "klubba/report.h"
#include "report/texts.h"

namespace klubba {

/// How the terminal table is shown.
struct TableStyle {
  std::size_t width = 80;  ///< columns; ids are never cut, even where they are wider
  bool colour = false;
};

/// Sections under their headings, one block an action; where the width allows, one row an action in ten columns.
void render_table(const Report& report, const ReportTexts& texts, const TableStyle& style, std::string& out);
void render_decision_table(const Report& report, const ReportTexts& texts, const TableStyle& style, std::string& out);

/// GitHub's tables, a heading before each.
void render_markdown(const Report& report, const ReportTexts& texts, std::string& out);
void render_decision_markdown(const Report& report, const ReportTexts& texts, std::string& out);

/// RFC 4180; the first record names the columns by the keys of the JSON report.
void render_csv(const Report& report, std::string& out);
void render_decision_csv(const Report& report, std::string& out);
/// For spreadsheets with European settings: a byte-order mark, semicolons, and no cell that could run as a formula.
void render_csv_excel(const Report& report, const ReportTexts& texts, std::string& out);
void render_decision_csv_excel(const Report& report, const ReportTexts& texts, std::string& out);

/// {"as_of", "counts", "actions"}, one action a line.
void render_report_json(const Report& report, std::string& out);
void render_decision_json(const Report& report, std::string& out);
/// The actions alone, one a line.
void render_report_jsonl(const Report& report, std::string& out);
void render_decision_jsonl(const Report& report, std::string& out);

/// The lines of a file of minutes that the page quotes from.
struct SourceText {
  std::vector<std::string_view> lines;
  bool changed = false;  ///< the file is another than the one that was read
};
/// The text of a path, or null where it isn't there. Asked once for each path; the answers must stay valid meanwhile.
using SourceTexts = std::function<const SourceText*(const LivingMeeting&)>;

/// One self-contained page: no network, no file beside it.
void render_html(const Report& report, const ReportTexts& texts, const SourceTexts& sources, std::string& out);
void render_decision_html(const Report& report, const ReportTexts& texts, const SourceTexts& sources, std::string& out);

/// RFC 5545. As to-dos (VTODO), or as all-day events (VEVENT), for calendars that show no to-dos; an action without a
/// date can't be an event. Gives back the number of those.
std::size_t render_icalendar(const Report& report, const ReportTexts& texts, bool as_events, std::string& out);

/// What `task import` takes: a JSON array. Importing it again changes the same tasks.
void render_taskwarrior(const Report& report, std::string& out);

/// todo.txt: one line an action.
void render_todotxt(const Report& report, std::string& out);

/// The bytes of an SQLite database with the whole register: tables meetings, items, decisions, actions, owners,
/// events, the view open_actions, and full-text search. `error` is filled, and the result empty, where SQLite fails.
/// `report` must have been made of `entry` with all actions.
std::string render_sqlite(const LivingRegister& entry, const Report& report, std::string& error);

}  // namespace klubba
