// SPDX-License-Identifier: MIT
#include "render/report_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "deadline/calendar.h"
#include "render/page.h"

namespace klubba {
namespace {

constexpr std::size_t most_bars = 10;

struct Bar {
  std::string name;
  std::size_t late = 0;
  std::size_t open = 0;  // that are not late
  bool rest = false;     // of all further names: a bar of it would dwarf the others
  std::size_t all() const { return late + open; }
};

std::vector<Bar> bars_of(const Report& report, const ReportTexts& texts) {
  const bool by_body = report.by == ReportOrder::body;
  std::map<std::string, Bar> found;
  for (const ReportRow& row : report.rows) {
    if (!row.live()) continue;
    std::vector<std::string> names = row.owners;
    if (by_body) names = {row.body()};
    if (names.empty()) names.emplace_back();
    for (const std::string& name : names) {
      Bar& bar = found[name.empty() ? std::string() : by_body ? collation_key(name) : name_key(name)];
      if (bar.name.empty())
        bar.name = !name.empty() ? name : std::string(by_body ? texts.no_body : texts.without_owner);
      ++(row.group == DateGroup::late ? bar.late : bar.open);
    }
  }
  std::vector<Bar> out;
  for (auto& [key, bar] : found) out.push_back(std::move(bar));
  // Most first; names in alphabetical order where they have the same.
  std::stable_sort(out.begin(), out.end(), [](const Bar& a, const Bar& b) {
    return std::make_pair(a.late, a.all()) > std::make_pair(b.late, b.all());
  });
  if (out.size() > most_bars) {
    Bar rest;
    rest.rest = true;
    rest.name = fmt::format("{} ({})", texts.other_names, out.size() - most_bars + 1);
    for (std::size_t i = most_bars - 1; i < out.size(); ++i) {
      rest.late += out[i].late;
      rest.open += out[i].open;
    }
    out.resize(most_bars - 1);
    out.push_back(std::move(rest));
  }
  return out;
}

/// Diagonal lines over the part that is late: colour alone never tells.
constexpr std::string_view hatch_pattern =
    R"(<svg width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" )"
    R"svg(patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="fill-late"/>)svg"
    R"(<path d="M0 0V6" class="hatch"/></pattern></defs></svg>)";

class Timeline {
 public:
  explicit Timeline(const Report& report) : today_(deadline::parse_day(report.as_of).value_or(deadline::Day())) {
    first_ = last_ = today_;
    for (const ReportRow& row : report.rows) {
      const auto due = row.live() ? deadline::parse_day(row.due) : std::nullopt;
      if (!due) continue;
      any_ = true;
      first_ = std::min(first_, *due);
      last_ = std::max(last_, *due);
    }
    // Whole months, so that the axis begins and ends at a tick.
    first_ -= std::chrono::days(deadline::day_of_month(first_) - 1);
    last_ = deadline::month_end(deadline::year_of(last_), deadline::month_of(last_)) + std::chrono::days(1);
  }
  bool any() const { return any_; }
  double place(deadline::Day day) const {
    return 2.0 + 96.0 * static_cast<double>((day - first_).count()) / static_cast<double>((last_ - first_).count());
  }
  deadline::Day today() const { return today_; }
  /// Months between two labels: at most seven labels, by the month, the quarter, the year or years.
  int step() const {
    const auto months = static_cast<int>((last_ - first_).count() / 28);
    int step = 1;
    for (const int wider : {2, 3, 6, 12, 24, 60, 120, 600, 2400, 24000}) {
      if (months / step > 6) step = wider;
    }
    return step;
  }
  /// The days that carry a label. Where that is a year, the first of January.
  std::vector<deadline::Day> ticks() const {
    std::vector<deadline::Day> out;
    deadline::Day day = first_;
    while (step() >= 12 && deadline::month_of(day) != 1) day = deadline::add_months(day, 1);
    for (; day <= last_; day = deadline::add_months(day, step())) out.push_back(day);
    return out;
  }

 private:
  deadline::Day today_, first_, last_;
  bool any_ = false;
};

constexpr int highest_stack = 6;
constexpr int dot_step = 14;
constexpr int base_line = 116;

void append_dots(std::string& out, const Report& report, const Timeline& line) {
  constexpr double slot_width = 2.0;  // per cent: marks nearer than that are stacked
  struct Slot {
    int count = 0;
    double at = 0;
  };
  std::map<int, Slot> slots;
  for (const ReportRow& row : report.rows) {
    const auto due = row.live() ? deadline::parse_day(row.due) : std::nullopt;
    if (!due) continue;
    Slot& slot = slots[static_cast<int>(line.place(*due) / slot_width)];
    if (slot.count == 0) slot.at = line.place(*due);
    if (++slot.count > highest_stack) continue;
    const int y = base_line - 12 - (slot.count - 1) * dot_step;
    const bool late = row.group == DateGroup::late;
    out += fmt::format(R"(<svg x="{:.2f}%" y="{}" data-row="{}"><title>{}: {}</title>)", slot.at, y,
                       html(row.action->action.id), html(row.due), html(row.action->action.text));
    out += late ? R"(<path class="dot-late" d="M0 -6L6 0L0 6L-6 0Z"/></svg>)"
                : R"(<circle class="dot-open" r="4.5"/></svg>)";
  }
  for (const auto& [place, slot] : slots) {
    if (slot.count <= highest_stack) continue;
    out += fmt::format(R"(<text x="{:.2f}%" y="{}" text-anchor="middle">+{}</text>)", slot.at,
                       base_line - 14 - highest_stack * dot_step, slot.count - highest_stack);
  }
}

}  // namespace

