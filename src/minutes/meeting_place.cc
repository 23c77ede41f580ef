// SPDX-License-Identifier: MIT
#include "minutes/meeting_place.h"

#include <algorithm>

#include "minutes/moment.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

/// Lines of the head that are looked at where no label says what they hold.
constexpr std::size_t free_lines = 16;
constexpr std::size_t longest_free_line = 140;  // bytes

class PlaceReader {
 public:
  PlaceReader(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
              const DeadlineReader& deadlines, const HeadView& head, const std::string& date)
      : source_(source), layout_(layout), grammar_(grammar), deadlines_(deadlines), head_(head), date_(date) {}

  Value read() {
    read_place();
    return std::move(place_);
  }

 private:
  bool take_place(const JoinedText& text, std::string_view kind) {
    std::size_t begin = 0;
    const auto piece = [&](std::size_t from, std::size_t to) {
      JoinedText part = text.slice(from, to).trimmed();
      for (bool again = true; again && !part.empty();) {
        again = false;
        for (const grammar::Match& edge : grammar_.all("head-place-edge", part.view())) {
          if (edge.end == edge.begin) continue;
          part = (edge.begin == 0 ? part.slice(edge.end, part.str().size()) : part.slice(0, edge.begin)).trimmed();
          again = true;
          break;
        }
      }
      if (part.str().size() < 2) return false;
      place_ = make_value(source_, part);
      return true;
    };
    for (const grammar::Match& strip : grammar_.scan(kind, text.view())) {
      if (strip.begin > begin && piece(begin, strip.begin)) return true;
      begin = std::max(begin, strip.end);
    }
    return begin < text.str().size() && piece(begin, text.str().size());
  }

  void read_place() {
    for (const HeadField& field : head_.fields) {
      if (place_.empty() && (field.field == "place" || field.field == "place-time"))
        take_place(text_of(source_, field, true), "head-place-strip");
    }
    if (!place_.empty()) return;
    for (const Block& block : layout_.blocks) {
      if (block.lines.first >= head_.region.first_item_line) break;
      if (head_.used.contains(block.lines.first) || block.kind == BlockKind::bullet) continue;
      const grammar::Match match = grammar_.first("head-place", block.text.view());
      if (!match) continue;
      const std::string_view place = match.capture("place");
      // "The meeting of the board in the association": who met, not where.
      if (match.rule->name == "place-before-day" && grammar_.first("head-body-noun", place)) continue;
      const auto begin = static_cast<std::size_t>(place.data() - block.text.str().data());
      if (take_place(block.text.slice(begin, begin + place.size()), "head-place-strip")) return;
    }
    read_place_beside_date();
  }

  /// "2024-03-17, Folkets hus": what stands behind the meeting's day, parted from it by a mark.
  void read_place_beside_date() {
    std::size_t seen = 0;
    for (const HeadLine& line : head_.lines) {
      if (!place_.empty() || head_.reader.zone(line) != HeadZone::head || ++seen > free_lines) return;
      if (head_.used.contains(line.number) || line.bullet || line.table || line.text.size() > longest_free_line)
        continue;
      const JoinedText text = text_of(source_, line);
      const std::vector<Day> days = read_days(text.view(), grammar_, deadlines_, "");
      if (days.empty() || days.front().iso != date_) continue;
      std::size_t end = days.front().end;
      for (const grammar::Match& strip : grammar_.scan("head-place-strip", text.view())) end = std::max(end, strip.end);
      const JoinedText rest = text.slice(end, text.str().size()).trimmed();
      const bool parted = !rest.empty() && (rest.str().front() == ',' || rest.str().front() == ';' ||
                                            rest.str().front() == '|' || rest.view().starts_with("\xE2\x80\x93"));
      if (!parted || grammar_.first("head-title", rest.view()) || grammar_.first("head-body-noun", rest.view()))
        continue;
      const JoinedText place = rest.slice(rest.str().front() == '\xE2' ? 3 : 1, rest.str().size()).trimmed();
      if (place.empty() || text::starts_lower(place.view()) || grammar_.first("head-no-body", place.view()).rule) {
        // "via Teams" and the like begin in lower case; the rules for places know them.
        if (!grammar_.first("head-place", place.view())) continue;
      }
      take_place(place, "head-place-strip");
    }
  }

  const SourceFile& source_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const DeadlineReader& deadlines_;
  const HeadView head_;
  const std::string& date_;
  Value place_;
};

}  // namespace

Value read_place(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar,
                 const DeadlineReader& deadlines, const HeadView& head, const std::string& date) {
  return PlaceReader(source, layout, grammar, deadlines, head, date).read();
}

}  // namespace klubba::minutes
