// SPDX-License-Identifier: MIT
#include "render/line_diff.h"

#include <algorithm>
#include <vector>

namespace klubba {
namespace {

constexpr std::size_t context = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// One line of the difference: ' ' in both, '-' only before, '+' only now.
struct Step {
  char mark;
  std::string_view text;
};

/// Edits of one range; lines that both have are found by looking ahead, nearest first.
class Differ {
 public:
  Differ(const std::vector<std::string_view>& before, const std::vector<std::string_view>& now)
      : before_(before), now_(now) {}

  std::vector<Step> run() {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before_.size() || j < now_.size()) {
      if (i < before_.size() && j < now_.size() && before_[i] == now_[j]) {
        out_.push_back({' ', before_[i]});
        ++i;
        ++j;
        continue;
      }
      std::size_t skip_before = before_.size() - i;
      std::size_t skip_now = now_.size() - j;
      find_next(i, j, skip_before, skip_now);
      for (; skip_before > 0; --skip_before) out_.push_back({'-', before_[i++]});
      for (; skip_now > 0; --skip_now) out_.push_back({'+', now_[j++]});
    }
    return std::move(out_);
  }

 private:
  /// The nearest place behind (i, j) where two lines in a row are the same.
  void find_next(std::size_t i, std::size_t j, std::size_t& skip_before, std::size_t& skip_now) const {
    const std::size_t most = skip_before + skip_now;
    for (std::size_t sum = 1; sum < most; ++sum) {
      for (std::size_t a = sum > skip_now ? sum - skip_now : 0; a <= std::min(sum, skip_before); ++a) {
        const std::size_t b = sum - a;
        if (i + a >= before_.size() || j + b >= now_.size() || before_[i + a] != now_[j + b]) continue;
        const bool last = i + a + 1 == before_.size() && j + b + 1 == now_.size();
        const bool two = i + a + 1 < before_.size() && j + b + 1 < now_.size() && before_[i + a + 1] == now_[j + b + 1];
        if (!last && !two) continue;
        skip_before = a;
        skip_now = b;
        return;
      }
    }
  }

  const std::vector<std::string_view>& before_;
  const std::vector<std::string_view>& now_;
  std::vector<Step> out_;
};

}  // namespace

void render_diff(std::string_view before, std::string_view now, std::string_view path, std::string& out) {
  if (before == now) return;
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(now);
  const std::vector<Step> steps = Differ(old_lines, new_lines).run();
  out += "--- " + std::string(path) + "\n+++ " + std::string(path) + "\n";
  std::size_t old_at = 1;
  std::size_t new_at = 1;
  for (std::size_t i = 0; i < steps.size();) {
    if (steps[i].mark == ' ') {
      ++old_at;
      ++new_at;
      ++i;
      continue;
    }
    const std::size_t lead = std::min(context, i);
    std::size_t end = i;
    // Changes nearer than twice the context are one hunk.
    for (std::size_t k = i; k < steps.size() && k <= end + 2 * context; ++k) {
      if (steps[k].mark != ' ') end = k;
    }
    const std::size_t stop = std::min(end + context + 1, steps.size());
    std::size_t old_count = lead;
    std::size_t new_count = lead;
    for (std::size_t k = i; k < stop; ++k) {
      old_count += steps[k].mark != '+' ? 1U : 0U;
      new_count += steps[k].mark != '-' ? 1U : 0U;
    }
    out += "@@ -" + std::to_string(old_at - lead) + ',' + std::to_string(old_count) + " +" +
           std::to_string(new_at - lead) + ',' + std::to_string(new_count) + " @@\n";
    for (std::size_t k = i - lead; k < stop; ++k) {
      out += steps[k].mark;
      out += steps[k].text;
      out += '\n';
      // A last line without an end is another one than with it.
      const std::string_view whole = steps[k].mark == '+' ? now : before;
      if (!whole.ends_with('\n') && steps[k].text.data() + steps[k].text.size() == whole.data() + whole.size())
        out += "\\ No newline at end of file\n";
    }
    old_at += old_count - lead;
    new_at += new_count - lead;
    i = stop;
  }
}

}  // namespace klubba
