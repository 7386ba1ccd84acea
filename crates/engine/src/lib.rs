//! The application: the only room that begins and commits, or asks the clock.
//!
//! A command is taken in by [`work`], runs as one transaction and is answered after the commit. Reads carry what the
//! caller may see. The floor between the HTTP rooms and the store.
pub mod accounts;
pub mod bank_statements;
pub mod calendar;
pub mod chains;
pub mod clock;
pub mod comments;
pub mod counterparties;
pub mod courier;
pub mod documents;
mod execute;
pub mod failure;
mod feed_sight;
pub mod files;
pub mod fsck;
pub mod import;
mod leases;
pub mod links;
pub mod live;
pub mod login;
pub mod notices;
pub mod notifications;
pub mod organizations;
pub mod outbox;
pub mod payments;
pub mod people;
pub mod print;
pub mod processes;
pub mod products;
pub mod reads;
pub mod receivables;
pub mod saved_views;
pub mod scenarios;
pub mod seal;
mod secret;
pub mod settings;
pub mod statuses;
pub mod stock;
pub mod supply;
pub mod tables;
pub mod task_types;
pub mod tasks;
pub mod telegram;
mod timers;
pub mod tokens;
pub mod trade;
pub mod warehouses;
pub mod webhooks;
pub mod work;
pub mod worker;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};

use poryadok_domain::ids::AccountId;
use poryadok_domain::rulebook::Rulebook;
pub use poryadok_store::db::{Address, Db, Fault, OpenError, Options};

use crate::clock::Clock;
use crate::courier::Outside;
use crate::failure::Failure;
use crate::live::Live;
use crate::login::Known;

/// The application over one database. Cheap to clone.
#[derive(Clone)]
pub struct Engine(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    /// The newest rules of each account that this node has seen.
    rules: RwLock<HashMap<AccountId, Arc<Rulebook>>>,
    /// Who stood behind a session or token a moment ago.
    known: Mutex<HashMap<Vec<u8>, Known>>,
    /// Grows when rights, people or sessions change here: what is known from before is asked anew.
    epoch: AtomicU64,
    live: Live,
    hasher: login::Hasher,
    /// Files are written one after another: SQLite has one writer, and people's steps go between two files, not behind
    /// ten.
    one_file: tokio::sync::Mutex<()>,
    outside: Outside,
    mail: outbox::Mail,
    leases: leases::Leases,
    press: print::Press,
}

impl Engine {
    /// An application that sends nothing: what it writes waits for one that does.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Engine {
        Engine::with_outside(db, clock, Outside::closed())
    }

    pub fn with_outside(db: Db, clock: Arc<dyn Clock>, outside: Outside) -> Engine {
        let live = Live::new(&db);
        let leases = leases::Leases::new(clock.id());
        let press = print::Press::new(outside.templates.clone());
        Engine(Arc::new(Inner {
            db,
            clock,
            rules: RwLock::default(),
            known: Mutex::default(),
            epoch: AtomicU64::new(0),
            live,
            hasher: login::Hasher::new(),
            one_file: tokio::sync::Mutex::default(),
            outside,
            mail: outbox::Mail::default(),
            leases,
            press,
        }))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn clock(&self) -> &dyn Clock {
        self.0.clock.as_ref()
    }

    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// The rules this node holds, if any.
    fn cached_rules(&self, account: AccountId) -> Option<Arc<Rulebook>> {
        self.0.rules.read().ok().and_then(|rules| rules.get(&account).cloned())
    }

    /// Keeps rules that were read, unless newer ones are there.
    fn keep_rules(&self, rules: &Arc<Rulebook>) {
        if let Ok(mut kept) = self.0.rules.write() {
            let newer = kept.get(&rules.account.id).is_none_or(|k| k.version < rules.version);
            if newer {
                kept.insert(rules.account.id, rules.clone());
            }
        }
    }

    /// The rules of an account at `version` or newer.
    pub(crate) async fn rules_at(&self, account: AccountId, version: i64) -> Result<Arc<Rulebook>, Failure> {
        if let Some(rules) = self.cached_rules(account).filter(|r| r.version >= version) {
            return Ok(rules);
        }
        let loaded = self
            .0
            .db
            .read(move |tx| poryadok_store::rulebook::load(tx, account).map_err(Failure::from))
            .await?;
        let rules = Arc::new(loaded.ok_or_else(failure::account_gone)?);
        self.keep_rules(&rules);
        Ok(rules)
    }

    /// Rights, people or sessions changed: nobody is taken for whom he was a moment ago.
    pub(crate) fn forget_callers(&self) {
        self.0.epoch.fetch_add(1, Ordering::SeqCst);
    }
}

/// Records as they are kept, for the rooms above.
pub mod records {
    pub use poryadok_store::audit::Kept as AuditRecord;
    pub use poryadok_store::comments::Comment;
    pub use poryadok_store::counterparties::Counterparty;
    pub use poryadok_store::counts::Count;
    pub use poryadok_store::feed::Shown as FeedEntry;
    pub use poryadok_store::notifications::Shown as ShownNotification;
    pub use poryadok_store::outbox::Listed as ListedMessage;
    pub use poryadok_store::products::{Product, ProductType};
    pub use poryadok_store::saved_views::SavedView;
    pub use poryadok_store::scenario_runs::Shown as ShownRun;
    pub use poryadok_store::sessions::Token;
    pub use poryadok_store::stock::{Filter as StockFilter, Line as StockLine};
    pub use poryadok_store::tasks::{Listed as ListedTask, place as place_of_task};
    pub use poryadok_store::timers::Timer;
    pub use poryadok_store::views::document_list::Listed;
    pub use poryadok_store::visits::Visit;
}
