// SPDX-License-Identifier: MIT
// The command report.
#include <memory>

#include "cli/command_list.h"
#include "cli/commands.h"

namespace klubba::cli {

CommandSpec report_command() {
  const auto options = std::make_shared<ReportCommand>();
  CommandSpec command{"report", "Show what is to be done, who owes it and what is late"};
  command.examples = {"klubba report", "klubba report --overdue --by owner register.yaml",
                      "klubba report registers/ -o open-actions.html"};
  command.texts({}, "PATH", options->input.paths, "registers, minutes, folders; without: register.yaml");
  add_extractors(command, options->input.extractors);
  add_max_bytes(command, options->input.max_bytes);
  add_grammars(command, options->grammars);
  command.text({"--as-of"}, "DATE", options->report.as_of,
               "the day of the report (else SOURCE_DATE_EPOCH, else today)");
  command.choice<ReportOrder>("--by", "deadline (default), owner, body or item",
                              {{"deadline", ReportOrder::deadline},
                               {"owner", ReportOrder::owner},
                               {"body", ReportOrder::body},
                               {"item", ReportOrder::item}},
                              options->report.by);
  command.texts({"--owner"}, "NAME", options->report.owners, "only this owner's (repeatable)");
  command.texts({"--body"}, "NAME", options->report.bodies, "only this body's (repeatable)");
  command.text({"--since"}, "DATE", options->report.since, "only what meetings of this day or later gave");
  command.flag({"--overdue"}, options->report.overdue, "only what is late");
  command.flag({"--all"}, options->report.all, "closed actions too");
  command.flag({"--decisions"}, options->decisions, "a log of decisions, not of actions");
  command.choice<Language>("--lang", "sv (default) or en", {{"sv", Language::swedish}, {"en", Language::english}},
                           options->language);
  command.choice<std::optional<ReportFormat>>(
      "--format", "table (default), md, csv, csv-excel, json, jsonl, html, ics, sqlite, taskwarrior, todotxt",
      {{"table", ReportFormat::table},
       {"md", ReportFormat::markdown},
       {"csv", ReportFormat::csv},
       {"csv-excel", ReportFormat::csv_excel},
       {"json", ReportFormat::json},
       {"jsonl", ReportFormat::jsonl},
       {"html", ReportFormat::html},
       {"ics", ReportFormat::ics},
       {"sqlite", ReportFormat::sqlite},
       {"taskwarrior", ReportFormat::taskwarrior},
       {"todotxt", ReportFormat::todotxt}},
      options->format);
  command.choice<bool>("--ics-as", "todo (default) or event, for calendars without to-dos",
                       {{"todo", false}, {"event", true}}, options->ics_as_event);
  command.text({"-o", "--out"}, "FILE", options->output, "write to this file");
  command.run = [options](Console& console) { return run_report(*options, console); };
  return command;
}

}  // namespace klubba::cli
