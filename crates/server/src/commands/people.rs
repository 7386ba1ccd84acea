//! `poryadok account create`, `employee add`, `token create`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use poryadok_domain::ids::RoleId;
use poryadok_domain::people::Source;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::text::fold;
use poryadok_engine::accounts::{NewAccount, UsualRole};
use poryadok_engine::people::EmployeePatch;
use poryadok_engine::tokens::TokenKind;

use crate::cli::{Place, Stopped, runtime, say, worded};

#[derive(Debug, Subcommand)]
pub enum Account {
    /// Make a company with its administrator
    Create(CreateAccount),
}

#[derive(Debug, Args)]
pub struct CreateAccount {
    /// What stands behind the @ of a login
    name: String,
    /// Login of the administrator, without @
    #[arg(long)]
    login: String,
    /// File whose first line is his password
    #[arg(long)]
    password_file: PathBuf,
    /// ISO 4217
    #[arg(long, default_value = "RUB")]
    currency: String,
    /// IANA name
    #[arg(long, default_value = "Europe/Moscow")]
    time_zone: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
pub enum EmployeeCommand {
    /// Add an employee
    Add(AddEmployee),
}

#[derive(Debug, Args)]
pub struct AddEmployee {
    /// LOGIN@ACCOUNT
    login: String,
    /// Name of a role, or one of administrator, manager, head_of_sales, warehouse, accountant
    #[arg(long)]
    role: String,
    /// File whose first line is the password
    #[arg(long)]
    password_file: PathBuf,
    /// The name people read; the login if absent
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
pub enum Token {
    /// Issue an access token and print it, alone
    Create(CreateToken),
}

#[derive(Debug, Args)]
pub struct CreateToken {
    /// LOGIN@ACCOUNT in whose name it acts
    login: String,
    /// api: a program; person: bound by the process like the person himself
    #[arg(long, value_parser = ["api", "person"])]
    kind: String,
    /// What it is for
    #[arg(long, default_value = "command line")]
    name: String,
    #[command(flatten)]
    place: Place,
}

impl Account {
    pub fn run(self) -> Result<(), Stopped> {
        let Account::Create(create) = self;
        let engine = create.place.open()?;
        let new = NewAccount {
            name: create.name.clone(),
            login: create.login.clone(),
            password: read_password(&create.password_file)?,
            currency: create.currency,
            time_zone: create.time_zone,
        };
        runtime()?.block_on(engine.create_account(new)).map_err(worded)?;
        say(&format!(
            "The account {} is made. Start the server with: poryadok serve {}; log in as {}@{}",
            create.name,
            create.place.again(),
            create.login,
            create.name
        ));
        engine.db().close();
        Ok(())
    }
}

impl EmployeeCommand {
    pub fn run(self) -> Result<(), Stopped> {
        let EmployeeCommand::Add(add) = self;
        let (login, account) = split_login(&add.login)?;
        let engine = add.place.open_existing()?;
        let runtime = runtime()?;
        let operator = runtime.block_on(engine.operator(account, Source::System)).map_err(worded)?;
        let patch = EmployeePatch {
            login: Some(login.to_owned()),
            name: add.name,
            role: Some(find_role(&operator.rules, &add.role)?),
            password: Some(read_password(&add.password_file)?),
            ..EmployeePatch::default()
        };
        let saved = engine.save_employee(&operator, None, None, patch, |e, _| e.login.clone());
        runtime.block_on(saved).map_err(worded)?;
        say(&format!("{} may log in now.", add.login));
        engine.db().close();
        Ok(())
    }
}

impl Token {
    pub fn run(self) -> Result<(), Stopped> {
        let Token::Create(create) = self;
        let (login, account) = split_login(&create.login)?;
        let kind = TokenKind::from_code(&create.kind).ok_or_else(|| Stopped("unknown kind".to_owned()))?;
        let engine = create.place.open_existing()?;
        let runtime = runtime()?;
        let operator = runtime.block_on(engine.operator(account, Source::System)).map_err(worded)?;
        let employee = operator.rules.employees.values().find(|e| e.login == login.to_lowercase());
        let employee = employee.ok_or_else(|| {
            Stopped(format!("there is no employee {login} in {account}; add one with: poryadok employee add"))
        })?;
        let issued = engine.issue_token(&operator, employee.id, kind, &create.name);
        say(&runtime.block_on(issued).map_err(worded)?.secret);
        engine.db().close();
        Ok(())
    }
}

fn split_login(login: &str) -> Result<(&str, &str), Stopped> {
    login
        .split_once('@')
        .filter(|(name, account)| !name.is_empty() && !account.is_empty())
        .ok_or_else(|| Stopped(format!("{login} is no login: write LOGIN@ACCOUNT")))
}

fn read_password(file: &Path) -> Result<String, Stopped> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| Stopped(format!("cannot read the password from {}: {e}", file.display())))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn find_role(rules: &Rulebook, wanted: &str) -> Result<RoleId, Stopped> {
    let usual = UsualRole::ALL.into_iter().find(|r| r.code() == wanted).map(UsualRole::name);
    let name = fold(usual.unwrap_or(wanted));
    let found = rules.roles.values().find(|r| fold(&r.name) == name);
    found.map(|r| r.id).ok_or_else(|| {
        let mut names: Vec<&str> = rules.roles.values().map(|r| r.name.as_str()).collect();
        names.sort_unstable();
        Stopped(format!("there is no role {wanted}; choose one of: {}", names.join(", ")))
    })
}
