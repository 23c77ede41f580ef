// SPDX-License-Identifier: MIT
#include "minutes/agenda.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "minutes/item_chain.h"
#include "minutes/item_heading.h"
#include "minutes/lettered_items.h"
#include "minutes/plain_headings.h"
#include "minutes/sentences.h"
#include "minutes/value.h"
#include "text/layout.h"

namespace klubba::minutes {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr std::size_t least_earlier_items = 3;  // of an agenda before another chain

class AgendaReader {
 public:
  AgendaReader(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar)
      : source_(source),
        blocks_(layout.blocks),
        layout_(layout),
        grammar_(grammar),
        heading_(source, layout, grammar) {}

  Agenda read() {
    std::size_t headings = 0;
    std::size_t bold = 0;
    for (const Block& block : blocks_) {
      headings += block.kind == BlockKind::heading ? 1 : 0;
      bold += block.bold && is_item_heading(block, grammar_) ? 1 : 0;
    }
    const bool marked = headings >= 3;
    const std::vector<Candidate> candidates = find_candidates(layout_, grammar_, marked);
    std::vector<std::size_t> chain = best_chain(candidates, grammar_);
    prefer_earlier_chain(candidates, chain);
    prefer_treated_chain(candidates, chain);
    drop_stray_chain(candidates, chain, marked);
    drop_printed_agenda(candidates, chain);
    take_opening_run(candidates, chain);
    for (const std::size_t i : chain) agenda_.items.push_back(heading_.numbered(candidates[i]));
    find_listed(candidates, chain);
    if (marked || headings >= 2) add_marked_headings(candidates, chain);
    const PlainHeadings plain(layout_, grammar_, heading_);
    if (agenda_.items.empty() && bold >= 3) agenda_.items = plain.bold_lines();
    if (agenda_.items.empty()) agenda_.items = plain.bulleted_topics();
    if (agenda_.items.empty()) agenda_.items = plain.lines_above_text();
    std::sort(agenda_.items.begin(), agenda_.items.end(),
              [](const ItemSpan& a, const ItemSpan& b) { return a.heading < b.heading; });
    set_ends();
    if (chain.empty()) add_bullet_headings();
    add_letters();
    set_ends();
    fill();
    return std::move(agenda_);
  }

 private:
  const Block& block(std::size_t i) const { return blocks_[i]; }

  /// Statutes and other numbered texts are pasted behind the minutes, and make longer chains than they do. Where a
  /// chain begins anew and an agenda with text of its own stands before it, that agenda counts and the rest is an
  /// appendix.
  void prefer_earlier_chain(const std::vector<Candidate>& candidates, std::vector<std::size_t>& chain) {
    if (chain.empty()) return;
    std::vector<Candidate> before(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(chain.front()));
    // A later restart of the numbers ends the minutes as well.
    const std::vector<std::size_t> earlier = best_chain(before, grammar_);
    const auto with_text =
        std::count_if(earlier.begin(), earlier.end(), [&](std::size_t i) { return !before[i].bare; });
    const bool agenda =
        earlier.size() >= least_earlier_items && with_text * 10 >= static_cast<std::ptrdiff_t>(earlier.size()) * 8;
    if (agenda && decides_between(before[earlier.front()].block, candidates[chain.front()].block)) {
      // Numbers without a sign behind paragraphs with one are a list of the last item.
      const bool list = before[earlier.front()].style.find("sign") != std::string::npos &&
                        candidates[chain.front()].style.find("sign") == std::string::npos;
      if (!list) after_minutes_ = candidates[chain.front()].block;
      chain = earlier;
    }
  }

  /// A printed agenda whose titles come again below, where the items are treated: what is treated counts, even where
  /// the document breaks off before its end.
  void prefer_treated_chain(const std::vector<Candidate>& candidates, std::vector<std::size_t>& chain) {
    if (chain.size() < least_earlier_items || after_minutes_ != npos) return;
    const std::size_t rest_at = chain.back() + 1;
    const std::vector<Candidate> rest(candidates.begin() + static_cast<std::ptrdiff_t>(rest_at), candidates.end());
    std::vector<std::size_t> treated = best_chain(rest, grammar_);
    if (treated.size() < 2) return;
    const auto again = std::count_if(treated.begin(), treated.end(), [&](std::size_t i) {
      return std::any_of(chain.begin(), chain.end(), [&](std::size_t k) {
        return candidates[k].key == rest[i].key && candidates[k].title == rest[i].title && !rest[i].title.empty();
      });
    });
    if (again * 10 < static_cast<std::ptrdiff_t>(treated.size()) * 7) return;
    for (std::size_t& i : treated) i += rest_at;
    chain = std::move(treated);
  }

