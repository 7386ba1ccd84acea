-- A run is its own line in the feed of its document. It lies in the order of its id, once: a table without a row number has one
-- entry for a row and its key, not two.
CREATE TABLE runs (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  scenario_id UUID NOT NULL,
  scenario_version BIGINT NOT NULL,
  document_id UUID NOT NULL,
  -- The stay in a status during which it ran.
  visit BIGINT NOT NULL,
  cause_id UUID NOT NULL,
  -- The cause that began the chain.
  root_id UUID NOT NULL,
  depth BIGINT NOT NULL,
  actor_id UUID,
  outcome TEXT NOT NULL,
  why TEXT,
  body TEXT NOT NULL,
  -- Whether the feed of the document tells of it. Older runs have a line of their own there.
  told BOOLEAN NOT NULL DEFAULT FALSE,
  command_id UUID,
  -- No scenario had run more often than this on the document within the window. Older runs do not say.
  lately BIGINT,
  PRIMARY KEY (account_id, id)
) WITHOUT ROWID;
INSERT INTO runs (account_id, id, at, scenario_id, scenario_version, document_id, visit, cause_id, root_id, depth, actor_id,
  outcome, why, body)
SELECT account_id, id, at, scenario_id, scenario_version, document_id, visit, cause_id, root_id, depth, actor_id, outcome, why,
  body FROM scenario_runs;
DROP TABLE scenario_runs;
ALTER TABLE runs RENAME TO scenario_runs;
-- The feed of a document, and how often what ran on it.
CREATE INDEX scenario_runs_of_document
  ON scenario_runs (account_id, document_id, at, id, scenario_id, outcome, visit);
CREATE INDEX scenario_runs_of_scenario ON scenario_runs (account_id, scenario_id, at, id);
CREATE INDEX scenario_runs_failed ON scenario_runs (account_id, scenario_id, at) WHERE outcome = 'failed';
