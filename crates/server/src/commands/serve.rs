//! `poryadok serve`.

use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use poryadok_api::Api;
use poryadok_engine::Engine;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::cli::{Place, Stopped, runtime};
use crate::couriers::{Couriers, Set};
use crate::http;
use crate::metrics::Metrics;

/// The folder of the company's own templates, inside the directory of the data.
const TEMPLATES: &str = "templates";
/// How long the server still listens while it says that it is not ready: a balancer that asks every second sees it and
/// sends its people elsewhere, instead of meeting a closed door.
const LEAVE: Duration = Duration::from_millis(1_500);
/// Requests in flight then get this long to end; with what the database needs to close it all stays within ten seconds.
const DRAIN: Duration = Duration::from_secs(7);

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    couriers: Couriers,
    /// Address to listen on
    #[arg(long, env = "PORYADOK_LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Under which address people reach the server, as in https://orders.example.org
    #[arg(long, env = "PORYADOK_PUBLIC_URL")]
    public_url: Option<String>,
    /// Directory of the company's own templates for papers; else `templates` in the directory of the data, if there is one
    #[arg(long, env = "PORYADOK_TEMPLATES")]
    templates: Option<PathBuf>,
    /// Believe the X-Forwarded-For of the proxy in front
    #[arg(long, env = "PORYADOK_TRUST_PROXY")]
    trust_proxy: bool,
}

impl Serve {
    pub fn run(self) -> Result<(), Stopped> {
        log();
        self.place.make_directory()?;
        let public_url = self.public_url.as_deref();
        let mut couriers = self.couriers.set_up(public_url, &self.place.data, self.place.is_embedded())?;
        couriers.outside.templates = self.templates()?;
        let engine = self.place.open_with(couriers.outside.clone())?;
        let runtime = runtime()?;
        let served = runtime.block_on(self.serve(engine.clone(), couriers));
        // Whatever still runs has had its time; what it wrote is either committed or absent.
        runtime.shutdown_timeout(Duration::from_millis(500));
        engine.db().close();
        served
    }

    /// What is not there is said at once, not when the first paper is printed.
    fn templates(&self) -> Result<Option<PathBuf>, Stopped> {
        let given = self.templates.clone().filter(|folder| !folder.as_os_str().is_empty());
        match given {
            Some(folder) if folder.is_dir() => Ok(Some(folder)),
            Some(folder) => Err(Stopped(format!("PORYADOK_TEMPLATES: {} is no directory", folder.display()))),
            // Made later, it counts from the next paper on.
            None => Ok(Some(self.place.data.join(TEMPLATES))),
        }
    }

    async fn serve(self, engine: Engine, couriers: Set) -> Result<(), Stopped> {
        let listener = TcpListener::bind(&self.listen).await.map_err(|e| {
            Stopped(format!("cannot listen on {}: {e}; choose another address with --listen", self.listen))
        })?;
        let address = listener.local_addr()?;
        let api = Api::new(engine.clone(), self.public_url, self.trust_proxy);
        let router = http::router(api.clone(), Metrics::install());
        let working = engine.clone();
        if self.place.is_embedded() {
            // Whoever had them is this server before it was restarted.
            engine.forget_leases().await;
        }
        let worker = tokio::spawn(async move {
            tokio::join!(working.work(), couriers.listen(&working));
        });
        let (stop, mut stopping) = watch::channel(false);
        let graceful = async move {
            drop(stopping.wait_for(|stop| *stop).await);
        };
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(graceful).into_future();
        tracing::info!(%address, "serving");
        let serving = tokio::spawn(serving);
        wait_for_signal().await?;
        tracing::info!("going down: requests in flight are finished");
        api.drain();
        tokio::time::sleep(LEAVE).await;
        // What is under way is cut, and sent again under the same id by whoever follows.
        worker.abort();
        engine.release_leases().await;
        let _ = stop.send(true);
        match tokio::time::timeout(DRAIN, serving).await {
            Ok(Ok(Ok(()))) => tracing::info!("every request was finished"),
            Ok(_) => tracing::warn!("the listener failed"),
            Err(_) => tracing::warn!("some requests did not finish in time"),
        }
        Ok(())
    }
}

async fn wait_for_signal() -> Result<(), Stopped> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
    Ok(())
}

/// JSON lines on standard error; `PORYADOK_LOG` chooses how much.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("PORYADOK_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let started =
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    drop(started);
}
