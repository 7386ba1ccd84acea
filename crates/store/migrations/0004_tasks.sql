CREATE TABLE tasks (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  text TEXT NOT NULL,
  author_id UUID,
  assignee_id UUID NOT NULL,
  due_at TIMESTAMPTZ,
  done_at TIMESTAMPTZ,
  done_by_id UUID,
  document_id UUID,
  counterparty_id UUID,
  checklist TEXT NOT NULL,
  unticked BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL,
  version BIGINT NOT NULL,
  -- What lists go by: of open tasks the due time, or a time nobody lives to see; of done ones when they were done.
  place TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX tasks_open ON tasks (account_id, place, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done ON tasks (account_id, place, id) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_of_assignee ON tasks (account_id, assignee_id, place, id) WHERE done_at IS NULL;
CREATE INDEX tasks_of_author ON tasks (account_id, author_id, place, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done_by_assignee ON tasks (account_id, assignee_id, place, id) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_done_by_author ON tasks (account_id, author_id, place, id) WHERE done_at IS NOT NULL;
CREATE INDEX tasks_on_document ON tasks (account_id, document_id, place, id) WHERE document_id IS NOT NULL;
CREATE INDEX tasks_on_counterparty ON tasks (account_id, counterparty_id, place, id) WHERE counterparty_id IS NOT NULL;
