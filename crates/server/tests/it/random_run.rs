//! The same random deeds on the model, on SQLite and on PostgreSQL: the same answers, the same end.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use poryadok_domain::document::{Document, DocumentKind, Move, Patch, Position};
use poryadok_domain::ids::{DocumentId, EmployeeId, PositionId, ProcessId, StatusId};
use poryadok_domain::people::{Actor, Source};
use poryadok_domain::process::Definition;
use poryadok_domain::rejection::Rejection;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::simulation::{Company, Deed, Dice, Stay};
use poryadok_domain::time::Timestamp;
use poryadok_engine::accounts::NewAccount;
use poryadok_engine::clock::System;
use poryadok_engine::counterparties::CounterpartyPatch;
use poryadok_engine::documents::{Draft, DraftPosition, NewDocument, Shown};
use poryadok_engine::failure::Failure;
use poryadok_engine::login::Caller;
use poryadok_engine::people::{DepartmentPatch, EmployeePatch, RolePatch};
use poryadok_engine::processes::ProcessPatch;
use poryadok_engine::products::ProductPatch;
use poryadok_engine::reads::ListRequest;
use poryadok_engine::records::Visit;
use poryadok_engine::settings::{ChannelPatch, Target};
use poryadok_engine::statuses::StatusPatch;
use poryadok_engine::work::Answer;
use poryadok_engine::{Db, Engine};
use serde_json::Value;
use uuid::Uuid;

use crate::cli::on_both_databases;
use crate::house::{Base, Database, PASSWORD};

const ACCOUNT: &str = "sim";
const KIND: DocumentKind = DocumentKind::CustomerOrder;

fn deeds() -> u64 {
    if std::env::var_os("PORYADOK_SOAK").is_some() { 100_000 } else { 10_000 }
}

/// Ids of the model and ids of the database, both ways.
#[derive(Default)]
struct Ids(HashMap<Uuid, Uuid>, HashMap<Uuid, Uuid>);

impl Ids {
    fn put(&mut self, model: impl Into<Uuid>, kept: Uuid) {
        let model = model.into();
        self.0.insert(model, kept);
        self.1.insert(kept, model);
    }

    /// The database's id of something in the model; what is not there yet keeps its own.
    fn here<T: From<Uuid> + Into<Uuid>>(&self, id: T) -> T {
        let id = id.into();
        self.0.get(&id).copied().unwrap_or(id).into()
    }

    fn model<T: From<Uuid> + Into<Uuid>>(&self, id: T) -> T {
        self.1[&id.into()].into()
    }
}

/// A database that does what the model does.
struct Twin {
    engine: Engine,
    admin: EmployeeId,
    rules: Arc<Rulebook>,
    ids: Ids,
    _database: Database,
}

/// What the saving of a record answers with here: its id.
fn made(answer: Result<Answer, Failure>) -> Uuid {
    answer.unwrap().body.parse().unwrap()
}

impl Twin {
    /// The company of the model, made by its administrator.
    async fn found(database: Database, company: &Company) -> Twin {
        let engine = Engine::new(Db::open(&database.options()).unwrap(), Arc::new(System));
        let new = NewAccount {
            name: ACCOUNT.to_owned(),
            login: "founder".to_owned(),
            password: PASSWORD.to_owned(),
            currency: "RUB".to_owned(),
            time_zone: "Europe/Moscow".to_owned(),
        };
        let (_, admin) = engine.create_account(new).await.unwrap();
        let rules = engine.operator(ACCOUNT, Source::System).await.unwrap().rules;
        let mut twin = Twin { engine, admin, rules, ids: Ids::default(), _database: database };
        twin.settings(&company.rulebook).await;
        twin.people(&company.rulebook).await;
        twin.catalogue(company).await;
        twin.look().await;
        twin
    }

    /// The rules as they are now.
    async fn look(&mut self) {
        self.rules = self.engine.operator(ACCOUNT, Source::System).await.unwrap().rules;
    }

