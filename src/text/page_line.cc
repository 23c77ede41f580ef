// SPDX-License-Identifier: MIT
#include "text/page_line.h"

#include <algorithm>

#include "text/line_shape.h"
#include "text/side_titles.h"

namespace klubba::text {
namespace {

class Cutter {
 public:
  Cutter(const SourceFile& source, const Markup& markup) : source_(source), markup_(markup) {}

  std::vector<PageLine> take() { return std::move(lines_); }

  void collect(const std::vector<bool>& furniture, const std::vector<std::size_t>& cut) {
    const SideTitles margin = cut.empty() ? find_side_titles(source_, furniture) : SideTitles{};
    std::uint32_t blanks = 0;
    bool page = false;
    for (std::size_t i = 0; i < source_.lines().size(); ++i) {
      const Line& line = source_.lines()[i];
      page = page || line.page_start;
      std::string_view text = line.text;
      if (i < cut.size() && cut[i] != static_cast<std::size_t>(-1)) {
        const std::size_t keep = cut[i] - source_.offset_of(line.text);
        text = text.substr(0, std::min(keep, text.size()));
        text = text.substr(0, text.find_last_not_of(" \t") + 1);
      }
      const std::string_view body = trim_left(text);
      if (body.empty()) {
        ++blanks;
        continue;
      }
      if (i < furniture.size() && furniture[i]) {
        page = true;
        continue;
      }
      if (!margin.empty() && margin.right[i] != SideTitles::npos) {
        if (margin.starts[i]) collect_title(margin, furniture, i, blanks, page);
        text = text.substr(0, margin.right[i]);
        const std::string_view right = line.text.substr(std::min(margin.right[i], line.text.size()));
        if (!right.empty()) {
          PageLine out = page_line(line, right, blanks, page && !margin.starts[i]);
          out.indent = length(text);
          out.end = out.indent + length(right);
          out.apart = margin.starts[i];
          lines_.push_back(out);
        }
        blanks = 0;
        page = false;
        continue;
      }
      PageLine out;
      out.text = body;
      out.offset = source_.offset_of(body);
      out.indent = indent_of(text);
      out.end = out.indent + length(body);
      out.number = line.number;
      out.gap = markup_.double_spaced && blanks > 0 ? blanks - 1 : blanks;
      out.page_start = page;
      if (markup_.double_spaced && out.indent == 1) {
        // In text cut out of a PDF, a page begins with a line that begins with one space.
        out.page_start = true;
        out.gap = 0;
      }
      out.hard_break = markup_.markdown && body.back() == '\\';
      if (out.hard_break) out.text.remove_suffix(1);
      const std::size_t after = out.offset + body.size();
      if (markup_.markdown && source_.text().substr(after, 2) == "  ") out.hard_break = true;
      lines_.push_back(out);
      blanks = 0;
      page = false;
    }
  }

 private:
  PageLine page_line(const Line& line, std::string_view text, std::uint32_t gap, bool page) const {
    PageLine out;
    out.text = trim_left(text);
    out.offset = source_.offset_of(out.text);
    out.indent = indent_of(text);
    out.end = out.indent + length(out.text);
    out.number = line.number;
    out.gap = gap;
    out.page_start = page;
    return out;
  }

  /// The pieces in the margin of the item that begins on line `first`, before the text beside them.
  void collect_title(const SideTitles& margin, const std::vector<bool>& furniture, std::size_t first,
                     std::uint32_t blanks, bool page) {
    for (std::size_t i = first; i < source_.lines().size() && (i == first || !margin.starts[i]); ++i) {
      const Line& line = source_.lines()[i];
      if (line.text.empty() || (i < furniture.size() && furniture[i])) continue;
      if (margin.right[i] == SideTitles::npos) return;
      std::string_view left = line.text.substr(0, margin.right[i]);
      left = left.substr(0, left.find_last_not_of(" \t") + 1);
      if (trim_left(left).empty()) continue;
      PageLine out = page_line(line, left, i == first ? std::max<std::uint32_t>(blanks, 1) : 0, page && i == first);
      out.title = i != first;
      lines_.push_back(out);
    }
  }

  const SourceFile& source_;
  const Markup& markup_;
  std::vector<PageLine> lines_;
};

}  // namespace

std::vector<PageLine> cut_page_lines(const SourceFile& source, const std::vector<bool>& furniture,
                                     const std::vector<std::size_t>& cut, const Markup& markup) {
  Cutter cutter(source, markup);
  cutter.collect(furniture, cut);
  return cutter.take();
}

}  // namespace klubba::text
