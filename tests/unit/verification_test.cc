// SPDX-License-Identifier: MIT
#include "register/verification.h"

#include <doctest/doctest.h>

#include "register/decision_diff.h"
#include "register/register_reader.h"

namespace {

using namespace klubba;

Register register_with(const std::string& text, LineRange lines) {
  Register entry;
  entry.decisions.push_back({"x-1-d1", "1", "", text, {}, "", lines});
  return entry;
}

std::string verdict(const Register& entry, const std::string& text) {
  const Diagnostics found = verify_register(entry, SourceFile::decode("notes.txt", text));
  return found.empty() ? "" : found.front().id;
}

Register decisions(const std::vector<std::pair<std::string, std::string>>& texts) {
  Register entry;
  for (const auto& [item, text] : texts) entry.decisions.push_back({"", item, "", text, {}, "", {}});
  return entry;
}

}  // namespace

TEST_CASE("a text stands at its lines however they are broken") {
  const Register entry = register_with("The pump is replaced soon.", {2, 3});
  CHECK(verdict(entry, "head\nDecision: The pump is re-\nplaced soon.\n") == "source-changed");
  CHECK(verdict(entry, "head\nThe pump is - 2 - replaced\n  soon.\n") == "source-changed");
  CHECK(verdict(entry, "head\nThe pump is replaced\nsoom.\n") == "text-changed");
  CHECK(verdict(entry, "head\nmore\n\nThe pump is replaced\nsoon.\n") == "text-moved");
  CHECK(verdict(entry, "") == "text-changed");
}

TEST_CASE("decisions are paired by item, then by their words") {
  const Register before = decisions({{"1", "Approve the plan."}, {"2", "Raise the fee to 45."}, {"3", "Buy a sign."}});
  const Register after =
      decisions({{"1", "Approve the plan."}, {"2", "Raise the fee to 65."}, {"4", "Sell the boat now."}});
  const auto changes = diff_decisions(before, after);
  REQUIRE(changes.size() == 3);
  CHECK((changes[0].before->item == "2" && changes[0].after->text == "Raise the fee to 65."));
  CHECK((changes[1].before->item == "3" && changes[1].after == nullptr));
  CHECK((changes[2].before == nullptr && changes[2].after->item == "4"));
  CHECK(diff_decisions(before, before).empty());
}

TEST_CASE("registers are read back from YAML documents and JSON arrays") {
  const std::string one = R"({"klubba": 1, "source": {"path": "a.txt", "sha256": "00"}, "decisions":
      [{"id": "a-1-d1", "item": "1", "text": "no", "lines": [4, 5]}], "actions": []})";
  Diagnostics faults;
  const auto several = read_registers("[" + one + ", " + one + "]", "r.json", faults);
  REQUIRE(several.size() == 2);
  CHECK(several[1].decisions[0].text == "no");
  CHECK(several[1].decisions[0].lines == LineRange{4, 5});
  CHECK(faults.empty());
  CHECK(read_registers("- 1\n", "r.yaml", faults).empty());
  CHECK(read_registers("", "r.yaml", faults).empty());
  CHECK(read_registers("a: [", "r.yaml", faults).empty());
  CHECK(faults.size() == 3);
}
