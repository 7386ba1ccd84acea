-- What the house does by itself: scenarios, what each did, and what is to happen at a time.

CREATE TABLE scenarios (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  switch TEXT NOT NULL,
  position BIGINT NOT NULL,
  since TIMESTAMPTZ NOT NULL,
  rule TEXT NOT NULL,
  version BIGINT NOT NULL,
  deleted_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, id)
);

-- One run of a scenario for one cause on one document, whatever came of it.
CREATE TABLE scenario_runs (
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
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX scenario_runs_once ON scenario_runs (account_id, document_id, scenario_id, cause_id);
-- How often each scenario ran on a document lately is read from here alone, whatever ran on it before.
CREATE INDEX scenario_runs_of_document ON scenario_runs (account_id, document_id, at, scenario_id, outcome);
CREATE INDEX scenario_runs_of_scenario ON scenario_runs (account_id, scenario_id, id);
CREATE INDEX scenario_runs_failed ON scenario_runs (account_id, scenario_id, at) WHERE outcome = 'failed';

-- The turn of a department: who got the last one.
CREATE TABLE rotations (
  account_id UUID NOT NULL,
  scenario_id UUID NOT NULL,
  department_id UUID NOT NULL,
  employee_id UUID NOT NULL,
  PRIMARY KEY (account_id, scenario_id, department_id)
);

-- What is to happen at a time. Each happens once: whoever carries it out deletes it in the same transaction.
CREATE TABLE timers (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  due_at TIMESTAMPTZ NOT NULL,
  kind TEXT NOT NULL,
  scenario_id UUID,
  document_id UUID,
  task_id UUID,
  -- The stay in a status it belongs to, where it ends with it.
  visit BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX timers_by_time ON timers (due_at, id);
CREATE INDEX timers_on_document ON timers (account_id, document_id, scenario_id) WHERE document_id IS NOT NULL;
-- A step looks only at what ends with the stay it leaves, however much else waits on the document.
CREATE INDEX timers_of_visit ON timers (account_id, document_id, visit) WHERE visit IS NOT NULL;
CREATE INDEX timers_on_task ON timers (account_id, task_id) WHERE task_id IS NOT NULL;
CREATE INDEX timers_of_scenario ON timers (account_id, scenario_id) WHERE scenario_id IS NOT NULL;
