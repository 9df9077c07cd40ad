/**
 * The tables of the embedded host, as forward-only migrations. They are laid out so that an ordinary event dirties one page of its
 * own, the object's, beside the ends of a few tables that all events of a commit share (DESIGN.md, "One page an event").
 */

export const MIGRATIONS: readonly string[] = [
  `
  -- an object's bookkeeping and the first value it ever set; most objects have no other
  CREATE TABLE object (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL,
    last_history INTEGER, last_effect INTEGER,
    marks BLOB, spilled_on INTEGER,
    timers_and_effects TEXT, name TEXT, value TEXT
  ) STRICT;
  CREATE TABLE named_value (object INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (object, name)) STRICT, WITHOUT ROWID;
  -- marks that no longer fit into their object's row
  CREATE TABLE mark (object INTEGER NOT NULL, hash BLOB NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (object, hash)) STRICT, WITHOUT ROWID;

  CREATE TABLE inbox (number INTEGER PRIMARY KEY, address TEXT NOT NULL, event TEXT NOT NULL) STRICT;
  CREATE TABLE timer (
    due_at INTEGER NOT NULL, number INTEGER NOT NULL, address TEXT NOT NULL, own_arming_id TEXT, event TEXT NOT NULL,
    PRIMARY KEY (due_at, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE timer_time (one INTEGER PRIMARY KEY CHECK (one = 1), lag_ms INTEGER NOT NULL) STRICT;

  -- previous: the effect that the same object asked for before
  CREATE TABLE effect (
    number INTEGER PRIMARY KEY, object INTEGER NOT NULL, previous INTEGER, id TEXT NOT NULL, attempt INTEGER NOT NULL,
    state TEXT NOT NULL, effect TEXT, changed_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX effect_open ON effect (state) WHERE state = 'pending' OR state = 'claimed' OR state = 'unknown';

  -- one row an event, with all its entries; cursor and sequence are those of the last; previous: the row before of the same object
  CREATE TABLE history (
    cursor INTEGER PRIMARY KEY, object INTEGER NOT NULL, previous INTEGER, sequence INTEGER NOT NULL, at INTEGER NOT NULL,
    milestone INTEGER, entries TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_milestone ON history (object, sequence) WHERE milestone = 1;

  CREATE TABLE dead_letter (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, address TEXT NOT NULL, event TEXT NOT NULL, reason TEXT NOT NULL, stack TEXT
  ) STRICT;
  CREATE TABLE kept (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, reason TEXT NOT NULL, item TEXT NOT NULL) STRICT;
  CREATE TABLE identifier (
    scope TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, contact TEXT NOT NULL, is_announced INTEGER NOT NULL,
    PRIMARY KEY (scope, kind, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX identifier_by_contact ON identifier (contact);
  `,
]
