// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cctype>

#include "grammar/draft.h"
#include "grammar/parts.h"

namespace klubba::grammar {
namespace {

// Latin letters of the first two blocks: RE2 needs 78 instructions for these, 4,314 for \p{L}.
constexpr std::string_view upper_letters =
    "A-Z\xC3\x80-\xC3\x96\xC3\x98-\xC3\x9E\xC5\xA0\xC5\xBD\xC4\x86\xC4\x8C\xC5\x81\xC5\x9A\xC5\xBB";
constexpr std::string_view lower_letters =
    "a-z\xC3\x9F-\xC3\xB6\xC3\xB8-\xC3\xBF\xC5\xA1\xC5\xBE\xC4\x87\xC4\x8D\xC5\x82\xC5\x9B\xC5\xBC";
constexpr std::string_view all_letters = "A-Za-z\xC3\x80-\xC3\x96\xC3\x98-\xC3\xB6\xC3\xB8-\xC5\xBF";

std::string alternation(const std::vector<std::string>& words) {
  std::vector<std::string> sorted = words;
  // Longest first: RE2 takes the leftmost branch that fits.
  std::sort(sorted.begin(), sorted.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string out = "(?i:";
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0) out += '|';
    out += re2::RE2::QuoteMeta(sorted[i]);
  }
  return out + ")";
}

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '_';
}

class Expander {
 public:
  Expander(const Draft& draft, std::vector<std::string>& unknown) : draft_(draft), unknown_(unknown) {}

  std::string expand(std::string_view pattern, int depth) {
    std::string out;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char c = pattern[i];
      if (c == '\\' && i + 1 < pattern.size()) {
        // \p{Lu} is no fragment.
        if ((pattern[i + 1] == 'p' || pattern[i + 1] == 'P') && i + 2 < pattern.size() && pattern[i + 2] == '{') {
          const std::size_t close = pattern.find('}', i);
          const std::size_t stop = close == std::string_view::npos ? pattern.size() : close + 1;
          out += pattern.substr(i, stop - i);
          i = stop - 1;
          continue;
        }
        out += c;
        out += pattern[++i];
        continue;
      }
      if (in_class) {
        if (c == ']') in_class = false;
      } else if (c == '[') {
        in_class = true;
        out += c;
        if (i + 1 < pattern.size() && pattern[i + 1] == '^') out += pattern[++i];
        if (i + 1 < pattern.size() && pattern[i + 1] == ']') out += pattern[++i];
        continue;
      }
      if (c == '{' && i + 1 < pattern.size() && std::isalpha(static_cast<unsigned char>(pattern[i + 1])) != 0) {
        std::size_t close = i + 1;
        while (close < pattern.size() && is_name_char(pattern[close])) ++close;
        if (close < pattern.size() && pattern[close] == '}') {
          out += replacement(pattern.substr(i + 1, close - i - 1), in_class, depth);
          i = close;
          continue;
        }
      }
      out += c;
    }
    return out;
  }

 private:
  std::string replacement(std::string_view name, bool in_class, int depth) {
    std::string_view letters;
    if (name == "L") letters = all_letters;
    if (name == "Lu") letters = upper_letters;
    if (name == "Ll") letters = lower_letters;
    if (!letters.empty()) return in_class ? std::string(letters) : "[" + std::string(letters) + "]";
    if (depth < 16) {
      if (auto it = draft_.fragments.find(name); it != draft_.fragments.end()) {
        return "(?:" + expand(it->second, depth + 1) + ")";
      }
      constexpr std::string_view prefix = "words.";
      const std::string_view list = name.substr(0, prefix.size()) == prefix ? name.substr(prefix.size()) : name;
      if (auto it = draft_.word_lists.find(list); it != draft_.word_lists.end()) return alternation(it->second);
    }
    unknown_.emplace_back(name);
    return "{" + std::string(name) + "}";
  }

  const Draft& draft_;
  std::vector<std::string>& unknown_;
};

}  // namespace

re2::RE2::Options regex_options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(max_regex_memory);
  return options;
}

std::string expand_pattern(std::string_view pattern, const Draft& draft, std::vector<std::string>& unknown) {
  return Expander(draft, unknown).expand(pattern, 0);
}

}  // namespace klubba::grammar
