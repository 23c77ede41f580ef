// SPDX-License-Identifier: MIT
#include "klubba/lint.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "grammar/shelf.h"
#include "klubba/read_minutes.h"
#include "lint/baseline.h"
#include "lint/configuration.h"
#include "lint/document.h"
#include "lint/suppression.h"

using namespace klubba;

namespace {

const grammar::Shelf& shelf() {
  static const grammar::Shelf shelf;
  return shelf;
}

/// Minutes read and set up for the checks.
struct Read {
  explicit Read(const std::string& text, const std::string& path = "mote.txt")
      : source(SourceFile::decode(path, text)), minutes(read_minutes(source, shelf(), faults)) {
    context.words = shelf().get("lint", faults);
    context.family = shelf().get(minutes.grammar, faults);
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : lint(source, minutes, context)) out.push_back(std::to_string(d.at.line) + ' ' + d.id);
    return out;
  }
  bool finds(const std::string& id) const {
    const auto all = ids();
    return std::any_of(all.begin(), all.end(), [&id](const std::string& one) { return one.ends_with(' ' + id); });
  }

  Diagnostics faults;
  SourceFile source;
  Minutes minutes;
  LintContext context;
};

const std::string head =
    "Båtklubben Ankaret, styrelsemöte 2024-03-13\n"
    "Närvarande: Anna Berg, Helene Bok (sekreterare), Olle Ström\n\n";

Finding finding(const std::string& path, const std::string& id, const std::string& line) {
  Finding out;
  out.diagnostic.path = path;
  out.diagnostic.id = id;
  out.line = line;
  return out;
}

}  // namespace

TEST_CASE("the checks are sorted, documented, and each has a tier") {
  const auto checks = lint_checks();
  CHECK(checks.size() >= 24);
  CHECK(std::is_sorted(checks.begin(), checks.end(), [](const Check& a, const Check& b) { return a.id < b.id; }));
  std::vector<std::string> strict;
  for (const Check& check : checks) {
    CAPTURE(check.id);
    CHECK(!check.what.empty());
    CHECK(!check.why.empty());
    CHECK(!check.help.empty());
    if (check.tier == Tier::strict) strict.emplace_back(check.id);
  }
  const std::vector<std::string> wanted{
      "abbreviation-unexplained", "clause-not-a-sentence", "deadline-missing", "deadline-vague",
      "decision-without-body",    "owner-unknown",         "typography"};
  CHECK(strict == wanted);
}

TEST_CASE("severities, left-out checks and tiers are the house's") {
  Read read(head + "§ 1 Bryggan\nBeslut: Helene Bok beställer virke snarast.\n\n§ 3 Kranen\nKranen är lagad.\n");
  CHECK(read.ids() == std::vector<std::string>{"7 number-gap"});
  read.context.tier = Tier::strict;
  CHECK(read.finds("deadline-vague"));
  read.context.tier = Tier::basic;
  read.context.severities["deadline-vague"] = Severity::error;
  const auto found = lint(read.source, read.minutes, read.context);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "deadline-vague");
  CHECK(found[0].severity == Severity::error);
  read.context.ignored = {"number-gap", "deadline-vague"};
  CHECK(read.ids().empty());
}

TEST_CASE("house lists make people and bodies known") {
  Read read(head + "§ 1 Bryggan\nBeslut: Sven Ahlberg beställer virke senast den 12 april 2024.\n");
  read.context.tier = Tier::strict;
  CHECK(read.finds("owner-unknown"));
  read.context.people = {"Sven Ahlberg"};
  CHECK(!read.finds("owner-unknown"));
  Read other(head + "§ 1 Bryggan\nAnna Berg hälsade från SBF.\n");
  other.context.tier = Tier::strict;
  CHECK(other.finds("abbreviation-unexplained"));
  other.context.abbreviations = {"SBF"};
  CHECK(!other.finds("abbreviation-unexplained"));
}