    fn caller(&self, employee: Option<EmployeeId>, source: Source) -> Caller {
        let operator = Caller::operator(self.rules.account.id, source, self.rules.clone());
        let credential = employee.map_or(operator.credential, Into::into);
        Caller { actor: Actor { employee, ..operator.actor.clone() }, credential, ..operator }
    }

    fn founder(&self) -> Caller {
        self.caller(Some(self.admin), Source::Person)
    }

    async fn settings(&mut self, rules: &Rulebook) {
        let admin = self.founder();
        for status in rules.statuses_of(KIND) {
            let patch = StatusPatch {
                name: Some(status.name.clone()),
                color: Some(status.color.clone()),
                status_type: Some(status.status_type),
                position: Some(status.position),
                guidance: None,
            };
            let id =
                made(self.engine.save_status(&admin, None, KIND, None, patch, |s, _| s.id.to_string()).await);
            self.ids.put(status.id, id);
        }
        for channel in rules.channels.values() {
            let patch = ChannelPatch {
                name: Some(channel.name.clone()),
                channel_type: Some(channel.channel_type),
                archived: None,
            };
            let id = made(self.engine.save_channel(&admin, None, None, patch, |c, _| c.id.to_string()).await);
            self.ids.put(channel.id, id);
        }
        for role in rules.roles.values() {
            let patch = RolePatch {
                name: Some(role.name.clone()),
                administrator: Some(role.administrator),
                force_transition: Some(role.force_transition),
                permissions: Some(role.permissions.clone()),
            };
            let id = made(self.engine.save_role(&admin, None, None, patch, |r, _| r.id.to_string()).await);
            self.ids.put(role.id, id);
        }
    }

    async fn people(&mut self, rules: &Rulebook) {
        let admin = self.founder();
        let mut departments: Vec<_> = rules.departments.values().collect();
        departments.sort_unstable_by_key(|d| d.id);
        for department in departments {
            let parent = department.parent.map(|id| Some(self.ids.here(id)));
            let patch = DepartmentPatch { name: Some(department.name.clone()), parent };
            let id =
                made(self.engine.save_department(&admin, None, None, patch, |d, _| d.id.to_string()).await);
            self.ids.put(department.id, id);
        }
        let mut employees: Vec<_> = rules.employees.values().collect();
        employees.sort_unstable_by_key(|e| e.id);
        for employee in employees {
            let patch = EmployeePatch {
                login: Some(employee.login.clone()),
                name: Some(employee.name.clone()),
                department: Some(employee.department.map(|id| self.ids.here(id))),
                manager: Some(employee.manager.map(|id| self.ids.here(id))),
                role: Some(self.ids.here(employee.role)),
                password: Some(PASSWORD.to_owned()),
                ..EmployeePatch::default()
            };
            let id =
                made(self.engine.save_employee(&admin, None, None, patch, |e, _| e.id.to_string()).await);
            self.ids.put(employee.id, id);
        }
    }

    async fn catalogue(&mut self, company: &Company) {
        let admin = self.founder();
        for (n, (id, tags)) in company.customers.iter().enumerate() {
            let patch = CounterpartyPatch {
                name: Some(format!("Покупатель {n}")),
                tags: Some(tags.clone()),
                shared: Some(true),
                ..CounterpartyPatch::default()
            };
            let saved =
                self.engine.save_counterparty(&admin, None, None, patch, |c, _| c.id.to_string()).await;
            self.ids.put(*id, made(saved));
        }
        for (n, (id, (price, vat_rate))) in company.products.iter().enumerate() {
            let patch = ProductPatch {
                name: Some(format!("Товар {n}")),
                price: Some(*price),
                vat_rate: Some(*vat_rate),
                ..ProductPatch::default()
            };
            let saved = self.engine.save_product(&admin, None, None, patch, |p, _| p.id.to_string()).await;
            self.ids.put(*id, made(saved));
        }
    }

