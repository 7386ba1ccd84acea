//! LISTEN and NOTIFY between the nodes, on a connection of its own.
//!
//! Not inside the transactions of commands: PostgreSQL lets transactions that notify commit one after the other only.

use std::sync::Mutex;
use std::time::Duration;

use futures_util::{FutureExt as _, StreamExt as _};
use tokio::sync::{broadcast, mpsc};
use tokio_postgres::{AsyncMessage, Client, NoTls};

use crate::db::{MISSED, NOTIFIED, OpenError};

const CHANNEL: &str = "poryadok";
/// PostgreSQL takes 8,000 bytes with a notification.
const MAX_PAYLOAD: usize = 7_900;
/// Notices sent with one statement.
const AT_ONCE: usize = 64;
/// How long to wait before a lost connection is tried again.
const BACK_OFF: Duration = Duration::from_millis(500);

#[derive(Debug)]
pub(super) struct Notices {
    queue: Mutex<Option<mpsc::UnboundedSender<String>>>,
    listeners: broadcast::Sender<String>,
}

impl Notices {
    pub fn start(config: &tokio_postgres::Config) -> Result<Notices, OpenError> {
        let (queue, waiting) = mpsc::unbounded_channel();
        let listeners = broadcast::channel(NOTIFIED).0;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| OpenError::Unusable(e.to_string()))?;
        let (config, told) = (config.clone(), listeners.clone());
        let run = move || runtime.block_on(serve(config, waiting, told));
        super::spawn("postgres-notices", run)?;
        Ok(Notices { queue: Mutex::new(Some(queue)), listeners })
    }

    pub fn send(&self, payload: String) {
        if payload.len() > MAX_PAYLOAD {
            return;
        }
        if let Ok(queue) = self.queue.lock()
            && let Some(queue) = queue.as_ref()
        {
            drop(queue.send(payload));
        }
    }

    pub fn listeners(&self) -> &broadcast::Sender<String> {
        &self.listeners
    }

    pub fn stop(&self) {
        if let Ok(mut queue) = self.queue.lock() {
            *queue = None;
        }
    }
}

/// Listens and sends until the queue is closed; a lost connection is made anew, and listeners are told to fetch anew.
async fn serve(
    config: tokio_postgres::Config,
    mut waiting: mpsc::UnboundedReceiver<String>,
    told: broadcast::Sender<String>,
) {
    let mut lost = false;
    while !waiting.is_closed() || !waiting.is_empty() {
        if let Ok((client, mut connection)) = config.connect(NoTls).await {
            let (told, here) = (told.clone(), told.clone());
            let drive = async move {
                let mut messages =
                    std::pin::pin!(futures_util::stream::poll_fn(move |cx| connection.poll_message(cx)));
                while let Some(Ok(message)) = messages.next().await {
                    if let AsyncMessage::Notification(notice) = message {
                        drop(told.send(notice.payload().to_owned()));
                    }
                }
            };
            let work = async {
                if client.batch_execute(&format!("LISTEN {CHANNEL}")).await.is_ok() {
                    // Whatever was told while nobody listened here is lost to this node.
                    if std::mem::replace(&mut lost, true) {
                        drop(here.send(MISSED.to_owned()));
                    }
                    send_all(&client, &mut waiting).await
                } else {
                    false
                }
            };
            let (mut drive, mut work) = (Box::pin(drive.fuse()), Box::pin(work.fuse()));
            let ended = tokio::select! {
                () = &mut drive => false,
                ended = &mut work => ended,
            };
            if ended {
                return;
            }
        }
        tokio::time::sleep(BACK_OFF).await;
    }
}

/// Whether the queue was closed (and not the connection lost).
async fn send_all(client: &Client, waiting: &mut mpsc::UnboundedReceiver<String>) -> bool {
    let Ok(statement) = client.prepare(&format!("SELECT pg_notify('{CHANNEL}', unnest($1::text[]))")).await
    else {
        return false;
    };
    let mut payloads = Vec::with_capacity(AT_ONCE);
    loop {
        if waiting.recv_many(&mut payloads, AT_ONCE).await == 0 {
            return true;
        }
        if client.execute(&statement, &[&payloads]).await.is_err() {
            return false;
        }
        payloads.clear();
    }
}
