//! `poryadok demo`.

use clap::Args;

use crate::cli::{Place, Stopped, runtime, say, worded};
use crate::demo;

#[derive(Debug, Args)]
pub struct Demo {
    /// Do nothing if the server has a company already
    #[arg(long)]
    if_empty: bool,
    /// Name of the account
    #[arg(long, default_value = "demo")]
    account: String,
    #[command(flatten)]
    place: Place,
}

impl Demo {
    pub fn run(self) -> Result<(), Stopped> {
        let engine = self.place.open()?;
        let runtime = runtime()?;
        if self.if_empty && !runtime.block_on(engine.is_empty()).map_err(worded)? {
            engine.db().close();
            return Ok(());
        }
        let made = runtime.block_on(demo::make(&engine, &self.account)).map_err(worded)?;
        say("The demo company is made. Log in as any of these; the password of all is the same:");
        for (login, what) in &made.logins {
            say(&format!("  {login:<24} {what}"));
        }
        say(&format!("  password: {}", made.password));
        say("It is shown this once. Another demo company: poryadok demo --account NAME");
        engine.db().close();
        Ok(())
    }
}
