// SPDX-License-Identifier: MIT
#include <sqlite3.h>

#include <initializer_list>
#include <memory>
#include <variant>

#include "render/csv.h"
#include "render/report.h"
#include "report/history.h"

namespace klubba {
namespace {

constexpr const char* schema = R"sql(
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
BEGIN;
CREATE TABLE report (as_of TEXT NOT NULL);
CREATE TABLE meetings (id TEXT PRIMARY KEY, body TEXT, date TEXT, start TEXT, "end" TEXT, place TEXT, chair TEXT,
  secretary TEXT, next TEXT, path TEXT, sha256 TEXT, grammar TEXT);
CREATE TABLE items (meeting TEXT NOT NULL REFERENCES meetings (id), position INTEGER NOT NULL, number TEXT, title TEXT,
  first_line INTEGER, last_line INTEGER, PRIMARY KEY (meeting, position));
CREATE TABLE decisions (id TEXT PRIMARY KEY, meeting TEXT REFERENCES meetings (id), item TEXT, body TEXT,
  text TEXT NOT NULL, outcome TEXT, note TEXT, gone INTEGER NOT NULL, first_line INTEGER, last_line INTEGER);
CREATE TABLE actions (id TEXT PRIMARY KEY, meeting TEXT REFERENCES meetings (id), item TEXT,
  decision TEXT REFERENCES decisions (id), text TEXT NOT NULL, owners TEXT, due TEXT, edtf TEXT, event TEXT,
  status TEXT NOT NULL, date_group TEXT NOT NULL, days_late INTEGER NOT NULL, note TEXT, gone INTEGER NOT NULL,
  first_line INTEGER, last_line INTEGER);
CREATE TABLE owners (action TEXT NOT NULL REFERENCES actions (id), name TEXT NOT NULL);
CREATE TABLE events (action TEXT NOT NULL REFERENCES actions (id), position INTEGER NOT NULL, type TEXT NOT NULL,
  date TEXT, meeting TEXT, item TEXT, body TEXT, first_line INTEGER, last_line INTEGER, PRIMARY KEY (action, position));
CREATE VIRTUAL TABLE search USING fts5 (id UNINDEXED, kind UNINDEXED, text,
  tokenize = 'unicode61 remove_diacritics 0');
CREATE VIEW open_actions AS
  SELECT a.id, a.text, m.body, m.date AS meeting, a.item, a.owners, a.due, a.event, a.status, a.date_group, a.days_late,
    a.note, m.path, a.first_line, a.last_line
  FROM actions AS a LEFT JOIN meetings AS m ON m.id = a.meeting
  WHERE a.status IN ('open', 'in-progress', 'deferred')
  ORDER BY a.due IS NULL, a.due, m.date, a.rowid;
)sql";

constexpr const char* indices = R"sql(
CREATE INDEX actions_by_due ON actions (due);
CREATE INDEX owners_by_name ON owners (name);
COMMIT;
)sql";

/// A cell: nothing, text (empty: nothing) or a number.
using Cell = std::variant<std::monostate, std::string_view, std::int64_t>;

