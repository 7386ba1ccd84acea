-- Names and numbers go by their code points, as on SQLite, whatever language the server was set up for; and no update of the
-- system's collations damages an index.
ALTER TABLE documents ALTER COLUMN number TYPE TEXT COLLATE "C";
ALTER TABLE counterparties ALTER COLUMN sort_name TYPE TEXT COLLATE "C";
ALTER TABLE products ALTER COLUMN sort_name TYPE TEXT COLLATE "C";
