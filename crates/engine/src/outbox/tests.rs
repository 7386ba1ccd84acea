use std::sync::Arc;

use poryadok_domain::ids::AccountId;
use poryadok_store::db::{Db, Options};

use super::*;
use crate::accounts::NewAccount;
use crate::clock::{Clock, Recorded as RecordedClock};
use crate::courier::{Outside, Recorded, Report};

/// An application with a recorded clock and courier over a database of its own.
struct House {
    engine: Engine,
    clock: Arc<RecordedClock>,
    courier: Arc<Recorded>,
    account: AccountId,
    employee: EmployeeId,
    _directory: tempfile::TempDir,
}

impl House {
    async fn new(decide: impl Fn(&Parcel, usize) -> Report + Send + Sync + 'static) -> House {
        let directory = tempfile::tempdir().unwrap();
        let address = crate::Address::Sqlite(directory.path().join("poryadok.db"));
        let db = Db::open(&Options { readers: 1, ..Options::new(address) }).unwrap();
        let clock = Arc::new(RecordedClock::new(Timestamp(1_750_000_000_000_000), 7));
        let courier = Arc::new(Recorded::new(decide));
        let engine = Engine::with_outside(db, clock.clone(), Outside::new(courier.clone()));
        let new = NewAccount {
            name: "one".into(),
            login: "admin".into(),
            password: "a long password".into(),
            currency: "RUB".into(),
            time_zone: "Europe/Moscow".into(),
        };
        let (account, employee) = engine.create_account(new).await.unwrap();
        House { engine, clock, courier, account, employee, _directory: directory }
    }

    async fn administrator(&self) -> Caller {
        let rules = self.engine.rules_at(self.account, 1).await.unwrap();
        Caller::operator(self.account, Source::System, rules)
    }

    /// Sends within one transaction, which may fail in the end.
    async fn send(&self, messages: Vec<Message>, fails: bool) -> Vec<MessageId> {
        let ids: Arc<std::sync::Mutex<Vec<MessageId>>> = Arc::default();
        let written = ids.clone();
        let answer = self
            .engine
            .command(&self.administrator().await, None, move |w| {
                for message in &messages {
                    let id = match message.document {
                        Some(_) => w.send(message.clone())?,
                        None => w.send_quietly(message.clone())?,
                    };
                    written.lock().unwrap().push(id);
                }
                if fails { Err(Rejection::Busy.into()) } else { Ok(no_content()) }
            })
            .await;
        assert_eq!(answer.is_err(), fails);
        ids.lock().unwrap().clone()
    }

    async fn state(&self, state: MessageState) -> Vec<Kept> {
        let found = self.engine.messages(&self.administrator().await, state, None, 100).await.unwrap();
        found.into_iter().map(|l| l.kept).collect()
    }

    /// What the feed of a document says, newest first.
    async fn feed(&self, document: DocumentId) -> Vec<(String, serde_json::Value)> {
        let account = self.account;
        let page = self
            .engine
            .db()
            .read::<_, Failure, _>(move |tx| Ok(feed::page(tx, account, document, None, None, 100)?));
        let body = |s: feed::Shown| (s.entry.kind, serde_json::from_str(&s.entry.body).unwrap());
        page.await.unwrap().into_iter().map(body).collect()
    }

    /// How often each letter was tried, and with what subject, in order.
    fn tried(&self) -> Vec<String> {
        let subject = |content: Content| match content {
            Content::Letter(letter) => letter.subject,
            other => format!("{other:?}"),
        };
        self.courier.attempts().into_iter().map(|(parcel, _)| subject(parcel.content)).collect()
    }
}

fn letter(document: Option<DocumentId>, address: &str, subject: &str) -> Message {
    let to = Target::Email { address: address.into(), name: None };
    Message { document, to, body: Body::Email { subject: subject.into(), text: "text".into(), attach: None } }
}

fn retry() -> Report {
    Outcome::Retry { after: None, why: "busy".into() }.into()
}

fn delivered() -> Report {
    Outcome::Delivered.into()
}

#[tokio::test]
async fn a_message_leaves_if_and_only_if_its_transaction_was_committed() {
    let house = House::new(|_, _| delivered()).await;
    house.send(vec![letter(None, "a@example.org", "rolled back")], true).await;
    let ids = house.send(vec![letter(None, "a@example.org", "committed")], false).await;
    assert_eq!(house.engine.deliver().await.unwrap(), 1);
    assert_eq!(house.engine.deliver().await.unwrap(), 0);
    assert_eq!(house.tried(), ["committed"]);
    let sent = house.state(MessageState::Sent).await;
    assert_eq!(sent.iter().map(|k| k.id).collect::<Vec<_>>(), ids);
    assert!(sent[0].sent_at.is_some());
}