Cell text(std::string_view value) {
  return value.empty() ? Cell() : Cell(value);
}
Cell line(std::uint32_t number) {
  return number == 0 ? Cell() : Cell(std::int64_t{number});
}
Cell number(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

/// A database in memory. Remembers the first fault and does nothing after it.
class Database {
 public:
  Database() { keep(sqlite3_open(":memory:", &handle_)); }
  ~Database() { sqlite3_close_v2(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) {
    if (error_.empty()) keep(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
  }
  void keep(int code) {
    if (error_.empty() && code != SQLITE_OK && code != SQLITE_DONE) error_ = sqlite3_errmsg(handle_);
  }
  sqlite3* handle() const { return handle_; }
  const std::string& error() const { return error_; }

  std::string bytes() const {
    sqlite3_int64 size = 0;
    unsigned char* data = sqlite3_serialize(handle_, "main", &size, 0);
    std::string out;
    if (data != nullptr) out.assign(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
    sqlite3_free(data);
    return out;
  }

 private:
  sqlite3* handle_ = nullptr;
  std::string error_;
};

/// A statement that puts rows into one table.
class Insert {
 public:
  Insert(Database& database, const char* sql) : database_(database) {
    if (database.error().empty()) database.keep(sqlite3_prepare_v2(database.handle(), sql, -1, &statement_, nullptr));
  }
  ~Insert() { sqlite3_finalize(statement_); }
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;

  void row(std::initializer_list<Cell> cells) {
    if (!database_.error().empty()) return;
    int at = 0;
    for (const Cell& cell : cells) {
      ++at;
      if (const auto* value = std::get_if<std::string_view>(&cell)) {
        sqlite3_bind_text64(statement_, at, value->data(), value->size(), SQLITE_STATIC, SQLITE_UTF8);
      } else if (const auto* count = std::get_if<std::int64_t>(&cell)) {
        sqlite3_bind_int64(statement_, at, *count);
      } else {
        sqlite3_bind_null(statement_, at);
      }
    }
    database_.keep(sqlite3_step(statement_));
    sqlite3_reset(statement_);
  }

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

void add_meetings(Database& database, const LivingRegister& entry) {
  Insert meetings(database, "INSERT INTO meetings VALUES (?,?,?,?,?,?,?,?,?,?,?,?)");
  Insert items(database, "INSERT INTO items VALUES (?,?,?,?,?,?)");
  for (const LivingMeeting& kept : entry.meetings) {
    const RegisterMeeting& meeting = kept.meeting;
    meetings.row({text(kept.id), text(meeting.body), text(meeting.date), text(meeting.start), text(meeting.end),
                  text(meeting.place), text(meeting.chair), text(meeting.secretary), text(meeting.next),
                  text(kept.source.path), text(kept.source.sha256), text(kept.source.grammar)});
    for (std::size_t i = 0; i < kept.agenda.size(); ++i) {
      const RegisterItem& item = kept.agenda[i];
      items.row({text(kept.id), number(i + 1), text(item.number), text(item.title), line(item.lines.first),
                 line(item.lines.last)});
    }
  }
}

void add_decisions(Database& database, const LivingRegister& entry) {
  Insert decisions(database, "INSERT INTO decisions VALUES (?,?,?,?,?,?,?,?,?,?)");
  Insert search(database, "INSERT INTO search VALUES (?,'decision',?)");
  for (const LivingDecision& kept : entry.decisions) {
    const RegisterDecision& decision = kept.decision;
    decisions.row({text(decision.id), text(kept.meeting), text(decision.item), text(decision.body),
                   std::string_view(decision.text), text(decision.outcome),
                   text(kept.note ? std::string_view(*kept.note) : ""), number(kept.gone ? 1 : 0),
                   line(decision.lines.first), line(decision.lines.last)});
    search.row({text(decision.id), std::string_view(decision.text)});
  }
}

void add_actions(Database& database, const Report& report) {
  Insert actions(database, "INSERT INTO actions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  Insert owners(database, "INSERT INTO owners VALUES (?,?)");
  Insert events(database, "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?)");
  Insert search(database, "INSERT INTO search VALUES (?,'action',?)");
  for (const ReportRow& row : report.rows) {
    const LivingAction& kept = *row.action;
    const RegisterAction& action = kept.action;
    const std::string names = joined(row.owners, ", ");
    actions.row({text(action.id), text(kept.meeting), text(action.item), text(action.decision),
                 std::string_view(action.text), text(names), text(row.due),
                 text(action.deadline ? std::string_view(action.deadline->edtf) : ""),
                 text(action.deadline ? std::string_view(action.deadline->event) : ""),
                 action_status_name(kept.status()), date_group_name(row.group),
                 number(static_cast<std::size_t>(row.days_late)), text(kept.note ? std::string_view(*kept.note) : ""),
                 number(kept.gone ? 1 : 0), line(action.lines.first), line(action.lines.last)});
    for (const std::string& owner : row.owners) owners.row({text(action.id), std::string_view(owner)});
    const std::vector<ActionEvent> history = history_of(kept);
    for (std::size_t i = 0; i < history.size(); ++i) {
      const ActionEvent& event = history[i];
      events.row({text(action.id), number(i + 1), event_type_name(event.type), text(event.date), text(event.meeting),
                  text(event.item), text(event.body), line(event.lines.first), line(event.lines.last)});
    }
    search.row({text(action.id), std::string_view(action.text)});
  }
}

}  // namespace

std::string render_sqlite(const LivingRegister& entry, const Report& report, std::string& error) {
  Database database;
  database.run(schema);
  {
    Insert day(database, "INSERT INTO report VALUES (?)");
    day.row({text(report.as_of)});
  }
  add_meetings(database, entry);
  add_decisions(database, entry);
  add_actions(database, report);
  database.run(indices);
  error = database.error();
  return error.empty() ? database.bytes() : std::string();
}

}  // namespace klubba
