// SPDX-License-Identifier: MIT
#include "klubba/living_yaml.h"

#include <algorithm>
#include <unordered_map>

#include "register/living_reader.h"
#include "register/yaml_node.h"
#include "render/living_shape.h"

namespace klubba {
namespace {

constexpr std::size_t dash_indent = 2;

std::string entry_text(const std::vector<YamlPiece>& pieces, std::size_t indent) {
  std::string out(indent, ' ');
  out += "- ";
  bool first = true;
  for (const YamlPiece& piece : pieces) {
    if (piece.text.empty()) continue;
    if (!first) out.append(indent + 2, ' ');
    out += piece.text;
    first = false;
  }
  return out;
}

/// Collects edits of one text.
class Edits {
 public:
  explicit Edits(std::string_view text) : text_(text) {}

  void replace(std::size_t begin, std::size_t end, std::string with) {
    if (text_.substr(begin, end - begin) != with) edits_.push_back({begin, end, std::move(with)});
  }
  void insert(std::size_t at, std::string text) {
    // Behind a last line without its end.
    if (at == text_.size() && at > 0 && text_[at - 1] != '\n' && edits_.empty()) text.insert(0, 1, '\n');
    edits_.push_back({at, at, std::move(text)});
  }

  std::string apply() {
    std::stable_sort(edits_.begin(), edits_.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    const std::size_t line = text_.find('\n');
    const bool carriage = line != std::string_view::npos && line > 0 && text_[line - 1] == '\r';
    std::string out;
    std::size_t size = text_.size();
    for (const Edit& edit : edits_) size += 2 * edit.with.size();
    out.reserve(size);
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
      out.append(text_.substr(at, edit.begin - at));
      for (const char c : edit.with) {
        if (c == '\n' && carriage && !out.ends_with('\r')) out += '\r';
        out += c;
      }
      at = std::max(at, edit.end);
    }
    out.append(text_.substr(at));
    return out;
  }

 private:
  struct Edit {
    std::size_t begin, end;
    std::string with;
  };
  std::string_view text_;
  std::vector<Edit> edits_;
};

class Rewriter {
 public:
  Rewriter(std::string_view text, const std::unordered_set<std::string>* touched)
      : text_(text), touched_(touched), yaml_(text), reader_(text, path_, unused_), edits_(text) {}

  std::string run(const LivingRegister& entry) {
    const YamlNode top = yaml_.document(living_sections);
    section(
        top, "meetings", entry.meetings, [](const LivingMeeting& m) -> const std::string& { return m.id; },
        [this](const YamlNode& node) { return reader_.meeting(node); });
    section(
        top, "decisions", entry.decisions, [](const LivingDecision& d) -> const std::string& { return d.decision.id; },
        [this](const YamlNode& node) { return reader_.decision(node); });
    section(
        top, "actions", entry.actions, [](const LivingAction& a) -> const std::string& { return a.action.id; },
        [this](const YamlNode& node) { return reader_.action(node); });
    diagnostics(top, entry.diagnostics);
    return edits_.apply();
  }

 private:
  /// The id of an entry: nearly always what its first line says.
  std::string id_of(const Span& lines) {
    constexpr std::string_view opening = "- id: \"";
    const std::size_t newline = std::min(text_.find('\n', lines.begin), lines.end);
    const std::string_view line = text_.substr(lines.begin, newline - lines.begin);
    const std::size_t at = line.find_first_not_of(' ');
    if (at != std::string_view::npos && line.substr(at).starts_with(opening)) {
      const std::size_t begin = at + opening.size();
      const std::size_t end = line.find_first_of("\"\\", begin);
      if (end != std::string_view::npos && line[end] == '"') return std::string(line.substr(begin, end - begin));
    }
    const YamlNode node = yaml_.entry(lines);
    const YamlField* id = node.field("id");
    return id == nullptr ? "" : id->value.text;
  }

