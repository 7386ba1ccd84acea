CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE search_texts (
  noun TEXT NOT NULL,
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (account_id, noun, id)
);
CREATE INDEX search_texts_grams ON search_texts USING gin (body gin_trgm_ops);
