//! The native JSON API: who calls, what is asked, and the answer in JSON.
//!
//! One file per noun: its shapes and its handlers. Decides nothing; speaks with `engine` only.
mod attributes;
mod audit;
mod bank_statements;
mod body;
mod calendar;
mod caller;
mod channels;
mod counterparties;
mod departments;
mod employees;
mod export_file;
mod feed;
mod files;
mod health;
mod language;
mod links;
mod live;
mod messages;
mod notice_settings;
mod notifications;
mod openapi;
mod order_shapes;
mod orders;
pub mod orders_export;
mod organizations;
mod paging;
mod print;
mod problem;
mod processes;
mod products;
mod receivables;
mod record_export;
mod record_import;
mod roles;
mod saved_views;
mod scenario_runs;
mod scenarios;
mod sessions;
mod statuses;
mod stock;
mod stock_export;
mod stock_import;
mod supply;
mod table_file;
mod task_comments;
mod task_types;
mod tasks;
mod tokens;
mod trade_settings;
mod warehouses;
mod webhooks;

pub use problem::breakage;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use poryadok_engine::Engine;
use tokio::sync::{Semaphore, SemaphorePermit};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Largest body of a request: a thousand positions take some 200 kB.
pub const MAX_BODY_BYTES: usize = 2 << 20;

/// Files that may arrive at once, each held in memory until it is whole: up to 320 MiB.
const MAX_UPLOADS: usize = 16;

/// Files of rows that are read and compared at once, each with all its cells in memory: up to half a gigabyte.
const MAX_TABLES: usize = 2;

/// What every handler works with. Cheap to clone.
#[derive(Clone)]
pub struct Api(Arc<State>);

struct State {
    engine: Engine,
    /// Under which address people reach the server; decides on cookies and on what counts as our own site.
    public_url: Option<String>,
    /// Whether a proxy in front says who calls.
    trust_proxy: bool,
    /// Places for files that arrive.
    uploads: Semaphore,
    /// Places for files of rows that are worked on.
    tables: Semaphore,
    /// Set when the server begins to go down: readiness says no, requests in flight are finished.
    draining: AtomicBool,
}

impl Api {
    pub fn new(engine: Engine, public_url: Option<String>, trust_proxy: bool) -> Api {
        let public_url = public_url.map(|url| url.trim_end_matches('/').to_owned());
        let (uploads, tables) = (Semaphore::new(MAX_UPLOADS), Semaphore::new(MAX_TABLES));
        let draining = AtomicBool::new(false);
        Api(Arc::new(State { engine, public_url, trust_proxy, uploads, tables, draining }))
    }

    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    pub(crate) fn upload_place(&self) -> Option<SemaphorePermit<'_>> {
        self.0.uploads.try_acquire().ok()
    }

    pub(crate) fn table_place(&self) -> Option<SemaphorePermit<'_>> {
        self.0.tables.try_acquire().ok()
    }

    /// From now on the server takes leave: no new work is sent its way.
    pub fn drain(&self) {
        self.0.draining.store(true, Ordering::SeqCst);
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.0.draining.load(Ordering::SeqCst)
    }

    pub(crate) fn public_url(&self) -> Option<&str> {
        self.0.public_url.as_deref()
    }

    /// Cookies are bound to the host and to HTTPS, where people come by HTTPS.
    pub fn is_secure(&self) -> bool {
        self.public_url().is_some_and(|url| url.starts_with("https://"))
    }

    pub(crate) fn trusts_proxy(&self) -> bool {
        self.0.trust_proxy
    }
}

/// The routes of documents: of orders, and of every other kind.
fn documents() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(orders::list, orders::create))
        .routes(routes!(orders::counts))
        .routes(routes!(orders::waiting))
        .routes(routes!(orders::bulk_move))
        .routes(routes!(orders::read, orders::change, orders::delete))
        .routes(routes!(orders::restore))
        .routes(routes!(orders::copy))
        .routes(routes!(orders::moves))
        .routes(routes!(orders::move_to))
        .routes(routes!(orders::assign))
        .routes(routes!(feed::feed))
        .routes(routes!(feed::visits))
        .routes(routes!(feed::comment))
        .routes(routes!(feed::edit_comment, feed::delete_comment))
        .routes(routes!(files::of_order, files::attach_to_order))
        .routes(routes!(files::download_from_order, files::detach_from_order))
        .routes(routes!(scenarios::buttons))
        .routes(routes!(scenarios::press))
        .routes(routes!(scenario_runs::waits))
        .routes(routes!(links::chain))
        .routes(routes!(links::create_linked))
        .routes(routes!(links::post, links::unpost))
        .routes(routes!(links::spread))
        .routes(routes!(print::print))
        .routes(routes!(stock::reserve))
        .routes(routes!(stock::shortages))
}