  template <class List, class Id, class Read>
  void section(const YamlNode& top, std::string_view name, const List& list, Id id, Read read) {
    const YamlField* field = top.field(name);
    std::vector<Span> old;
    if (field != nullptr && field->value.kind == YamlNode::Kind::null)
      old = yaml_.entries({field->value.begin, field->value.end});
    std::unordered_map<std::string, Span> places;
    places.reserve(old.size());
    for (const Span& lines : old) places.emplace(id_of(lines), lines);
    std::size_t indent = dash_indent;
    if (!old.empty()) indent = text_.find_first_not_of(' ', old.front().begin) - old.front().begin;

    std::string fresh;  // new entries that go in at `at`
    std::size_t at = old.empty() ? std::string::npos : old.front().begin;
    const auto flush = [&] {
      if (!fresh.empty()) edits_.insert(at, std::move(fresh));
      fresh.clear();
    };
    for (const auto& entry : list) {
      const auto place = places.find(id(entry));
      if (place == places.end()) {
        fresh += entry_text(pieces_of(entry, indent + 2), indent);
        continue;
      }
      if (old.empty()) continue;
      flush();
      at = place->second.end;
      if (touched_ != nullptr && !touched_->contains(id(entry))) continue;
      const YamlNode node = yaml_.entry(place->second);
      rewrite(node, pieces_of(read(node), node.indent), pieces_of(entry, node.indent));
    }
    if (old.empty()) {
      put_section(top, name, std::move(fresh));
    } else {
      flush();
    }
  }

  /// Fills a section that has no entries yet.
  void put_section(const YamlNode& top, std::string_view name, std::string entries) {
    if (entries.empty()) return;
    const YamlField* field = top.field(name);
    if (field == nullptr) {
      edits_.insert(text_.size(), std::string(name) + ":\n" + entries);
    } else {
      if (field->value.kind == YamlNode::Kind::list) edits_.replace(field->after_colon, field->value.end, "");
      edits_.insert(field->line_end, std::move(entries));
    }
  }

  void diagnostics(const YamlNode& top, const std::vector<KeptDiagnostic>& list) {
    const YamlField* field = top.field("diagnostics");
    std::vector<Span> old;
    if (field != nullptr && field->value.kind == YamlNode::Kind::null)
      old = yaml_.entries({field->value.begin, field->value.end});
    std::size_t indent = dash_indent;
    if (!old.empty()) indent = text_.find_first_not_of(' ', old.front().begin) - old.front().begin;
    std::vector<std::string> before;
    std::vector<std::string> now;
    for (const Span& lines : old)
      before.push_back(entry_text(pieces_of(reader_.diagnostic(yaml_.entry(lines)), indent + 2), indent));
    for (const KeptDiagnostic& entry : list) now.push_back(entry_text(pieces_of(entry, indent + 2), indent));
    if (before == now) return;
    if (old.empty()) {
      std::string entries;
      for (const std::string& entry : now) entries += entry;
      put_section(top, "diagnostics", std::move(entries));
    } else if (now.empty()) {
      edits_.replace(field->after_colon, old.back().end, " []\n" + comments(field->after_colon, old.back().end));
    } else {
      replace_items(old, before, now);
    }
  }

  /// Changes the elements that differ, between those at both ends that don't.
  void replace_items(const std::vector<Span>& places, const std::vector<std::string>& before,
                     const std::vector<std::string>& now) {
    std::size_t same = 0;
    while (same < before.size() && same < now.size() && before[same] == now[same]) ++same;
    std::size_t tail = 0;
    while (tail + same < before.size() && tail + same < now.size() &&
           before[before.size() - 1 - tail] == now[now.size() - 1 - tail]) {
      ++tail;
    }
    std::string middle;
    for (std::size_t i = same; i < now.size() - tail; ++i) middle += now[i];
    if (same == before.size() - tail) {
      if (!middle.empty()) edits_.insert(same == 0 ? places.front().begin : places[same - 1].end, std::move(middle));
      return;
    }
    const std::size_t begin = places[same].begin;
    const std::size_t end = places[before.size() - tail - 1].end;
    edits_.replace(begin, end, comments(begin, end) + middle);
  }

  /// The comment lines of a range.
  std::string comments(std::size_t begin, std::size_t end) const {
    std::string out;
    while (begin < end) {
      const std::size_t next = std::min(text_.find('\n', begin), end - 1) + 1;
      const std::string_view line = text_.substr(begin, next - begin);
      const std::size_t content = line.find_first_not_of(' ');
      if (content != std::string_view::npos && line[content] == '#') out += line;
      begin = next;
    }
    return out;
  }

