//! A new company on this server.

use std::collections::BTreeMap;

use poryadok_domain::ids::{AccountId, EmployeeId, RoleId};
use poryadok_domain::organization::Organization;
use poryadok_domain::people::{Employee, Source};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::rights::{Entity, Permission, Role, Scope};
use poryadok_domain::rulebook::{Account, TradeRules};
use poryadok_domain::text;
use poryadok_domain::warehouse::Warehouse;
use poryadok_store::{accounts, audit, organizations, people, warehouses};
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

/// A role that a new company has from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsualRole {
    Administrator,
    Manager,
    HeadOfSales,
    Warehouse,
    Accountant,
}

impl UsualRole {
    pub const ALL: [UsualRole; 5] = [
        UsualRole::Administrator,
        UsualRole::Manager,
        UsualRole::HeadOfSales,
        UsualRole::Warehouse,
        UsualRole::Accountant,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            UsualRole::Administrator => "Администратор",
            UsualRole::Manager => "Менеджер",
            UsualRole::HeadOfSales => "Руководитель продаж",
            UsualRole::Warehouse => "Кладовщик",
            UsualRole::Accountant => "Бухгалтер",
        }
    }

    /// What the command line takes for the name.
    pub const fn code(self) -> &'static str {
        match self {
            UsualRole::Administrator => "administrator",
            UsualRole::Manager => "manager",
            UsualRole::HeadOfSales => "head_of_sales",
            UsualRole::Warehouse => "warehouse",
            UsualRole::Accountant => "accountant",
        }
    }
}

const SEE_ALL: Permission = Permission { view: Scope::All, ..Permission::NONE };
/// A manager sees what is his, his department's and shared, and changes what is his.
const OF_MANAGER: Permission = Permission {
    view: Scope::OwnDepartmentShared,
    create: Scope::All,
    update: Scope::OwnDepartmentShared,
    delete: Scope::Own,
    post: Scope::Own,
    print: Scope::OwnDepartmentShared,
};
/// Moves and edits any order, but makes and deletes none.
const WORK_ON_ALL: Permission = Permission { create: Scope::No, delete: Scope::No, ..Permission::FULL };
const USUAL_ROLES: [(UsualRole, Permission, Permission, Permission); 5] = [
    (UsualRole::Administrator, Permission::FULL, Permission::FULL, Permission::FULL),
    (UsualRole::Manager, OF_MANAGER, OF_MANAGER, SEE_ALL),
    (UsualRole::HeadOfSales, Permission::FULL, Permission::FULL, Permission::FULL),
    (UsualRole::Warehouse, WORK_ON_ALL, SEE_ALL, WORK_ON_ALL),
    (UsualRole::Accountant, WORK_ON_ALL, SEE_ALL, SEE_ALL),
];

/// Who deals with which of the documents that rest on orders: managers sell, the warehouse moves goods, the accountant takes
/// money in.
fn of_trade(usual: UsualRole) -> Vec<(Entity, Permission)> {
    use Entity::{Contract, InvoiceOut, PaymentIn, PurchaseOrder, Quote, Receipt, ReturnIn, Shipment};
    let all = [Quote, Contract, InvoiceOut, PaymentIn, Shipment, PurchaseOrder, Receipt, ReturnIn];
    let full: &[Entity] = match usual {
        UsualRole::Administrator | UsualRole::HeadOfSales => &all,
        UsualRole::Manager => &[],
        UsualRole::Warehouse => &[Shipment, Receipt, ReturnIn, PurchaseOrder],
        UsualRole::Accountant => &[InvoiceOut, PaymentIn],
    };
    let permission = |entity: Entity| match entity {
        entity if full.contains(&entity) => Permission::FULL,
        Quote | Contract | InvoiceOut if usual == UsualRole::Manager => OF_MANAGER,
        _ => SEE_ALL,
    };
    all.iter().map(|entity| (*entity, permission(*entity))).collect()
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
            trade: TradeRules::default(),
        };
        let (organization, warehouse) = self.first_of_trade(&name);
        let roles = self.usual_roles();
        let administrator =
            roles.iter().find(|r| r.administrator).map_or_else(|| RoleId(self.clock().id()), |r| r.id);
        let employee = Employee {
            id: self.clock().id().into(),
            name: text::name(&new.login).unwrap_or_else(|| login.clone()),
            login,
            email: None,
            department: None,
            manager: None,
            role: administrator,
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
                    return Err(
                        Rejection::NameTaken { noun: Noun::Account, name: account.name.clone() }.into()
                    );
                }
                accounts::insert(tx, &account, now)?;
                for role in &roles {
                    people::insert_role(tx, account.id, role)?;
                }
                organizations::save(tx, account.id, &organization)?;
                warehouses::save(tx, account.id, &warehouse)?;
                people::insert_employee(tx, account.id, &employee, &hash, now)?;
                Ok::<_, Failure>(audit::append(tx, account.id, &record)?)
            })
            .await?;
        Ok(ids)
    }

    /// The roles a trading company begins with; it may change them all.
    fn usual_roles(&self) -> Vec<Role> {
        USUAL_ROLES
            .iter()
            .map(|(usual, order, counterparty, product)| Role {
                id: self.clock().id().into(),
                name: usual.name().to_owned(),
                administrator: *usual == UsualRole::Administrator,
                force_transition: *usual == UsualRole::Administrator,
                permissions: BTreeMap::from([
                    (Entity::CustomerOrder, *order),
                    (Entity::Counterparty, *counterparty),
                    (Entity::Product, *product),
                ])
                .into_iter()
                .chain(of_trade(*usual))
                .collect(),
                version: 1,
            })
            .collect()
    }

    /// In whose name a new company trades, and where its stock lies, until it says more.
    fn first_of_trade(&self, name: &str) -> (Organization, Warehouse) {
        let organization = Organization {
            default: true,
            version: 1,
            ..Organization::named(self.clock().id().into(), name.to_owned())
        };
        let warehouse = Warehouse {
            id: self.clock().id().into(),
            name: "Основной склад".to_owned(),
            address: String::new(),
            default: true,
            archived: false,
            version: 1,
        };
        (organization, warehouse)
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
