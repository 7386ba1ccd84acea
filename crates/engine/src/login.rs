//! Who is calling: sessions, access tokens, passwords, and the limits on guessing them.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use poryadok_domain::ids::{AccountId, EmployeeId, SessionId};
use poryadok_domain::people::{Actor, Source};
use poryadok_domain::rejection::{Flaw, Noun, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use poryadok_store::db::{Fault, Lock, Tx};
use poryadok_store::sessions::{self, Bearer, Session};
use poryadok_store::{audit, people};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::secret;
use crate::work::Answer;

/// How long a caller is taken for whom he was: the promise is that a dismissal takes effect on every node within a
/// second; on the node that carried it out it does at once.
const KNOWN_FOR_MICROS: i64 = 500_000;
/// So many callers are remembered before the memory is emptied.
const MAX_KNOWN: usize = 50_000;
/// A session ends a month after the login.
const SESSION_SECS: i64 = 30 * 24 * 3_600;
/// Passwords checked for one login from unknown devices, or from one known device, within [`WINDOW_SECS`]; both together
/// stay within the promised 20.
const MAX_ATTEMPTS: i64 = 10;
/// Passwords checked for one address: an office behind one address logs in in the morning.
const MAX_ATTEMPTS_OF_ADDRESS: i64 = 100;
/// Longest login with its account, in characters: twice what either may have.
const MAX_LOGIN: usize = 130;
const WINDOW_SECS: i64 = 600;
/// Shortest password taken (OWASP ASVS 5, 6.2.1), and the longest, so that nobody makes the server hash a book.
pub const MIN_PASSWORD: usize = 8;
pub const MAX_PASSWORD: usize = 256;
/// Passwords checked at once: each takes 19 MiB and a core for some 30 ms.
const HASHERS: usize = 2;

/// What a request shows to say who sends it.
#[derive(Debug, Clone)]
pub enum Credential {
    Session(String),
    Token(String),
}

/// Whoever a request comes from, with the rules he is held to.
#[derive(Debug, Clone)]
pub struct Caller {
    pub actor: Actor,
    /// What idempotency keys belong to: the employee, or an `api` token of its own.
    pub credential: Uuid,
    pub session: Option<SessionId>,
    pub address: String,
    pub rules: Arc<Rulebook>,
}

impl Caller {
    /// Whoever runs the server, at its command line.
    pub fn operator(account: AccountId, source: Source, rules: Arc<Rulebook>) -> Caller {
        let actor = Actor { account, employee: None, source };
        Caller { actor, credential: Uuid::nil(), session: None, address: String::new(), rules }
    }

    pub fn is_administrator(&self) -> bool {
        self.rules.is_administrator(&self.actor)
    }
}

/// A caller as he was found a moment ago.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    bearer: Bearer,
    at: Timestamp,
    epoch: u64,
}

/// A login that succeeded. The tokens are shown once and kept nowhere.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    pub session_token: String,
    pub device_token: String,
    pub expires_at: Timestamp,
    pub account: AccountId,
    pub employee: EmployeeId,
}

/// A try to log in.
#[derive(Debug, Clone)]
pub struct Login {
    /// `name@account`.
    pub login: String,
    pub password: String,
    /// What a browser that has logged in before shows.
    pub device_token: Option<String>,
    pub user_agent: String,
    pub address: String,
}

/// Hashes passwords on threads of their own, a few at a time.
#[derive(Debug)]
pub(crate) struct Hasher {
    turns: Arc<Semaphore>,
    /// Checked when there is no such login, so that it takes as long as when there is.
    decoy: String,
}

impl Hasher {
    pub fn new() -> Hasher {
        let decoy = hash_password("a password that nobody has").unwrap_or_default();
        Hasher { turns: Arc::new(Semaphore::new(HASHERS)), decoy }
    }
}

/// Argon2id with 19 MiB and two passes, as OWASP asks.
pub fn hash_password(password: &str) -> Result<String, Failure> {
    let hash: Result<argon2::password_hash::phc::PasswordHash, _> =
        Argon2::default().hash_password(password.as_bytes());
    hash.map(|h| h.to_string()).map_err(|e| Failure::Fault(Fault::Broken(format!("no password hash: {e}"))))
}