void append_bars(std::string& out, const Report& report, const ReportTexts& texts) {
  const auto bars = bars_of(report, texts);
  if (bars.empty()) return;
  std::size_t most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.rest ? 0 : bar.all());
  const std::string_view title = report.by == ReportOrder::body ? texts.per_body : texts.per_owner;
  out += "<section class=\"card\" aria-labelledby=\"per\">\n<h2 id=\"per\">" + html(title) + "</h2>\n";
  out += hatch_pattern;
  out += "\n<dl class=\"bars\">\n";
  for (const Bar& bar : bars) {
    const double late = 100.0 * static_cast<double>(bar.late) / static_cast<double>(most);
    const double open = 100.0 * static_cast<double>(bar.open) / static_cast<double>(most);
    out += "<dt>" + html(bar.name) + "</dt><dd><svg width=\"100%\" height=\"14\" aria-hidden=\"true\">";
    if (bar.late > 0 && !bar.rest)
      out += fmt::format(R"svg(<rect width="{:.2f}%" height="14" fill="url(#hatch)"/>)svg", late);
    if (bar.open > 0 && !bar.rest)
      out += fmt::format(R"(<rect class="fill-open" x="{:.2f}%" width="{:.2f}%" height="14"/>)", late, open);
    out += "</svg></dd><dd class=\"number\">" + std::to_string(bar.all());
    if (bar.late > 0) out += fmt::format(" ({} {})", bar.late, html(bar.late == 1 ? texts.one_late : texts.count_late));
    out += "</dd>\n";
  }
  out +=
      "</dl>\n<ul class=\"legend\"><li><svg width=\"14\" height=\"12\" aria-hidden=\"true\"><rect width=\"14\" "
      "height=\"12\" "
      "fill=\"url(#hatch)\"/></svg>" +
      html(texts.late) +
      "</li><li><svg width=\"14\" height=\"12\" aria-hidden=\"true\"><rect class=\"fill-open\" "
      "width=\"14\" height=\"12\"/></svg>" +
      html(texts.other_open) + "</li></ul>\n</section>\n";
}

void append_timeline(std::string& out, const Report& report, const ReportTexts& texts) {
  const Timeline line(report);
  if (!line.any()) return;
  const ReportCounts& counts = report.counts;
  out += "<section class=\"card\" aria-labelledby=\"falls-due\">\n<h2 id=\"falls-due\">" + html(texts.timeline) +
         "</h2>\n";
  out += fmt::format(R"(<svg role="img" width="100%" height="140" aria-label="{}: {} {}, {} {}, {} {}">)",
                     html(texts.timeline), counts.late, html(texts.count_late), counts.due_within_30_days,
                     html(texts.count_soon), counts.later, html(texts.count_later));
  out += fmt::format(R"(<line class="axis" x1="0" x2="100%" y1="{0}" y2="{0}"/>)", base_line);
  const std::size_t label = line.step() >= 12 ? 4 : 7;  // "2025" or "2025-06"
  bool minor = false;                                   // narrow screens show every other label
  for (const deadline::Day day : line.ticks()) {
    const double at = line.place(day);
    out += fmt::format(R"(<line class="axis" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1}" y2="{2}"/>)", at, base_line,
                       base_line + 5);
    out += fmt::format(R"(<text{} x="{:.2f}%" y="{}" text-anchor="{}">{}</text>)", minor ? " class=\"minor\"" : "", at,
                       base_line + 20,
                       at < 6    ? "start"
                       : at > 94 ? "end"
                                 : "middle",
                       deadline::to_iso(day).substr(0, label));
    minor = !minor;
  }
  const double today = line.place(line.today());
  out += fmt::format(R"(<line class="now" x1="{0:.2f}%" x2="{0:.2f}%" y1="14" y2="{1}"/>)", today, base_line);
  out += fmt::format(R"(<text class="now-word" x="{:.2f}%" y="10" text-anchor="{}">{} {}</text>)", today,
                     today < 12   ? "start"
                     : today > 88 ? "end"
                                  : "middle",
                     html(texts.as_of), report.as_of);
  append_dots(out, report, line);
  out +=
      "</svg>\n<ul class=\"legend\"><li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><path class=\"dot-late\" "
      "d=\"M6 "
      "0L12 6L6 12L0 6Z\"/></svg>" +
      html(texts.late) +
      "</li><li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><circle class=\"dot-open\" "
      "cx=\"6\" cy=\"6\" r=\"4.5\"/></svg>" +
      html(texts.other_open) + "</li></ul>\n</section>\n";
}

}  // namespace klubba
