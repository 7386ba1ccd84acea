//! The way of every unsafe call: one transaction, one answer per key, told to the listeners after the commit.

use std::sync::{Arc, Mutex};

use poryadok_domain::ids::{AccountId, CommandId};
use poryadok_domain::people::Actor;
use poryadok_domain::rejection::Rejection;
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_store::db::{Fault, Lock, Tx};
use poryadok_store::{accounts, audit, idempotency, rulebook};
use uuid::Uuid;

use crate::Engine;
use crate::failure::{Failure, account_gone};
use crate::live::Happened;
use crate::login::Caller;

/// What a request was answered with; kept with its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub body: String,
}

/// The `Idempotency-Key` of a request, and the hash of what it asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKey {
    pub key: String,
    pub fingerprint: Vec<u8>,
}

/// Turns an outcome into the body of the answer, inside the transaction, so that it can be kept with the key.
pub type Render<T> = fn(&T, &Rulebook) -> String;

/// What a command works with while its transaction runs.
pub(crate) struct Work<'a> {
    pub tx: &'a mut dyn Tx,
    pub engine: &'a Engine,
    pub actor: &'a Actor,
    pub account: AccountId,
    pub rules: Arc<Rulebook>,
    pub now: Timestamp,
    pub command: CommandId,
    pub address: &'a str,
    /// To be told after the commit.
    pub happened: Vec<Happened>,
}

impl Work<'_> {
    pub fn id(&self) -> Uuid {
        self.engine.clock().id()
    }

    /// Makes sure the rules are those of `version`, which was read in this transaction.
    pub fn rules_at(&mut self, version: i64) -> Result<(), Failure> {
        if self.rules.version != version {
            self.rules = load_rules(self.engine, self.tx, self.account)?;
        }
        Ok(())
    }

    /// Notes an event of settings or security in the chained audit.
    pub fn audit(
        &mut self,
        kind: &str,
        subject: Option<Uuid>,
        body: &serde_json::Value,
    ) -> Result<(), Failure> {
        let record = audit::Record {
            at: self.now,
            actor: self.actor.employee,
            kind: kind.to_owned(),
            subject,
            body: body.to_string(),
            address: self.address.to_owned(),
        };
        Ok(audit::append(self.tx, self.account, &record)?)
    }

    /// The settings changed: every node loads them anew.
    pub fn bump_rules(&mut self) -> Result<(), Failure> {
        Ok(accounts::bump_rules(self.tx, self.account)?)
    }
}

fn load_rules(engine: &Engine, tx: &mut dyn Tx, account: AccountId) -> Result<Arc<Rulebook>, Failure> {
    let rules = Arc::new(rulebook::load(tx, account)?.ok_or_else(account_gone)?);
    engine.keep_rules(&rules);
    Ok(rules)
}

impl Engine {
    /// Runs a command on documents: others may do so at the same time.
    pub(crate) async fn command<F>(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        work: F,
    ) -> Result<Answer, Failure>
    where
        F: FnMut(&mut Work<'_>) -> Result<Answer, Failure> + Send + 'static,
    {
        self.run(caller, key, Lock::Shared, work).await
    }

    /// Runs a command of an administrator on the settings: nobody else changes anything in the account meanwhile, and
    /// the rules are read fresh.
    pub(crate) async fn settings<F>(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        mut work: F,
    ) -> Result<Answer, Failure>
    where
        F: FnMut(&mut Work<'_>) -> Result<Answer, Failure> + Send + 'static,
    {
        let answer = self
            .run(caller, key, Lock::Exclusive, move |w| {
                w.rules = load_rules(w.engine, w.tx, w.account)?;
                if !w.rules.is_administrator(w.actor) {
                    return Err(Rejection::AdministratorsOnly.into());
                }
                let answer = work(w)?;
                w.bump_rules()?;
                Ok(answer)
            })
            .await;
        self.forget_callers();
        answer
    }

    async fn run<F>(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        lock: Lock,
        mut work: F,
    ) -> Result<Answer, Failure>
    where
        F: FnMut(&mut Work<'_>) -> Result<Answer, Failure> + Send + 'static,
    {
        let happened: Arc<Mutex<Vec<Happened>>> = Arc::default();
        let (engine, caller, told) = (self.clone(), caller.clone(), happened.clone());
        let key = key.map(|k| idempotency::Key {
            account: caller.actor.account,
            actor: caller.credential,
            key: k.key,
            fingerprint: k.fingerprint,
        });
        let work = Arc::new(Mutex::new(move |tx: &mut dyn Tx| {
            transact(&engine, tx, &caller, key.as_ref(), lock, &told, &mut work)
        }));
        let attempt = || {
            let work = work.clone();
            self.0.db.write(move |tx| match work.lock() {
                Ok(mut work) => work(tx),
                Err(_) => Err(Failure::Fault(Fault::Broken("a command panicked".into()))),
            })
        };
        let mut answer = attempt().await;
        // Two requests with one key at once: the second finds the answer of the first.
        if answer == Err(Failure::Fault(Fault::Constraint(idempotency::CONSTRAINT.to_owned()))) {
            answer = attempt().await;
        }
        if answer.is_ok() {
            let happened = happened.lock().map(|h| h.clone()).unwrap_or_default();
            happened.iter().for_each(|h| self.0.live.tell(h));
        }
        answer
    }
}

fn transact<F>(
    engine: &Engine,
    tx: &mut dyn Tx,
    caller: &Caller,
    key: Option<&idempotency::Key>,
    lock: Lock,
    told: &Mutex<Vec<Happened>>,
    work: &mut F,
) -> Result<Answer, Failure>
where
    F: FnMut(&mut Work<'_>) -> Result<Answer, Failure>,
{
    tx.lock_account(caller.actor.account.into(), lock)?;
    if let Some(key) = key
        && let Some(kept) = idempotency::find(tx, key)?
    {
        tell(told, Vec::new());
        return replay(key, kept);
    }
    let now = engine.clock().now();
    let mut running = Work {
        tx,
        engine,
        actor: &caller.actor,
        account: caller.actor.account,
        rules: caller.rules.clone(),
        now,
        command: engine.clock().id().into(),
        address: &caller.address,
        happened: Vec::new(),
    };
    let answer = work(&mut running)?;
    let Work { tx, happened, .. } = running;
    if let Some(key) = key {
        idempotency::keep(tx, key, i64::from(answer.status), &answer.body, now)?;
    }
    tell(told, happened);
    Ok(answer)
}

fn tell(told: &Mutex<Vec<Happened>>, happened: Vec<Happened>) {
    if let Ok(mut told) = told.lock() {
        *told = happened;
    }
}

fn replay(key: &idempotency::Key, kept: idempotency::Kept) -> Result<Answer, Failure> {
    if kept.fingerprint != key.fingerprint {
        return Err(Rejection::IdempotencyMismatch.into());
    }
    Ok(Answer { status: u16::try_from(kept.status).unwrap_or(200), body: kept.answer })
}
