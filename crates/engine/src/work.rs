//! The way of every unsafe call: one transaction, one answer per key, told to the listeners after the commit.

use std::sync::{Arc, Mutex};

use poryadok_domain::ids::{AccountId, CommandId};
use poryadok_domain::people::{Actor, Source};
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
use crate::scenarios::Chain;

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
    /// Whether a message waits for the commit to leave.
    pub sent: bool,
    /// Rules read in this transaction: others may use them once it is committed.
    pub read_rules: Option<Arc<Rulebook>>,
    /// What scenarios are called by what this command does.
    pub chain: Chain,
}

impl Work<'_> {
    pub fn id(&self) -> Uuid {
        self.engine.clock().id()
    }

    /// Makes sure the rules are those of `version`, which was read in this transaction.
    pub fn rules_at(&mut self, version: i64) -> Result<(), Failure> {
        if self.rules.version != version {
            self.read_rules()?;
        }
        Ok(())
    }

    /// The rules of this moment, for a command that loads no document, which would bring their version along.
    pub fn current_rules(&mut self) -> Result<(), Failure> {
        let version = accounts::rules_version(self.tx, self.account)?;
        self.rules_at(version)?;
        // Dismissed between the request and this moment.
        let dismissed = self.actor.employee.is_some() && self.rules.employee_of(self.actor).is_none();
        // What the company laid down goes on, whoever has caused it.
        let gone = dismissed && self.actor.source != Source::Scenario;
        if gone { Err(Rejection::NotLoggedIn.into()) } else { Ok(()) }
    }

    fn read_rules(&mut self) -> Result<(), Failure> {
        self.rules = Arc::new(rulebook::load(self.tx, self.account)?.ok_or_else(account_gone)?);
        self.read_rules = Some(self.rules.clone());
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

/// What a transaction leaves to be done after its commit.
#[derive(Default)]
struct Afterwards {
    happened: Vec<Happened>,
    sent: bool,
    rules: Option<Arc<Rulebook>>,
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

    /// Runs a command that writes into the audit, which is one chain: it takes its turn from the start.
    pub(crate) async fn audited<F>(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        work: F,
    ) -> Result<Answer, Failure>
    where
        F: FnMut(&mut Work<'_>) -> Result<Answer, Failure> + Send + 'static,
    {
        self.run(caller, key, Lock::Exclusive, work).await
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
                w.read_rules()?;
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
        let afterwards: Arc<Mutex<Afterwards>> = Arc::default();
        let (engine, caller, left) = (self.clone(), caller.clone(), afterwards.clone());
        let key = key.map(|k| key_of(&caller, k));
        let asked = key.clone();
        let work = Arc::new(Mutex::new(move |tx: &mut dyn Tx, careful: bool| {
            let asked = Asked { caller: &caller, key: key.as_ref(), lock, careful };
            transact(&engine, tx, &asked, &left, &mut work)
        }));
        // A client that goes away takes nothing back, and what follows the commit is done all the same.
        let engine = self.clone();
        let running = tokio::spawn(async move {
            let answer = engine.answer(work, asked).await;
            if answer.is_ok() {
                let left = afterwards.lock().map(|mut a| std::mem::take(&mut *a)).unwrap_or_default();
                left.rules.iter().for_each(|rules| engine.keep_rules(rules));
                left.happened.iter().for_each(|h| engine.0.live.tell(h));
                if left.sent {
                    engine.0.mail.arrived();
                }
            }
            answer
        });
        running.await.unwrap_or_else(|_| Err(Failure::Fault(Fault::Broken("a command panicked".into()))))
    }

    async fn answer<W>(&self, work: Arc<Mutex<W>>, key: Option<idempotency::Key>) -> Result<Answer, Failure>
    where
        W: FnMut(&mut dyn Tx, bool) -> Result<Answer, Failure> + Send + 'static,
    {
        let attempt = |careful: bool| {
            let work = work.clone();
            self.0.db.write(move |tx| match work.lock() {
                Ok(mut work) => work(tx, careful),
                Err(_) => Err(Failure::Fault(Fault::Broken("a command panicked".into()))),
            })
        };
        let mut answer = attempt(false).await;
        // Somebody else took the same number, external id or key at the same moment: now he is seen.
        if let Err(Failure::Fault(Fault::Constraint(name))) = &answer
            && RACED.contains(&name.as_str())
        {
            answer = attempt(false).await;
        }
        // Something broke: if it was a scenario, it is the one that is undone, and not the person's step.
        if let Err(Failure::Fault(Fault::Constraint(_) | Fault::Broken(_))) = &answer {
            answer = attempt(true).await;
        }
        // The same request may have come twice at once: the second was held up by the first and met what it had changed.
        match key.filter(|_| answer.is_err()) {
            Some(key) => self.kept_under(key).await.unwrap_or(answer),
            None => answer,
        }
    }

    /// The first answer to this request, if there was one, for commands of several transactions.
    pub(crate) async fn kept_answer(
        &self,
        caller: &Caller,
        key: Option<&RequestKey>,
    ) -> Option<Result<Answer, Failure>> {
        self.kept_under(key_of(caller, key?.clone())).await
    }

    async fn kept_under(&self, key: idempotency::Key) -> Option<Result<Answer, Failure>> {
        let sought = key.clone();
        let find = move |tx: &mut dyn Tx| idempotency::find(tx, &sought).map_err(Failure::from);
        self.0.db.read(find).await.ok().flatten().map(|kept| replay(&key, kept))
    }
}

fn key_of(caller: &Caller, key: RequestKey) -> idempotency::Key {
    idempotency::Key {
        account: caller.actor.account,
        actor: caller.credential,
        key: key.key,
        fingerprint: key.fingerprint,
    }
}

/// Keys that two commands at once may both find free.
const RACED: [&str; 3] = [idempotency::CONSTRAINT, "documents_number", "documents_external"];

/// What is asked for, by whom, and how.
struct Asked<'a> {
    caller: &'a Caller,
    key: Option<&'a idempotency::Key>,
    lock: Lock,
    /// Every part of the transaction is waited for, to find the one that breaks.
    careful: bool,
}

fn transact<F>(
    engine: &Engine,
    tx: &mut dyn Tx,
    asked: &Asked<'_>,
    left: &Mutex<Afterwards>,
    work: &mut F,
) -> Result<Answer, Failure>
where
    F: FnMut(&mut Work<'_>) -> Result<Answer, Failure>,
{
    let Asked { caller, key, lock, careful } = *asked;
    tx.lock_account(caller.actor.account.into(), lock)?;
    if let Some(key) = key
        && let Some(kept) = idempotency::find(tx, key)?
    {
        leave(left, Afterwards::default());
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
        sent: false,
        read_rules: None,
        chain: Chain::new(careful),
    };
    let answer = work(&mut running)?;
    let Work { tx, happened, sent, read_rules, .. } = running;
    if let Some(key) = key {
        idempotency::keep(tx, key, i64::from(answer.status), &answer.body, now)?;
    }
    leave(left, Afterwards { happened, sent, rules: read_rules });
    Ok(answer)
}

fn leave(left: &Mutex<Afterwards>, afterwards: Afterwards) {
    if let Ok(mut left) = left.lock() {
        *left = afterwards;
    }
}

fn replay(key: &idempotency::Key, kept: idempotency::Kept) -> Result<Answer, Failure> {
    if kept.fingerprint != key.fingerprint {
        return Err(Rejection::IdempotencyMismatch.into());
    }
    Ok(Answer { status: u16::try_from(kept.status).unwrap_or(200), body: kept.answer })
}