  /// Whether anything is decided between two blocks: a table of contents and a form don't.
  bool decides_between(std::size_t from, std::size_t to) const {
    for (std::size_t b = from; b < to; ++b) {
      const std::string_view text = block(b).text.view();
      if (grammar_.first("opener", text) || grammar_.first("decision", text)) return true;
      const grammar::Match label = grammar_.first("label", text);
      if (label && label.rule->attribute("role") == "decide") return true;
    }
    return false;
  }

  /// A numbered list under marked headings is a list, not the agenda.
  void drop_stray_chain(const std::vector<Candidate>& candidates, std::vector<std::size_t>& chain, bool marked) const {
    const auto bare = std::count_if(chain.begin(), chain.end(), [&](std::size_t i) { return candidates[i].bare; });
    if (bare * 10 > static_cast<std::ptrdiff_t>(chain.size()) * 6) chain.clear();
    if (!marked || chain.empty()) return;
    const auto in_headings = std::count_if(chain.begin(), chain.end(), [&](std::size_t i) {
      const Block& b = block(candidates[i].block);
      return b.kind == BlockKind::heading || b.bold || candidates[i].style == "sign";
    });
    if (in_headings * 2 < static_cast<std::ptrdiff_t>(chain.size())) chain.clear();
  }

  /// Plain numbers without text of their own, and then paragraph signs that count on from them: the agenda was printed
  /// before the items.
  static void drop_printed_agenda(const std::vector<Candidate>& candidates, std::vector<std::size_t>& chain) {
    const auto sign = std::find_if(chain.begin(), chain.end(), [&](std::size_t i) {
      return candidates[i].style.find("sign") != std::string::npos;
    });
    const bool bare = std::all_of(chain.begin(), sign, [&](std::size_t i) { return candidates[i].bare; });
    if (sign == chain.end() || !bare || static_cast<std::size_t>(sign - chain.begin()) < least_earlier_items) return;
    chain.erase(chain.begin(), sign);
  }

  /// "Notes:" / "1) Introductions" / "2) Background" / "3) The issues" and text below the last: items of which only the
  /// last needed words. Lists inside that text count from 1 again and are none.
  void take_opening_run(const std::vector<Candidate>& candidates, std::vector<std::size_t>& chain) const {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Candidate& first = candidates[i];
      if (first.key != std::vector<int>{1} || first.block == 0 ||
          !grammar_.first("minutes-start", block(first.block - 1).text.view()))
        continue;
      std::vector<std::size_t> run{i};
      while (run.back() + 1 < candidates.size()) {
        const Candidate& last = candidates[run.back()];
        const Candidate& next = candidates[run.back() + 1];
        if (next.block != last.block + 1 || next.style != first.style || next.key != std::vector<int>{last.key[0] + 1})
          break;
        run.push_back(run.back() + 1);
      }
      if (run.size() < 2) return;
      // A printed agenda comes again where its items are treated.
      for (std::size_t k = run.back() + 1; k < candidates.size(); ++k) {
        if (candidates[k].key == std::vector<int>{static_cast<int>(run.size()) + 1}) return;
        for (const std::size_t r : run) {
          if (candidates[k].title == candidates[r].title) return;
        }
      }
      chain = std::move(run);
      return;
    }
  }

  void find_listed(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& chain) {
    if (chain.empty()) return;
    const std::size_t first = candidates[chain.front()].block;
    for (const Candidate& c : candidates) {
      if (c.block < first) agenda_.listed.push_back(c.block);
    }
  }

  /// "Agenda" heads a list in most minutes; with a decision alone below it and items before it, it is one of them.
  bool is_short_item(std::size_t b) const {
    if (agenda_.items.empty() || b + 1 >= blocks_.size() || block(b + 1).kind != BlockKind::paragraph) return false;
    if (!grammar_.first("item-decided", block(b).text.view())) return false;
    if (b + 2 < blocks_.size() && block(b + 2).kind != BlockKind::heading) return false;
    return static_cast<bool>(grammar_.first("decision", block(b + 1).text.view()));
  }

