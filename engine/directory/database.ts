/**
 * The directory's own file: opens it, brings its tables to today's shape, and says in plain words when the file cannot be used.
 * It is apart from the engine's store, so that it is small, rarely written and copied by itself.
 */

import Database from 'better-sqlite3'
import { StorageError } from '../hosts/host'

export type DirectoryDatabase = Database.Database

/** Forward only; a file of a later version is refused. */
const MIGRATIONS = [
  `
  CREATE TABLE revision (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, document TEXT NOT NULL) STRICT;
  CREATE TABLE draft (
    script_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL,
    at INTEGER NOT NULL, actor TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE script_version (
    script_id TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, note TEXT NOT NULL,
    at INTEGER NOT NULL, actor TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (script_id, version)
  ) STRICT;
  CREATE INDEX script_version_by_hash ON script_version (hash);
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, before TEXT, after TEXT, revision INTEGER, hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
  CREATE INDEX audit_by_subject ON audit (subject_kind, subject_id, number);
  CREATE TABLE applied (
    subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (subject_kind, subject_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE channel_secret (
    channel_id TEXT NOT NULL, name TEXT NOT NULL, sealed TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (channel_id, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'a directory revision never changes'); END;
  CREATE TRIGGER revision_kept BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'a directory revision is never deleted'); END;
  CREATE TRIGGER version_stays BEFORE UPDATE ON script_version BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
  CREATE TRIGGER version_kept BEFORE DELETE ON script_version BEGIN SELECT RAISE(ABORT, 'a published version is never deleted'); END;
  CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  `,
  // the history of drafts; a draft that was there before is a stretch of its own
  `
  ALTER TABLE draft ADD COLUMN began_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE draft ADD COLUMN is_closed INTEGER NOT NULL DEFAULT 0;
  UPDATE draft SET began_at = at, is_closed = 1;
  ALTER TABLE script_version ADD COLUMN changes TEXT;
  CREATE TABLE draft_snapshot (
    script_id TEXT NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, began_at INTEGER NOT NULL,
    at INTEGER NOT NULL, actor TEXT NOT NULL, changes TEXT, deflated BLOB NOT NULL, PRIMARY KEY (script_id, revision)
  ) STRICT;
  `,
  // publications at a set time, and what was chosen for running cases
  `
  CREATE TABLE scheduled_publication (
    script_id TEXT PRIMARY KEY, at INTEGER NOT NULL, note TEXT NOT NULL, runs TEXT NOT NULL, draft_revision INTEGER NOT NULL,
    hash TEXT NOT NULL, document TEXT NOT NULL, scheduled_at INTEGER NOT NULL, actor TEXT NOT NULL, refused_at INTEGER, problems TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE runs_choice (
    number INTEGER PRIMARY KEY, script_id TEXT NOT NULL, version INTEGER NOT NULL, choice TEXT NOT NULL, actor TEXT NOT NULL
  ) STRICT;
  `,
  // what people say about scripts, beside the documents; what was resolved when tells what was open as a version was published
  `
  CREATE TABLE comment_thread (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, script_id TEXT NOT NULL, node_id TEXT, node_kind TEXT, node_name TEXT,
    version INTEGER, at INTEGER NOT NULL, is_resolved INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX comment_thread_by_script ON comment_thread (script_id, is_resolved, number);
  CREATE TABLE comment (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, thread_id TEXT NOT NULL REFERENCES comment_thread (id) ON DELETE CASCADE,
    at INTEGER NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL, text TEXT NOT NULL, edited_at INTEGER,
    is_deleted INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX comment_by_thread ON comment (thread_id, number);
  CREATE TABLE comment_turn (
    number INTEGER PRIMARY KEY, thread_id TEXT NOT NULL REFERENCES comment_thread (id) ON DELETE CASCADE,
    at INTEGER NOT NULL, author_id TEXT NOT NULL, author_name TEXT NOT NULL, is_resolved INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX comment_turn_by_thread ON comment_turn (thread_id, number);
  CREATE TABLE comment_news (
    person_id TEXT NOT NULL, comment_id TEXT NOT NULL REFERENCES comment (id) ON DELETE CASCADE, thread_id TEXT NOT NULL,
    reason TEXT NOT NULL, at INTEGER NOT NULL, read_at INTEGER, PRIMARY KEY (person_id, comment_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX comment_news_by_person ON comment_news (person_id, at, comment_id);
  CREATE INDEX comment_news_by_comment ON comment_news (comment_id);
  CREATE INDEX comment_news_unread ON comment_news (person_id) WHERE read_at IS NULL;
  `,
  // how far running cases have been moved or interrupted
  `
  CREATE TABLE run_change (
    number INTEGER PRIMARY KEY, script_id TEXT NOT NULL, version INTEGER NOT NULL, choice TEXT NOT NULL, actor TEXT NOT NULL,
    at INTEGER NOT NULL, total INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 0, interrupted INTEGER NOT NULL DEFAULT 0,
    finishing INTEGER NOT NULL DEFAULT 0, batch TEXT NOT NULL DEFAULT '[]', done_at INTEGER
  ) STRICT;
  CREATE INDEX run_change_by_script ON run_change (script_id, number);
  `,
  // secrets that requests of scripts name, and where each may go
  `
  CREATE TABLE request_secret (
    name TEXT PRIMARY KEY, hosts TEXT NOT NULL, sealed TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Opens or makes the file. Throws StorageError when it is corrupt, locked, of a later version, or cannot be written. */
export function openDirectoryDatabase(file: string): DirectoryDatabase {
  return keepingStorageErrors(file, () => {
    const database = new Database(file)
    try {
      database.pragma('journal_mode = WAL')
      database.pragma('synchronous = FULL')
      database.pragma('foreign_keys = ON')
      database.pragma('busy_timeout = 2000')
      migrate(database, file)
      const found = database.pragma('quick_check(1)', { simple: true })
      if (found !== 'ok') throw new StorageError('broken', `${file} is damaged (${String(found)}). Restore it from a backup.`)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Runs the work; SQLite's errors come out as StorageError, all others as they are. */
export function keepingStorageErrors<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    const { code } = error
    if (code === 'SQLITE_FULL') {
      throw new StorageError('full', `${file}: the disk is full, nothing was changed. Free space and try again.`, { cause: error })
    }
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
      throw new StorageError('locked', `${file} is locked by another process. Stop it, or use another DATA_DIR.`, { cause: error })
    }
    throw new StorageError('broken', `${file} cannot be used (${error.message}). Restore it from a backup.`, { cause: error })
  }
}

function migrate(database: DirectoryDatabase, file: string): void {
  const version = database.pragma('user_version', { simple: true }) as number
  if (version > MIGRATIONS.length) {
    throw new StorageError('broken', `${file} was written by a later Cordboard (version ${version} of its tables). Update Cordboard.`)
  }
  database.transaction(() => {
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.pragma(`user_version = ${MIGRATIONS.length}`)
  })()
}
