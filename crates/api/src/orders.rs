//! Customer orders.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::document::{Move, Patch};
use poryadok_domain::ids::{DepartmentId, DocumentId, EmployeeId, StatusId};
use poryadok_domain::rejection::{Flaw, Language, Names, Rejection};
use poryadok_domain::rulebook::Rulebook;
use poryadok_engine::documents::{BulkItem, BulkResult, Draft, Shown};
use poryadok_engine::reads::{Cursor, ListRequest, Sort};
use poryadok_engine::records::Listed;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::body::present;
use crate::caller::{Caller, Command, Id, Kind, Params, answered, json, parameters};
use crate::order_shapes::{MoveOut, NewOrderIn, OrderIn, OrderOut, OrderPageOut, move_out};
use crate::paging::{
    Rows, ids, ids_or_none, limit, read_cursor, read_moment_cursor, time, words, write_cursor,
    write_moment_cursor,
};
use crate::problem::{Problem, ProblemOut};
use crate::tokens::Empty;

/// Which orders.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct FilterQuery {
    /// Statuses by id, comma between; `none` for «Без статуса».
    status: Option<String>,
    /// Owners by id, comma between.
    owner: Option<String>,
    /// Only those I own.
    mine: Option<bool>,
    /// Channels by id, comma between; `none` for no channel.
    channel: Option<String>,
    /// Counterparties by id, comma between.
    counterparty: Option<String>,
    moment_from: Option<String>,
    /// Up to, not including.
    moment_to: Option<String>,
    planned_from: Option<String>,
    planned_to: Option<String>,
    /// Words; each must occur in number, external id, counterparty or description. Case and «ё» do not matter. What is
    /// found comes newest first, whatever `sort` says.
    q: Option<String>,
}

/// In which order, and which page of them.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// `-moment` (default), `moment`, `-number`, `number`, `-sum`, `sum`; with bounds on the planned date also `planned`
    /// (then the default) and `-planned`.
    sort: Option<String>,
    /// The bin instead of the living.
    deleted: Option<bool>,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// The parameters of [`PageQuery`]; what is none of them must be a filter.
const OF_PAGE: [&str; 4] = ["sort", "deleted", "cursor", "limit"];

#[derive(Debug, Serialize, ToSchema)]
pub struct CountsOut {
    rows: Vec<CountOut>,
    /// False: there are more than were counted (10 000 by customers and dates, 1 000 by words). By owner and channel
    /// alone the counts are always complete.
    complete: bool,
}