/// Every route of the API, and their description.
fn routes() -> (Router<Api>, OpenApi) {
    let v1 = OpenApiRouter::new()
        .routes(routes!(sessions::login))
        .routes(routes!(sessions::logout))
        .routes(routes!(sessions::me))
        .routes(routes!(sessions::change_password))
        .routes(routes!(sessions::list))
        .routes(routes!(sessions::end))
        .routes(routes!(tokens::list, tokens::issue))
        .routes(routes!(tokens::revoke))
        .routes(routes!(employees::list, employees::create))
        .routes(routes!(employees::read, employees::change))
        .routes(routes!(departments::list, departments::create))
        .routes(routes!(departments::change, departments::delete))
        .routes(routes!(roles::list, roles::create))
        .routes(routes!(roles::change, roles::delete))
        .routes(routes!(channels::list, channels::create))
        .routes(routes!(channels::change, channels::delete))
        .routes(routes!(attributes::list, attributes::create))
        .routes(routes!(attributes::change, attributes::delete))
        .routes(routes!(statuses::list, statuses::create))
        .routes(routes!(statuses::change, statuses::delete))
        .routes(routes!(task_types::list, task_types::create))
        .routes(routes!(task_types::change, task_types::delete))
        .routes(routes!(calendar::read, calendar::change))
        .routes(routes!(organizations::list, organizations::create))
        .routes(routes!(organizations::change, organizations::delete))
        .routes(routes!(warehouses::list, warehouses::create))
        .routes(routes!(warehouses::change, warehouses::delete))
        .routes(routes!(trade_settings::read, trade_settings::change))
        .routes(routes!(processes::list, processes::create))
        .routes(routes!(processes::check))
        .routes(routes!(processes::stranded))
        .routes(routes!(processes::read, processes::change, processes::delete))
        .routes(routes!(processes::versions))
        .routes(routes!(counterparties::list, counterparties::create))
        .routes(routes!(record_export::counterparties))
        .routes(routes!(record_import::preview_counterparties))
        .routes(routes!(record_import::import_counterparties))
        .routes(routes!(counterparties::read, counterparties::change, counterparties::delete))
        .routes(routes!(counterparties::restore))
        .routes(routes!(products::list, products::create))
        .routes(routes!(record_export::products))
        .routes(routes!(record_import::preview_products))
        .routes(routes!(record_import::import_products))
        .routes(routes!(record_import::read))
        .routes(routes!(products::read, products::change))
        .routes(routes!(orders_export::export))
        .nest("/orders", documents())
        .nest("/documents/{kind}", documents())
        .routes(routes!(stock::list))
        .routes(routes!(stock_export::export))
        .routes(routes!(stock_import::preview_goods))
        .routes(routes!(stock_import::receive))
        .routes(routes!(stock::balances))
        .routes(routes!(supply::lacking, supply::order))
        .routes(routes!(bank_statements::preview))
        .routes(routes!(bank_statements::receive))
        .routes(routes!(receivables::list))
        .routes(routes!(saved_views::list, saved_views::create))
        .routes(routes!(saved_views::change, saved_views::delete))
        .routes(routes!(tasks::list, tasks::create))
        .routes(routes!(tasks::read, tasks::change, tasks::delete))
        .routes(routes!(tasks::finish))
        .routes(routes!(tasks::tick))
        .routes(routes!(files::of_task, files::attach_to_task))
        .routes(routes!(files::download_from_task, files::detach_from_task))
        .routes(routes!(task_comments::comments, task_comments::comment))
        .routes(routes!(task_comments::edit_comment, task_comments::delete_comment))
        .routes(routes!(scenarios::list, scenarios::create))
        .routes(routes!(scenarios::check))
        .routes(routes!(scenarios::try_out))
        .routes(routes!(scenarios::templates, scenarios::fill))
        .routes(routes!(scenarios::read, scenarios::change, scenarios::delete))
        .routes(routes!(scenario_runs::list))
        .routes(routes!(notifications::list))
        .routes(routes!(notifications::read))
        .routes(routes!(messages::list))
        .routes(routes!(messages::send_again))
        .routes(routes!(notice_settings::read, notice_settings::change))
        .routes(routes!(notice_settings::link, notice_settings::unlink))
        .routes(routes!(webhooks::list, webhooks::create))
        .routes(routes!(webhooks::change, webhooks::delete))
        .routes(routes!(webhooks::test))
        .routes(routes!(live::stream))
        .routes(routes!(audit::page));
    let all = OpenApiRouter::with_openapi(openapi::base())
        .nest("/api/v1", v1)
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(openapi::document));
    let (router, mut described) = all.split_for_parts();
    openapi::complete(&mut described);
    (router, described)
}

/// The router of the API, ready to be served.
pub fn router(api: Api) -> Router {
    let (router, _) = routes();
    router
        .merge(openapi::page())
        .fallback(problem::no_such_page)
        .method_not_allowed_fallback(problem::no_such_method)
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(problem::render))
        .with_state(api)
}

/// The description of the API as OpenAPI 3.1.
pub fn openapi() -> OpenApi {
    routes().1
}
