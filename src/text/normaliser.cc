// SPDX-License-Identifier: MIT
#include "text/normaliser.h"

#include <utf8proc.h>

#include <array>
#include <span>
#include <utility>

#include "text/code_point.h"

namespace klubba::text {
namespace {

constexpr std::size_t kMostInvalid = 1000;
// Sorting the marks of one letter is quadratic, so a longer heap of them is cut (as Unicode's stream-safe format does).
constexpr std::size_t kMostMarks = 30;

bool is_space(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0x0085;
}

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string_view ligature(char32_t c) {
  constexpr std::array<std::string_view, 7> kSpelt = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kSpelt[c - 0xFB00] : std::string_view{};
}

bool is_mark(char32_t c) {
  return c >= 0x0300 && utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class != 0;
}

// Characters that never stand in NFC, such as the angstrom sign: they have a canonical decomposition.
bool decomposes(char32_t c) {
  if (c < 0x0340 || (c >= 0xAC00 && c <= 0xD7A3)) return false;
  const utf8proc_property_t* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  return property->decomp_seqindex != UINT16_MAX && property->decomp_type == 0;
}

// Korean letters compose without being marks.
bool is_jamo(char32_t c) {
  return c >= 0x1160 && c <= 0x11FF;
}

class Normaliser {
 public:
  Normaliser(std::string_view bytes, Encoding encoding) : bytes_(bytes), encoding_(encoding) {}

  Normalised run() {
    if (encoding_ == Encoding::utf8_bom) start_ = at_ = 3;
    while (at_ < bytes_.size()) step();
    if (out_.runs.empty()) {
      out_.verbatim = true;
      out_.runs.push_back({0, start_, 0});
      return std::move(out_);
    }
    flush(bytes_.size());
    if (out_.runs.empty()) out_.runs.push_back({0, start_, 0});
    return std::move(out_);
  }

 private:
  bool utf8() const { return encoding_ == Encoding::utf8 || encoding_ == Encoding::utf8_bom; }

  void step() {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    if ((byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t') {
      ++at_;
      return;
    }
    if (byte < 0x80) return control(byte);
    // The letters of Western Europe, in the form in which nearly every file has them.
    if (byte == 0xC3 && utf8() && at_ + 1 < bytes_.size() &&
        (static_cast<unsigned char>(bytes_[at_ + 1]) & 0xC0U) == 0x80) {
      at_ += 2;
      return;
    }
    const CodePoint here = read_code_point(bytes_, at_, encoding_);
    if (!here.valid) return undecodable();
    if (here.value < 0x80 || is_space(here.value)) return replace(here.length, " ");
    if (is_invisible(here.value)) {
      // A soft hyphen is seen where it parts a word at its line's end.
      const std::size_t next = at_ + here.length;
      const bool parts = here.value == 0x00AD && next < bytes_.size() && (bytes_[next] == '\n' || bytes_[next] == '\r');
      return replace(here.length, parts ? "-" : "");
    }
    if (const std::string_view spelt = ligature(here.value); !spelt.empty()) return replace(here.length, spelt);
    if (here.value < 0xA0) return control(static_cast<unsigned char>(here.value));
    if (is_mark(here.value) || decomposes(here.value) || is_jamo(here.value)) return compose(here);
    if (utf8()) {
      at_ += here.length;
      return;
    }
    std::string encoded;
    append_utf8(encoded, here.value);
    replace(here.length, encoded);
  }

  void control(unsigned char byte) {
    if (byte == '\f') {
      const bool inside = at_ > start_ && bytes_[at_ - 1] != '\n';
      replace(1, inside ? " " : "");
      out_.form_feeds.push_back(out_.text.size());
      return;
    }
    // Of a line end only '\n' is kept, so that lines count the same in the file and in the text.
    if (byte == '\r') return replace(1, at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n' ? "" : " ");
    if (byte != '\v') ++out_.undecodable;
    replace(1, " ");
  }

  void undecodable() {
    ++out_.undecodable;
    if (out_.invalid.size() < kMostInvalid) out_.invalid.push_back(at_);
    replace(1, "\xEF\xBF\xBD");
  }

  // A mark belongs to the character before it: that one is taken back and both are composed. (Only UTF-8 has marks.)
  void compose(const CodePoint& here) {
    std::size_t begin = at_;
    if (!decomposes(here.value) && begin > start_ && bytes_[begin - 1] != '\n') {
      do --begin;
      while (begin > start_ && utf8() && (static_cast<unsigned char>(bytes_[begin]) & 0xC0U) == 0x80);
    }
    std::array<utf8proc_int32_t, kMostMarks * 8> points{};
    std::array<utf8proc_int32_t, kMostMarks> input{};
    std::size_t count = 0;
    if (begin < at_) input[count++] = static_cast<utf8proc_int32_t>(read_code_point(bytes_, begin, encoding_).value);
    std::size_t end = at_ + here.length;
    input[count++] = static_cast<utf8proc_int32_t>(here.value);
    while (end < bytes_.size() && count < input.size()) {
      const CodePoint next = read_code_point(bytes_, end, encoding_);
      if (!next.valid || !(is_mark(next.value) || is_jamo(next.value))) break;
      input[count++] = static_cast<utf8proc_int32_t>(next.value);
      end += next.length;
    }
    std::size_t size = 0;
    int boundary = 0;
    for (const utf8proc_int32_t point : std::span(input).first(count)) {
      const auto room = static_cast<utf8proc_ssize_t>(points.size() - size);
      const utf8proc_ssize_t made =
          utf8proc_decompose_char(point, points.data() + size, room, UTF8PROC_DECOMPOSE, &boundary);
      if (made < 0 || made > room) break;
      size += static_cast<std::size_t>(made);
    }
    sort_marks(std::span(points).first(size));
    const utf8proc_ssize_t left =
        utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(size),
                                 static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    std::string composed;
    for (utf8proc_ssize_t i = 0; i < left; ++i)
      append_utf8(composed, static_cast<char32_t>(points[static_cast<std::size_t>(i)]));
    if (utf8() && bytes_.substr(begin, end - begin) == composed) {
      at_ = end;
      return;
    }
    at_ = begin;
    replace(end - begin, composed);
  }

  static void sort_marks(std::span<utf8proc_int32_t> points) {
    for (std::size_t i = 1; i < points.size(); ++i) {
      for (std::size_t j = i; j > 0; --j) {
        const auto one = utf8proc_get_property(points[j - 1])->combining_class;
        const auto two = utf8proc_get_property(points[j])->combining_class;
        if (two == 0 || one <= two) break;
        std::swap(points[j - 1], points[j]);
      }
    }
  }

  // Takes over what was passed since the last change, as it stands.
  void flush(std::size_t end) {
    if (start_ == end) return;
    out_.runs.push_back({out_.text.size(), start_, 0});
    out_.text.append(bytes_, start_, end - start_);
    start_ = end;
  }

  // Puts `text` in the place of the next `length` bytes.
  void replace(std::size_t length, std::string_view text) {
    if (out_.text.empty()) out_.text.reserve(bytes_.size() + bytes_.size() / 16);
    flush(at_);
    if (!text.empty()) out_.runs.push_back({out_.text.size(), at_, at_ + length});
    out_.text.append(text);
    at_ += length;
    start_ = at_;
  }

  std::string_view bytes_;
  Encoding encoding_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // the bytes from here to at_ are still to be taken over
  Normalised out_;
};

}  // namespace

Normalised normalise(std::string_view bytes, Encoding encoding) {
  return Normaliser(bytes, encoding).run();
}

}  // namespace klubba::text
