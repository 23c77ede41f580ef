// SPDX-License-Identifier: MIT
#include "register/starter_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "klubba/register.h"

namespace klubba {
namespace {

constexpr std::size_t most_samples = 3;
constexpr std::size_t longest_line = 90;    // bytes of a line that may be a heading or label
constexpr std::size_t longest_prefix = 24;  // bytes before the number of a heading
constexpr std::size_t most_suggestions = 12;

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// A heading taken apart: "Item 12b) Budget" → "Item", "12b", ")", "Budget".
struct Heading {
  std::string_view before;
  std::string_view number;
  std::string_view after;
  std::string_view title;
};

std::optional<Heading> take_apart(std::string_view line) {
  // Marks of headings in Markdown and org-mode are layout, not grammar.
  line = trimmed(line);
  while (!line.empty() && (line.front() == '#' || line.front() == '*')) line.remove_prefix(1);
  line = trimmed(line);
  const std::size_t at = static_cast<std::size_t>(std::find_if(line.begin(), line.end(), digit) - line.begin());
  if (at == line.size() || at > longest_prefix) return std::nullopt;
  Heading out;
  out.before = trimmed(line.substr(0, at));
  std::size_t end = at;
  while (end < line.size() && (digit(line[end]) || (line[end] == '.' && end + 1 < line.size() && digit(line[end + 1]))))
    ++end;
  if (end < line.size() && letter(line[end]) && (end + 1 == line.size() || !letter(line[end + 1]))) ++end;
  out.number = line.substr(at, end - at);
  if (out.number.find_first_of('.') == std::string_view::npos && out.number.size() > 5) return std::nullopt;
  std::size_t title = end;
  while (title < line.size() && std::string_view(".:)-").find(line[title]) != std::string_view::npos) ++title;
  // A dash between spaces.
  for (const std::string_view dash : {" - ", " \u2013 "}) {
    if (line.substr(title).starts_with(dash)) title += dash.size() - 1;
  }
  out.after = line.substr(end, title - end);
  if (title < line.size() && line[title] != ' ') return std::nullopt;
  out.title = trimmed(line.substr(title));
  // What stands apart behind the title is another column.
  out.title = trimmed(out.title.substr(0, out.title.find("  ")));
  if (out.title.empty() || digit(out.title.front()) || out.title.front() == '%') return std::nullopt;
  return out;
}

std::string rule_yaml(const std::string& name, std::string_view kind, std::string_view attributes,
                      const std::string& pattern, const std::vector<std::string>& samples) {
  std::string out = fmt::format("  - name: {}\n    kind: {}\n{}    pattern: {}\n    samples:\n", name, kind, attributes,
                                yaml_quoted(pattern));
  for (const std::string& sample : samples) out += "      - " + sample + '\n';
  return out;
}

std::string named(std::string_view kind, std::string_view words, std::size_t index) {
  const std::string slug = make_slug(words, 24);
  return fmt::format("{}-{}{}", kind, slug.empty() ? "" : slug + "-", index);
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

std::string pattern_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

namespace {

/// A heading's line up to its title's end.
std::string_view heading_line(std::string_view line, const Heading& heading) {
  const char* const end = heading.title.data() + heading.title.size();
  return line.substr(0, static_cast<std::size_t>(end - line.data()));
}

/// What a draft says of a form that the grammars read already.
std::string seen_comment(std::string_view what, std::size_t count, std::string_view rule) {
  std::string comment = fmt::format("{}: seen {} times", what, count);
  if (!rule.empty()) comment += fmt::format("; '{}' reads it already, so this rule can go", rule);
  return comment;
}

}  // namespace

void StarterGrammar::Seen::add(std::string_view line, std::string_view by) {
  ++count;
  // Notes of the layout's own are sentences, names of rules are one word with hyphens.
  if (rule.empty() && by.find('-') != std::string_view::npos && by.find(' ') == std::string_view::npos) rule = by;
  if (lines.size() < most_samples && std::find(lines.begin(), lines.end(), line) == lines.end())
    lines.emplace_back(line);
}

void StarterGrammar::add(const SourceFile& source, const Minutes& minutes) {
  ++documents_;
  ++parents_[minutes.grammar];
  add_headings(source, minutes);
  add_openers(source, minutes);
  add_recurring(source, minutes);
}

void StarterGrammar::add_headings(const SourceFile& source, const Minutes& minutes) {
  // A form that no item was read from has to be met more than once in this document, with numbers that rise.
  std::map<std::pair<std::string, std::string>, std::vector<std::string_view>> unread;
  for (const Line& line : source.lines()) {
    if (line.text.size() > longest_line || line.number > minutes.lines.size()) continue;
    const LineClass line_class = minutes.lines[line.number - 1].line_class;
    const auto heading = take_apart(line.text);
    if (!heading) continue;
    const std::pair<std::string, std::string> form{heading->before, heading->after};
    if (line_class == LineClass::heading) {
      // What stands beside the number can be something else, with the title below.
      const bool titled = std::any_of(minutes.agenda.begin(), minutes.agenda.end(), [&](const AgendaItem& item) {
        return item.lines.first == line.number && item.title.text.starts_with(heading->title.substr(0, 8));
      });
      if (titled)
        headings_[form].add(heading_line(trimmed(line.text), *heading), minutes.lines[line.number - 1].reason);
    } else if (!heading->before.empty() && (line_class == LineClass::prose || line_class == LineClass::unplaced)) {
      unread[form].push_back(trimmed(line.text));
    }
  }
  for (const auto& [form, lines] : unread) {
    const auto number = [](std::string_view line) { return std::atoi(std::string(take_apart(line)->number).c_str()); };
    bool rising = lines.size() > 1;
    for (std::size_t i = 1; i < lines.size(); ++i) rising = rising && number(lines[i]) > number(lines[i - 1]);
    if (!rising) continue;
    for (const std::string_view line : lines) headings_[form].add(heading_line(line, *take_apart(line)));
  }
}

void StarterGrammar::add_openers(const SourceFile& source, const Minutes& minutes) {
  const auto& lines = source.lines();
  for (const Decision& decision : minutes.decisions) {
    const std::uint32_t number = decision.text.lines.first;
    if (number == 0 || number > lines.size()) continue;
    const std::string_view line = trimmed(lines[number - 1].text);
    const std::size_t words =
        line.find(decision.text.text.substr(0, std::min<std::size_t>(decision.text.text.size(), 12)));
    if (words != std::string_view::npos && words > 0) {
      const std::string_view before = trimmed(line.substr(0, words));
      if (before.size() > 1 && before.ends_with(':') && before.size() < longest_line) {
        run_ins_[std::string(trimmed(before.substr(0, before.size() - 1)))].add(line);
      }
      continue;
    }
    // The line above, over blank ones.
    std::uint32_t above = number - 1;
    while (above > 0 && minutes.lines[above - 1].line_class == LineClass::blank) --above;
    if (above == 0 || minutes.lines[above - 1].line_class != LineClass::label) continue;
    const std::string_view label = trimmed(lines[above - 1].text);
    if (label.size() <= longest_line) labels_[std::string(label)].add(label, minutes.lines[above - 1].reason);
  }
}

void StarterGrammar::add_recurring(const SourceFile& source, const Minutes& minutes) {
  for (const Line& line : source.lines()) {
    if (line.number > minutes.lines.size()) break;
    const LineClass line_class = minutes.lines[line.number - 1].line_class;
    if (line_class != LineClass::prose && line_class != LineClass::unplaced) continue;
    const std::string_view text = trimmed(line.text);
    const std::size_t colon = text.find(": ");
    if (colon != std::string_view::npos && colon > 2 && colon <= 30 && text.size() <= longest_line) {
      recurring_[std::string(text.substr(0, colon + 1))].add(text);
    } else if (text.size() <= 40 && text.size() > 2 && text.find_first_of(".,!?0123456789") == std::string_view::npos) {
      recurring_[std::string(text)].add(text);
    }
  }
}

std::vector<StarterRule> StarterGrammar::rules() const {
  std::vector<StarterRule> out;
  std::size_t index = 0;
  for (const auto& [form, seen] : headings_) {
    const auto& [before, after] = form;
    const bool sign = !before.empty();
    std::string pattern =
        "^" + (sign ? pattern_quoted(before) + " ?" : "") + "(?P<number>\\d{1,4}(?:\\.\\d{1,2}){0,3}(?: ?[a-zA-Z])?)";
    pattern += sign ? pattern_quoted(after) : "(?P<punct>" + pattern_quoted(after) + ")";
    pattern += "\\s+(?P<title>[^\\s\\d%].*)$";
    std::vector<std::string> samples;
    for (const std::string& line : seen.lines) {
      const auto heading = take_apart(line);
      const std::string_view text = std::string_view(line).substr(line.find_first_not_of("#* "));
      std::string sample = fmt::format("{{text: {}, number: {}, ", yaml_quoted(text), yaml_quoted(heading->number));
      if (!sign) sample += fmt::format("punct: {}, ", yaml_quoted(after));
      samples.push_back(sample + fmt::format("title: {}}}", yaml_quoted(heading->title)));
    }
    out.push_back({seen_comment("heads an agenda item", seen.count, seen.rule),
                   rule_yaml(named("item", before, ++index), "item", sign ? "    style: sign\n" : "    style: number\n",
                             pattern, samples) +
                       "    rejects: ['2024-03-12']\n"});
  }
  for (const auto& [text, seen] : run_ins_) {
    std::vector<std::string> samples;
    for (const std::string& line : seen.lines) {
      const std::string_view rest = trimmed(std::string_view(line).substr(line.find(':', text.size()) + 1));
      samples.push_back(fmt::format("{{text: {}, rest: {}}}", yaml_quoted(line), yaml_quoted(rest)));
    }
    out.push_back({fmt::format("opens a decision in its line: seen {} times", seen.count),
                   rule_yaml(named("decides", text, ++index), "run-in", "    role: decide\n",
                             "^(?i:" + pattern_quoted(text) + ")\\s*:\\s*(?P<rest>\\S.*)$", samples)});
  }
  for (const auto& [text, seen] : labels_) {
    out.push_back({seen_comment("stands above a decision", seen.count, seen.rule),
                   rule_yaml(named("label", text, ++index), "label", "    role: decide\n",
                             "^(?i:" + pattern_quoted(text) + ")$", {yaml_quoted(text)})});
  }
  return out;
}

std::vector<StarterRule> StarterGrammar::suggestions() const {
  std::vector<std::pair<std::string, Seen>> often;
  for (const auto& [text, seen] : recurring_) {
    if (seen.count > 1) often.emplace_back(text, seen);
  }
  std::stable_sort(often.begin(), often.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  if (often.size() > most_suggestions) often.resize(most_suggestions);
  std::vector<StarterRule> out;
  for (const auto& [text, seen] : often) {
    const bool run_in = seen.lines.front() != text;
    const std::string words = text.ends_with(':') ? text.substr(0, text.size() - 1) : text;
    std::vector<std::string> samples;
    for (const std::string& line : seen.lines) {
      if (!run_in)
        samples.push_back(yaml_quoted(line));
      else
        samples.push_back(fmt::format("{{text: {}, rest: {}}}", yaml_quoted(line),
                                      yaml_quoted(trimmed(std::string_view(line).substr(text.size())))));
    }
    out.push_back(
        {fmt::format("seen {} times", seen.count),
         rule_yaml(named("label", words, out.size() + 1), run_in ? "run-in" : "label", "    role: tell\n",
                   "^(?i:" + pattern_quoted(words) + (run_in ? ")\\s*:\\s+(?P<rest>\\S.*)$" : ")\\s*:?$"), samples)});
  }
  return out;
}

std::string StarterGrammar::parent() const {
  const auto most = std::max_element(parents_.begin(), parents_.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == parents_.end() ? std::string() : most->first;
}

std::string StarterGrammar::text(const std::string& name, const std::vector<StarterRule>& rules) const {
  std::string out = fmt::format(
      "# A first draft, made of {} document{}. Correct it, then run: klubba grammar check FILE\n"
      "# Own rules go before those of the grammars named under 'extends'; among them, the first that fits wins.\n"
      "grammar: {}\n"
      "title: Minutes like those that the draft was made of\n"
      "extends: [{}]\n\n"
      "# Each rule has a name, a kind, a pattern (RE2), samples that it must fit and rejects that it must not.\n"
      "# {{L}} is any letter, {{Lu}} a capital, {{Ll}} a small one; (?P<name>...) captures, (?i:...) ignores case.\n",
      documents_, documents_ == 1 ? "" : "s", name, parent());
  out += rules.empty() ? "rules: []\n" : "rules:\n";
  for (const StarterRule& rule : rules) out += "  # " + rule.comment + '\n' + rule.yaml;
  const auto open = suggestions();
  if (open.empty()) return out;
  out +=
      "\n# Lines that recur and that no rule knows. Where one is the label of a part of an item, take the '# ' away, "
      "move\n"
      "# it under 'rules:' and say what stands below it: decide, propose, act, tell or recipients.\n";
  for (const StarterRule& rule : open) {
    out += "#   # " + rule.comment + '\n';
    std::string_view rest = rule.yaml;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      out += "# " + std::string(rest.substr(0, end)) + '\n';
      rest.remove_prefix(end + 1);
    }
  }
  return out;
}

}  // namespace klubba
