CREATE TABLE search_texts (
  row INTEGER PRIMARY KEY,
  noun TEXT NOT NULL,
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX search_texts_id ON search_texts (account_id, noun, id);

-- Trigrams of the folded text; the texts themselves stay in the table above.
CREATE VIRTUAL TABLE search_grams USING fts5 (
  body, content = 'search_texts', content_rowid = 'row', tokenize = 'trigram case_sensitive 1', detail = full
);
CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
  INSERT INTO search_grams (rowid, body) VALUES (new.row, new.body);
END;
CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
  INSERT INTO search_grams (search_grams, rowid, body) VALUES ('delete', old.row, old.body);
END;
CREATE TRIGGER search_texts_changed AFTER UPDATE OF body ON search_texts BEGIN
  INSERT INTO search_grams (search_grams, rowid, body) VALUES ('delete', old.row, old.body);
  INSERT INTO search_grams (rowid, body) VALUES (new.row, new.body);
END;
