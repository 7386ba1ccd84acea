//! `poryadok fsck`.

use clap::Args;
use poryadok_engine::fsck::Report;
use serde_json::json;

use crate::cli::{Place, Stopped, say, worded};

#[derive(Debug, Args)]
pub struct Fsck {
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl Fsck {
    pub fn run(self) -> Result<(), Stopped> {
        let engine = self.place.open_existing()?;
        let reports = engine.fsck().map_err(worded)?;
        engine.db().close();
        let clean = reports.iter().all(Report::is_clean);
        if self.json {
            say(&as_json(&reports, clean).to_string());
        } else {
            reports.iter().for_each(tell);
        }
        if clean {
            return Ok(());
        }
        Err(Stopped(
            "some rules do not hold (see above); keep a backup of this state and report it".to_owned(),
        ))
    }
}

fn as_json(reports: &[Report], clean: bool) -> serde_json::Value {
    let report = |r: &Report| {
        let check = |f: &poryadok_engine::fsck::Finding| json!({ "check": f.check, "broken": f.broken, "examples": f.examples });
        json!({ "account": r.account, "checks": r.findings.iter().map(check).collect::<Vec<_>>() })
    };
    json!({ "ok": clean, "accounts": reports.iter().map(report).collect::<Vec<_>>() })
}

fn tell(report: &Report) {
    say(&format!("account {}", report.account));
    for finding in &report.findings {
        if finding.broken == 0 {
            say(&format!("  holds   {}", finding.check));
        } else {
            say(&format!(
                "  BROKEN  {}: {} (as {})",
                finding.check,
                finding.broken,
                finding.examples.join(", ")
            ));
        }
    }
}