  /// Puts the differences between two lists of pieces into the map that `node` is.
  void rewrite(const YamlNode& node, const std::vector<YamlPiece>& before, const std::vector<YamlPiece>& now) {
    const YamlField* previous = nullptr;
    for (std::size_t i = 0; i < now.size(); ++i) {
      const YamlField* field = node.field(now[i].key);
      if (before[i].text != now[i].text) {
        if (field == nullptr) {
          const std::size_t at = previous == nullptr ? node.end : previous->line_end;
          edits_.insert(at, std::string(node.indent, ' ') + now[i].text);
        } else if (now[i].text.empty()) {
          edits_.replace(field->line_begin, field->line_end, comments(field->line_begin, field->line_end));
        } else {
          replace(*field, before[i], now[i], node.indent);
        }
      }
      if (field != nullptr && (previous == nullptr || field->line_end > previous->line_end)) previous = field;
    }
  }

  void replace(const YamlField& field, const YamlPiece& before, const YamlPiece& now, std::size_t indent) {
    const YamlNode& value = field.value;
    const bool block = !value.flow && (value.kind == YamlNode::Kind::list || value.kind == YamlNode::Kind::map);
    if (block && value.kind == YamlNode::Kind::map && !now.inner.empty() && value.indent == indent + 2)
      return rewrite(value, before.inner, now.inner);
    if (block && value.kind == YamlNode::Kind::list && !now.items.empty() &&
        value.items.size() == before.items.size() && value.indent == indent + 2) {
      std::vector<Span> places;
      for (const YamlNode& item : value.items) {
        const std::size_t newline = text_.rfind('\n', item.begin);
        const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
        if (!places.empty()) places.back().end = std::min(places.back().end, begin);
        const std::size_t end = text_.find('\n', item.end > item.begin ? item.end - 1 : item.end);
        places.push_back({begin, end == std::string_view::npos ? text_.size() : end + 1});
      }
      return replace_items(places, before.items, now.items);
    }
    const std::string_view fresh = std::string_view(now.text).substr(now.key.size() + 1);  // behind the colon
    const bool one_line = fresh.find('\n') + 1 == fresh.size();
    const bool old_one_line =
        !block && text_.substr(field.after_colon, value.end - field.after_colon).find('\n') == std::string_view::npos;
    if (one_line && old_one_line) {
      edits_.replace(field.after_colon, std::max(value.end, field.after_colon),
                     std::string(fresh.substr(0, fresh.size() - 1)));
    } else if (old_one_line) {
      edits_.replace(field.after_colon, std::max(value.end, field.after_colon), "");
      edits_.insert(field.line_end, std::string(fresh.substr(fresh.find('\n') + 1)));
    } else {
      edits_.replace(field.after_colon, field.line_end,
                     std::string(fresh) + comments(field.after_colon, field.line_end));
    }
  }

  std::string_view text_;
  const std::unordered_set<std::string>* touched_;
  std::string path_;
  Diagnostics unused_;
  YamlReader yaml_;
  LivingReader reader_;
  Edits edits_;
};

template <class List>
void append_section(std::string& out, std::string_view name, const List& list) {
  out += name;
  out += list.empty() ? ": []\n" : ":\n";
  for (const auto& entry : list) out += entry_text(pieces_of(entry, dash_indent + 2), dash_indent);
}

}  // namespace

void render_yaml(const LivingRegister& entry, std::string& out) {
  out += "klubba: " + std::to_string(register_version) + "\n";
  append_section(out, "meetings", entry.meetings);
  append_section(out, "decisions", entry.decisions);
  append_section(out, "actions", entry.actions);
  append_section(out, "diagnostics", entry.diagnostics);
}

std::string rewrite_yaml(std::string_view old_text, const LivingRegister& entry,
                         const std::unordered_set<std::string>* touched) {
  if (old_text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    std::string out;
    render_yaml(entry, out);
    return out;
  }
  return Rewriter(old_text, touched).run(entry);
}

}  // namespace klubba
