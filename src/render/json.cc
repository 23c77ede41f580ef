// SPDX-License-Identifier: MIT
#include <vector>

#include "klubba/render.h"
#include "render/quoted.h"
#include "render/register_shape.h"

namespace klubba {
namespace {

class JsonWriter {
 public:
  JsonWriter(std::string& out, bool one_line) : out_(out), one_line_(one_line) {}

  void open_map(std::string_view key) { open(key, '{'); }
  void open_inline_map(std::string_view key) { open(key, '{'); }
  void close_map() { close('}'); }
  void open_list(std::string_view key) { open(key, '['); }
  void close_list() { close(']'); }

  void string(std::string_view key, std::string_view value) {
    start(key);
    append_json_string(out_, value);
  }
  void optional_string(std::string_view key, std::string_view value) { value.empty() ? null(key) : string(key, value); }
  void number(std::string_view key, std::size_t value) {
    start(key);
    out_ += std::to_string(value);
  }
  void null(std::string_view key) {
    start(key);
    out_ += "null";
  }
  void strings(std::string_view key, const std::vector<std::string>& values) {
    open_list(key);
    for (const std::string& value : values) string("", value);
    close_list();
  }
  void inline_strings(std::string_view key, const std::vector<std::string>& values) {
    start(key);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      append_json_string(out_, values[i]);
    }
    out_ += ']';
  }
  void lines(std::string_view key, const LineRange& range) {
    if (range.first == 0) return null(key);
    start(key);
    out_ += '[' + std::to_string(range.first) + ", " + std::to_string(range.last) + ']';
  }

 private:
  void start(std::string_view key) {
    if (filled_.empty()) return;
    if (filled_.back()) out_ += one_line_ ? ", " : ",";
    filled_.back() = true;
    new_line();
    if (key.empty()) return;
    append_json_string(out_, key);
    out_ += ": ";
  }
  void open(std::string_view key, char bracket) {
    start(key);
    out_ += bracket;
    filled_.push_back(false);
  }
  void close(char bracket) {
    const bool filled = filled_.back();
    filled_.pop_back();
    if (filled) new_line();
    out_ += bracket;
  }
  void new_line() {
    if (one_line_) return;
    out_ += '\n';
    out_.append(2 * filled_.size(), ' ');
  }

  std::string& out_;
  bool one_line_;
  std::vector<bool> filled_;  ///< one for each open bracket: it holds something
};

}  // namespace

void render_json(const Register& entry, std::string& out) {
  JsonWriter writer(out, false);
  write_register(entry, writer);
}

void render_json_line(const Register& entry, std::string& out) {
  JsonWriter writer(out, true);
  write_register(entry, writer);
  out += '\n';
}

}  // namespace klubba
