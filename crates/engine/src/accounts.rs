//! A new company on this server.

use std::collections::BTreeMap;

use poryadok_domain::ids::{AccountId, EmployeeId, RoleId};
use poryadok_domain::people::{Employee, Source};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::rights::Role;
use poryadok_domain::rulebook::Account;
use poryadok_domain::text;
use poryadok_store::{accounts, audit, people};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, check_password, hash_password};
use crate::people::check_login;

/// What a new company is given to begin with.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub name: String,
    pub login: String,
    pub password: String,
    pub currency: String,
    pub time_zone: String,
}

impl Engine {
    /// Makes a company with its administrator.
    pub async fn create_account(&self, new: NewAccount) -> Result<(AccountId, EmployeeId), Failure> {
        let name = check_login(&new.name).map_err(|_| Rejection::invalid("account", Flaw::InvalidText))?;
        let login = check_login(&new.login)?;
        check_password(&new.password)?;
        if jiff::tz::TimeZone::get(&new.time_zone).is_err() {
            return Err(Rejection::invalid("time_zone", Flaw::NotAllowed).into());
        }
        let hash = hash_password(&new.password)?;
        let account = Account {
            id: self.clock().id().into(),
            name: name.clone(),
            currency: new.currency.clone(),
            time_zone: new.time_zone.clone(),
        };
        let role = Role {
            id: RoleId(self.clock().id()),
            name: "Администратор".to_owned(),
            administrator: true,
            force_transition: true,
            permissions: BTreeMap::new(),
            version: 1,
        };
        let employee = Employee {
            id: self.clock().id().into(),
            name: text::name(&new.login).unwrap_or_else(|| login.clone()),
            login,
            email: None,
            department: None,
            manager: None,
            role: role.id,
            active: true,
            version: 1,
        };
        let ids = (account.id, employee.id);
        let now = self.clock().now();
        let record = audit::Record {
            at: now,
            actor: None,
            kind: "account_created".to_owned(),
            subject: Some(account.id.into()),
            body: json!({ "name": name }).to_string(),
            address: String::new(),
        };
        self.db()
            .write(move |tx| {
                if accounts::find(tx, &account.name)?.is_some() {
                    return Err(Rejection::NameTaken { noun: Noun::Account, name: account.name.clone() }.into());
                }
                accounts::insert(tx, &account, now)?;
                people::insert_role(tx, account.id, &role)?;
                people::insert_employee(tx, account.id, &employee, &hash, now)?;
                Ok::<_, Failure>(audit::append(tx, account.id, &record)?)
            })
            .await?;
        Ok(ids)
    }

    /// Whether the server has any company yet.
    pub async fn is_empty(&self) -> Result<bool, Failure> {
        self.db().read(|tx| Ok(accounts::list(tx)?.is_empty())).await
    }

    /// The operator of the server, acting in an account for nobody (imports) or for one of its administrators.
    pub async fn operator(&self, account: &str, source: Source) -> Result<Caller, Failure> {
        let name = account.to_lowercase();
        let found = self.db().read::<_, Failure, _>(move |tx| Ok(accounts::find(tx, &name)?)).await?;
        let account = found.ok_or_else(|| not_found(Noun::Account))?;
        let rules = self.rules_at(account.id, i64::MAX).await?;
        Ok(Caller::operator(account.id, source, rules))
    }

    /// Acts as an employee, without a session: for the command line of the server.
    pub async fn act_as(&self, account: &str, login: &str) -> Result<Caller, Failure> {
        let mut caller = self.operator(account, Source::System).await?;
        let login = login.to_lowercase();
        let employee = caller.rules.employees.values().find(|e| e.login == login && e.active);
        let employee = employee.ok_or_else(|| not_found(Noun::Employee))?.id;
        caller.actor.employee = Some(employee);
        caller.actor.source = Source::Person;
        caller.credential = employee.into();
        Ok(caller)
    }
}
