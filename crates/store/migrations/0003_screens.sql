-- What screens keep for people: named views, and what each was told.

CREATE TABLE saved_views (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  owner_id UUID NOT NULL,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  shared BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX saved_views_by_owner ON saved_views (account_id, owner_id);

CREATE TABLE notifications (
  account_id UUID NOT NULL,
  employee_id UUID NOT NULL,
  id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  kind TEXT NOT NULL,
  document_id UUID,
  task_id UUID,
  comment_id UUID,
  actor_id UUID,
  body TEXT NOT NULL,
  read_at TIMESTAMPTZ,
  PRIMARY KEY (account_id, employee_id, id)
);
CREATE INDEX notifications_unread ON notifications (account_id, employee_id, id) WHERE read_at IS NULL;
CREATE INDEX notifications_by_age ON notifications (at);

CREATE INDEX documents_by_planned ON documents (account_id, kind, planned_at, id) WHERE deleted_at IS NULL;
