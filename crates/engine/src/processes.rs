//! Processes: published as numbered versions, and never so that an order is stranded silently.

use poryadok_domain::document::DocumentKind;
use poryadok_domain::ids::ProcessId;
use poryadok_domain::process::{Definition, Process};
use poryadok_domain::rejection::{Concerned, Noun, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::{verify, whatif};
use poryadok_store::{counts, processes};
use serde_json::{Value, json};

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{Target, answered, name_free, same_version, set_name, set_text};
use crate::work::{Answer, Render, RequestKey, Work};

/// Most processes of one account.
const MAX_PROCESSES: usize = 200;

#[derive(Debug, Clone, Default)]
pub struct ProcessPatch {
    pub name: Option<String>,
    pub description: Option<String>,
    pub active: Option<bool>,
    pub definition: Option<Definition>,
    /// Go on although open documents are concerned.
    pub confirm: bool,
}

/// What a draft would mean if it were published now.
#[derive(Debug, Clone)]
pub struct Checked {
    /// What keeps it from being published.
    pub rejection: Option<Rejection>,
    /// Open documents it would bind.
    pub bound: Vec<Concerned>,
    /// Open documents that would have no way out.
    pub stranded: Vec<Concerned>,
}

impl Engine {
    /// Makes a process, or publishes its next version.
    pub async fn save_process(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        kind: DocumentKind,
        target: Option<Target<ProcessId>>,
        patch: ProcessPatch,
        render: Render<Process>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let draft = Draft::make(&w.rules, w.id().into(), kind, target, &patch)?;
            draft.check(&w.rules)?;
            let concerned = draft.concerned(w)?;
            if !patch.confirm && !concerned.is_empty() {
                return Err(needs_confirmation(concerned).into());
            }
            let Draft { old, process } = draft;
            let changes = changes(old.as_ref(), &process);
            processes::publish(w.tx, w.account, &process, w.actor.employee, w.now, &changes.to_string())?;
            let kind = if old.is_none() { "process_created" } else { "process_published" };
            let body = json!({
                "name": process.name, "version": process.version, "active": process.active, "changes": changes,
            });
            w.audit(kind, Some(process.id.into()), &body)?;
            Ok(answered(old.is_none(), render(&process, &w.rules)))
        })
        .await
    }

    /// What publishing the draft would do, without doing it.
    pub async fn check_process(
        &self,
        caller: &Caller,
        kind: DocumentKind,
        target: Option<Target<ProcessId>>,
        patch: ProcessPatch,
    ) -> Result<Checked, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let (account, rules) = (caller.actor.account, &caller.rules);
        let draft = Draft::make(rules, self.clock().id().into(), kind, target, &patch)?;
        let flight =
            self.db().read::<_, Failure, _>(move |tx| Ok(counts::in_flight(tx, account, kind)?)).await?;
        let after = draft.applied(rules);
        Ok(Checked {
            rejection: draft.check(rules).err(),
            bound: whatif::bound(&after, kind, draft.process.id, &flight),
            stranded: whatif::stranded(&after, kind, &flight),
        })
    }

    /// Takes a process away; with open documents under it only when confirmed.
    pub async fn delete_process(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: ProcessId,
        confirm: bool,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let process = w.rules.processes.get(&id).ok_or_else(|| not_found(Noun::Process))?.clone();
            let flight = counts::in_flight(w.tx, w.account, process.kind)?;
            let concerned = whatif::bound(&w.rules, process.kind, id, &flight);
            if !confirm && !concerned.is_empty() {
                return Err(needs_confirmation(concerned).into());
            }
            processes::delete(w.tx, w.account, id, w.now)?;
            let body = json!({ "name": process.name, "version": process.version, "concerned": concerned });
            w.audit("process_deleted", Some(id.into()), &body)?;
            Ok(no_content())
        })
        .await
    }

    /// Every version of a process, newest first.
    pub async fn process_versions(
        &self,
        caller: &Caller,
        id: ProcessId,
    ) -> Result<Vec<processes::Version>, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let account = caller.actor.account;
        let versions: Vec<processes::Version> =
            self.db().read::<_, Failure, _>(move |tx| Ok(processes::versions(tx, account, id)?)).await?;
        if versions.is_empty() { Err(not_found(Noun::Process)) } else { Ok(versions) }
    }

    /// Open documents of a kind that have no way out now, by status.
    pub async fn stranded(&self, caller: &Caller, kind: DocumentKind) -> Result<Vec<Concerned>, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let account = caller.actor.account;
        let flight =
            self.db().read::<_, Failure, _>(move |tx| Ok(counts::in_flight(tx, account, kind)?)).await?;
        Ok(whatif::stranded(&caller.rules, kind, &flight))
    }
}

