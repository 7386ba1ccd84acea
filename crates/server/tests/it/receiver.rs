//! A program of somebody else: takes requests over real connections, remembers them, and answers as a test decides.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use tokio::runtime::Runtime;

/// One request as it came.
#[derive(Debug, Clone)]
pub struct Got {
    pub at: Instant,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// What a request is answered with, after a pause: by the request, and how many there were before it.
type Decide = dyn Fn(&Got, usize) -> (Duration, Response) + Send + Sync;

#[derive(Clone)]
struct Shared {
    got: Arc<Mutex<Vec<Got>>>,
    decide: Arc<Decide>,
}

pub struct Receiver {
    pub address: SocketAddr,
    shared: Shared,
    _runtime: Runtime,
}

pub fn status(code: u16) -> (Duration, Response) {
    (Duration::ZERO, StatusCode::from_u16(code).unwrap().into_response())
}

impl Receiver {
    pub fn start(decide: impl Fn(&Got, usize) -> (Duration, Response) + Send + Sync + 'static) -> Receiver {
        let runtime = Runtime::new().unwrap();
        let shared = Shared { got: Arc::default(), decide: Arc::new(decide) };
        let router = Router::new().fallback(take).with_state(shared.clone());
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async move { axum::serve(listener, router).await });
        Receiver { address, shared, _runtime: runtime }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All requests so far, in the order in which they came.
    pub fn got(&self) -> Vec<Got> {
        self.shared.got.lock().unwrap().clone()
    }

    /// The requests, once there are so many.
    #[track_caller]
    pub fn wait(&self, count: usize) -> Vec<Got> {
        let began = Instant::now();
        loop {
            let got = self.got();
            if got.len() >= count {
                return got;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "{} of {count} came: {got:?}", got.len());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

async fn take(State(shared): State<Shared>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let got = Got { at: Instant::now(), path: uri.path().to_owned(), headers, body };
    let before = {
        let mut all = shared.got.lock().unwrap();
        all.push(got.clone());
        all.len() - 1
    };
    let (pause, response) = (shared.decide)(&got, before);
    tokio::time::sleep(pause).await;
    response
}
