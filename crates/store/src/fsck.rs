//! What can be proved on a live database: the checks behind `poryadok fsck`, as questions to the database.
//!
//! Every check answers with the documents (or records) that break it, at most [`SHOWN`] of them, and how many there are.

use poryadok_domain::ids::AccountId;

use crate::audit;
use crate::db::{Fault, Tx, WHOLE};
use crate::params;

/// So many examples of a broken rule are named; the rest are counted.
pub const SHOWN: i64 = 20;

/// A rule, and what breaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub check: &'static str,
    pub broken: i64,
    /// Numbers of documents, or what else names the culprit.
    pub examples: Vec<String>,
}

/// A check as one statement over `$1` = account, whose rows name what breaks it.
struct Check {
    name: &'static str,
    sql: &'static str,
}

const CHECKS: &[Check] = &[
    Check {
        name: "status_is_last_visit",
        sql: "SELECT d.number FROM documents d LEFT JOIN visits v
                ON v.account_id = d.account_id AND v.document_id = d.id AND v.seq = d.visits
              WHERE d.account_id = $1 AND (v.seq IS NULL
                OR v.status_id IS DISTINCT FROM d.status_id OR v.at <> d.status_since)",
    },
    Check {
        name: "visits_chain",
        sql: "SELECT d.number FROM documents d JOIN visits v ON v.account_id = d.account_id AND v.document_id = d.id
              LEFT JOIN visits p ON p.account_id = v.account_id AND p.document_id = v.document_id AND p.seq = v.seq - 1
              WHERE d.account_id = $1 AND ((v.seq > 1 AND (p.seq IS NULL
                OR v.from_status_id IS DISTINCT FROM p.status_id OR v.since IS DISTINCT FROM p.at OR v.at < p.at))
                OR (v.seq = 1 AND (v.from_status_id IS NOT NULL OR v.since IS NOT NULL)) OR v.seq > d.visits)",
    },
    Check {
        name: "visits_in_feed",
        sql: "SELECT d.number FROM documents d JOIN visits v ON v.account_id = d.account_id AND v.document_id = d.id
              WHERE d.account_id = $1 AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.account_id = v.account_id
                AND f.document_id = v.document_id AND f.command_id = v.command_id AND f.at = v.at
                AND f.kind IN ('created', 'moved'))",
    },
    Check {
        name: "feed_moves_have_visits",
        sql: "SELECT d.number FROM feed f JOIN documents d ON d.account_id = f.account_id AND d.id = f.document_id
              WHERE f.account_id = $1 AND f.kind IN ('created', 'moved') AND NOT EXISTS (
                SELECT 1 FROM visits v WHERE v.account_id = f.account_id AND v.document_id = f.document_id
                AND v.command_id = f.command_id AND v.at = f.at)",
    },
    Check {
        name: "totals_are_positions",
        sql: "SELECT d.number FROM documents d LEFT JOIN (
                SELECT document_id, COUNT(*) AS n, SUM(gross) AS gross, SUM(net) AS net, SUM(sum) AS sum, SUM(vat) AS vat
                FROM positions WHERE account_id = $1 GROUP BY document_id) p ON p.document_id = d.id
              WHERE d.account_id = $1 AND d.kind <> 'payment_in' AND (d.position_count <> COALESCE(p.n, 0) OR d.gross <> COALESCE(p.gross, 0)
                OR d.net <> COALESCE(p.net, 0) OR d.sum <> COALESCE(p.sum, 0) OR d.vat <> COALESCE(p.vat, 0))",
    },
    Check {
        name: "counts_are_documents",
        sql: "SELECT kind FROM (
                SELECT kind, status_id, owner_id, department_id, channel_id, shared, documents, sum
                FROM document_counts WHERE account_id = $1
                UNION ALL
                SELECT kind, COALESCE(status_id, $2), owner_id, COALESCE(department_id, $2), COALESCE(channel_id, $2),
                  shared, -1, -sum
                FROM documents WHERE account_id = $1 AND deleted_at IS NULL) c
              GROUP BY kind, status_id, owner_id, department_id, channel_id, shared
              HAVING SUM(documents) <> 0 OR SUM(sum) <> 0",
    },
    Check {
        name: "statuses_exist",
        sql: "SELECT d.number FROM documents d WHERE d.account_id = $1 AND d.status_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM statuses s WHERE s.account_id = d.account_id AND s.id = d.status_id AND s.kind = d.kind)",
    },
    Check {
        name: "references_exist",
        sql: "SELECT d.number FROM documents d WHERE d.account_id = $1 AND (
                (d.counterparty_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM counterparties c
                  WHERE c.account_id = d.account_id AND c.id = d.counterparty_id))
                OR (d.channel_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM channels c
                  WHERE c.account_id = d.account_id AND c.id = d.channel_id))
                OR NOT EXISTS (SELECT 1 FROM employees e WHERE e.account_id = d.account_id AND e.id = d.owner_id))",
    },
    Check {
        name: "positions_have_products",
        sql: "SELECT d.number FROM positions p JOIN documents d ON d.account_id = p.account_id AND d.id = p.document_id
              WHERE p.account_id = $1 AND NOT EXISTS (SELECT 1 FROM products t
                WHERE t.account_id = p.account_id AND t.id = p.product_id)",
    },
    Check {
        name: "process_versions_resolve",
        sql: "SELECT d.number FROM visits v JOIN documents d ON d.account_id = v.account_id AND d.id = v.document_id
              WHERE v.account_id = $1 AND v.process_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM process_versions p
                WHERE p.account_id = v.account_id AND p.process_id = v.process_id AND p.number = v.process_version)",
    },
    Check {
        name: "forced_moves_have_reasons",
        sql: "SELECT d.number FROM visits v JOIN documents d ON d.account_id = v.account_id AND d.id = v.document_id
              WHERE v.account_id = $1 AND v.verdict = 'forced' AND COALESCE(v.reason, '') = ''",
    },
    Check {
        name: "persons_are_bound",
        sql: "SELECT d.number FROM visits v JOIN documents d ON d.account_id = v.account_id AND d.id = v.document_id
              WHERE v.account_id = $1 AND v.source = 'person' AND v.verdict NOT IN ('allowed', 'forced', 'unbound', 'voided')",
    },
    Check {
        name: "files_are_whole",
        sql: "SELECT f.name FROM files f WHERE f.account_id = $1 AND (
                NOT EXISTS (SELECT 1 FROM file_contents c
                  WHERE c.account_id = f.account_id AND c.file_id = f.id AND LENGTH(c.bytes) = f.size)
                OR NOT (EXISTS (SELECT 1 FROM documents d WHERE d.account_id = f.account_id AND d.id = f.document_id)
                  OR EXISTS (SELECT 1 FROM tasks t WHERE t.account_id = f.account_id AND t.id = f.task_id)))
              UNION ALL SELECT 'a content without a name' FROM file_contents c WHERE c.account_id = $1 AND NOT EXISTS (
                SELECT 1 FROM files f WHERE f.account_id = c.account_id AND f.id = c.file_id)",
    },
    Check {
        name: "messages_say_how_they_fared",
        sql: "SELECT o.subject FROM outbox o WHERE o.account_id = $1 AND ((o.state = 'sent') <> (o.sent_at IS NOT NULL)
                OR o.state NOT IN ('waiting', 'sent', 'dead', 'withdrawn') OR (o.state = 'dead' AND o.last_error IS NULL))",
    },
    Check {
        name: "task_types_exist",
        sql: "SELECT t.text FROM tasks t WHERE t.account_id = $1 AND t.type_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM task_types y WHERE y.account_id = t.account_id AND y.id = t.type_id)",
    },
    Check {
        name: "order_sums_are_links",
        sql: "SELECT d.number FROM documents d LEFT JOIN (
                SELECT l.base_id, SUM(CASE WHEN p.kind = 'invoice_out' THEN l.sum ELSE 0 END) AS invoiced,
                  SUM(CASE WHEN p.kind = 'payment_in' THEN l.sum ELSE 0 END) AS paid,
                  SUM(CASE WHEN p.kind IN ('shipment', 'receipt') THEN l.sum ELSE 0 END) AS shipped
                FROM links l JOIN documents p ON p.account_id = l.account_id AND p.id = l.document_id
                WHERE l.account_id = $1 AND p.posted AND p.deleted_at IS NULL GROUP BY l.base_id) s ON s.base_id = d.id
              WHERE d.account_id = $1 AND d.kind IN ('customer_order', 'purchase_order') AND (
                d.invoiced <> COALESCE(s.invoiced, 0) OR d.paid <> COALESCE(s.paid, 0)
                OR d.shipped <> COALESCE(s.shipped, 0))",
    },
    Check {
        name: "stock_is_documents",
        sql: "SELECT COALESCE((SELECT g.name FROM products g WHERE g.account_id = $1 AND g.id = s.product_id), '?') FROM (
                SELECT product_id, warehouse_id, on_hand, reserved FROM stock WHERE account_id = $1
                UNION ALL
                SELECT p.product_id, d.warehouse_id, SUM(CASE WHEN d.kind = 'shipment' THEN p.quantity ELSE -p.quantity END), 0
                FROM documents d JOIN positions p ON p.account_id = d.account_id AND p.document_id = d.id
                JOIN products g ON g.account_id = p.account_id AND g.id = p.product_id
                WHERE d.account_id = $1 AND d.posted AND d.deleted_at IS NULL AND g.product_type = 'goods'
                  AND d.kind IN ('shipment', 'receipt', 'return_in')
                GROUP BY p.product_id, d.warehouse_id
                UNION ALL
                SELECT p.product_id, d.warehouse_id, 0, -SUM(p.reserve)
                FROM positions p JOIN documents d ON d.account_id = p.account_id AND d.id = p.document_id
                WHERE p.account_id = $1 AND p.reserve <> 0
                GROUP BY p.product_id, d.warehouse_id) s
              GROUP BY product_id, warehouse_id HAVING SUM(on_hand) <> 0 OR SUM(reserved) <> 0",
    },
    Check {
        name: "links_exist",
        sql: "SELECT 'a link without its document' FROM links l WHERE l.account_id = $1 AND (
                NOT EXISTS (SELECT 1 FROM documents d WHERE d.account_id = l.account_id AND d.id = l.document_id)
                OR NOT EXISTS (SELECT 1 FROM documents d WHERE d.account_id = l.account_id AND d.id = l.base_id))",
    },
    Check {
        name: "one_process_per_channel",
        sql: "SELECT p.name FROM processes p WHERE p.account_id = $1 AND p.active AND p.deleted_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM process_bindings b
                WHERE b.account_id = p.account_id AND b.process_id = p.id)",
    },
];

