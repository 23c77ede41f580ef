// SPDX-License-Identifier: MIT
#include "klubba/deadline.h"

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <random>
#include <vector>

#include "deadline/calendar.h"
#include "grammar/grammar.h"

using namespace klubba;
namespace calendar = klubba::deadline;

namespace {

const DeadlineReader& reader() {
  static const DeadlineReader reader = [] {
    auto grammar = grammar::builtin_grammar("time");
    REQUIRE(grammar != nullptr);
    return DeadlineReader(std::move(grammar));
  }();
  return reader;
}

TimeContext meeting(const char* date) {
  return {date, "", ""};
}

/// A checker of its own for EDTF: the grammar of level 1 with divisions of the year and sets, and the days it covers.
class EdtfChecker {
 public:
  explicit EdtfChecker(std::string_view text) : rest_(text) {
    if (rest_.empty()) return;
    const char open = rest_[0];
    if (open == '[' || open == '{') {
      const char close = open == '[' ? ']' : '}';
      if (rest_.back() != close) {
        valid = false;
        return;
      }
      rest_ = rest_.substr(1, rest_.size() - 2);
      int count = 0;
      while (valid) {
        date();
        ++count;
        if (!take(',')) break;
      }
      if (count < 2 || !rest_.empty()) fail();
      return;
    }
    if (rest_.starts_with("../")) {
      rest_.remove_prefix(3);
      date();
      first.reset();
    } else {
      date();
      if (take('/')) {
        if (rest_ == "..") {
          rest_ = {};
          last.reset();
        } else {
          const auto start = first;
          date();
          first = start;
          if (valid && *first > *last) fail();
        }
      }
    }
    if (!rest_.empty()) fail();
  }

  bool valid = true;
  std::optional<calendar::Day> first, last;

 private:
  void fail() { valid = false; }
  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  int number(std::size_t digits) {
    int out = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest_.empty() || rest_[0] < '0' || rest_[0] > '9') {
        fail();
        return 0;
      }
      out = out * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return out;
  }
  void cover(std::optional<calendar::Day> from, std::optional<calendar::Day> to) {
    if (!from || !to) return fail();
    if (!first || *from < *first) first = from;
    last = to;
  }
  void date() {
    const int year = number(4);
    if (!valid) return;
    if (!take('-')) {
      cover(calendar::make_day(year, 1, 1), calendar::make_day(year, 12, 31));
      take('~');
      return;
    }
    const int month = number(2);
    if (!valid) return;
    if (take('-')) {
      const int day = number(2);
      cover(calendar::make_day(year, month, day), calendar::make_day(year, month, day));
      if (valid && take('T')) {
        if (number(2) > 23 || !take(':') || number(2) > 59 || !take(':') || number(2) > 59) fail();
      }
    } else if (month <= 12) {
      cover(calendar::make_day(year, month, 1), calendar::make_day(year, month, 1));
      if (valid) last = calendar::month_end(year, month);
    } else {
      constexpr std::array<std::array<int, 3>, 13> parts{{{21, 3, 5},
                                                          {22, 6, 8},
                                                          {23, 9, 11},
                                                          {24, 12, 14},
                                                          {33, 1, 3},
                                                          {34, 4, 6},
                                                          {35, 7, 9},
                                                          {36, 10, 12},
                                                          {37, 1, 4},
                                                          {38, 5, 8},
                                                          {39, 9, 12},
                                                          {40, 1, 6},
                                                          {41, 7, 12}}};
      bool known = false;
      for (const auto& [code, from, to] : parts) {
        if (code != month) continue;
        known = true;
        cover(calendar::make_day(year, from, 1), calendar::month_end(to > 12 ? year + 1 : year, (to - 1) % 12 + 1));
      }
      if (!known) fail();
    }
    take('~');
  }

  std::string_view rest_;
};

