-- What lies in the bin is few among all that is there: it is listed in any order from indices of its own, which what lives never
-- touches.
CREATE INDEX counterparties_in_bin ON counterparties (account_id, sort_name, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX documents_in_bin_by_number ON documents (account_id, kind, number, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX documents_in_bin_by_sum ON documents (account_id, kind, sum, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX documents_in_bin_by_planned ON documents (account_id, kind, planned_at, id) WHERE deleted_at IS NOT NULL;