    /// Does the deed here.
    async fn apply(&mut self, deed: &Deed, company: &Company) -> Result<(), Rejection> {
        let answer = match deed {
            Deed::Publish { .. } | Deed::Grant { .. } | Deed::Employ { .. } => {
                let answer = self.rule(deed).await;
                self.look().await;
                answer
            }
            Deed::Create { actor, command } => {
                let (patch, positions) = self.draft(&command.patch);
                let new = NewDocument {
                    status: command.status.map(|id| self.ids.here(id)),
                    draft: Draft { patch, positions },
                    ..NewDocument::default()
                };
                let who = self.actor(actor);
                let answer = self.engine.create_document(&who, None, KIND, new, id_of).await;
                if let Ok(answer) = &answer {
                    self.ids.put(command.id, answer.body.parse().unwrap());
                }
                answer
            }
            Deed::Change { actor, document, command } => {
                let (patch, positions) = self.draft(&command.patch);
                let step = command.step.as_ref().map(|step| self.step(step));
                let (who, id) = (self.actor(actor), self.ids.here(company.documents[*document].id));
                let (version, draft) = (command.version.unwrap(), Draft { patch, positions });
                self.engine.change_document(&who, None, KIND, id, version, draft, step, id_of).await
            }
            Deed::Move { actor, document, command } => {
                let (who, id) = (self.actor(actor), self.ids.here(company.documents[*document].id));
                self.engine.move_document(&who, None, KIND, id, self.step(command), id_of).await
            }
            Deed::Delete { actor, document, version } => {
                let (who, id) = (self.actor(actor), self.ids.here(company.documents[*document].id));
                self.engine.delete_document(&who, None, KIND, id, *version).await
            }
            Deed::Restore { actor, document } => {
                let (who, id) = (self.actor(actor), self.ids.here(company.documents[*document].id));
                self.engine.restore_document(&who, None, KIND, id, id_of).await
            }
        };
        match answer {
            Ok(_) => Ok(()),
            Err(Failure::Rejected(rejection)) => Err(rejection),
            Err(Failure::Fault(fault)) => panic!("{fault}: {deed:#?}"),
        }
    }

    /// A change of rules, by the founder.
    async fn rule(&mut self, deed: &Deed) -> Result<Answer, Failure> {
        let admin = self.founder();
        match deed {
            Deed::Publish { process, active, definition } => {
                let id: ProcessId = self.ids.here(*process);
                let old = self.rules.processes.get(&id);
                let patch = ProcessPatch {
                    name: old.is_none().then(|| format!("Процесс {}", process.0.as_u128() & 0xff)),
                    description: None,
                    active: Some(*active),
                    definition: Some(self.definition(definition)),
                    confirm: true,
                };
                let target = old.map(|p| Target { id, version: p.version });
                let saved = self
                    .engine
                    .save_process(&admin, None, KIND, target, patch, |p, _| p.id.to_string())
                    .await?;
                self.ids.put(*process, saved.body.parse().unwrap());
                Ok(saved)
            }
            Deed::Grant { role, permission, force } => {
                let role = &self.rules.roles[&self.ids.here(*role)];
                let mut permissions = role.permissions.clone();
                permissions.insert(KIND.into(), *permission);
                let patch = RolePatch {
                    force_transition: Some(*force),
                    permissions: Some(permissions),
                    ..RolePatch::default()
                };
                let target = Some(Target { id: role.id, version: role.version });
                self.engine.save_role(&admin, None, target, patch, |r, _| r.id.to_string()).await
            }
            Deed::Employ { employee, active } => {
                let employee = &self.rules.employees[&self.ids.here(*employee)];
                let patch = EmployeePatch { active: Some(*active), ..EmployeePatch::default() };
                let target = Some(Target { id: employee.id, version: employee.version });
                self.engine.save_employee(&admin, None, target, patch, |e, _| e.id.to_string()).await
            }
            other => panic!("no change of rules: {other:?}"),
        }
    }

