// SPDX-License-Identifier: MIT
#pragma once
/// Writing YAML: what `write_register` and its like are given for it.
#include <string>
#include <string_view>
#include <vector>

#include "klubba/register.h"
#include "render/quoted.h"

namespace klubba {

/// Writes block style, two spaces a level, and flow style ("inline") inside one line.
class YamlWriter {
 public:
  explicit YamlWriter(std::string& out) : out_(out) {}
  /// Writes keys of a map that stands at column `indent`.
  YamlWriter(std::string& out, std::size_t indent) : out_(out) { levels_.push_back({Level::map, indent}); }
  /// Writes entries of a list whose dashes stand at column `indent`.
  static YamlWriter entries(std::string& out, std::size_t indent) {
    YamlWriter writer(out);
    writer.levels_.push_back({Level::list, indent});
    return writer;
  }

  void open_map(std::string_view key) {
    if (levels_.empty()) {
      levels_.push_back({Level::map, 0});
      return;
    }
    start(key);
    const std::size_t indent = levels_.back().indent + 2;
    // The first entry of a list's map stands on the line of its dash.
    dash_ = levels_.back().type == Level::list;
    if (!dash_) out_ += '\n';
    levels_.push_back({Level::map, indent});
  }
  void open_inline_map(std::string_view key) {
    start(key);
    if (levels_.back().type == Level::map) out_ += ' ';
    out_ += '{';
    levels_.push_back({Level::flow, 0});
  }
  void close_map() {
    const bool flow = levels_.back().type == Level::flow;
    levels_.pop_back();
    if (flow) out_ += "}\n";
  }

  void open_list(std::string_view key) {
    start(key);
    list_start_ = out_.size();
    out_ += '\n';
    levels_.push_back({Level::list, levels_.back().indent + 2});
  }
  void close_list() {
    levels_.pop_back();
    if (out_.size() != list_start_ + 1) return;
    out_.resize(list_start_);
    out_ += " []\n";
  }

  void string(std::string_view key, std::string_view value) {
    start_value(key);
    append_yaml_string(out_, value);
    end_value();
  }
  void optional_string(std::string_view key, std::string_view value) { value.empty() ? null(key) : string(key, value); }
  void number(std::string_view key, std::size_t value) {
    start_value(key);
    out_ += std::to_string(value);
    end_value();
  }
  void literal(std::string_view key, std::string_view value) {
    start_value(key);
    out_ += value;
    end_value();
  }
  void null(std::string_view key) { literal(key, "null"); }
  void strings(std::string_view key, const std::vector<std::string>& values) {
    open_list(key);
    for (const std::string& value : values) string("", value);
    close_list();
  }
  void inline_strings(std::string_view key, const std::vector<std::string>& values) {
    start_value(key);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      append_yaml_string(out_, values[i]);
    }
    out_ += ']';
    end_value();
  }
  void lines(std::string_view key, const LineRange& range) {
    if (range.first == 0) return null(key);
    start_value(key);
    out_ += '[' + std::to_string(range.first) + ", " + std::to_string(range.last) + ']';
    end_value();
  }

 private:
  struct Level {
    enum Type { map, list, flow } type;
    std::size_t indent;
  };

  /// Up to and with the key's colon, the list's dash, or the comma of flow style.
  void start(std::string_view key) {
    const Level& level = levels_.back();
    if (level.type == Level::flow) {
      if (out_.back() != '{') out_ += ", ";
    } else if (dash_) {
      dash_ = false;
    } else {
      out_.append(level.indent, ' ');
    }
    if (level.type == Level::list) {
      out_ += "- ";
    } else {
      out_ += key;
      out_ += ':';
    }
  }
  void start_value(std::string_view key) {
    start(key);
    if (levels_.back().type != Level::list) out_ += ' ';
  }
  void end_value() {
    if (levels_.back().type != Level::flow) out_ += '\n';
  }

  std::string& out_;
  std::vector<Level> levels_;
  std::size_t list_start_ = 0;
  bool dash_ = false;
};

}  // namespace klubba
