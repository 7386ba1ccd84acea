//! The command line: what can be called, and how it ends. 0 done, 1 refused or failed, 2 wrong usage.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use poryadok_domain::rejection::{Language, Names};
use poryadok_engine::clock::System;
use poryadok_engine::courier::Outside;
use poryadok_engine::failure::Failure;
use poryadok_engine::{Address, Db, Engine, Options};

use crate::commands;

/// The file of the embedded database inside the data directory.
const DATABASE_FILE: &str = "poryadok.db";

#[derive(Debug, Parser)]
#[command(name = "poryadok", version, about = "Order-process server: orders move by a business process")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server
    Serve(commands::serve::Serve),
    /// Make a demo company and print its logins
    Demo(commands::demo::Demo),
    /// Companies on this server
    #[command(subcommand)]
    Account(commands::people::Account),
    /// Employees of a company
    #[command(subcommand)]
    Employee(commands::people::EmployeeCommand),
    /// Access tokens for programs
    #[command(subcommand)]
    Token(commands::people::Token),
    /// Bring in orders from files
    #[command(subcommand)]
    Import(commands::import::Import),
    /// Write the orders of a company as CSV
    Export(commands::export::Export),
    /// Prove that the database holds what it must hold
    Fsck(commands::fsck::Fsck),
    /// Write a consistent backup of everything, while the server runs
    Backup(commands::backup::Backup),
    /// Fill a new, empty database from a backup
    Restore(commands::backup::Restore),
    /// Print the description of the API (OpenAPI 3.1)
    Openapi,
}

/// Where the data lie.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// Directory of the data
    #[arg(long, env = "PORYADOK_DATA", default_value = "./data")]
    pub data: PathBuf,
    /// PostgreSQL instead of the embedded database: postgres://user@host/database
    #[arg(long, env = "PORYADOK_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub struct Stopped(pub String);

impl<T: std::fmt::Display> From<T> for Stopped {
    fn from(why: T) -> Stopped {
        Stopped(why.to_string())
    }
}

/// A failure in the words of the person at the terminal.
pub fn worded(failure: Failure) -> Stopped {
    let names = Names { language: Language::English, rulebook: None };
    match failure {
        Failure::Rejected(rejection) => {
            Stopped(format!("{}: {}", names.title(&rejection), names.detail(&rejection)))
        }
        Failure::Fault(fault) => Stopped(fault.to_string()),
    }
}

impl Place {
    fn address(&self) -> Address {
        match self.url() {
            Some(url) => Address::Postgres(url.to_owned()),
            None => Address::Sqlite(self.data.join(DATABASE_FILE)),
        }
    }

    /// An empty address is what a script passes on that has none.
    fn url(&self) -> Option<&str> {
        self.database_url.as_deref().filter(|url| !url.trim().is_empty())
    }

    /// How a further command is told where the data lie. The address may hold a password, so it is not repeated.
    pub fn again(&self) -> String {
        match self.url() {
            Some(_) => "--database-url …".to_owned(),
            None => format!("--data {}", self.data.display()),
        }
    }

    /// Makes the directory of the data, where they lie in one.
    pub fn make_directory(&self) -> Result<(), Stopped> {
        if self.is_embedded() {
            std::fs::create_dir_all(&self.data)
                .map_err(|e| Stopped(format!("cannot make the directory {}: {e}", self.data.display())))?;
        }
        Ok(())
    }

    /// Opens the database, making it if need be.
    pub fn open(&self) -> Result<Engine, Stopped> {
        self.make_directory()?;
        Ok(engine(Db::open(&Options::new(self.address()))?))
    }

    /// Opens the database for a server, which sends messages.
    pub fn open_with(&self, outside: Outside) -> Result<Engine, Stopped> {
        let engine = self.open()?;
        Ok(Engine::with_outside(engine.db().clone(), Arc::new(System), outside))
    }

    /// Whether the data lie in our own directory, and not on a server that other nodes use too.
    pub fn is_embedded(&self) -> bool {
        self.url().is_none()
    }

    /// Opens a database that is there already.
    pub fn open_existing(&self) -> Result<Engine, Stopped> {
        Ok(engine(Db::open_existing(&Options::new(self.address()))?))
    }
}

fn engine(db: Db) -> Engine {
    Engine::new(db, Arc::new(System))
}

/// The runtime of a command.
pub fn runtime() -> Result<tokio::runtime::Runtime, Stopped> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Prints to standard output; a closed pipe is no reason to panic.
pub fn say(text: &str) {
    use std::io::Write as _;
    drop(writeln!(std::io::stdout(), "{text}"));
}

/// Runs the command that was asked for.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            drop(error.print());
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = match cli.command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Account(account) => account.run(),
        Command::Employee(employee) => employee.run(),
        Command::Token(token) => token.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Fsck(fsck) => fsck.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Openapi => openapi(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped(why)) => {
            use std::io::Write as _;
            drop(writeln!(std::io::stderr(), "poryadok: {why}"));
            ExitCode::FAILURE
        }
    }
}

fn openapi() -> Result<(), Stopped> {
    say(&poryadok_api::openapi().to_pretty_json()?);
    Ok(())
}