void check_reading(const TimeReading& reading, std::string_view text, const std::string& about) {
  CHECK_MESSAGE(reading.begin <= reading.end, about);
  CHECK_MESSAGE(reading.end <= text.size(), about);
  const EdtfChecker edtf(reading.edtf);
  CHECK_MESSAGE(edtf.valid, (about + ": " + reading.edtf));
  if (reading.due.empty()) return;
  const auto due = calendar::parse_day(reading.due);
  CHECK_MESSAGE(due.has_value(), (about + ": " + reading.due));
  CHECK_MESSAGE((edtf.last && due && *due <= *edtf.last && (!edtf.first || *due >= *edtf.first)),
                (about + ": " + reading.edtf + " due " + reading.due));
}

}  // namespace

TEST_CASE("expressions are read by the meeting's date") {
  struct Case {
    const char *text, *ref, *edtf, *due;
  };
  const std::vector<Case> cases{
      {"senast 12/9", "2025-06-03", "2025-09-12", "2025-09-12"},
      {"till den tredje januari", "2025-11-04", "2026-01-03", "2026-01-03"},
      {"Senast Fredagen den 19:e september kl 12", "2025-08-20", "2025-09-19T12:00:00", "2025-09-19"},
      {"1 eller 8 oktober", "2025-08-20", "[2025-10-01,2025-10-08]", "2025-10-08"},
      {"3, 10 och 17 november", "2025-08-20", "{2025-11-03,2025-11-10,2025-11-17}", "2025-11-17"},
      {"27/12–4/1", "2025-11-04", "2025-12-27/2026-01-04", "2026-01-04"},
      {"26/9-24", "2024-08-20", "2024-09-26", "2024-09-26"},
      {"250919", "2025-08-20", "2025-09-19", "2025-09-19"},
      {"t.o.m. 30 september", "2025-08-20", "../2025-09-30", "2025-09-30"},
      {"innan den 1 oktober", "2025-08-20", "../2025-09-30", "2025-09-30"},
      {"fr.o.m. oktober", "2025-08-20", "2025-10/..", ""},
      {"under vecka 40", "2025-08-20", "2025-09-29/2025-10-05", "2025-10-05"},
      {"v. 52-2", "2025-11-04", "2025-12-22/2026-01-11", "2026-01-11"},
      {"i slutet av februari", "2023-12-05", "2024-02-21~/2024-02-29~", "2024-02-29"},
      {"senast i vår", "2025-11-04", "2026-21", "2026-05-31"},
      {"vintern 2025/26", "2025-08-20", "2025-24", "2026-02-28"},
      {"tredje kvartalet", "2025-08-20", "2025-35", "2025-09-30"},
      {"inom tio dagar", "2025-08-20", "2025-08-20/2025-08-30", "2025-08-30"},
      {"om fem arbetsdagar", "2025-12-19", "2026-01-02", "2026-01-02"},
      {"sista torsdagen i november", "2025-08-20", "2025-11-27", "2025-11-27"},
      {"dagen före midsommarafton", "2025-04-01", "2025-06-19", "2025-06-19"},
      {"efter påsk", "2025-02-11", "2025-04-22/..", ""},
      {"brevet skickades den 9 december", "2025-01-14", "2024-12-09", ""},
      {"29 februari", "2025-03-04", "2028-02-29", "2028-02-29"},
  };
  for (const Case& c : cases) {
    const TimeReading reading = reader().read(c.text, meeting(c.ref));
    CHECK_MESSAGE(reading.edtf == c.edtf, c.text);
    CHECK_MESSAGE(reading.due == c.due, c.text);
    check_reading(reading, c.text, c.text);
  }
}

TEST_CASE("without a meeting only explicit years give dates") {
  CHECK(reader().read("onsdag den 3 september 2025", {}).edtf == "2025-09-03");
  CHECK(reader().read("28 augusti–2 september 2025", {}).edtf == "2025-08-28/2025-09-02");
  const TimeReading open = reader().read("senast 3/9", {});
  CHECK(open.edtf.empty());
  CHECK(open.marked);
  CHECK(open.end == 10);
}

