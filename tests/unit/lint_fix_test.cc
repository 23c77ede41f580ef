// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include "grammar/shelf.h"
#include "klubba/lint.h"
#include "klubba/read_minutes.h"

using namespace klubba;

namespace {

const grammar::Shelf& shelf() {
  static const grammar::Shelf shelf;
  return shelf;
}

std::string fixed_once(const std::string& bytes, const std::string& path, std::vector<std::string> ignored) {
  const SourceFile source = SourceFile::decode(path, bytes);
  Diagnostics faults;
  const Minutes minutes = read_minutes(source, shelf(), faults);
  LintContext context;
  context.ignored = std::move(ignored);
  context.words = shelf().get("lint", faults);
  context.family = shelf().get(minutes.grammar, faults);
  REQUIRE(context.words != nullptr);
  REQUIRE(context.family != nullptr);
  return with_fixes(source.bytes(), lint_fixes(source, minutes, context));
}

/// Until nothing changes any more.
std::string fixed(std::string bytes, const std::string& path = "mote.txt", std::vector<std::string> ignored = {}) {
  for (int round = 0; round < 10; ++round) {
    std::string next = fixed_once(bytes, path, ignored);
    if (next == bytes) return bytes;
    bytes = std::move(next);
  }
  FAIL("the changes never end");
  return bytes;
}

const std::string head =
    "Båtklubben Ankaret\nProtokoll fört vid styrelsemöte 2024-03-13\n\nNärvarande: Anna Berg (ordförande), "
    "Helene Bok\n\n§ 1 Bryggan\n";

std::string fixed_line(const std::string& line, const std::string& path = "mote.txt") {
  const std::string out = fixed(head + line + "\n", path);
  REQUIRE(out.starts_with(head));
  return out.substr(head.size(), out.size() - head.size() - 1);
}

}  // namespace

TEST_CASE("what can safely be put right") {
  struct Case {
    const char* before;
    const char* after;
  };
  const Case cases[] = {
      {"Se §3 och §§4-5.", "Se § 3 och §§ 4-5."},
      {"Räntan är 5% och 2,5%.", "Räntan är 5 % och 2,5 %."},
      {"En 5%-ig ränta.", "En 5%-ig ränta."},
      {"Se www.ankaret.example/a%20b och foo%20bar.", "Se www.ankaret.example/a%20b och foo%20bar."},
      {"Det kostar 500kr, eller 1 500kronor.", "Det kostar 500 kr, eller 1 500 kronor."},
      {"Det kostar 10.000 kr eller 1.000.000 kr.", "Det kostar 10\u00A0000 kr eller 1\u00A0000\u00A0000 kr."},
      {"Det kostar 10.50 kr och 10\u00A0000 kr.", "Det kostar 10.50 kr och 10\u00A0000 kr."},
      {"Mötet börjar kl.18.00.", "Mötet börjar kl. 18.00."},
      {"Styrelsen beslutar att  köpa en grill.", "Styrelsen beslutar att köpa en grill."},
      {"Styrelsen beslutar attköpa en grill.", "Styrelsen beslutar att köpa en grill."},
      {"Styrelsen beslutaratt köpa en grill.", "Styrelsen beslutar att köpa en grill."},
      {"Attesten och attityden är bra.", "Attesten och attityden är bra."},
      {"Bommen gick so\u0308nder.", "Bommen gick sönder."},
      {"Bryg\u00ADgan är la\u200Bgad.", "Bryggan är lagad."},
      {"En bryg\u00AD\nga.", "En bryg-\nga."},
      {"FÃ¶reningen pÃ¥ Ã…ngaren.", "Föreningen på Ångaren."},
      {"Bommen gick s\xF6nder.", "Bommen gick sönder."},
      {"Nämnden har begärt ett yttrande Sida 3 (12)\noch fått det.",
       "Nämnden har begärt ett yttrande\nSida 3 (12)\noch fått det."},
      {"• ett\n• två\n•tre", "• ett\n• två\n• tre"},
      {"- ett\n– två\n-tre", "- ett\n- två\n- tre"},
      {"- ett\n* två", "- ett\n* två"},
      {"\uF0B7 ett\n\uF0B7två", "• ett\n• två"},
      {"1. ett\n2.två", "1. ett\n2. två"},
      {"-5 grader", "-5 grader"},
      {"Andel  5%  av 500kr", "Andel  5%  av 500kr"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.before);
    CHECK(fixed_line(c.before) == c.after);
  }
}

TEST_CASE("in Markdown a list mark is one that Markdown knows") {
  CHECK(fixed_line("• ett\n• två", "mote.md") == "- ett\n- två");
  CHECK(fixed_line("```\n• ett, §3\n```", "mote.md") == "```\n• ett, §3\n```");
}

TEST_CASE("byte-order mark, line ends and encoding stay") {
  std::string crlf;
  for (const char c : "\xEF\xBB\xBF" + head + "Bommen är gammal, se §3, och det vet vi Sida 2 (3)\nMer text.")
    crlf += c == '\n' ? "\r\n" : std::string(1, c);
  const std::string out = fixed(crlf);
  CHECK(out.starts_with("\xEF\xBB\xBF"));
  CHECK(out.ends_with("se § 3, och det vet vi\r\nSida 2 (3)\r\nMer text."));
  CHECK(out.find("\r\r") == std::string::npos);

  const std::string latin =
      "B\xE5tklubben Ankaret\nStyrelsem\xF6te 2024-03-13\n\n\xA7 1 Bryggan\nDet kostar 10.000 kr, se \xA7"
      "3.\n";
  CHECK(fixed(latin) ==
        "B\xE5tklubben Ankaret\nStyrelsem\xF6te 2024-03-13\n\n\xA7 1 Bryggan\nDet kostar 10\xA0"
        "000 kr, se \xA7 3.\n");
}

TEST_CASE("a check that is left out changes nothing") {
  CHECK(fixed(head + "Se §3, o\u0308.\n", "mote.txt", {"typography"}) == head + "Se §3, ö.\n");
  CHECK(fixed(head + "Se §3, o\u0308.\n", "mote.txt", {"encoding"}) == head + "Se § 3, o\u0308.\n");
}