/// Live orders of one status, as far as the caller may see.
#[derive(Debug, Serialize, ToSchema)]
pub struct CountOut {
    status: Option<StatusId>,
    status_name: Option<String>,
    orders: i64,
    /// In minor units.
    sum: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveIn {
    /// The version that was seen.
    version: i64,
    status: StatusId,
    comment: Option<String>,
    /// Use the right to force, with the comment as the reason.
    #[serde(default)]
    force: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkMoveIn {
    status: StatusId,
    comment: Option<String>,
    #[serde(default)]
    force: bool,
    /// At most 500.
    orders: Vec<BulkItemIn>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulkItemIn {
    id: DocumentId,
    /// The version that was seen; absent: whatever it is now.
    version: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BulkOut {
    moved: usize,
    refused: usize,
    results: Vec<BulkResultOut>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BulkResultOut {
    id: DocumentId,
    moved: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<ProblemOut>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignIn {
    /// The version that was seen.
    version: i64,
    owner: Option<EmployeeId>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<DepartmentId>)]
    department: Option<Option<DepartmentId>>,
    shared: Option<bool>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteIn {
    /// The version that was seen.
    version: Option<i64>,
}

pub(crate) fn required<T>(field: &str, value: Option<T>) -> Result<T, Rejection> {
    value.ok_or_else(|| Rejection::invalid(field, Flaw::Required))
}

pub(crate) fn shown(s: &Shown, rules: &Rulebook) -> String {
    json(&OrderOut::shown(s, rules))
}

/// Orders, newest first.
#[utoipa::path(get, path = "/", tag = "Orders", params(FilterQuery, PageQuery),
    responses((status = 200, body = Rows<OrderOut>)))]
pub async fn list(
    State(api): State<Api>,
    of: Kind,
    query: Params<Vec<(String, String)>>,
    caller: Caller,
) -> Result<Json<Rows<OrderOut>>, Problem> {
    let request = list_request(query.0, &caller)?;
    let limit = request.limit;
    let (sort, found) = (request.sort, !request.words.is_empty());
    let request = ListRequest { limit: limit + 1, ..request };
    let rows = api.engine().list_documents(&caller.caller, of.0, request).await?;
    let rules = &caller.caller.rules;
    let cursor = |l: &Listed| write_cursor(&cursor_of(l, sort, found));
    let out = |l: &Listed| OrderOut::of(&l.document, l.counterparty_name.as_deref(), rules);
    Ok(Json(Rows::of(rows, limit, cursor, out)))
}

pub(crate) fn cursor_of(listed: &Listed, sort: Sort, found: bool) -> Cursor {
    let d = &listed.document;
    match sort {
        _ if found => Cursor::Found(d.id),
        Sort::Moment => Cursor::Moment(d.moment, d.id),
        Sort::Number => Cursor::Number(d.number.clone(), d.id),
        Sort::Sum => Cursor::Sum(d.sums.sum, d.id),
        // Bounds on the planned date leave none without one.
        Sort::Planned => Cursor::Planned(d.planned_at.unwrap_or(d.moment), d.id),
    }
}

/// What a list is asked for: filters, order and page in one query.
pub(crate) fn list_request(query: Vec<(String, String)>, caller: &Caller) -> Result<ListRequest, Rejection> {
    let (page, filters): (Vec<_>, Vec<_>) =
        query.into_iter().partition(|(name, _)| OF_PAGE.contains(&name.as_str()));
    request(parameters(&filters)?, parameters(&page)?, caller)
}

fn request(q: FilterQuery, page: PageQuery, caller: &Caller) -> Result<ListRequest, Rejection> {
    let planned = q.planned_from.is_some() || q.planned_to.is_some();
    let sort = page.sort.as_deref().unwrap_or(if planned { "planned" } else { "-moment" });
    let ascending = !sort.starts_with('-');
    let sort = match sort.trim_start_matches('-') {
        "moment" => Sort::Moment,
        "number" => Sort::Number,
        "sum" => Sort::Sum,
        "planned" if planned => Sort::Planned,
        _ => return Err(Rejection::invalid("sort", Flaw::NotAllowed)),
    };
    let words = words(q.q.as_deref());
    let after = read_cursor(page.cursor.as_deref())?;
    let fits = after.as_ref().is_none_or(|c| match c {
        Cursor::Found(_) => !words.is_empty(),
        Cursor::Moment(..) => words.is_empty() && sort == Sort::Moment,
        Cursor::Number(..) => words.is_empty() && sort == Sort::Number,
        Cursor::Sum(..) => words.is_empty() && sort == Sort::Sum,
        Cursor::Planned(..) => words.is_empty() && sort == Sort::Planned,
    });
    if !fits {
        return Err(Rejection::invalid("cursor", Flaw::NotAllowed));
    }
    Ok(ListRequest {
        statuses: ids_or_none("status", q.status.as_deref())?,
        owners: owners(q.owner.as_deref(), q.mine, caller)?,
        channels: ids_or_none("channel", q.channel.as_deref())?,
        counterparties: ids("counterparty", q.counterparty.as_deref())?,
        moment_from: time("moment_from", q.moment_from.as_deref())?,
        moment_to: time("moment_to", q.moment_to.as_deref())?,
        planned_from: time("planned_from", q.planned_from.as_deref())?,
        planned_to: time("planned_to", q.planned_to.as_deref())?,
        deleted: page.deleted.unwrap_or(false),
        words,
        sort,
        ascending,
        after,
        limit: limit(page.limit)?,
    })
}

fn owners(text: Option<&str>, mine: Option<bool>, caller: &Caller) -> Result<Vec<EmployeeId>, Rejection> {
    match mine {
        Some(true) => Ok(caller.caller.actor.employee.into_iter().collect()),
        _ => ids("owner", text),
    }
}

/// Live orders and their sums per status.
#[utoipa::path(get, path = "/counts", tag = "Orders", params(FilterQuery),
    responses((status = 200, body = CountsOut)))]
pub async fn counts(
    State(api): State<Api>,
    of: Kind,
    query: Params<FilterQuery>,
    caller: Caller,
) -> Result<Json<CountsOut>, Problem> {
    let asked = request(query.0, PageQuery::default(), &caller)?;
    let counted = api.engine().count_documents(&caller.caller, of.0, asked).await?;
    let rules = &caller.caller.rules;
    let name = |id: Option<StatusId>| id.and_then(|id| rules.statuses.get(&id)).map(|s| s.name.clone());
    let out = counted.counts.into_iter().map(|c| CountOut {
        status: c.status,
        status_name: name(c.status),
        orders: c.documents,
        sum: c.sum,
    });
    Ok(Json(CountsOut { rows: out.collect(), complete: counted.complete }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct WaitingQuery {
    cursor: Option<String>,
    limit: Option<i64>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingOut {
    rows: Vec<OrderOut>,
    /// Give it as `cursor` to get the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    /// How many wait; 100 means a hundred or more.
    count: i64,
}

/// Orders that wait for me: the process lets me, by name, role, department or relation, take them on from where they stand.
/// The oldest come first. A step that is open to everyone waits for the owner.
#[utoipa::path(get, path = "/waiting", tag = "Orders", params(WaitingQuery),
    responses((status = 200, body = WaitingOut)))]
pub async fn waiting(
    State(api): State<Api>,
    of: Kind,
    query: Params<WaitingQuery>,
    caller: Caller,
) -> Result<Json<WaitingOut>, Problem> {
    let limit = limit(query.0.limit)?;
    let after = read_moment_cursor(query.0.cursor.as_deref())?;
    let waits = api.engine().waiting(&caller.caller, of.0, after, limit + 1).await?;
    let rules = &caller.caller.rules;
    let cursor = |l: &Listed| write_moment_cursor(l.document.moment, l.document.id.into());
    let out = |l: &Listed| OrderOut::of(&l.document, l.counterparty_name.as_deref(), rules);
    let page = Rows::of(waits.rows, limit, cursor, out);
    Ok(Json(WaitingOut { rows: page.rows, next: page.next, count: waits.count }))
}

/// One order, with what the caller may do to it and where it may go.
#[utoipa::path(get, path = "/{id}", tag = "Orders", params(("id" = DocumentId, Path)),
    responses((status = 200, body = OrderPageOut)))]
pub async fn read(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<OrderPageOut>, Problem> {
    let page = api.engine().document(&caller.caller, of.0, id.0).await?;
    Ok(Json(OrderPageOut::of(&page, &caller.names(), &caller.caller.rules)))
}

/// Create an order, in a status the process lets the caller begin in.
#[utoipa::path(post, path = "/", tag = "Orders", request_body = NewOrderIn,
    responses((status = 201, body = OrderOut)))]
