// SPDX-License-Identifier: MIT
#include "register/plausibility.h"

#include <algorithm>
#include <array>

namespace klubba {
namespace {

/// The start of `text` says that it is written in a markup language for programs.
std::string_view markup_of(std::string_view text) {
  struct Opening {
    std::string_view start;
    std::string_view language;
  };
  constexpr std::array<Opening, 5> openings{
      {{"<!doctype", "HTML"}, {"<html", "HTML"}, {"<?xml", "XML"}, {"{\\rtf", "RTF"}, {"%pdf-", "PDF"}}};
  const std::size_t begin = text.find_first_not_of(" \n\t");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  for (const Opening& opening : openings) {
    const bool same = text.size() >= opening.start.size() &&
                      std::equal(opening.start.begin(), opening.start.end(), text.begin(), [](char a, char b) {
                        return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
                      });
    if (same) return opening.language;
  }
  return {};
}

bool has_meeting(const Meeting& meeting) {
  return !meeting.date.empty() || !meeting.start.empty() || !meeting.chair.empty() || !meeting.secretary.empty() ||
         !meeting.present.empty() || !meeting.adjusters.empty();
}

/// Most of the items are a heading and nothing else.
bool is_list(const Minutes& minutes) {
  const auto bare = std::count_if(minutes.agenda.begin(), minutes.agenda.end(),
                                  [](const AgendaItem& item) { return item.lines.last <= item.lines.first + 1; });
  return 2 * static_cast<std::size_t>(bare) >= minutes.agenda.size();
}

}  // namespace

std::optional<Diagnostic> doubt_minutes(const SourceFile& source, const Minutes& minutes) {
  Diagnostic d;
  d.id = "not-minutes";
  d.severity = Severity::warning;
  d.path = source.path();
  if (const std::string_view language = markup_of(source.text()); !language.empty()) {
    d.message = "the file is " + std::string(language) + ", not the text of minutes";
    d.help = "convert it to plain text first";
    return d;
  }
  const bool blank =
      std::all_of(source.lines().begin(), source.lines().end(), [](const Line& l) { return l.text.empty(); });
  if (blank || !minutes.decisions.empty() || !minutes.actions.empty() || has_meeting(minutes.meeting))
    return std::nullopt;
  const bool some_evidence = !minutes.candidates.empty() && minutes.candidates.front().second > 0;
  if (some_evidence || !is_list(minutes)) return std::nullopt;
  d.message = "the file does not look like minutes";
  d.note = "it names no date, nobody present, no decision and nothing to do";
  return d;
}

}  // namespace klubba