TEST_CASE("the next meeting has a date only where the document gives it") {
  const TimeContext none = meeting("2025-08-20");
  const TimeContext given{"2025-08-20", "2025-10-01", ""};
  const TimeContext lines{"2025-08-20", "", "Kommande: AU 10/9, styrelsemöte 1/10\nÅrsmöte hålls 14 mars 2026"};
  CHECK(reader().read("till nästa möte", none).event == "next-meeting");
  CHECK(reader().read("till nästa möte", none).edtf.empty());
  CHECK(reader().read("till nästa möte", given).due == "2025-10-01");
  CHECK(reader().read("före nästa möte", given).edtf == "../2025-09-30");
  CHECK(reader().read("senast en vecka före mötet", given).due == "2025-09-24");
  CHECK(reader().read("till nästa AU", lines).due == "2025-09-10");
  CHECK(reader().read("vid nästa styrelsemöte", lines).due == "2025-10-01");
  CHECK(reader().read("inför årsmötet", lines).due == "2026-03-14");
  CHECK(reader().read("inför årsmötet", given).due.empty());
  const TimeContext vague{"2025-08-20", "", "Årsmöte 2026\nStyrelsemöte 14/8"};
  CHECK(reader().read("inför årsmötet", vague).due.empty());
  CHECK(reader().read("till nästa styrelsemöte", vague).due.empty());
}

TEST_CASE("deadlines are found in sentences, with their markers") {
  struct Case {
    const char *text, *span, *due, *event;
  };
  const std::vector<Case> cases{
      {"Berit skickar ut kallelsen senast 12/9.", "senast 12/9", "2025-09-12", ""},
      {"Frågan tas upp igen vid nästa möte, om tid finns.", "vid nästa möte", "", "next-meeting"},
      {"Rutinen ska vara klar till den 1 oktober enligt planen.", "klar till den 1 oktober", "2025-10-01", ""},
      {"Ärendet flyttas till sammanträdet den 17 september.", "till sammanträdet den 17 september", "2025-09-17", ""},
      {"Nils återkommer omgående med svar.", "omgående", "", "immediate"},
      {"Kansliet rapporterar löpande till styrelsen.", "löpande", "", "recurring"},
      {"Vi ses i september kl 18.", "i september", "2025-09-30", ""},
  };
  for (const Case& c : cases) {
    const auto found = reader().find(c.text, meeting("2025-08-20"));
    REQUIRE_MESSAGE(found.size() == 1, c.text);
    CHECK(std::string_view(c.text).substr(found[0].begin, found[0].end - found[0].begin) == c.span);
    CHECK(found[0].due == c.due);
    CHECK(found[0].event == c.event);
  }
}

TEST_CASE("what is no time stays unread") {
  for (const char* text :
       {"Enligt § 14/2025 gäller detta.", "RN 2024/118 läggs till handlingarna.", "Lag (2017:900) gäller.",
        "Maj Lindgren valdes.", "Hyran är 12 500 kr.", "Mellan 20–40 % svarade.", "Mötet börjar kl. 18.30.",
        "Två tredjedelar, 2/3 av medlemmarna, röstade.", "Ring 070-123 45 67.", "Vi träffas på tisdagar.",
        "Det gäller vår förening.", "Se punkt 4.2 och bilaga 3.", "Den löpande verksamheten fortsätter.",
        "31/4 finns inte.", "Augusta och Marstrand.", "Lägenheten om 3 rum."}) {
    for (const TimeReading& reading : reader().find(text, meeting("2025-08-20"))) {
      FAIL_CHECK((std::string(text) + " gave " + reading.edtf + " by " + reading.rule));
    }
  }
}

TEST_CASE("a weekday that contradicts its date is told, and the date kept") {
  const TimeReading wrong = reader().read("tisdagen den 10 september", meeting("2025-08-20"));
  CHECK(wrong.edtf == "2025-09-10");
  CHECK(wrong.warning == "weekday");
  CHECK(reader().read("onsdagen den 10 september", meeting("2025-08-20")).warning.empty());
}