pub async fn create(
    State(api): State<Api>,
    of: Kind,
    command: Command<NewOrderIn>,
) -> Result<Response, Problem> {
    let mut body = command.body;
    let (parts, posted) = (std::mem::take(&mut body.parts), body.posted);
    let (who, key, new) = (command.who.caller, command.key, body.into_new());
    if parts.is_empty() && !posted {
        return answered(api.engine().create_document(&who, key, of.0, new, shown).await);
    }
    answered(api.engine().create_spread(&who, key, of.0, new, parts, posted, shown).await)
}

/// Edit an order, and move it in the same breath if a status is named.
#[utoipa::path(patch, path = "/{id}", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = OrderIn, responses((status = 200, body = OrderOut)))]
pub async fn change(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<OrderIn>,
) -> Result<Response, Problem> {
    let (version, comment, force) = (command.body.version, command.body.comment.clone(), command.body.force);
    let step = command.body.status.map(|to| Move { version: None, to, comment, force });
    let (who, key, draft) = (command.who.caller, command.key, command.body.into_draft());
    answered(api.engine().change_document(&who, key, of.0, id.0, version, draft, step, shown).await)
}

/// Move an order to another status. Refusals name every reason.
#[utoipa::path(post, path = "/{id}/move", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = MoveIn, responses((status = 200, body = OrderOut)))]
pub async fn move_to(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<MoveIn>,
) -> Result<Response, Problem> {
    let MoveIn { version, status, comment, force } = command.body;
    let step = Move { version: Some(version), to: status, comment, force };
    answered(api.engine().move_document(&command.who.caller, command.key, of.0, id.0, step, shown).await)
}