fn verify_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Whether a password may be chosen.
pub fn check_password(password: &str) -> Result<(), Rejection> {
    let length = password.chars().count();
    if length < MIN_PASSWORD {
        return Err(Rejection::invalid("password", Flaw::TooShort { min: MIN_PASSWORD as i64 }));
    }
    if length > MAX_PASSWORD {
        return Err(Rejection::invalid("password", Flaw::TooLong { max: MAX_PASSWORD as i64 }));
    }
    Ok(())
}

impl Engine {
    /// Finds out who calls. The answer is never older than half a second, and never older than the last change here.
    pub async fn authenticate(&self, credential: &Credential, address: &str) -> Result<Caller, Failure> {
        let (token, is_session) = match credential {
            Credential::Session(token) => (token, true),
            Credential::Token(token) => (token, false),
        };
        let hash = secret::hash(token);
        let now = self.clock().now();
        let epoch = self.0.epoch.load(Ordering::SeqCst);
        let bearer = match self.known(&hash, now, epoch) {
            Some(bearer) => bearer,
            None => self.find_bearer(hash, is_session, now, epoch).await?,
        };
        if bearer.expires_at.is_some_and(|at| at <= now) {
            return Err(Rejection::NotLoggedIn.into());
        }
        let rules = self.rules_at(bearer.account, bearer.rules_version).await?;
        let api = bearer.kind.as_deref() == Some("api");
        let source = if api { Source::Api } else { Source::Person };
        let actor = Actor { account: bearer.account, employee: Some(bearer.employee), source };
        if rules.employee_of(&actor).is_none() {
            return Err(Rejection::NotLoggedIn.into());
        }
        Ok(Caller {
            actor,
            credential: if api { bearer.id } else { bearer.employee.into() },
            session: is_session.then(|| bearer.id.into()),
            address: address.to_owned(),
            rules,
        })
    }

    fn known(&self, hash: &[u8], now: Timestamp, epoch: u64) -> Option<Bearer> {
        let known = self.0.known.lock().ok()?;
        let found = known.get(hash)?;
        let fresh = found.epoch == epoch && now.since(found.at).abs() < KNOWN_FOR_MICROS;
        fresh.then(|| found.bearer.clone())
    }

    async fn find_bearer(
        &self,
        hash: Vec<u8>,
        is_session: bool,
        now: Timestamp,
        epoch: u64,
    ) -> Result<Bearer, Failure> {
        let key = hash.clone();
        let find = move |tx: &mut dyn Tx| {
            let found =
                if is_session { sessions::find_session(tx, &hash) } else { sessions::find_token(tx, &hash) };
            found.map_err(Failure::from)
        };
        let bearer = self.db().read(find).await?.ok_or(Rejection::NotLoggedIn)?;
        if let Ok(mut known) = self.0.known.lock() {
            if known.len() >= MAX_KNOWN {
                known.clear();
            }
            known.insert(key, Known { bearer: bearer.clone(), at: now, epoch });
        }
        Ok(bearer)
    }

    /// Checks a password and opens a session. Unknown and known logins take the same time and get the same answer.
    pub async fn login(&self, attempt: Login) -> Result<LoggedIn, Failure> {
        let (name, account) = login_parts(&attempt.login);
        let found = {
            let (name, account) = (name.clone(), account.clone());
            let find = move |tx: &mut dyn Tx| Ok::<_, Failure>(people::credentials(tx, &account, &name)?);
            self.db().read(find).await?
        };
        let known_device = match (&found, &attempt.device_token) {
            (Some(found), Some(token)) => {
                let (hash, account, employee) = (secret::hash(token), found.account, found.employee);
                let ask = move |tx: &mut dyn Tx| Ok(sessions::is_known_device(tx, &hash, account, employee)?);
                self.db().read::<_, Failure, _>(ask).await?
            }
            _ => false,
        };
        let subject = match &attempt.device_token {
            // Colleagues may share a browser: each has his own attempts there.
            Some(token) if known_device => format!("device:{token}:{name}@{account}"),
            _ => format!("login:{name}@{account}"),
        };
        let subject = secret::hex(&secret::hash(&subject));
        self.take_attempt(&format!("address:{}", attempt.address), MAX_ATTEMPTS_OF_ADDRESS).await?;
        self.take_attempt(&subject, MAX_ATTEMPTS).await?;
        let hash = found.as_ref().map_or(self.0.hasher.decoy.clone(), |f| f.password_hash.clone());
        let right = self.verify(attempt.password.clone(), hash).await?;
        match found.filter(|f| f.active && right) {
            Some(found) => self.open_session(&attempt, &subject, &name, &account, found).await,
            None => {
                self.note_failed_login(&attempt, &account).await?;
                Err(Rejection::WrongLogin.into())
            }
        }
    }

