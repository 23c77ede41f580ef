// SPDX-License-Identifier: MIT
#include "register/bodies.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace klubba;

namespace {

LivingRegister with_bodies(const std::vector<std::string>& bodies) {
  LivingRegister out;
  for (const std::string& body : bodies) {
    LivingMeeting meeting;
    meeting.id = body;
    meeting.meeting.body = body;
    meeting.meeting.date = "2025-01-15";
    out.meetings.push_back(std::move(meeting));
  }
  return out;
}

/// The bodies that `organ` names in minutes of the first one.
std::string named(const std::string& organ, const std::vector<std::string>& bodies, bool maybe_own = false) {
  const LivingRegister entry = with_bodies(bodies);
  std::string out;
  for (const LivingMeeting* meeting : Bodies(entry).named(organ, maybe_own, entry.meetings.front()))
    out += (out.empty() ? "" : ", ") + meeting->id;
  return out;
}

}  // namespace

TEST_CASE("organs are found by the names that minutes give them") {
  const std::vector<std::string> town{"Kommunstyrelsen", "Kommunstyrelsens arbetsutskott", "Kommunfullmäktige",
                                      "Socialnämnden", "Socialnämndens arbetsutskott"};
  CHECK(named("kommunstyrelsens", town) == "Kommunstyrelsen");
  CHECK(named("kommunstyrelsens arbetsutskotts", town) == "Kommunstyrelsens arbetsutskott");
  CHECK(named("arbetsutskottet", town) == "Kommunstyrelsens arbetsutskott");
  CHECK(named("Fullmäktiges", town) == "Kommunfullmäktige");
  CHECK(named("nämnden", town) == "Socialnämnden");
  CHECK(named("SNAU", town) == "Socialnämndens arbetsutskott");
  CHECK(named("byggnadsnämnden", town).empty());
  CHECK(named("KSAU", {"Kommunstyrelsen", "KSAU"}) == "KSAU");
  CHECK(named("kommunstyrelsens arbetsutskott", {"Kommunstyrelsen", "Arbetsutskottet"}) == "Arbetsutskottet");
}

TEST_CASE("letters that may mean several bodies mean none") {
  CHECK(named("SN", {"Kommunstyrelsen", "Servicenämnden", "Samhällsnämnden"}).empty());
}

TEST_CASE("the board's is the own body's where no other is near") {
  CHECK(named("styrelsens", {"Koloniföreningen Solrosen", "Kommunstyrelsen"}, true) == "Koloniföreningen Solrosen");
  CHECK(named("nämndens", {"Socialnämndens arbetsutskott", "Socialnämnden", "Byggnadsnämnden"}, true) ==
        "Socialnämnden");
}
