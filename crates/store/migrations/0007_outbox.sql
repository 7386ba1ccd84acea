-- Messages to the world outside, and who sends them where.

CREATE TABLE outbox (
  account_id UUID NOT NULL,
  -- The same over every attempt: receivers know a repetition by it.
  id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  document_id UUID,
  channel TEXT NOT NULL,
  -- An address, a webhook or an employee: messages of one document to one target leave one after the other.
  target TEXT NOT NULL,
  -- What a list shows of it.
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  -- Whether the feed of the document tells how it went.
  noted BOOLEAN NOT NULL,
  attempts BIGINT NOT NULL,
  next_at TIMESTAMPTZ NOT NULL,
  state TEXT NOT NULL,
  last_error TEXT,
  sent_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX outbox_due ON outbox (channel, next_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_in_row ON outbox (account_id, document_id, channel, target, id) WHERE state = 'waiting';
CREATE INDEX outbox_pages ON outbox (account_id, state, id);
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';
CREATE INDEX outbox_by_age ON outbox (created_at) WHERE state <> 'waiting';

-- Which node does what only one should do at a time.
CREATE TABLE leases (
  name TEXT NOT NULL,
  holder UUID NOT NULL,
  held_until TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE webhooks (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  -- Why Poryadok itself switched it off.
  switched_off TEXT,
  -- Sealed with a key that is not in the database.
  secret BYTEA NOT NULL,
  version BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, id)
);

-- By which ways an employee wants to hear of what. Without a row it is the default.
CREATE TABLE notification_settings (
  account_id UUID NOT NULL,
  employee_id UUID NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account_id, employee_id)
);

CREATE TABLE telegram_links (
  account_id UUID NOT NULL,
  employee_id UUID NOT NULL,
  chat_id BIGINT,
  -- Of a code that was handed out and not yet used.
  code_hash BYTEA,
  code_until TIMESTAMPTZ,
  PRIMARY KEY (account_id, employee_id)
);
CREATE UNIQUE INDEX telegram_links_code ON telegram_links (code_hash) WHERE code_hash IS NOT NULL;
