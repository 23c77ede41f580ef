// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "render/csv.h"
#include "render/page.h"
#include "render/quoted.h"
#include "render/report.h"
#include "render/report_charts.h"

namespace klubba {
namespace {

constexpr std::uint32_t context = 3;  // lines before and after a passage

std::string_view group_class(DateGroup group) {
  constexpr std::array<std::string_view, 5> names{"late", "soon", "later", "undated", "closed"};
  return names[static_cast<std::size_t>(group)];
}

/// The words of the badge: how late an action is, else its group.
std::string badge_words(const ReportRow& row, const ReportTexts& texts) {
  switch (row.group) {
    case DateGroup::late:
      return lateness(texts, row.days_late);
    case DateGroup::due_within_30_days:
      return std::string(texts.count_soon);
    case DateGroup::later:
      return std::string(texts.count_later);
    case DateGroup::undated:
      return std::string(texts.count_undated);
    case DateGroup::closed:
      return std::string(status_word(texts, row.action->status()));
  }
  return {};
}

/// The lines that an entry came from, with some before and after, but nothing of other items.
class Passage {
 public:
  Passage(const LivingMeeting* meeting, std::string_view item, const LineRange& lines, const SourceTexts& sources)
      : lines_(lines) {
    if (meeting == nullptr || lines.first == 0) return;
    source_ = sources(*meeting);
    if (source_ == nullptr || source_->changed || lines.last > source_->lines.size()) return;
    first_ = lines.first > context ? lines.first - context : 1;
    last_ = std::min(lines.last + context, static_cast<std::uint32_t>(source_->lines.size()));
    for (const RegisterItem& entry : meeting->agenda) {
      const bool named = (entry.number.empty() ? entry.title : entry.number) == item;
      if (!named || entry.lines.first > lines.first || entry.lines.last < lines.last) continue;
      first_ = std::max(first_, entry.lines.first);
      last_ = std::min(last_, entry.lines.last);
      if (entry.lines.first < first_) heading_ = entry.lines.first;
    }
  }

  void append(std::string& out, const ReportTexts& texts, const std::string& place) const {
    out += "<h3>" + html(texts.passage) + "</h3>";
    if (first_ == 0) {
      out += "<p class=\"from\">" +
             html(source_ != nullptr && source_->changed ? texts.changed_source : texts.no_passage) + "</p>";
    } else {
      out += "<ol class=\"passage\">";
      if (heading_ > 0) append_line(out, heading_);
      if (heading_ > 0 && heading_ + 1 < first_) {
        out += "<li><span class=\"no\">\u22EE</span><span class=\"words\"></span></li>";
      }
      for (std::uint32_t number = first_; number <= last_; ++number) append_line(out, number);
      out += "</ol>";
    }
    if (!place.empty()) out += "<p class=\"from\">" + html(texts.source) + ": " + html(place) + "</p>";
  }

 private:
  void append_line(std::string& out, std::uint32_t number) const {
    const bool hit = number >= lines_.first && number <= lines_.last;
    out += hit ? "<li class=\"hit\"><span class=\"no\">" : "<li><span class=\"no\">";
    out += std::to_string(number) + "</span><span class=\"words\">";
    append_html(out, source_->lines[number - 1]);
    out += "</span></li>";
  }

