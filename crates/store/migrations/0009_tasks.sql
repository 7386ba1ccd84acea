-- Types of tasks, reminders, what people say on tasks, and files on tasks and documents.

CREATE TABLE task_types (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX task_types_name ON task_types (account_id, name);

ALTER TABLE tasks ADD COLUMN type_id UUID;
ALTER TABLE tasks ADD COLUMN remind_at TIMESTAMPTZ;
CREATE INDEX tasks_of_type ON tasks (account_id, type_id, place, id) WHERE type_id IS NOT NULL;

-- A word on a task; one on a task of no document has the nil id for its document.
ALTER TABLE comments ADD COLUMN task_id UUID;
CREATE INDEX comments_on_task ON comments (account_id, task_id, created_at, id) WHERE task_id IS NOT NULL;

-- On a document or on a task. What is in them lies apart, so that a list of names never reads it.
CREATE TABLE files (
  account_id UUID NOT NULL,
  id UUID NOT NULL,
  document_id UUID,
  task_id UUID,
  name TEXT NOT NULL,
  size BIGINT NOT NULL,
  author_id UUID NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX files_on_document ON files (account_id, document_id, id) WHERE document_id IS NOT NULL;
CREATE INDEX files_on_task ON files (account_id, task_id, id) WHERE task_id IS NOT NULL;

CREATE TABLE file_contents (
  account_id UUID NOT NULL,
  file_id UUID NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (account_id, file_id)
);