fn needs_confirmation(concerned: Vec<Concerned>) -> Rejection {
    let open_documents = concerned.iter().map(|c| c.documents).sum();
    Rejection::NeedsConfirmation { open_documents, concerned }
}

/// The next version of a process beside the present one.
struct Draft {
    old: Option<Process>,
    process: Process,
}

impl Draft {
    fn make(
        rules: &Rulebook,
        new_id: ProcessId,
        kind: DocumentKind,
        target: Option<Target<ProcessId>>,
        patch: &ProcessPatch,
    ) -> Result<Draft, Failure> {
        let old = match target {
            None => None,
            Some(target) => {
                let process = rules.processes.get(&target.id).ok_or_else(|| not_found(Noun::Process))?;
                same_version(Noun::Process, target.version, process.version)?;
                Some(process.clone())
            }
        };
        let mut process = old.clone().unwrap_or_else(|| Process {
            id: new_id,
            kind,
            name: String::new(),
            description: String::new(),
            active: true,
            version: 0,
            definition: Definition::default(),
        });
        let ProcessPatch { name, description, active, definition, confirm: _ } = patch;
        set_name(&mut process.name, name.as_deref())?;
        set_text("description", &mut process.description, description.as_deref())?;
        process.active = active.unwrap_or(process.active);
        if let Some(definition) = definition {
            process.definition.clone_from(definition);
        }
        process.version += 1;
        Ok(Draft { old, process })
    }

    /// What keeps the draft from being published.
    fn check(&self, rules: &Rulebook) -> Result<(), Rejection> {
        let process = &self.process;
        let others = rules.processes.values().filter(|p| p.id != process.id && p.kind == process.kind);
        name_free(others.map(|p| p.name.as_str()), &process.name, Noun::Process)?;
        if self.old.is_none() && rules.processes.len() >= MAX_PROCESSES {
            let flaw = poryadok_domain::rejection::Flaw::TooMany { max: MAX_PROCESSES as i64 };
            return Err(Rejection::invalid("name", flaw));
        }
        let errors = verify::structure(rules, process);
        if !errors.is_empty() {
            return Err(Rejection::Invalid { errors });
        }
        let channels = &process.definition.channels;
        match rules.claimed_by(process.id, process.kind, channels).filter(|_| process.active) {
            None => Ok(()),
            Some(other) => Err(Rejection::ChannelClaimed {
                process: other.name.clone(),
                channel: channels.iter().copied().find(|c| other.definition.channels.contains(c)),
            }),
        }
    }

    /// The rules as they would be.
    fn applied(&self, rules: &Rulebook) -> Rulebook {
        let mut after = rules.clone();
        after.processes.insert(self.process.id, self.process.clone());
        after
    }

    /// The open documents that publishing would let go, or leave without a way out that they have now.
    fn concerned(&self, w: &mut Work<'_>) -> Result<Vec<Concerned>, Failure> {
        let kind = self.process.kind;
        let flight = counts::in_flight(w.tx, w.account, kind)?;
        let after = self.applied(&w.rules);
        let let_go = whatif::let_go(&w.rules, &after, kind, self.process.id, &flight);
        if !let_go.is_empty() {
            return Ok(let_go);
        }
        Ok(whatif::newly_stranded(&w.rules, &after, kind, &flight))
    }
}

/// What differs between two versions: paths with the value before and after.
fn changes(old: Option<&Process>, new: &Process) -> Value {
    let shape = |p: &Process| {
        json!({
            "name": p.name, "description": p.description, "active": p.active,
            "definition": serde_json::to_value(&p.definition).unwrap_or(Value::Null),
        })
    };
    let before = old.map_or(Value::Null, shape);
    let mut found = Vec::new();
    differences("", &before, &shape(new), &mut found);
    Value::Array(found)
}

fn differences(path: &str, before: &Value, after: &Value, found: &mut Vec<Value>) {
    match (before, after) {
        (Value::Object(b), Value::Object(a)) => {
            let keys: std::collections::BTreeSet<&String> = b.keys().chain(a.keys()).collect();
            for key in keys {
                let of = |o: &serde_json::Map<String, Value>| o.get(key).cloned().unwrap_or(Value::Null);
                differences(&format!("{path}/{key}"), &of(b), &of(a), found);
            }
        }
        (Value::Array(b), Value::Array(a)) if b.len() == a.len() => {
            for (i, (b, a)) in b.iter().zip(a).enumerate() {
                differences(&format!("{path}/{i}"), b, a, found);
            }
        }
        (before, after) if before != after => {
            found.push(json!({ "path": path, "before": before, "after": after }));
        }
        _ => {}
    }
}