TEST_CASE("every value is EDTF, and the due day lies in it") {
  const std::vector<const char*> markers{"",
                                         "senast ",
                                         "före ",
                                         "t.o.m. ",
                                         "fr.o.m. ",
                                         "efter ",
                                         "omkring ",
                                         "till ",
                                         "under ",
                                         "mellan ",
                                         "i början av ",
                                         "i slutet av ",
                                         "andra halvan av ",
                                         "senast två veckor före ",
                                         "första tisdagen i ",
                                         "sista veckan i "};
  const std::vector<const char*> terms{"31/12",
                                       "1/1",
                                       "29 februari",
                                       "den 30:e",
                                       "2024-02-29",
                                       "240229",
                                       "februari",
                                       "dec-jan",
                                       "nov–feb",
                                       "våren",
                                       "vintern",
                                       "vinter 2024",
                                       "Q4",
                                       "första kvartalet",
                                       "tertial 3 2024",
                                       "VT24",
                                       "andra halvåret",
                                       "vecka 53",
                                       "v. 52-2",
                                       "v. 1",
                                       "måndag",
                                       "nästa fredag",
                                       "helgen",
                                       "nästa månad",
                                       "årets slut",
                                       "årsskiftet",
                                       "månadsskiftet jan/feb",
                                       "påsk",
                                       "nyår",
                                       "midsommarafton",
                                       "annandag jul",
                                       "om 3 månader",
                                       "inom 10 bankdagar",
                                       "för 999 år sedan",
                                       "om 999 år",
                                       "nästa 3 månader",
                                       "senaste 999 år",
                                       "4 och 11 april",
                                       "24 eller 25 maj",
                                       "28/12-6/1",
                                       "1 maj till 31 augusti",
                                       "2023–2026",
                                       "2024",
                                       "9999-12-31",
                                       "1000-01-01",
                                       "mötet",
                                       "nästa möte",
                                       "årsmötet",
                                       "i fjol",
                                       "kl 24.30",
                                       "3/5 kl 25",
                                       "sista april",
                                       "1/5 och 3/5 och 9/5"};
  for (const char* ref : {"", "2024-02-29", "2023-12-31", "2024-01-01", "2026-12-28", "1000-01-01", "9998-12-31"}) {
    for (const char* marker : markers) {
      for (const char* term : terms) {
        const std::string text = std::string(marker) + term;
        const TimeContext context{ref, "2024-04-12", "Årsmöte 29/2"};
        check_reading(reader().read(text, context), text, text + " @ " + ref);
        for (const TimeReading& reading : reader().find(text, context))
          check_reading(reading, text, text + " @ " + ref);
      }
    }
  }
}

TEST_CASE("reading is total: random bytes and random words") {
  std::mt19937 random(20240229);
  const std::vector<std::string> words{"senast",    "den",    "3",
                                       "31/12",     "maj",    "v.",
                                       "52",        "–",      "/",
                                       "till",      "nästa",  "möte",
                                       "kl",        "25",     "i",
                                       "slutet av", "och",    "våren",
                                       "2024",      "-",      "före",
                                       "två",       "veckor", "\xC3",
                                       "\xE2\x80",  "\xFF",   "§",
                                       "påsk",      ",",      ".",
                                       "\n",        "år",     "99999999999999999999",
                                       "00",        "0/0",    "första",
                                       "tisdagen",  "eller",  "t.o.m.",
                                       "0"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    if (round % 2 == 0) {
      for (auto i = random() % 60; i > 0; --i) text += static_cast<char>(random() % 256);
    } else {
      for (auto i = random() % 12; i > 0; --i) {
        text += words[random() % words.size()];
        if (random() % 4 != 0) text += ' ';
      }
    }
    const TimeContext context{round % 3 == 0 ? "" : "2024-02-29", "", text};
    check_reading(reader().read(text, context), text, text);
    for (const TimeReading& reading : reader().find(text, context)) check_reading(reading, text, text);
  }
}