  const SourceText* source_ = nullptr;
  LineRange lines_;
  std::uint32_t first_ = 0;  // 0: there is no passage
  std::uint32_t last_ = 0;
  std::uint32_t heading_ = 0;
};

/// `NAME='["…"]'`: what the script compares with the choices.
void append_data(std::string& out, std::string_view name, const std::vector<std::string>& values) {
  std::string json = "[";
  for (const std::string& value : values) {
    if (json.size() > 1) json += ',';
    append_json_string(json, value);
  }
  out += " data-" + std::string(name) + "=\"" + html(json + ']') + '"';
}

void append_tile(std::string& out, std::string_view group, std::size_t count, std::string_view heading) {
  // A button does nothing before the script has run, and is disabled until then.
  out += fmt::format(
      "<li><button type=\"button\" disabled class=\"tile {}{}\" "
      "data-group=\"{}\"><strong>{}</strong><span>{}</span></button></li>\n",
      group, count == 0 ? " none" : "", group, count, html(heading));
}

void append_tiles(std::string& out, const Report& report, const ReportTexts& texts) {
  const ReportCounts& counts = report.counts;
  out += "<ul class=\"tiles\" aria-label=\"" + html(texts.summary) + "\">\n";
  append_tile(out, "late", counts.late, texts.late);
  append_tile(out, "soon", counts.due_within_30_days, texts.soon);
  append_tile(out, "later", counts.later, texts.later);
  append_tile(out, "undated", counts.undated, texts.undated);
  append_tile(out, "without-owner", counts.without_owner, texts.without_owner);
  append_tile(out, "vanished", counts.vanished, texts.vanished);
  out += "</ul>\n";
}

void append_choice(std::string& out, std::string_view name, std::string_view label, std::string_view all,
                   const std::set<std::pair<std::string, std::string>>& values) {
  if (values.size() < 2) return;
  out += fmt::format("<label>{}<select name=\"{}\"><option value=\"\">{}</option>", html(label), name, html(all));
  for (const auto& [key, value] : values) out += fmt::format("<option value=\"{0}\">{0}</option>", html(value));
  out += "</select></label>\n";
}

void append_form(std::string& out, const std::set<std::pair<std::string, std::string>>& owners,
                 const std::set<std::pair<std::string, std::string>>& bodies, const ReportTexts& texts) {
  out += "<form hidden aria-label=\"" + html(texts.filter) + "\">\n<label>" + html(texts.search) +
         "<input type=\"search\" name=\"search\" autocomplete=\"off\"></label>\n";
  append_choice(out, "owner", texts.owner, texts.all_owners, owners);
  append_choice(out, "body", texts.body, texts.all_bodies, bodies);
  out += fmt::format(
      "<button type=\"reset\" class=\"plain\">{}</button>\n<p class=\"shown\" role=\"status\" data-showing=\"{}\" "
      "data-of=\"{}\" data-nothing=\"{}\"></p>\n</form>\n",
      html(texts.show_all), html(texts.showing), html(texts.of), html(texts.nothing_fits));
}

void append_table_head(std::string& out, std::initializer_list<std::string_view> names, std::string_view caption,
                       const ReportTexts& texts) {
  out += "<div class=\"card table\">\n<table role=\"table\" data-sort-by=\"" + html(texts.sort_hint) +
         "\">\n<caption>" + html(caption) + "</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">";
  for (const std::string_view name : names) {
    out += "<th role=\"columnheader\" scope=\"col\">" + html(name) + "</th>";
  }
  out += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
}

/// `sort` is what the column is sorted by: empty sorts last.
std::string cell(std::string_view name, std::string_view css, std::string_view sort) {
  return fmt::format("<td role=\"cell\" class=\"{}\" data-name=\"{}\" data-sort=\"{}\">", css, html(name), html(sort));
}

void append_origin(std::string& out, std::string_view body, std::string_view date, std::string_view item,
                   const ReportTexts& texts) {
  out += cell(texts.meeting, "", std::string(date) + ' ' + std::string(body) + ' ' + std::string(item));
  out += html(body);
  if (!date.empty() || !item.empty()) out += body.empty() ? "<span class=\"from\">" : "<br><span class=\"from\">";
  out += html(date);
  const bool number = !item.empty() && item.front() >= '0' && item.front() <= '9';
  if (!item.empty()) out += (date.empty() ? "" : " ") + std::string(number ? "\u00A7\u00A0" : "\u2013 ") + html(item);
  if (!date.empty() || !item.empty()) out += "</span>";
  out += "</td>";
}

void append_events(std::string& out, const LivingAction& action, const ReportTexts& texts) {
  if (action.events.empty() && !action.closed) return;
  out += "<h3>" + html(texts.history) + "</h3><ul class=\"events\">";
  for (const ActionEvent& event : action.events) {
    out += "<li><span class=\"date\">" + html(event.date) + "</span> " + html(event_word(texts, event));
    if (!event.body.empty()) out += ", " + html(event.body);
    const bool number = !event.item.empty() && event.item.front() >= '0' && event.item.front() <= '9';
    if (!event.item.empty()) out += (number ? " \u00A7\u00A0" : ", ") + html(event.item);
    out += "</li>";
  }
  if (action.closed) {
    out += "<li><span class=\"date\">" + html(action.closed->date) + "</span> " + html(texts.event_closed) + ", " +
           html(texts.by_hand);
    if (!action.closed->note.empty()) out += ": " + html(action.closed->note);
    out += "</li>";
  }
  out += "</ul>";
}

void append_note(std::string& out, std::string_view name, std::string_view note) {
  out += "<p class=\"note\">";
  if (!name.empty()) out += "<strong>" + html(name) + ":</strong> ";
  out += html(note) + "</p>";
}

/// Owners by their keys, each as it is first written.
using OwnerNames = std::map<std::string, std::string>;

void append_row(std::string& out, const ReportRow& row, const OwnerNames& names, const ReportTexts& texts,
                const SourceTexts& sources) {
  const LivingAction& kept = *row.action;
  const RegisterAction& action = kept.action;
  std::string groups(group_class(row.group));
  if (row.live() && row.owners.empty()) groups += " without-owner";
  if (row.live() && kept.gone) groups += " vanished";
  out += "<tr role=\"row\" id=\"" + html(action.id) + "\" data-groups=\"" + groups + '"';
  std::vector<std::string> owned_by;
  for (const std::string& owner : row.owners) owned_by.push_back(names.at(name_key(owner)));
  append_data(out, "owner", owned_by);
  append_data(out, "body", {row.body()});
  out += '>';

  out += cell(texts.due, "date", row.due);
  const std::string due = due_words(texts, row);
  out += due.empty() ? "<span class=\"none-word\">\u2013</span>" : html(due);
  out += "</td>";

  // Late ones by how late they are, before all others.
  const int rank = static_cast<int>(row.group);
  out += cell(texts.group, "",
              row.group == DateGroup::late ? fmt::format("0 {:06}", 999'999 - row.days_late)
                                           : fmt::format("{} {}", rank, row.due));
  out += fmt::format("<span class=\"badge {}\">{}</span>", group_class(row.group), html(badge_words(row, texts)));
  if (row.live() && kept.status() != ActionStatus::open) {
    out += "<span class=\"status\">" + html(status_word(texts, kept.status())) + "</span>";
  }
  if (row.live() && kept.gone) out += "<span class=\"status\">" + html(texts.count_vanished) + "</span>";
  out += "</td>";

  out += cell(texts.action, "what", action.text) + "<details><summary>" + html(action.text) +
         "</summary><div class=\"inside\">";
  if (kept.gone) append_note(out, "", texts.vanished_note);
  if (kept.note) append_note(out, texts.note, *kept.note);
  Passage(row.meeting, action.item, action.lines, sources).append(out, texts, source_place(row.path(), action.lines));
  append_events(out, kept, texts);
  out +=
      "<p class=\"note\"><span class=\"from\">" + html(texts.id) + "</span> <code>" + html(action.id) + "</code></p>";
  out += "</div></details></td>";

  const std::string owners = joined(row.owners, ", ");
  out += cell(texts.owner, "", owners);
  out += owners.empty() ? "<span class=\"none-word\">\u2013</span>" : html(owners);
  out += "</td>";
  append_origin(out, row.body(), row.date(), action.item, texts);
  out += "</tr>\n";
}

/// The body in the title, where there is only one.
std::string title_of(std::string_view what, const std::set<std::pair<std::string, std::string>>& bodies) {
  std::string out(what);
  if (bodies.size() == 1) out += " \u2013 " + bodies.begin()->second;
  return out;
}

void append_opening(std::string& out, const std::string& title, const Report& report, const ReportTexts& texts) {
  append_page_head(out, texts.language, title + ' ' + std::string(texts.as_of) + ' ' + report.as_of);
  out += "<main>\n<h1>" + html(title) + "</h1>\n<p class=\"when\">" + html(texts.as_of) + " <time>" + report.as_of +
         "</time></p>\n";
}

void append_closing(std::string& out, const ReportTexts& texts) {
  out += "</tbody>\n</table>\n</div>\n</main>\n<footer>" + html(texts.made_by) + "</footer>\n";
  append_page_end(out);
}

}  // namespace

void render_html(const Report& report, const ReportTexts& texts, const SourceTexts& sources, std::string& out) {
  // Large pages aren't copied as they grow.
  constexpr std::size_t usual_row = 1300;
  out.reserve(out.size() + report.rows.size() * usual_row);
  OwnerNames owners;
  std::set<std::pair<std::string, std::string>> bodies;
  for (const ReportRow& row : report.rows) {
    for (const std::string& owner : row.owners) owners.emplace(name_key(owner), owner);
    if (!row.body().empty()) bodies.emplace(collation_key(row.body()), row.body());
  }
  append_opening(out, title_of(texts.actions, bodies), report, texts);
  append_tiles(out, report, texts);
  if (report.counts.live() > 0) {
    out += "<div class=\"charts\">\n";
    append_bars(out, report, texts);
    append_timeline(out, report, texts);
    out += "</div>\n";
  }
  append_form(out, {owners.begin(), owners.end()}, bodies, texts);
  append_table_head(out, {texts.due, texts.group, texts.action, texts.owner, texts.meeting},
                    report.rows.empty() ? texts.no_actions : texts.opens_passage, texts);
  for (const ReportRow& row : report.rows) append_row(out, row, owners, texts, sources);
  append_closing(out, texts);
}

void render_decision_html(const Report& report, const ReportTexts& texts, const SourceTexts& sources,
                          std::string& out) {
  std::set<std::pair<std::string, std::string>> bodies;
  const auto body_of = [](const ReportDecision& entry) {
    return entry.meeting == nullptr ? std::string() : entry.meeting->meeting.body;
  };
  for (const ReportDecision& entry : report.decisions) {
    if (const std::string body = body_of(entry); !body.empty()) bodies.emplace(collation_key(body), body);
  }
  append_opening(out, title_of(texts.decisions, bodies), report, texts);
  append_form(out, {}, bodies, texts);
  append_table_head(out, {texts.meeting, texts.decision, texts.outcome},
                    report.decisions.empty() ? texts.no_decisions : texts.opens_decision, texts);
  for (const ReportDecision& entry : report.decisions) {
    const RegisterDecision& decision = entry.decision->decision;
    const std::string_view date = entry.meeting == nullptr ? "" : std::string_view(entry.meeting->meeting.date);
    const std::string_view path = entry.meeting == nullptr ? "" : std::string_view(entry.meeting->source.path);
    out += "<tr role=\"row\" id=\"" + html(decision.id) + '"';
    append_data(out, "body", {body_of(entry)});
    out += '>';
    append_origin(out, body_of(entry), date, decision.item, texts);
    out += cell(texts.decision, "what", decision.text) + "<details><summary>" + html(decision.text) +
           "</summary><div class=\"inside\">";
    if (entry.decision->note) append_note(out, texts.note, *entry.decision->note);
    Passage(entry.meeting, decision.item, decision.lines, sources)
        .append(out, texts, source_place(path, decision.lines));
    out += "<p class=\"note\"><span class=\"from\">" + html(texts.id) + "</span> <code>" + html(decision.id) +
           "</code></p></div></details></td>";
    const std::string_view outcome = outcome_word(texts, decision.outcome);
    out += cell(texts.outcome, "", outcome) + html(outcome) + "</td></tr>\n";
  }
  append_closing(out, texts);
}

}  // namespace klubba