#[tokio::test]
async fn a_failing_message_is_tried_at_growing_pauses_under_one_id_and_then_is_dead() {
    let house = House::new(|_, _| retry()).await;
    let ids = house.send(vec![letter(None, "a@example.org", "x")], false).await;
    let mut tried_at = Vec::new();
    for _ in 0..9_000 {
        if house.engine.deliver().await.unwrap() > 0 {
            tried_at.push(house.clock.now().0 / 1_000_000);
        }
        house.clock.advance_secs(15);
    }
    let pauses: Vec<i64> = tried_at.windows(2).map(|w| w[1] - w[0]).collect();
    for (pause, promised) in pauses.iter().zip([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]) {
        assert!((promised..=promised * 12 / 10 + 16).contains(pause), "{pause} after {promised} promised");
    }
    assert_eq!(tried_at.len(), 8);
    assert!(house.courier.attempts().iter().all(|(parcel, _)| parcel.id == ids[0]));
    let dead = house.state(MessageState::Dead).await;
    assert_eq!((dead[0].id, dead[0].attempts, dead[0].last_error.as_deref()), (ids[0], 8, Some("busy")));
}

#[tokio::test]
async fn a_dead_message_is_sent_again_under_its_old_id() {
    let house =
        House::new(
            |_, n| if n == 0 { Outcome::Refused { why: "no such box".into() }.into() } else { delivered() },
        )
        .await;
    let ids = house.send(vec![letter(None, "a@example.org", "x")], false).await;
    house.engine.deliver().await.unwrap();
    assert_eq!(house.state(MessageState::Dead).await.len(), 1);
    let admin = house.administrator().await;
    house.engine.send_again(&admin, None, ids[0]).await.unwrap();
    house.engine.deliver().await.unwrap();
    assert_eq!(house.state(MessageState::Sent).await[0].id, ids[0]);
    let again = house.engine.send_again(&admin, None, ids[0]).await;
    assert_eq!(again, Err(Rejection::invalid("state", Flaw::NotAllowed).into()));
    let strange = MessageId(house.clock.id());
    let again = house.engine.send_again(&admin, None, strange).await;
    assert_eq!(again, Err(Rejection::NotFound { noun: Noun::Message }.into()));
}

/// The second of a document waits for the first, whatever happens to that; other targets and documents do not.
#[tokio::test]
async fn messages_of_a_document_reach_a_target_in_order() {
    let fails_twice = |parcel: &Parcel, _: usize| match &parcel.content {
        Content::Letter(letter) if letter.subject == "dies" => Outcome::Refused { why: "no".into() }.into(),
        Content::Letter(letter) if letter.subject == "slow" => retry(),
        _ => delivered(),
    };
    let house = House::new(fails_twice).await;
    let (one, two) = (DocumentId(house.clock.id()), DocumentId(house.clock.id()));
    let messages = vec![
        letter(Some(one), "a@example.org", "dies"),
        letter(Some(one), "a@example.org", "after the dead"),
        letter(Some(two), "a@example.org", "slow"),
        letter(Some(two), "a@example.org", "behind the slow"),
        letter(Some(two), "b@example.org", "another target"),
    ];
    house.send(messages, false).await;
    house.engine.deliver().await.unwrap();
    let mut first = house.tried();
    first.sort();
    assert_eq!(first, ["another target", "dies", "slow"]);
    house.engine.deliver().await.unwrap();
    assert_eq!(house.tried()[3..], ["after the dead"]);
    let feed = house.feed(one).await;
    assert_eq!(
        feed.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["message_sent", "message_failed"]
    );
    assert_eq!(
        (&feed[0].1["to"], &feed[0].1["subject"]),
        (&json!("a@example.org"), &json!("after the dead"))
    );
    for _ in 0..200 {
        house.clock.advance_secs(1_800);
        house.engine.deliver().await.unwrap();
    }
    let tried = house.tried();
    assert_eq!(tried.iter().filter(|s| *s == "slow").count(), 8);
    assert_eq!(tried.last().unwrap(), "behind the slow", "it went when the slow one was given up");
    assert_eq!(tried.iter().filter(|s| *s == "behind the slow").count(), 1);
}

#[tokio::test]
async fn one_target_does_not_take_all_the_room() {
    let house = House::new(|_, _| retry()).await;
    let mut messages: Vec<Message> =
        (0..100).map(|n| letter(None, "dead@example.org", &format!("d{n}"))).collect();
    messages.push(letter(None, "b@example.org", "other"));
    house.send(messages, false).await;
    for _ in 0..3 {
        house.engine.deliver().await.unwrap();
    }
    assert!(house.tried().contains(&"other".to_owned()), "{:?}", house.tried());
}