/// Runs every check that is a statement.
pub fn run(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Finding>, Fault> {
    let mut findings: Vec<Finding> =
        CHECKS.iter().map(|check| run_one(tx, account, check)).collect::<Result<_, _>>()?;
    findings.push(audit_chain(tx, account)?);
    Ok(findings)
}

fn run_one(tx: &mut dyn Tx, account: AccountId, check: &Check) -> Result<Finding, Fault> {
    let mut values = params![account].to_vec();
    if check.sql.contains("$2") {
        values.push(uuid::Uuid::nil().into());
    }
    let count = format!("{WHOLE}SELECT COUNT(*) FROM ({}) broken", check.sql);
    let broken = tx.query(&count, &values)?.first().map_or(Ok(0), |row| row.get(0))?;
    let mut examples = Vec::new();
    if broken > 0 {
        for row in
            tx.query(&format!("{WHOLE}SELECT DISTINCT * FROM ({}) broken LIMIT {SHOWN}", check.sql), &values)?
        {
            examples.push(row.get::<String>(0)?);
        }
    }
    Ok(Finding { check: check.name, broken, examples })
}

/// The audit is read newest first; each hash must follow from the one before it.
fn audit_chain(tx: &mut dyn Tx, account: AccountId) -> Result<Finding, Fault> {
    const PAGE: i64 = 1_000;
    let mut finding = Finding { check: "audit_chain", broken: 0, examples: Vec::new() };
    let mut newer: Option<audit::Kept> = None;
    loop {
        let before = newer.as_ref().map_or(i64::MAX, |n| n.seq);
        let page = audit::page(tx, account, before, PAGE)?;
        let ended = (page.len() as i64) < PAGE;
        for kept in page {
            if let Some(newer) = newer.replace(kept.clone()) {
                let follows = newer.seq == kept.seq + 1
                    && audit::chain(&kept.hash, newer.seq, &newer.record) == newer.hash;
                note(&mut finding, follows, newer.seq);
            }
        }
        if ended {
            break;
        }
    }
    if let Some(first) = newer {
        note(&mut finding, first.seq == 1 && audit::chain(&[], 1, &first.record) == first.hash, first.seq);
    }
    Ok(finding)
}

fn note(finding: &mut Finding, holds: bool, seq: i64) {
    if !holds {
        finding.broken += 1;
        if (finding.examples.len() as i64) < SHOWN {
            finding.examples.push(format!("№ {seq}"));
        }
    }
}

/// One kept change of status, for the check against the process version of its time.
#[derive(Debug, Clone)]
pub struct Step {
    pub document: uuid::Uuid,
    pub number: String,
    pub seq: i64,
    pub from: Option<poryadok_domain::ids::StatusId>,
    pub to: Option<poryadok_domain::ids::StatusId>,
    pub process: poryadok_domain::ids::ProcessId,
    pub version: i64,
}

const ALLOWED_STEPS: &str =
    "SELECT v.document_id, d.number, v.seq, v.from_status_id, v.status_id, v.process_id,
    v.process_version
  FROM visits v JOIN documents d ON d.account_id = v.account_id AND d.id = v.document_id
  WHERE v.account_id = $1 AND v.verdict = 'allowed' AND (v.document_id, v.seq) > ($2, $3)
  ORDER BY v.document_id, v.seq LIMIT $4";

/// A page of the steps that were allowed by a process, in the order of documents.
pub fn allowed_steps(
    tx: &mut dyn Tx,
    account: AccountId,
    after: (uuid::Uuid, i64),
    limit: i64,
) -> Result<Vec<Step>, Fault> {
    let rows = tx.query(ALLOWED_STEPS, &params![account, after.0, after.1, limit])?;
    rows.iter()
        .map(|row| {
            Ok(Step {
                document: row.get(0)?,
                number: row.get(1)?,
                seq: row.get(2)?,
                from: row.get(3)?,
                to: row.get(4)?,
                process: row.get(5)?,
                version: row.get(6)?,
            })
        })
        .collect()
}