    fn actor(&self, actor: &Actor) -> Caller {
        self.caller(actor.employee.map(|id| self.ids.here(id)), actor.source)
    }

    fn step(&self, step: &Move) -> Move {
        Move { to: self.ids.here(step.to), ..step.clone() }
    }

    fn draft(&self, patch: &Patch) -> (Patch, Option<Vec<DraftPosition>>) {
        let line = |p: &poryadok_domain::document::PositionInput| DraftPosition {
            id: None,
            product: self.ids.here(p.product),
            quantity: p.quantity,
            price: Some(p.price),
            discount: p.discount,
            vat_rate: p.vat_rate,
        };
        let positions = patch.positions.as_ref().map(|lines| lines.iter().map(line).collect());
        let patch = Patch {
            counterparty: patch.counterparty.map(|id| id.map(|id| self.ids.here(id))),
            channel: patch.channel.map(|id| id.map(|id| self.ids.here(id))),
            owner: patch.owner.map(|id| self.ids.here(id)),
            positions: None,
            ..patch.clone()
        };
        (patch, positions)
    }

    /// The same definition over the ids of here.
    fn definition(&self, definition: &Definition) -> Definition {
        fn walk(value: &mut Value, ids: &Ids) {
            match value {
                Value::String(text) => {
                    if let Ok(id) = Uuid::parse_str(text) {
                        *text = ids.here(id).to_string();
                    }
                }
                Value::Array(items) => items.iter_mut().for_each(|item| walk(item, ids)),
                Value::Object(fields) => fields.values_mut().for_each(|field| walk(field, ids)),
                _ => {}
            }
        }
        let mut value = serde_json::to_value(definition).unwrap();
        walk(&mut value, &self.ids);
        serde_json::from_value(value).unwrap()
    }

    /// The document and its stays, in the ids of the model.
    async fn document(&self, id: DocumentId) -> (Document, Vec<Ground>) {
        let (ids, who) = (&self.ids, self.caller(None, Source::Import));
        let here = ids.here(id);
        let d = self.engine.document(&who, KIND, here).await.unwrap().shown.document;
        let position = |p: &Position| Position { product: ids.model(p.product), ..p.clone() };
        let document = Document {
            id,
            status: d.status.map(|id| ids.model(id)),
            owner: ids.model(d.owner),
            department: d.department.map(|id| ids.model(id)),
            author: d.author.map(|id| ids.model(id)),
            last_mover: d.last_mover.map(|id| ids.model(id)),
            changed_by: d.changed_by.map(|id| ids.model(id)),
            counterparty: d.counterparty.map(|id| ids.model(id)),
            channel: d.channel.map(|id| ids.model(id)),
            positions: d.positions.iter().map(position).collect(),
            ..d
        };
        let ground = |v: &Visit| Ground {
            from: v.from.map(|id| ids.model(id)),
            to: v.to.map(|id| ids.model(id)),
            actor: v.actor.map(|id| ids.model(id)),
            source: v.source,
            verdict: v.verdict.clone(),
            process: v.process.map(|(id, version)| (ids.model(id), version)),
        };
        let visits = self.engine.visits(&who, KIND, here).await.unwrap();
        (document, visits.iter().map(ground).collect())
    }

    /// Living documents and their sums by status, as the board counts them.
    async fn counts(&self) -> BTreeMap<Option<StatusId>, (i64, i64)> {
        let who = self.caller(None, Source::Import);
        let counts = self.engine.count_documents(&who, KIND, ListRequest::default()).await.unwrap().counts;
        let counts = counts.iter().map(|c| (c.status.map(|id| self.ids.model(id)), (c.documents, c.sum)));
        counts.filter(|(_, count)| *count != (0, 0)).collect()
    }
}

