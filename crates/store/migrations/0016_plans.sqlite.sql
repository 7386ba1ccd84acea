-- What SQLite cannot know of a database that is still empty: an account holds nearly everything, a document has few positions,
-- links and tasks. Without it SQLite takes the account alone for as telling as the account and the document together, and
-- reads all of the company where an index knows the few. The first number is the rows, each further one how many of them share the
-- first columns of the index. Tables that are not named here have plans that follow from their indices.
ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1 WHERE tbl IN ('positions', 'links', 'short_orders', 'tasks');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('positions', 'sqlite_autoindex_positions_1', '3000000 3000000 3 1'),
  ('links', 'sqlite_autoindex_links_1', '1000000 1000000 2 1 1'),
  ('links', 'links_by_base', '1000000 1000000 3 1'),
  ('short_orders', 'sqlite_autoindex_short_orders_1', '100000 100000 20 1'),
  ('short_orders', 'short_orders_of', '100000 100000 3'),
  ('tasks', 'sqlite_autoindex_tasks_1', '1000000 1000000 1'),
  ('tasks', 'tasks_open', '100000 100000 1 1'),
  ('tasks', 'tasks_done', '1000000 1000000 1 1'),
  ('tasks', 'tasks_of_assignee', '100000 100000 1000 1 1'),
  ('tasks', 'tasks_of_author', '100000 100000 1000 1 1'),
  ('tasks', 'tasks_done_by_assignee', '1000000 1000000 10000 1 1'),
  ('tasks', 'tasks_done_by_author', '1000000 1000000 10000 1 1'),
  ('tasks', 'tasks_on_document', '1000000 1000000 5 1 1'),
  ('tasks', 'tasks_on_counterparty', '1000000 1000000 50 1 1'),
  ('tasks', 'tasks_of_type', '1000000 1000000 10000 1 1');
ANALYZE sqlite_schema;
