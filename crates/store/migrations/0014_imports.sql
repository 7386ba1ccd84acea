-- Files of records that people bring in, and how far each import has come.
CREATE TABLE imports (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  noun TEXT NOT NULL,
  file_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  actor_id UUID,
  state TEXT NOT NULL,
  planned BIGINT NOT NULL,
  done BIGINT NOT NULL,
  created BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  wrong BIGINT NOT NULL,
  errors TEXT NOT NULL,
  started_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  finished_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX imports_by_state ON imports (account_id, state, updated_at);
