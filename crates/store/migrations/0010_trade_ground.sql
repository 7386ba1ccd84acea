-- What trade documents stand on: own legal entities, warehouses, what the company allows itself, and where goods come from.

CREATE TABLE organizations (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  legal_name TEXT NOT NULL,
  tax_number TEXT NOT NULL,
  tax_reason_code TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  director TEXT NOT NULL,
  accountant TEXT NOT NULL,
  bank_name TEXT NOT NULL,
  bank_code TEXT NOT NULL,
  bank_account TEXT NOT NULL,
  correspondent_account TEXT NOT NULL,
  is_default BOOLEAN NOT NULL,
  archived BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX organizations_name ON organizations (account_id, name);
CREATE UNIQUE INDEX organizations_default ON organizations (account_id) WHERE is_default;

CREATE TABLE warehouses (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  is_default BOOLEAN NOT NULL,
  archived BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX warehouses_name ON warehouses (account_id, name);
CREATE UNIQUE INDEX warehouses_default ON warehouses (account_id) WHERE is_default;

-- A company that was here before gets what a new one begins with. An id is needed only once per table: its own serves.
INSERT INTO organizations (account_id, id, name, legal_name, tax_number, tax_reason_code, registration_number, address,
  phone, email, director, accountant, bank_name, bank_code, bank_account, correspondent_account, is_default, archived, version)
SELECT id, id, name, '', '', '', '', '', '', '', '', '', '', '', '', '', TRUE, FALSE, 1 FROM accounts;
INSERT INTO warehouses (account_id, id, name, address, is_default, archived, version)
SELECT id, id, 'Основной склад', '', TRUE, FALSE, 1 FROM accounts;

ALTER TABLE accounts ADD COLUMN negative_stock BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN ship_reserved BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE products ADD COLUMN supplier_id UUID;
ALTER TABLE products ADD COLUMN buy_price BIGINT NOT NULL DEFAULT 0;

ALTER TABLE counterparties ADD COLUMN tax_reason_code TEXT NOT NULL DEFAULT '';
