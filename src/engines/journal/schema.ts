/**
 * The tables of the journal of paid calls and of the ledger of what was spent. The ledger is append-only: nothing in it is
 * ever changed or deleted, and what was spent is the sum of its signed amounts.
 */
export const schemaVersion = 1

export const schemaSql = `
CREATE TABLE IF NOT EXISTS mt_request (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, attempt INTEGER NOT NULL, rung INTEGER NOT NULL, engine TEXT NOT NULL,
  locale TEXT NOT NULL, article TEXT NOT NULL, run TEXT NOT NULL, owner TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sent','done','refused','uncertain')),
  body TEXT NOT NULL, items TEXT NOT NULL, unit TEXT NOT NULL, amount INTEGER NOT NULL, money_micro INTEGER NOT NULL,
  bytes INTEGER NOT NULL, http INTEGER, trace TEXT, reply TEXT, error TEXT,
  sent_at INTEGER NOT NULL, done_at INTEGER,
  UNIQUE (key, attempt)) STRICT;
CREATE INDEX IF NOT EXISTS mt_request_open ON mt_request (state) WHERE state = 'sent';
CREATE TABLE IF NOT EXISTS mt_result (
  result_key TEXT PRIMARY KEY, request INTEGER NOT NULL, item INTEGER NOT NULL, answer TEXT NOT NULL,
  billed INTEGER, meta TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS mt_claim (result_key TEXT PRIMARY KEY, request INTEGER NOT NULL, owner TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS mt_ledger (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, request INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('reserve','release','bill','uncertain','settle')),
  unit TEXT NOT NULL, amount INTEGER NOT NULL, money_micro INTEGER NOT NULL, engine TEXT NOT NULL, run TEXT NOT NULL,
  article TEXT NOT NULL, locale TEXT NOT NULL, month TEXT NOT NULL, price TEXT NOT NULL, person TEXT, reason TEXT) STRICT;
CREATE INDEX IF NOT EXISTS mt_ledger_month ON mt_ledger (month);
CREATE INDEX IF NOT EXISTS mt_ledger_run ON mt_ledger (run);
CREATE INDEX IF NOT EXISTS mt_ledger_article ON mt_ledger (article);
CREATE TRIGGER IF NOT EXISTS mt_ledger_update BEFORE UPDATE ON mt_ledger BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS mt_ledger_delete BEFORE DELETE ON mt_ledger BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TABLE IF NOT EXISTS mt_engine (
  engine TEXT PRIMARY KEY, concurrency REAL, max_bytes INTEGER, pause_until INTEGER, latch TEXT) STRICT;
CREATE TABLE IF NOT EXISTS mt_owner (owner TEXT PRIMARY KEY, run TEXT NOT NULL, heartbeat INTEGER NOT NULL) STRICT;
`