  void add_marked_headings(const std::vector<Candidate>& candidates, const std::vector<std::size_t>& chain) {
    std::set<std::size_t> taken;
    std::map<std::size_t, std::size_t> chain_levels;
    for (const std::size_t i : chain) {
      taken.insert(candidates[i].block);
      if (block(candidates[i].block).kind == BlockKind::heading) ++chain_levels[block(candidates[i].block).level];
    }
    std::map<std::string, std::size_t, std::less<>> repeated;
    for (const Block& b : blocks_) {
      if (b.kind == BlockKind::heading) ++repeated[b.text.str()];
    }
    const std::size_t first = chain.empty() ? 0 : candidates[chain.front()].block;
    bool title_seen = false;
    bool in_title = false;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const Block& heading = block(b);
      if (heading.kind != BlockKind::heading || taken.count(b) != 0) continue;
      if (grammar_.first("appendix", heading.text.view()) && !agenda_.items.empty()) break;
      // The first heading of the top level names the document where the level isn't used again.
      const bool top = !title_seen;
      title_seen = true;
      // So do the headings that follow it at once, without any text.
      const bool bare = b + 1 < blocks_.size() && block(b + 1).kind == BlockKind::heading;
      const bool names_document = bare && (top || (in_title && block(b + 1).level <= heading.level));
      in_title = names_document;
      if (chain.empty() && (names_document || (top && sole_of_its_level(heading)))) continue;
      if (!chain.empty() && chain_levels.count(heading.level) == 0 && !divides(b, chain_levels)) continue;
      // Before the first number only the opening of the meeting is an item.
      if (b < first && !grammar_.first("item-opening", heading.text.view())) continue;
      if (!(is_item_heading(heading, grammar_) || is_short_item(b)) || repeated[heading.text.str()] > 1) continue;
      // A number that no chain takes in (39 between 8 and 10) is a number all the same.
      const auto numbered = std::find_if(candidates.begin(), candidates.end(),
                                         [b](const Candidate& c) { return c.block == b && c.title_at != npos; });
      if (!chain.empty() && numbered != candidates.end()) {
        agenda_.items.push_back(heading_.numbered(*numbered));
        continue;
      }
      agenda_.items.push_back(heading_.unnumbered(b, "heading"));
    }
  }

  /// A heading one level below the numbered ones, where the first of them follows its item's heading at once: the item
  /// has parts and no text of its own ("3. Reports" / "Treasurer" / "Meetups").
  bool divides(std::size_t b, const std::map<std::size_t, std::size_t>& chain_levels) const {
    if (chain_levels.size() != 1 || block(b).level != chain_levels.begin()->first + 1) return false;
    for (std::size_t i = b; i-- > 0;) {
      if (block(i).kind != BlockKind::heading || block(i).level >= block(b).level) continue;
      // Offices below an election are no items.
      const grammar::Match parent = grammar_.first("item", block(i).text.view());
      const std::string_view title =
          parent.capture("title").empty() ? parent.capture("title2") : parent.capture("title");
      if (grammar_.first("electing-title", title)) return false;
      return block(i + 1).kind == BlockKind::heading;
    }
    return false;
  }

  bool sole_of_its_level(const Block& heading) const {
    return std::count_if(blocks_.begin(), blocks_.end(),
                         [&](const Block& b) { return b.kind == BlockKind::heading && b.level <= heading.level; }) == 1;
  }

  /// Notes kept as nested bullets: the outer bullets are the items.
  void add_bullet_headings() {
    std::vector<ItemSpan> found;
    for (const ItemSpan& item : agenda_.items) {
      std::vector<std::size_t> outer;
      std::size_t with_points = 0;
      std::uint32_t least = 1000;
      for (std::size_t b = item.body; b < item.end; ++b) {
        if (block(b).kind == BlockKind::bullet) least = std::min(least, block(b).indent);
      }
      for (std::size_t b = item.body; b < item.end; ++b) {
        if (block(b).kind != BlockKind::bullet || block(b).indent != least) continue;
        outer.push_back(b);
        if (b + 1 < item.end && block(b + 1).kind == BlockKind::bullet && block(b + 1).indent > least) ++with_points;
      }
      if (outer.size() < 2 || with_points * 10 < outer.size() * 6) continue;
      for (const std::size_t b : outer) {
        const bool nested = b + 1 < item.end && block(b + 1).kind == BlockKind::bullet && block(b + 1).indent > least;
        if (!nested || text::length(block(b).text.view()) > 60) continue;
        found.push_back(heading_.unnumbered(b, "bullet above points"));
      }
    }
    agenda_.items.insert(agenda_.items.end(), found.begin(), found.end());
    std::sort(agenda_.items.begin(), agenda_.items.end(),
              [](const ItemSpan& a, const ItemSpan& b) { return a.heading < b.heading; });
  }

  void add_letters() {
    const std::vector<ItemSpan> found = LetteredItems(layout_, grammar_, heading_).find(agenda_.items);
    agenda_.items.insert(agenda_.items.end(), found.begin(), found.end());
    std::sort(agenda_.items.begin(), agenda_.items.end(),
              [](const ItemSpan& a, const ItemSpan& b) { return a.heading < b.heading; });
  }

  /// Where each item ends, and the minutes.
  void set_ends() {
    auto& items = agenda_.items;
    agenda_.first = items.empty() ? blocks_.size() : items.front().heading;
    agenda_.appendix = blocks_.size();
    agenda_.foot = blocks_.size();
    agenda_.preamble = agenda_.first;
    if (items.empty()) return;
    // Minutes may begin under a heading that only says that they do ("Notes").
    for (std::size_t b = 0; b < agenda_.first; ++b) {
      if (block(b).kind == BlockKind::heading && block(b).level > 1 &&
          grammar_.first("minutes-start", block(b).text.view())) {
        agenda_.preamble = b + 1;
      }
    }
    for (std::size_t b = agenda_.first + 1; b < blocks_.size(); ++b) {
      const Block& line = block(b);
      const bool alone =
          line.kind == BlockKind::heading || line.page_start || (line.gap > 0 && line.lines.first == line.lines.last);
      if (!alone || !grammar_.first("appendix", line.text.view())) continue;
      // An item heading after it: an appendix named in passing.
      if (items.back().heading > b) {
        const bool chained = !items.back().item.number.empty();
        if (chained) continue;
        items.erase(std::remove_if(items.begin(), items.end(), [b](const ItemSpan& i) { return i.heading > b; }),
                    items.end());
      }
      agenda_.appendix = b;
      break;
    }
    if (after_minutes_ < agenda_.appendix) {
      agenda_.appendix = after_minutes_;
      items.erase(
          std::remove_if(items.begin(), items.end(), [this](const ItemSpan& i) { return i.heading >= after_minutes_; }),
          items.end());
    }
    agenda_.foot = agenda_.appendix;
    for (std::size_t b = items.back().body; b < agenda_.appendix; ++b) {
      if (grammar_.first("foot", block(b).text.view())) {
        agenda_.foot = b;
        break;
      }
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i].end = i + 1 < items.size() ? items[i + 1].heading : agenda_.foot;
      items[i].end = std::max(items[i].end, items[i].body);
    }
  }

  void fill() {
    for (ItemSpan& span : agenda_.items) {
      const std::size_t last = std::max(span.heading, span.end - 1);
      span.item.lines = {block(span.heading).lines.first, block(last).lines.last};
      for (std::size_t b = span.body; b < std::min(span.end, span.body + 3); ++b) {
        const JoinedText& text = block(b).text;
        const grammar::Match match = grammar_.first("presenter", text.view());
        if (!match) continue;
        const std::string_view names = match.capture("names");
        add_names(span.item, text, static_cast<std::size_t>(names.data() - text.view().data()));
      }
    }
  }

  /// Splits "Eva Ek och Bo Al, Ida Berg" at the words and signs that the grammar's name joints name.
  void add_names(AgendaItem& item, const JoinedText& text, std::size_t from) const {
    const std::string_view rest = text.view().substr(from);
    std::size_t begin = 0;
    for (const grammar::Match& joint : grammar_.scan("name-joint", rest)) {
      push_name(item, text.slice(from + begin, from + joint.begin));
      begin = joint.end;
    }
    push_name(item, text.slice(from + begin, text.view().size()));
  }

  void push_name(AgendaItem& item, const JoinedText& name) const {
    Value value = make_value(source_, name);
    if (!value.empty()) item.presenters.push_back(std::move(value));
  }

  const SourceFile& source_;
  const std::vector<Block>& blocks_;
  const Layout& layout_;
  const grammar::Grammar& grammar_;
  const ItemHeading heading_;
  Agenda agenda_;
  std::size_t after_minutes_ = npos;  // block where another numbered text begins
};

}  // namespace

ItemSpan sole_item(const Layout& layout, const Agenda& agenda) {
  constexpr std::size_t longest_head_line = 60;  // characters
  const auto is_head_line = [&](std::size_t b) {
    const std::string_view text = layout.blocks[b].text.view();
    return text.empty() || (text.back() != '.' && text::length(text) < longest_head_line);
  };
  ItemSpan whole;
  while (whole.body < layout.blocks.size() && (whole.body == 0 || is_head_line(whole.body))) ++whole.body;
  whole.end = std::min(agenda.foot, layout.blocks.size());
  return whole;
}

Agenda read_agenda(const SourceFile& source, const Layout& layout, const grammar::Grammar& grammar) {
  return AgendaReader(source, layout, grammar).read();
}

}  // namespace klubba::minutes