/// Whoever claimed a message and died is followed after the end of the claim, and not before.
#[tokio::test]
async fn a_claim_keeps_others_away_and_ends() {
    let house = House::new(|_, _| delivered()).await;
    let ids = house.send(vec![letter(None, "a@example.org", "x")], false).await;
    let claimed = house.engine.claim(MessageChannel::Email, 16, &HashMap::new()).await.unwrap();
    assert_eq!(claimed.len(), 1);
    house.clock.advance_secs(79);
    assert_eq!(house.engine.deliver().await.unwrap(), 0);
    house.clock.advance_secs(2);
    assert_eq!(house.engine.deliver().await.unwrap(), 1);
    assert_eq!(house.courier.attempts()[0].0.id, ids[0]);
    // The first comes back late with a failure: what the second wrote down stays.
    house.engine.record(claimed[0].clone(), Verdict::Failed(None, "late".into())).await.unwrap();
    assert_eq!(house.state(MessageState::Sent).await.len(), 1);
}

#[tokio::test]
async fn a_message_whose_way_is_not_set_up_waits_and_dies_after_three_days() {
    let house = House::new(|_, _| delivered()).await;
    let closed = Engine::new(house.engine.db().clone(), house.clock.clone());
    house.send(vec![letter(None, "a@example.org", "x")], false).await;
    assert_eq!(closed.deliver().await.unwrap(), 0);
    house.clock.advance_secs(2 * 24 * 3_600);
    closed.tidy().await.unwrap();
    assert_eq!(house.state(MessageState::Waiting).await.len(), 1);
    house.clock.advance_secs(24 * 3_600 + 1);
    closed.tidy().await.unwrap();
    assert_eq!(house.state(MessageState::Dead).await.len(), 1);
}

#[tokio::test]
async fn what_could_never_leave_is_refused_where_it_is_written() {
    let house = House::new(|_, _| delivered()).await;
    let admin = house.administrator().await;
    for address in ["", "a", "a@", "@b", "a b@c", "a@b\r\nBcc: x@y", "a@b>", "x, y@z"] {
        let message = letter(None, address, "x");
        let answer =
            house.engine.command(&admin, None, move |w| w.send(message.clone()).map(|_| no_content())).await;
        assert_eq!(answer, Err(Rejection::invalid("to", Flaw::InvalidText).into()), "{address}");
    }
}

/// Words for an employee about a document leave only as long as he may see it, and to where he can be reached.
#[tokio::test]
async fn words_for_an_employee_are_judged_when_they_leave() {
    let house = House::new(|_, _| delivered()).await;
    let employee = house.employee;
    let gone = Some(DocumentId(house.clock.id()));
    let chat = |document| Message {
        document,
        to: Target::Telegram { employee },
        body: Body::Telegram { text: "text".into() },
    };
    let mail = Message {
        document: None,
        to: Target::EmployeeEmail { employee },
        body: Body::Email { subject: "x".into(), text: "text".into(), attach: None },
    };
    let unfit = Message { to: Target::Telegram { employee }, ..mail.clone() };
    house.send(vec![chat(gone), chat(None), mail], false).await;
    house.engine.deliver().await.unwrap();
    assert_eq!(house.tried(), Vec::<String>::new());
    let why = |kept: Vec<Kept>| kept.into_iter().filter_map(|k| k.last_error).collect::<Vec<_>>();
    let withdrawn = why(house.state(MessageState::Withdrawn).await);
    assert_eq!(withdrawn, ["the employee may not see the order any more"]);
    let mut dead = why(house.state(MessageState::Dead).await);
    dead.sort();
    assert_eq!(dead, ["the employee has linked no chat", "the employee has no e-mail address"]);
    let admin = house.administrator().await;
    let answer =
        house.engine.command(&admin, None, move |w| w.send(unfit.clone()).map(|_| no_content())).await;
    assert!(matches!(answer, Err(Failure::Fault(_))), "a letter does not fit into a chat");
}

#[tokio::test]
async fn of_two_nodes_one_holds_a_lease_until_it_gives_it_back_or_dies() {
    let house = House::new(|_, _| delivered()).await;
    let other = Engine::new(house.engine.db().clone(), house.clock.clone());
    assert!(house.engine.hold("x").await);
    assert!(house.engine.hold("x").await);
    assert!(!other.hold("x").await);
    assert!(other.hold("y").await);
    house.clock.advance_secs(11);
    assert!(other.hold("x").await);
    assert!(!house.engine.hold("x").await);
    other.release_leases().await;
    assert!(house.engine.hold("x").await);
    house.clock.advance_secs(8);
    assert!(house.engine.hold("x").await, "whoever has it keeps it");
    house.clock.advance_secs(8);
    assert!(!other.hold("x").await);
    other.forget_leases().await;
    assert!(other.hold("x").await);
}
