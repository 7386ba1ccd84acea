-- Documents that rest on others, what orders get from them, and goods in stock.

ALTER TABLE documents ADD COLUMN organization_id UUID;
ALTER TABLE documents ADD COLUMN warehouse_id UUID;
-- What posted documents that rest on it come to, in minor units.
ALTER TABLE documents ADD COLUMN invoiced BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN paid BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN shipped BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN reserved BIGINT NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN reserved_pieces BIGINT NOT NULL DEFAULT 0;
-- JSON: what somebody approved of, as long as it holds.
ALTER TABLE documents ADD COLUMN approval TEXT;

-- In 1/10 000 of a piece.
ALTER TABLE positions ADD COLUMN reserve BIGINT NOT NULL DEFAULT 0;

-- A document and what it rests on. A payment of an invoice also concerns the order of that invoice: via_id names the
-- invoice then, and is nil otherwise.
CREATE TABLE links (
  account_id UUID NOT NULL,
  document_id UUID NOT NULL,
  base_id UUID NOT NULL,
  via_id UUID NOT NULL,
  -- The part of the document that concerns the base, in minor units.
  sum BIGINT NOT NULL,
  PRIMARY KEY (account_id, document_id, base_id, via_id)
);
CREATE INDEX links_by_base ON links (account_id, base_id, document_id);

-- In 1/10 000 of a piece.
CREATE TABLE stock (
  account_id UUID NOT NULL,
  product_id UUID NOT NULL,
  warehouse_id UUID NOT NULL,
  on_hand BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  PRIMARY KEY (account_id, product_id, warehouse_id)
);

-- Orders that lack a product: who is told when it comes.
CREATE TABLE short_orders (
  account_id UUID NOT NULL,
  product_id UUID NOT NULL,
  document_id UUID NOT NULL,
  PRIMARY KEY (account_id, product_id, document_id)
);
CREATE INDEX short_orders_of ON short_orders (account_id, document_id);
