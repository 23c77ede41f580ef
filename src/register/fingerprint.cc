// SPDX-License-Identifier: MIT
#include "register/fingerprint.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace klubba {
namespace {

/// FNV-1a; each text is followed by a byte that no UTF-8 has, so that two lists differ when their joined texts don't.
class Hash {
 public:
  Hash& add(std::string_view text) {
    for (const char c : text) mix(static_cast<unsigned char>(c));
    mix(0xFF);
    return *this;
  }
  Hash& add(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) add(text);
    return *this;
  }
  std::string hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (int shift = 28; shift >= 0; shift -= 4) out += digits[(value_ >> shift) & 15];
    return out;
  }

 private:
  void mix(unsigned char byte) { value_ = (value_ ^ byte) * 16777619U; }
  std::uint32_t value_ = 2166136261U;
};

constexpr std::size_t part_size = 8;

bool differs(const std::string& kept, const std::string& now, std::size_t part) {
  const std::size_t at = part * (part_size + 1);
  return kept.size() < at + part_size || kept.compare(at, part_size, now, at, part_size) != 0;
}

}  // namespace

std::string fingerprint(const RegisterAction& action) {
  Hash deadline;
  if (action.deadline)
    deadline.add(action.deadline->text)
        .add(action.deadline->edtf)
        .add(action.deadline->due)
        .add(action.deadline->event);
  return Hash().add(action.text).hex() + '-' + Hash().add(action.owners).hex() + '-' + deadline.hex() + '-' +
         Hash().add(action.status).hex();
}

std::string fingerprint(const RegisterDecision& decision) {
  return Hash().add(decision.text).hex() + '-' + Hash().add(decision.clauses).hex() + '-' +
         Hash().add(decision.outcome).hex();
}

bool status_edited(const LivingAction& action) {
  return !action.fingerprint.ends_with('-' + Hash().add(action.action.status).hex());
}

bool mark_status(LivingAction& action) {
  if (!status_edited(action)) return false;
  const std::size_t last = action.fingerprint.rfind('-');
  if (last == std::string::npos) return false;
  action.fingerprint.replace(last + 1, std::string::npos, Hash().add(action.action.status).hex());
  return true;
}

ActionEdits edits_of(const LivingAction& action) {
  const std::string now = fingerprint(action.action);
  const std::string& kept = action.fingerprint;
  return {differs(kept, now, 0), differs(kept, now, 1), differs(kept, now, 2), differs(kept, now, 3)};
}

DecisionEdits edits_of(const LivingDecision& decision) {
  const std::string now = fingerprint(decision.decision);
  const std::string& kept = decision.fingerprint;
  return {differs(kept, now, 0), differs(kept, now, 1), differs(kept, now, 2)};
}

}  // namespace klubba