fn id_of(shown: &Shown, _: &Rulebook) -> String {
    shown.document.id.to_string()
}

/// How a document came to where it stood.
#[derive(Debug, PartialEq, Eq)]
struct Ground {
    from: Option<StatusId>,
    to: Option<StatusId>,
    actor: Option<EmployeeId>,
    source: Source,
    verdict: String,
    process: Option<(ProcessId, i64)>,
}

impl Ground {
    fn of(stay: &Stay) -> Ground {
        let (verdict, process, _) = Visit::ground(&stay.verdict, None);
        let Stay { from, to, actor, .. } = stay;
        Ground { from: *from, to: *to, actor: actor.employee, source: actor.source, verdict, process }
    }
}

/// What must not differ: everything but times, which pass differently, and ids of lines, which each side hands out.
fn comparable(mut document: Document) -> Document {
    for at in
        [&mut document.moment, &mut document.created_at, &mut document.updated_at, &mut document.status_since]
    {
        *at = Timestamp(0);
    }
    document.deleted_at = document.deleted_at.map(|_| Timestamp(0));
    // The company of the model has no legal entities and no warehouses.
    (document.organization, document.warehouse) = (None, None);
    for position in &mut document.positions {
        position.id = PositionId(Uuid::nil());
    }
    document
}

/// A refusal without its ids: codes, and the fields that do not fit.
fn words(rejection: &Rejection) -> Vec<String> {
    let code = |value: serde_json::Result<Value>| value.unwrap()["code"].as_str().unwrap().to_owned();
    let more: Vec<String> = match rejection {
        Rejection::Refused { reasons } => reasons.iter().map(|r| code(serde_json::to_value(r))).collect(),
        Rejection::Invalid { errors } => errors.iter().map(|e| e.field.clone()).collect(),
        _ => Vec::new(),
    };
    [rejection.code().to_owned()].into_iter().chain(more).collect()
}

fn random_deeds_end_as_in_the_model(base: Base) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Some(database) = runtime.block_on(Database::new(base)) else { return };
    let mut company = Company::found();
    let mut twin = runtime.block_on(Twin::found(database, &company));
    let mut dice = Dice::new(20_261_124);
    let mut done = 0;
    for n in 0..deeds() {
        let deed = company.think_of(&mut dice);
        let here = runtime.block_on(twin.apply(&deed, &company)).map_err(|r| words(&r));
        // Of a dismissed employee the engine says that he is nobody, before the core is asked.
        let nobody = deed.actor().is_some_and(|a| {
            a.employee.is_some() && company.rulebook.employee_of(a).is_none() && a.source != Source::Scenario
        });
        let model = company.apply(&deed).map_err(|r| words(&r));
        let model = match (&deed, nobody) {
            (Deed::Create { .. }, true) => model.map_err(|_| vec!["not_logged_in".to_owned()]),
            _ => model,
        };
        assert_eq!(here, model, "deed {n}: {deed:#?}");
        done += u64::from(model.is_ok());
    }
    assert!(done * 5 > deeds(), "only {done} deeds were done");
    for (document, stays) in company.documents.iter().zip(&company.stays) {
        let (here, grounds) = runtime.block_on(twin.document(document.id));
        assert_eq!(comparable(here), comparable(document.clone()));
        assert_eq!(grounds, stays.iter().map(Ground::of).collect::<Vec<_>>(), "{}", document.number);
    }
    let counts: BTreeMap<_, _> =
        company.counts.iter().filter(|(_, count)| **count != (0, 0)).map(|(s, c)| (*s, *c)).collect();
    assert_eq!(runtime.block_on(twin.counts()), counts);
    for report in twin.engine.fsck().unwrap() {
        assert!(report.is_clean(), "{report:#?}");
    }
    twin.engine.db().close();
}

on_both_databases!(random_deeds_end_as_in_the_model);
