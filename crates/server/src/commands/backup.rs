//! `poryadok backup` and `poryadok restore`.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use indicatif::ProgressBar;

use crate::cli::{Place, Stopped, say};

#[derive(Debug, Args)]
pub struct Backup {
    /// File to write
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Args)]
pub struct Restore {
    /// File that `poryadok backup` wrote
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub fn run(self) -> Result<(), Stopped> {
        let engine = self.place.open_existing()?;
        // Under another name until it is whole: a backup that was cut short is never taken for one.
        let partial = self.file.with_extension("partial");
        let file = File::create(&partial)
            .map_err(|e| Stopped(format!("cannot write {}: {e}", partial.display())))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        let bar = spinner();
        let taken =
            engine.db().backup(&mut out, &mut |p| bar.set_message(format!("{}: {}", p.table, p.rows)));
        bar.finish_and_clear();
        let kept = taken.map_err(Stopped::from).and_then(|()| {
            out.flush()?;
            out.get_ref().sync_all()?;
            std::fs::rename(&partial, &self.file)?;
            Ok(())
        });
        if kept.is_err() {
            drop(std::fs::remove_file(&partial));
        }
        kept?;
        engine.db().close();
        let file = self.file.display();
        say(&format!("The backup is in {file}. Try it: poryadok restore {file} --data DIRECTORY"));
        Ok(())
    }
}

impl Restore {
    pub fn run(self) -> Result<(), Stopped> {
        let engine = self.place.open()?;
        let bar = spinner();
        let restored =
            engine.db().restore(&self.file, &mut |p| bar.set_message(format!("{}: {}", p.table, p.rows)));
        bar.finish_and_clear();
        engine.db().close();
        restored?;
        say("Everything is restored. Prove it with: poryadok fsck");
        Ok(())
    }
}

fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
