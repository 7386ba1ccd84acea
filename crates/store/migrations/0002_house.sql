-- Every row carries account_id first in key and indices. Types are PostgreSQL's; SQLite takes the names as they are.
-- Absent ids in kept counters are the nil id, because a key may not hold NULL.

CREATE TABLE accounts (
  id UUID NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  rules_version BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX accounts_name ON accounts (name);

CREATE TABLE numbers (
  account_id UUID NOT NULL,
  series TEXT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (account_id, series)
);

CREATE TABLE roles (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  administrator BOOLEAN NOT NULL,
  force_transition BOOLEAN NOT NULL,
  permissions TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX roles_name ON roles (account_id, name);

CREATE TABLE departments (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  parent_id UUID,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX departments_name ON departments (account_id, name);

CREATE TABLE employees (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  department_id UUID,
  manager_id UUID,
  role_id UUID NOT NULL,
  active BOOLEAN NOT NULL,
  password_hash TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX employees_login ON employees (account_id, login);

CREATE TABLE channels (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  channel_type TEXT NOT NULL,
  archived BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX channels_name ON channels (account_id, name);

CREATE TABLE attributes (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  attribute_type TEXT NOT NULL,
  options TEXT NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX attributes_name ON attributes (account_id, kind, name);

CREATE TABLE statuses (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  status_type TEXT NOT NULL,
  position BIGINT NOT NULL,
  guidance TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX statuses_name ON statuses (account_id, kind, name);

CREATE TABLE processes (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  deleted_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX processes_name ON processes (account_id, kind, name) WHERE deleted_at IS NULL;

CREATE TABLE process_versions (
  account_id UUID NOT NULL,
  process_id UUID NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  definition TEXT NOT NULL,
  published_at TIMESTAMPTZ NOT NULL,
  published_by UUID,
  changes TEXT NOT NULL,
  PRIMARY KEY (account_id, process_id, number)
);

-- One active process per kind and channel, and one without channels: the key says it.
CREATE TABLE process_bindings (
  account_id UUID NOT NULL,
  kind TEXT NOT NULL,
  channel_id UUID NOT NULL,
  process_id UUID NOT NULL,
  PRIMARY KEY (account_id, kind, channel_id)
);

CREATE TABLE counterparties (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  tax_number TEXT NOT NULL,
  address TEXT NOT NULL,
  external_id TEXT,
  tags TEXT NOT NULL,
  description TEXT NOT NULL,
  attributes TEXT NOT NULL,
  owner_id UUID,
  department_id UUID,
  shared BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  deleted_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX counterparties_by_name ON counterparties (account_id, sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX counterparties_by_owner ON counterparties (account_id, owner_id, sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX counterparties_by_department ON counterparties (account_id, department_id, sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX counterparties_shared ON counterparties (account_id, sort_name, id) WHERE shared AND deleted_at IS NULL;
CREATE UNIQUE INDEX counterparties_external ON counterparties (account_id, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE products (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  code TEXT NOT NULL,
  external_id TEXT,
  product_type TEXT NOT NULL,
  unit TEXT NOT NULL,
  price BIGINT NOT NULL,
  vat_rate BIGINT NOT NULL,
  description TEXT NOT NULL,
  archived BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX products_by_name ON products (account_id, archived, sort_name, id);
CREATE UNIQUE INDEX products_external ON products (account_id, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE documents (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  external_id TEXT,
  moment TIMESTAMPTZ NOT NULL,
  planned_at TIMESTAMPTZ,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL,
  status_id UUID,
  status_since TIMESTAMPTZ NOT NULL,
  visits BIGINT NOT NULL,
  owner_id UUID NOT NULL,
  department_id UUID,
  shared BOOLEAN NOT NULL,
  author_id UUID,
  last_mover_id UUID,
  changed_by_id UUID,
  counterparty_id UUID,
  channel_id UUID,
  description TEXT NOT NULL,
  currency TEXT NOT NULL,
  vat_mode TEXT NOT NULL,
  posted BOOLEAN NOT NULL,
  attributes TEXT NOT NULL,
  gross BIGINT NOT NULL,
  net BIGINT NOT NULL,
  sum BIGINT NOT NULL,
  vat BIGINT NOT NULL,
  position_count BIGINT NOT NULL,
  deleted_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX documents_number ON documents (account_id, kind, number);
CREATE UNIQUE INDEX documents_external ON documents (account_id, kind, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX documents_by_moment ON documents (account_id, kind, moment, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_status ON documents (account_id, kind, status_id, moment, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_owner ON documents (account_id, kind, owner_id, status_id, moment, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_department ON documents (account_id, kind, department_id, status_id, moment, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_counterparty ON documents (account_id, kind, counterparty_id, moment, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_channel ON documents (account_id, kind, channel_id, moment, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_by_sum ON documents (account_id, kind, sum, id) WHERE deleted_at IS NULL;
CREATE INDEX documents_shared ON documents (account_id, kind, moment, id) WHERE shared AND deleted_at IS NULL;
CREATE INDEX documents_in_bin ON documents (account_id, kind, moment, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE positions (
  account_id UUID NOT NULL,
  document_id UUID NOT NULL,
  id UUID NOT NULL,
  place BIGINT NOT NULL,
  product_id UUID NOT NULL,
  quantity BIGINT NOT NULL,
  price BIGINT NOT NULL,
  discount BIGINT NOT NULL,
  vat_rate BIGINT NOT NULL,
  gross BIGINT NOT NULL,
  net BIGINT NOT NULL,
  sum BIGINT NOT NULL,
  vat BIGINT NOT NULL,
  PRIMARY KEY (account_id, document_id, id)
);

-- Every change of status, append-only. Row 1 is the creation.
CREATE TABLE visits (
  account_id UUID NOT NULL,
  document_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  from_status_id UUID,
  status_id UUID,
  at TIMESTAMPTZ NOT NULL,
  since TIMESTAMPTZ,
  actor_id UUID,
  source TEXT NOT NULL,
  verdict TEXT NOT NULL,
  process_id UUID,
  process_version BIGINT,
  reason TEXT,
  command_id UUID NOT NULL,
  PRIMARY KEY (account_id, document_id, seq)
);

CREATE TABLE feed (
  account_id UUID NOT NULL,
  document_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  actor_id UUID,
  source TEXT NOT NULL,
  command_id UUID NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account_id, document_id, at, id)
);

CREATE TABLE comments (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  document_id UUID NOT NULL,
  author_id UUID NOT NULL,
  text TEXT NOT NULL,
  mentions TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  edited_at TIMESTAMPTZ,
  deleted_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);

-- Kept counts. Each connection adds to the rows of its own slot, so that transactions never wait for one another's
-- counters; readers add the slots up.
CREATE TABLE document_counts (
  account_id UUID NOT NULL,
  kind TEXT NOT NULL,
  status_id UUID NOT NULL,
  owner_id UUID NOT NULL,
  department_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  shared BOOLEAN NOT NULL,
  slot BIGINT NOT NULL,
  documents BIGINT NOT NULL,
  sum BIGINT NOT NULL,
  PRIMARY KEY (account_id, kind, status_id, owner_id, department_id, channel_id, shared, slot)
);

CREATE TABLE idempotency (
  account_id UUID NOT NULL,
  actor_id UUID NOT NULL,
  key TEXT NOT NULL,
  fingerprint BYTEA NOT NULL,
  status BIGINT NOT NULL,
  answer TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, actor_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE sessions (
  token_hash BYTEA NOT NULL,
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  employee_id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL,
  user_agent TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (token_hash)
);
CREATE INDEX sessions_by_employee ON sessions (account_id, employee_id);

CREATE TABLE tokens (
  token_hash BYTEA NOT NULL,
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  employee_id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  created_by UUID,
  revoked_at TIMESTAMPTZ,
  PRIMARY KEY (token_hash)
);
CREATE UNIQUE INDEX tokens_id ON tokens (account_id, id);

-- Browsers that have logged in before, each for all who share it: a flood of wrong passwords from elsewhere does not lock
-- them out.
CREATE TABLE devices (
  token_hash BYTEA NOT NULL,
  account_id UUID NOT NULL,
  employee_id UUID NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (token_hash, account_id, employee_id)
);

CREATE TABLE login_attempts (
  subject TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  id UUID NOT NULL,
  PRIMARY KEY (subject, at, id)
);

CREATE TABLE audit (
  account_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor_id UUID,
  kind TEXT NOT NULL,
  subject_id UUID,
  body TEXT NOT NULL,
  address TEXT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (account_id, seq)
);

