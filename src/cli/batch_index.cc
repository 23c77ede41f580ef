// SPDX-License-Identifier: MIT
#include "cli/batch_index.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <vector>

namespace klubba::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t entry_fields = 5;
constexpr std::size_t diagnostic_fields = 9;

/// Fields stand between tabs; what would break a line or a field is escaped.
void append_field(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  out += '\t';
}

std::string take_field(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  std::string_view raw = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  if (raw.find('\\') == std::string_view::npos) return std::string(raw);
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i];
      continue;
    }
    ++i;
    out += raw[i] == 'n' ? '\n' : raw[i] == 't' ? '\t' : raw[i];
  }
  return out;
}

template <class Number>
Number take_number(std::string_view& line) {
  Number number = 0;
  const std::size_t end = std::min(line.find('\t'), line.size());
  std::from_chars(line.data(), line.data() + end, number);
  line.remove_prefix(std::min(end + 1, line.size()));
  return number;
}

std::string path_of(std::string_view line) {
  return take_field(line);
}

std::optional<IndexEntry> parse(std::string_view line, const std::string& document) {
  const auto fields = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
  if (fields < entry_fields || (fields - entry_fields) % diagnostic_fields != 0) return std::nullopt;
  take_field(line);
  IndexEntry entry;
  entry.content = take_field(line);
  entry.size = take_number<std::uint64_t>(line);
  entry.decisions = take_number<std::size_t>(line);
  entry.actions = take_number<std::size_t>(line);
  while (!line.empty()) {
    Diagnostic d;
    d.path = document;
    d.severity = take_number<int>(line) == 0 ? Severity::info : Severity::warning;
    d.id = take_field(line);
    d.message = take_field(line);
    d.at.line = take_number<std::uint32_t>(line);
    d.at.column = take_number<std::uint32_t>(line);
    d.end.line = take_number<std::uint32_t>(line);
    d.end.column = take_number<std::uint32_t>(line);
    d.note = take_field(line);
    d.help = take_field(line);
    entry.diagnostics.push_back(std::move(d));
  }
  return entry;
}

std::string format(const std::string& document, const IndexEntry& entry) {
  std::string out;
  append_field(document, out);
  append_field(entry.content, out);
  for (const std::uint64_t number : {entry.size, std::uint64_t{entry.decisions}, std::uint64_t{entry.actions}})
    append_field(std::to_string(number), out);
  for (const Diagnostic& d : entry.diagnostics) {
    append_field(d.severity == Severity::info ? "0" : "1", out);
    append_field(d.id, out);
    append_field(d.message, out);
    for (const std::uint32_t number : {d.at.line, d.at.column, d.end.line, d.end.column})
      append_field(std::to_string(number), out);
    append_field(d.note, out);
    append_field(d.help, out);
  }
  out += '\n';
  return out;
}

bool same(const Diagnostic& a, const Diagnostic& b) {
  return a.id == b.id && a.severity == b.severity && a.message == b.message && a.at.line == b.at.line &&
         a.at.column == b.at.column && a.end.line == b.end.line && a.end.column == b.end.column && a.note == b.note &&
         a.help == b.help;
}

}  // namespace

bool IndexEntry::operator==(const IndexEntry& other) const {
  return content == other.content && size == other.size && decisions == other.decisions && actions == other.actions &&
         std::equal(diagnostics.begin(), diagnostics.end(), other.diagnostics.begin(), other.diagnostics.end(), same);
}

BatchIndex::BatchIndex(const std::string& folder, std::string key, bool sorted)
    : key_(std::move(key)),
      sorted_(sorted),
      before_(fs::path(folder) / ".klubba-index", std::ios::binary),
      now_((fs::path(folder) / ".klubba-index").string()) {
  now_.append(key_ + '\n');
  if (!std::getline(before_, line_) || line_ != key_) {
    before_.close();
    line_.clear();
    return;
  }
  line_.clear();
  if (sorted_) {
    std::getline(before_, line_);
    return;
  }
  while (std::getline(before_, line_)) {
    const std::string document = path_of(line_);
    if (auto entry = parse(line_, document)) all_[document] = std::move(*entry);
  }
  line_.clear();
}

KnownDocument BatchIndex::find(const std::string& document) {
  KnownDocument known;
  if (!sorted_) {
    if (const auto it = all_.find(document); it != all_.end()) known.entry = it->second;
    return known;
  }
  while (!line_.empty()) {
    const std::string path = path_of(line_);
    if (path > document) break;
    if (path == document) {
      known.entry = parse(line_, document);
    } else {
      known.passed.append(line_).append(1, '\n');
    }
    if (!std::getline(before_, line_)) line_.clear();
  }
  return known;
}

void BatchIndex::put(const std::string& document, const KnownDocument& before, const std::optional<IndexEntry>& now) {
  if (before.entry != now) changed_ = true;
  if (sorted_) {
    now_.append(before.passed);
    if (now) now_.append(format(document, *now));
  } else if (now) {
    all_[document] = *now;
  } else {
    all_.erase(document);
  }
}

void BatchIndex::save(Diagnostics& out) {
  if (!changed_) return;
  while (sorted_ && !line_.empty()) {
    now_.append(line_ + '\n');
    if (!std::getline(before_, line_)) line_.clear();
  }
  for (const auto& [document, entry] : all_) now_.append(format(document, entry));
  now_.commit(out);
}

}  // namespace klubba::cli