/// Every status the order could go to, the refused ones with all their reasons.
#[utoipa::path(get, path = "/{id}/moves", tag = "Orders", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<MoveOut>)))]
pub async fn moves(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<MoveOut>>, Problem> {
    let moves = api.engine().moves(&caller.caller, of.0, id.0).await?;
    let names = caller.names();
    Ok(Json(Rows::whole(moves.iter().map(|m| move_out(m, &names, &caller.caller.rules)).collect())))
}

/// Move many orders; each is judged for itself and has its own result.
#[utoipa::path(post, path = "/bulk-move", tag = "Orders", request_body = BulkMoveIn,
    responses((status = 200, body = BulkOut)))]
pub async fn bulk_move(
    State(api): State<Api>,
    of: Kind,
    command: Command<BulkMoveIn>,
) -> Result<Response, Problem> {
    let BulkMoveIn { status, comment, force, orders } = command.body;
    let items = orders.into_iter().map(|o| BulkItem { id: o.id, version: o.version }).collect();
    let step = Move { version: None, to: status, comment, force };
    let render = match command.who.language {
        Language::Russian => {
            |r: &Vec<BulkResult>, rules: &Rulebook| json(&bulk_out(r, Language::Russian, rules))
        }
        Language::English => {
            |r: &Vec<BulkResult>, rules: &Rulebook| json(&bulk_out(r, Language::English, rules))
        }
    };
    answered(api.engine().bulk_move(&command.who.caller, command.key, of.0, items, step, render).await)
}

fn bulk_out(results: &[BulkResult], language: Language, rules: &Rulebook) -> BulkOut {
    let names = Names { language, rulebook: Some(rules) };
    let moved = results.iter().filter(|r| r.outcome.is_ok()).count();
    let out = |r: &BulkResult| BulkResultOut {
        id: r.id,
        moved: r.outcome.is_ok(),
        number: r.outcome.as_ref().ok().map(|(number, _)| number.clone()),
        version: r.outcome.as_ref().ok().map(|(_, version)| *version),
        problem: r.outcome.as_ref().err().map(|rejection| ProblemOut::of(rejection, &names)),
    };
    BulkOut { moved, refused: results.len() - moved, results: results.iter().map(out).collect() }
}

/// Give an order to another owner or department, or share it.
#[utoipa::path(post, path = "/{id}/assign", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = AssignIn, responses((status = 200, body = OrderOut)))]
pub async fn assign(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<AssignIn>,
) -> Result<Response, Problem> {
    let AssignIn { version, owner, department, shared: is_shared } = command.body;
    let patch = Patch { owner, department, shared: is_shared, ..Patch::default() };
    let draft = Draft { patch, positions: None };
    let (who, key) = (command.who.caller, command.key);
    answered(api.engine().change_document(&who, key, of.0, id.0, version, draft, None, shown).await)
}

/// Copy an order: a new one by the process, with the same content and nothing that was approved.
#[utoipa::path(post, path = "/{id}/copy", tag = "Orders", params(("id" = DocumentId, Path)),
    responses((status = 201, body = OrderOut)))]
pub async fn copy(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().copy_document(&command.who.caller, command.key, of.0, id.0, shown).await)
}

/// Put an order into the bin.
#[utoipa::path(delete, path = "/{id}", tag = "Orders", params(("id" = DocumentId, Path)),
    request_body = DeleteIn, responses((status = 204)))]
pub async fn delete(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<DeleteIn>,
) -> Result<Response, Problem> {
    let version = command.body.version;
    answered(api.engine().delete_document(&command.who.caller, command.key, of.0, id.0, version).await)
}

/// Bring an order back from the bin, into the status it was in.
#[utoipa::path(post, path = "/{id}/restore", tag = "Orders", params(("id" = DocumentId, Path)),
    responses((status = 200, body = OrderOut)))]
pub async fn restore(
    State(api): State<Api>,
    of: Kind,
    id: Id<DocumentId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().restore_document(&command.who.caller, command.key, of.0, id.0, shown).await)
}
