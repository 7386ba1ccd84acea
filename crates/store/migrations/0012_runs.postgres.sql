-- A run is its own line in the feed of its document.
ALTER TABLE scenario_runs
  -- Whether the feed of the document tells of it. Older runs have a line of their own there.
  ADD COLUMN told BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN command_id UUID,
  -- No scenario had run more often than this on the document within the window. Older runs do not say.
  ADD COLUMN lately BIGINT;
-- Exactly once is said by the transaction: a cause is born in it, or is a timer that it takes away.
DROP INDEX scenario_runs_once;
DROP INDEX scenario_runs_of_document;
DROP INDEX scenario_runs_of_scenario;
CREATE INDEX scenario_runs_of_scenario ON scenario_runs (account_id, scenario_id, at, id);
-- The feed of a document, and how often what ran on it.
CREATE INDEX scenario_runs_of_document
  ON scenario_runs (account_id, document_id, at, id, scenario_id, outcome, visit);
