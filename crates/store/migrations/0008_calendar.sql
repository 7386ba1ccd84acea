-- When a company works. Without a row it is the usual week.
CREATE TABLE calendars (
  account_id UUID NOT NULL,
  week TEXT NOT NULL,
  holidays TEXT NOT NULL,
  working_dates TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account_id)
);