    /// Counts an attempt of `subject` before the password is looked at.
    async fn take_attempt(&self, subject: &str, max: i64) -> Result<(), Failure> {
        let (subject, now, id) = (subject.to_owned(), self.clock().now(), self.clock().id());
        self.db()
            .write(move |tx| {
                tx.lock_account(secret::id_of(&subject), Lock::Exclusive)?;
                let since = now.plus_secs(-WINDOW_SECS);
                let (attempts, first) = sessions::attempts(tx, &subject, since)?;
                if attempts >= max {
                    let wait = first.map_or(WINDOW_SECS, |f| f.since(since).div_euclid(1_000_000) + 1);
                    return Err(Failure::from(Rejection::TooManyAttempts { retry_after_secs: wait }));
                }
                Ok(sessions::note_attempt(tx, &subject, now, id)?)
            })
            .await
    }

    async fn verify(&self, password: String, hash: String) -> Result<bool, Failure> {
        let broken = |_| Failure::Fault(Fault::Broken("password hashing stopped".into()));
        let turn = self.turn_to_hash().await?;
        // A password that could never have been chosen is not worth a core.
        let checkable = password.len() <= 4 * MAX_PASSWORD;
        let verify = move || {
            // The turn ends with the work, also when nobody waits for it any more.
            let _turn = turn;
            checkable && verify_password(&password, &hash)
        };
        tokio::task::spawn_blocking(verify).await.map_err(broken)
    }