TEST_CASE("a citation is looked up in the minutes of the body that it names") {
  struct Case {
    const char* text;
    bool dangles;
  };
  const Case cases[] = {
      {"Uppdraget från den 10 januari 2024 § 2 anses avslutat.", false},
      {"Uppdraget från den 10 januari 2024 § 7 anses avslutat.", true},
      {"Uppdraget från den 11 januari 2024 § 2 anses avslutat.", true},
      {"Uppdraget från den 3 maj 2022 § 2 anses avslutat.", false},
      {"Kommunfullmäktiges beslut den 10 januari 2024 § 9 gäller.", false},
      {"Kranen lagas enligt § 8 i protokollet från den 10 januari 2024.", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Read read(head + "§ 1 Bryggan\n" + c.text + "\n");
    read.context.archive = {{"Båtklubben Ankaret", "2024-01-10", {"1", "2"}}};
    CHECK(read.finds("citation-dangling") == c.dangles);
  }
}

TEST_CASE("headings are found where their numbers are out of the count") {
  const Read twice(head +
                   "§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Bryggan\nLagad.\n\n§ 2 Kranen\nLagad.\n\n§ 3 Slut\nSlut.\n");
  const checks::Document document(twice.source, twice.minutes, twice.context);
  std::vector<std::string> numbers;
  for (const checks::Heading& heading : document.headings()) numbers.push_back(heading.number);
  CHECK(numbers == std::vector<std::string>{"1", "2", "2", "3"});
  CHECK(document.heading_above(8) == 7);
  CHECK(document.heading_above(2) == 0);
}

TEST_CASE("sentences are joined over lines, and told apart from abbreviations") {
  const Read read(head + "§ 1 Bryggan\nBommarna är gamla. De ska bytas kl. 9 på\nlördag.\n- en punkt\n");
  const checks::Document document(read.source, read.minutes, read.context);
  std::vector<std::string> out;
  for (const JoinedText& sentence : document.sentences()) out.push_back(sentence.str());
  CHECK(out == std::vector<std::string>{"Bommarna är gamla.", "De ska bytas kl. 9 på lördag.", "- en punkt"});
}

TEST_CASE("whom a name can mean") {
  CHECK(checks::can_mean("Helene", "Helene Bok"));
  CHECK(checks::can_mean("Helene B", "Helene Bok"));
  CHECK(checks::can_mean("Helene B.", "Helene Bok"));
  CHECK(checks::can_mean("HB", "Helene Bok"));
  CHECK(!checks::can_mean("Helene A", "Helene Bok"));
  CHECK(!checks::can_mean("Bok", "Helene Bok"));
}

TEST_CASE("comments silence checks in Markdown only") {
  const SourceFile source =
      SourceFile::decode("m.md", "<!-- klubba: ignore number-gap, owner-missing -->\n## 4. Kranen\n\nx\n");
  CHECK(suppressed(source, "m.md", 1, "number-gap"));
  CHECK(suppressed(source, "m.md", 2, "owner-missing"));
  CHECK(!suppressed(source, "m.md", 2, "number"));
  CHECK(!suppressed(source, "m.md", 4, "number-gap"));
  CHECK(!suppressed(source, "m.txt", 2, "number-gap"));
}

TEST_CASE("a baseline knows findings by path, check, words and how often they came") {
  const std::vector<Finding> old{finding("a.txt", "number-gap", "§ 4 Kranen"), finding("a.txt", "x", "rad")};
  Diagnostics faults;
  const Baseline baseline = Baseline::read(Baseline::of(old).text(), "known", faults);
  CHECK(faults.empty());
  std::vector<Finding> now{finding("./a.txt", "number-gap", "§  4 Kranen\r"),
                           finding("a.txt", "number-gap", "§ 4 Kranen"), finding("b.txt", "x", "rad")};
  baseline.remove_known(now);
  REQUIRE(now.size() == 2);
  CHECK(now[0].diagnostic.path == "a.txt");
  CHECK(now[1].diagnostic.path == "b.txt");
  Baseline::read("klubba baseline 1\nnonsense\n", "known", faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].id == "baseline-shape");
  CHECK(faults[0].at.line == 2);
}

TEST_CASE("a configuration adds to those that it extends, and stands above them") {
  Diagnostics faults;
  auto own = read_configuration("tier: strict\nchecks: {number-gap: off}\npeople: [Anna Berg]\n", "a.yaml", faults);
  const auto base = read_configuration("tier: basic\nchecks: {number-gap: error, encoding: info}\npeople: [Bo Ek]\n",
                                       "b.yaml", faults);
  REQUIRE(own.has_value());
  REQUIRE(base.has_value());
  own->add_below(*base);
  CHECK(own->tier == Tier::strict);
  CHECK(!own->checks.at("number-gap").has_value());
  CHECK(own->checks.at("encoding") == Severity::info);
  CHECK(own->people == std::vector<std::string>{"Anna Berg", "Bo Ek"});
  // What is shown can be read again.
  const auto again = read_configuration(own->text(), "c.yaml", faults);
  REQUIRE(again.has_value());
  CHECK(again->text() == own->text());
  CHECK(faults.empty());
}

TEST_CASE("faults of a configuration name the place and the nearest word") {
  struct Case {
    const char* text;
    const char* id;
    std::uint32_t line;
    const char* help;
  };
  const Case cases[] = {
      {"tire: strict\n", "configuration-key", 1, "did you mean 'tier'?"},
      {"checks:\n  number-gpa: off\n", "configuration-key", 2, "did you mean 'number-gap'?"},
      {"tier: hard\n", "configuration-value", 1, "known: basic, strict"},
      {"people: Anna Berg\n", "configuration-value", 1, "write [one, two]"},
      {"ignore: [{files: 'old/*'}]\n", "configuration-value", 1, "write {files: 'old/*', checks: [ID]}"},
      {"tier: [\n", "configuration-yaml", 2, ""},
      {"tier: basic\ntier: strict\n", "configuration-key", 2, "keep one of the two"},
      {"checks: {encoding: off, encoding: error}\n", "configuration-key", 1, "keep one of the two"},
      {"tier: basic\n---\ntier: strict\n", "configuration-yaml", 3, "put all keys into one document"},
      {"ignore: [{files: 'old\\*', checks: [encoding]}]\n", "configuration-value", 1, "write 'old/*.txt'"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Diagnostics faults;
    CHECK(!read_configuration(c.text, "a.yaml", faults).has_value());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].id == c.id);
    CHECK(faults[0].at.line == c.line);
    CHECK(faults[0].help == c.help);
  }
}
