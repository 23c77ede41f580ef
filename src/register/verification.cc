// SPDX-License-Identifier: MIT
#include "register/verification.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "register/fingerprint.h"
#include "register/sha256.h"

namespace klubba {
namespace {

bool is_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

/// Letters and digits alone: folding, hyphens at line ends, marks and bullets make no difference.
struct Letters {
  std::string text;
  std::vector<std::uint32_t> lines;  ///< of each byte

  void add(std::string_view line, std::uint32_t number) {
    for (const char c : line) {
      if (!is_letter(c)) continue;
      text += c;
      lines.push_back(number);
    }
  }
};

std::string letters_of(std::string_view text) {
  Letters out;
  out.add(text, 0);
  return out.text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool open = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t') {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    open = true;
    words.back() += c;
  }
  return words;
}

class Verifier {
 public:
  Verifier(const Register& entry, const SourceFile& source) : entry_(entry), source_(source) {
    for (const Line& line : source.lines()) all_.add(line.text, line.number);
  }

  Diagnostics verify() {
    for (const RegisterDecision& decision : entry_.decisions) check(decision.id, decision.text, decision.lines);
    for (const RegisterAction& action : entry_.actions) check(action.id, action.text, action.lines);
    const bool same_document = sha256_hex(source_.disk_bytes()) == entry_.source.sha256;
    if (out_.empty() && !same_document) {
      Diagnostic d = finding("source-changed", "the document is not the one that the register was made from");
      d.note = "the texts of the register still stand at their lines; something else changed";
      d.help = "extract it again";
      out_.push_back(std::move(d));
    }
    return std::move(out_);
  }

 private:
  Diagnostic finding(const std::string& id, std::string message) const {
    Diagnostic d;
    d.id = id;
    d.severity = Severity::warning;
    d.path = source_.path();
    d.message = std::move(message);
    return d;
  }

  void check(const std::string& id, const std::string& text, const LineRange& lines) {
    if (lines.first == 0) return;
    std::string there;
    Letters letters;
    for (std::uint32_t n = lines.first; n <= lines.last && n <= source_.lines().size(); ++n) {
      const std::string_view line = source_.lines()[n - 1].text;
      letters.add(line, n);
      there += std::string(line) + '\n';
    }
    const std::string wanted = letters_of(text);
    if (letters.text.find(wanted) != std::string::npos || holds_in_order(words_of(text), letters.text)) return;
    const std::size_t moved = all_.text.find(wanted);
    Diagnostic d = finding("text-changed", "the text of '" + id + "' is another now");
    if (moved != std::string::npos) d = finding("text-moved", "the text of '" + id + "' stands at other lines");
    d.at = {lines.first, 1};
    if (moved != std::string::npos) {
      d.note = "lines " + std::to_string(all_.lines[moved]) + " to " +
               std::to_string(all_.lines[moved + wanted.size() - 1]) + " instead of " + std::to_string(lines.first) +
               " to " + std::to_string(lines.last);
    } else {
      d.note = difference(words_of(text), words_of(there));
    }
    d.help = "read what was changed, then extract the document again";
    out_.push_back(std::move(d));
  }

  /// Running heads and other cells may stand between the words.
  static bool holds_in_order(const std::vector<std::string>& words, const std::string& letters) {
    std::size_t at = 0;
    for (const std::string& word : words) {
      const std::string wanted = letters_of(word);
      const std::size_t found = letters.find(wanted, at);
      if (found == std::string::npos) return false;
      at = found + wanted.size();
    }
    return true;
  }

  /// The words around the first that differs, of the register and of the document.
  static std::string difference(const std::vector<std::string>& old_words, const std::vector<std::string>& new_words) {
    constexpr std::size_t around = 4;
    std::size_t begin = 0;
    std::size_t length = 0;  // of the longest start of the text that stands in the lines
    for (std::size_t i = 0; i < new_words.size(); ++i) {
      std::size_t n = 0;
      while (n < old_words.size() && i + n < new_words.size() && old_words[n] == new_words[i + n]) ++n;
      if (n > length) {
        begin = i;
        length = n;
      }
    }
    const auto cut = [&](const std::vector<std::string>& words, std::size_t at) {
      std::string text = at > around ? "…" : "";
      for (std::size_t i = at > around ? at - around : 0; i < std::min(words.size(), at + around); ++i)
        text += (text.empty() ? "" : " ") + words[i];
      return text + (at + around < words.size() ? " …" : "");
    };
    return "register: " + cut(old_words, length) + "; document: " + cut(new_words, begin + length);
  }

  const Register& entry_;
  const SourceFile& source_;
  Letters all_;
  Diagnostics out_;
};

}  // namespace

Diagnostics verify_register(const Register& entry, const SourceFile& source) {
  return Verifier(entry, source).verify();
}

std::vector<Register> registers_of(const LivingRegister& living) {
  std::vector<Register> out;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const LivingMeeting& meeting : living.meetings) {
    places.emplace(meeting.id, out.size());
    out.emplace_back().source = meeting.source;
  }
  for (const LivingDecision& kept : living.decisions) {
    const auto at = places.find(kept.meeting);
    if (at == places.end() || kept.gone || edits_of(kept).text) continue;
    out[at->second].decisions.push_back(kept.decision);
  }
  for (const LivingAction& kept : living.actions) {
    const auto at = places.find(kept.meeting);
    if (at == places.end() || kept.gone || edits_of(kept).text) continue;
    out[at->second].actions.push_back(kept.action);
  }
  return out;
}

}  // namespace klubba