    /// Hashes a password, a few at a time.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Failure> {
        let turn = self.turn_to_hash().await?;
        let hash = move || {
            let _turn = turn;
            hash_password(&password)
        };
        tokio::task::spawn_blocking(hash).await.map_err(|_| Failure::from(Rejection::Busy))?
    }

    async fn turn_to_hash(&self) -> Result<OwnedSemaphorePermit, Failure> {
        self.0.hasher.turns.clone().acquire_owned().await.map_err(|_| Rejection::Busy.into())
    }

    async fn open_session(
        &self,
        attempt: &Login,
        subject: &str,
        name: &str,
        account_name: &str,
        checked: people::Credentials,
    ) -> Result<LoggedIn, Failure> {
        let now = self.clock().now();
        let (account, employee) = (checked.account, checked.employee);
        let session_token = secret::hex(&self.clock().secret());
        let device_token = self.device_of(attempt).await?;
        let session = Session {
            id: self.clock().id().into(),
            created_at: now,
            expires_at: now.plus_secs(SESSION_SECS),
            user_agent: attempt.user_agent.chars().take(255).collect(),
            address: attempt.address.clone(),
        };
        let record = record(now, Some(employee), "login", &attempt.address);
        let (hash, device) = (secret::hash(&session_token), secret::hash(&device_token));
        let (expires_at, subject) = (session.expires_at, subject.to_owned());
        let (name, account_name) = (name.to_owned(), account_name.to_owned());
        self.db()
            .write(move |tx| {
                // A new password or a dismissal may have come while the old one was looked at.
                let present = people::credentials(tx, &account_name, &name)?;
                if present.is_none_or(|n| !n.active || n.password_hash != checked.password_hash) {
                    return Err(Rejection::WrongLogin.into());
                }
                audit::append(tx, account, &record)?;
                sessions::insert_session(tx, &hash, account, employee, &session)?;
                if !sessions::is_known_device(tx, &device, account, employee)? {
                    // Colleagues may share a browser: it is known for each of them.
                    sessions::insert_device(tx, &device, account, employee, now)?;
                }
                Ok::<_, Failure>(sessions::clear_attempts(tx, &subject)?)
            })
            .await?;
        Ok(LoggedIn { session_token, device_token, expires_at, account, employee })
    }

    /// The token of the browser, if it has one of ours; else a new one.
    async fn device_of(&self, attempt: &Login) -> Result<String, Failure> {
        if let Some(token) = &attempt.device_token {
            let hash = secret::hash(token);
            let ask = move |tx: &mut dyn Tx| Ok(sessions::is_issued_device(tx, &hash)?);
            if self.db().read::<_, Failure, _>(ask).await? {
                return Ok(token.clone());
            }
        }
        Ok(secret::hex(&self.clock().secret()))
    }

    async fn note_failed_login(&self, attempt: &Login, account: &str) -> Result<(), Failure> {
        let mut record = record(self.clock().now(), None, "login_failed", &attempt.address);
        record.body =
            serde_json::json!({ "login": attempt.login.chars().take(255).collect::<String>() }).to_string();
        let account = account.to_owned();
        self.db()
            .write(move |tx| match poryadok_store::accounts::find(tx, &account)? {
                Some(account) => Ok::<_, Failure>(audit::append(tx, account.id, &record)?),
                None => Ok(()),
            })
            .await
    }

    /// Ends the session that the caller came with.
    pub async fn logout(&self, caller: &Caller) -> Result<(), Failure> {
        match caller.session {
            Some(session) => self.end_session(caller, session).await,
            None => Ok(()),
        }
    }

    /// Ends one of the caller's own sessions.
    pub async fn end_session(&self, caller: &Caller, session: SessionId) -> Result<(), Failure> {
        let (account, employee) = (caller.actor.account, self_of(caller)?);
        let record = record(self.clock().now(), Some(employee), "logout", &caller.address);
        let ended = self
            .db()
            .write(move |tx| {
                let ended = sessions::end_session(tx, account, employee, session)?;
                if ended > 0 {
                    audit::append(tx, account, &record)?;
                }
                Ok::<_, Failure>(ended)
            })
            .await?;
        self.forget_callers();
        if ended == 0 { Err(not_found(Noun::Session)) } else { Ok(()) }
    }

    /// The caller's open sessions.
    pub async fn sessions(&self, caller: &Caller) -> Result<Vec<Session>, Failure> {
        let (account, employee, now) = (caller.actor.account, self_of(caller)?, self.clock().now());
        self.db().read(move |tx| Ok(sessions::list_sessions(tx, account, employee, now)?)).await
    }

    /// Changes the caller's own password; every other session of his ends.
    pub async fn change_password(&self, caller: &Caller, old: String, new: String) -> Result<(), Failure> {
        check_password(&new)?;
        let (account, employee) = (caller.actor.account, self_of(caller)?);
        let login = caller.rules.employees.get(&employee).map(|e| e.login.clone()).unwrap_or_default();
        let name = caller.rules.account.name.clone();
        // Apart from the attempts to log in: a stranger's guesses must not keep the owner from changing his password.
        let subject = secret::hex(&secret::hash(&format!("password:{login}@{name}")));
        self.take_attempt(&subject, MAX_ATTEMPTS).await?;
        let find = move |tx: &mut dyn Tx| Ok::<_, Failure>(people::credentials(tx, &name, &login)?);
        let found = self.db().read(find).await?.ok_or(Rejection::NotLoggedIn)?;
        if !self.verify(old, found.password_hash).await? {
            return Err(Rejection::WrongLogin.into());
        }
        let hash = self.hash(new).await?;
        let record = record(self.clock().now(), Some(employee), "password_changed", &caller.address);
        let keep = caller.session;
        self.db()
            .write(move |tx| {
                people::save_password(tx, account, employee, &hash)?;
                for session in sessions::list_sessions(tx, account, employee, record.at)? {
                    if Some(session.id) != keep {
                        sessions::end_session(tx, account, employee, session.id)?;
                    }
                }
                Ok::<_, Failure>(audit::append(tx, account, &record)?)
            })
            .await?;
        self.forget_callers();
        Ok(())
    }
}

/// Name and account of a login as they are kept. What could never be a login is nobody's, without a look at the database.
fn login_parts(login: &str) -> (String, String) {
    let (name, account) = login.trim().rsplit_once('@').unwrap_or((login.trim(), ""));
    let fits = login.chars().count() <= MAX_LOGIN && !login.chars().any(char::is_control);
    if fits { (name.to_lowercase(), account.to_lowercase()) } else { (String::new(), String::new()) }
}

fn record(at: Timestamp, actor: Option<EmployeeId>, kind: &str, address: &str) -> audit::Record {
    audit::Record {
        at,
        actor,
        kind: kind.to_owned(),
        subject: None,
        body: "{}".to_owned(),
        address: address.to_owned(),
    }
}

/// Sessions and passwords belong to a person; the operator of the server has none.
fn self_of(caller: &Caller) -> Result<EmployeeId, Failure> {
    caller.actor.employee.ok_or_else(|| Rejection::NotLoggedIn.into())
}

/// An answer without content.
pub(crate) fn no_content() -> Answer {
    Answer { status: 204, body: String::new() }
}
