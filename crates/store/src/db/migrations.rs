//! The schema, step by step. All steps a database lacks are taken in one transaction, or none.

use sha2::{Digest, Sha256};

use super::{OpenError, Tx};
use crate::params;

/// One step: a text for both databases, or one for each where they must differ.
struct Migration {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! both {
    ($number:literal, $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            sqlite: include_str!(concat!("../../migrations/", $name, ".sql")),
            postgres: include_str!(concat!("../../migrations/", $name, ".sql")),
        }
    };
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "0001_search",
        sqlite: include_str!("../../migrations/0001_search.sqlite.sql"),
        postgres: include_str!("../../migrations/0001_search.postgres.sql"),
    },
    both!(2, "0002_house"),
    both!(3, "0003_screens"),
    both!(4, "0004_tasks"),
    Migration {
        number: 5,
        name: "0005_order",
        sqlite: include_str!("../../migrations/0005_order.sqlite.sql"),
        postgres: include_str!("../../migrations/0005_order.postgres.sql"),
    },
    both!(6, "0006_scenarios"),
    both!(7, "0007_outbox"),
    both!(8, "0008_calendar"),
    both!(9, "0009_tasks"),
    both!(10, "0010_trade_ground"),
    Migration {
        number: 12,
        name: "0012_runs",
        sqlite: include_str!("../../migrations/0012_runs.sqlite.sql"),
        postgres: include_str!("../../migrations/0012_runs.postgres.sql"),
    },
    both!(13, "0013_trade"),
    both!(14, "0014_imports"),
    both!(15, "0015_payers"),
    Migration {
        number: 16,
        name: "0016_plans",
        sqlite: include_str!("../../migrations/0016_plans.sqlite.sql"),
        postgres: include_str!("../../migrations/0016_plans.postgres.sql"),
    },
    both!(17, "0017_bins"),
];

/// The schema this program brings a database to.
pub(super) fn known() -> i64 {
    MIGRATIONS.last().map_or(0, |m| m.number)
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migrations (
  number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash BYTEA NOT NULL)";

/// Brings the schema up to date, inside the transaction of the caller.
pub(super) fn run(tx: &mut dyn Tx, postgres: bool) -> Result<(), OpenError> {
    tx.batch(TABLE)?;
    let applied = tx.query("SELECT number, hash FROM schema_migrations ORDER BY number", &[])?;
    let mut taken = Vec::with_capacity(applied.len());
    for row in &applied {
        let (number, hash): (i64, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let Some(ours) = MIGRATIONS.iter().find(|m| m.number == number) else {
            return Err(OpenError::Newer { found: number, known: known() });
        };
        if hash != digest(ours.text(postgres)) {
            return Err(OpenError::Changed { number });
        }
        taken.push(number);
    }
    // Steps are independent of each other: one that came to us after a later number is taken all the same.
    for migration in MIGRATIONS.iter().filter(|m| !taken.contains(&m.number)) {
        let text = migration.text(postgres);
        tx.batch(text)?;
        let row = params![migration.number, migration.name, digest(text)];
        tx.execute("INSERT INTO schema_migrations (number, name, hash) VALUES ($1, $2, $3)", &row)?;
    }
    Ok(())
}

impl Migration {
    fn text(&self, postgres: bool) -> &'static str {
        if postgres { self.postgres } else { self.sqlite }
    }
}

fn digest(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}
