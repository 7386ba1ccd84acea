-- Who paid, by the tax number a bank gives.
CREATE INDEX counterparties_by_tax_number ON counterparties (account_id, tax_number) WHERE tax_number <> '';
