//! Files on orders and tasks.
//!
//! A file is the body of its request, as it is: `curl --data-binary @scan.pdf` and `fetch(url, { body: file })` need no
//! form, and nothing has to be taken apart here. Its name comes in the query. What comes back is never shown by a browser
//! as a page of ours: it is an attachment of no known type, in a sandbox.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use poryadok_domain::file::{File, On};
use poryadok_domain::ids::{DocumentId, EmployeeId, FileId, TaskId};
use poryadok_domain::rulebook::Rulebook;
use poryadok_domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Api;
use crate::caller::{Caller, Command, Id, Ids, Params, Upload, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;
use crate::tokens::Empty;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct NameQuery {
    /// What the file is called; folders before the name are left out.
    name: String,
}

/// The file itself, at most 10 MiB.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "describes a body, which is read as bytes")]
pub struct FileBody(Vec<u8>);

#[derive(Debug, Serialize, ToSchema)]
pub struct FileOut {
    id: FileId,
    name: String,
    /// In bytes.
    size: i64,
    author: EmployeeId,
    author_name: Option<String>,
    at: Timestamp,
}

fn out(file: &File, rules: &Rulebook) -> FileOut {
    FileOut {
        id: file.id,
        name: file.name.clone(),
        size: file.size,
        author: file.author,
        author_name: rules.employees.get(&file.author).map(|e| e.name.clone()),
        at: file.at,
    }
}

async fn list(api: &Api, caller: &Caller, on: On) -> Result<Json<Rows<FileOut>>, Problem> {
    let files = api.engine().files(&caller.caller, on).await?;
    Ok(Json(Rows::whole(files.iter().map(|f| out(f, &caller.caller.rules)).collect())))
}

async fn attach(api: &Api, upload: Upload, on: On, name: &str) -> Result<Response, Problem> {
    let render = |file: &File, rules: &Rulebook| json(&out(file, rules));
    let Upload { who, key, bytes } = upload;
    answered(api.engine().attach(&who.caller, key, on, name, bytes, render).await)
}

async fn download(api: &Api, caller: &Caller, on: On, id: FileId) -> Result<Response, Problem> {
    let (file, bytes) = api.engine().file(&caller.caller, on, id).await?;
    Ok(attachment(&file.name, "application/octet-stream", bytes))
}

/// Bytes to be kept as a file, and never shown by a browser as a page of ours.
pub(crate) fn attachment(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, content_type),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'; frame-ancestors 'none'"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let disposition = HeaderValue::from_str(&disposition(name));
    let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    response
}

/// An attachment under its name (RFC 6266): once for readers of ASCII, once whole.
fn disposition(name: &str) -> String {
    let plain =
        |c: char| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' };
    let mut text = format!(
        "attachment; filename=\"{}\"; filename*=UTF-8''",
        name.chars().map(plain).collect::<String>()
    );
    for byte in name.bytes() {
        // attr-char of RFC 8187.
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// The files on an order, in the order in which they came.
#[utoipa::path(get, path = "/{id}/files", tag = "Files", params(("id" = DocumentId, Path)),
    responses((status = 200, body = Rows<FileOut>)))]
pub async fn of_order(
    State(api): State<Api>,
    id: Id<DocumentId>,
    caller: Caller,
) -> Result<Json<Rows<FileOut>>, Problem> {
    list(&api, &caller, On::Document(id.0)).await
}

/// Attach a file to an order: whoever may see it. The body is the file as it is, at most 10 MiB; an order has 100 at most.
#[utoipa::path(post, path = "/{id}/files", tag = "Files", params(("id" = DocumentId, Path), NameQuery),
    request_body(content = FileBody, content_type = "application/octet-stream"),
    responses((status = 201, body = FileOut)))]
pub async fn attach_to_order(
    State(api): State<Api>,
    id: Id<DocumentId>,
    query: Params<NameQuery>,
    upload: Upload,
) -> Result<Response, Problem> {
    attach(&api, upload, On::Document(id.0), &query.0.name).await
}

/// A file of an order, always as an attachment of no known type.
#[utoipa::path(get, path = "/{id}/files/{file}", tag = "Files",
    params(("id" = DocumentId, Path), ("file" = FileId, Path)),
    responses((status = 200, body = FileBody, content_type = "application/octet-stream")))]
pub async fn download_from_order(
    State(api): State<Api>,
    ids: Ids<DocumentId, FileId>,
    caller: Caller,
) -> Result<Response, Problem> {
    download(&api, &caller, On::Document(ids.0), ids.1).await
}

/// Take a file away from an order: who attached it, or an administrator.
#[utoipa::path(delete, path = "/{id}/files/{file}", tag = "Files",
    params(("id" = DocumentId, Path), ("file" = FileId, Path)), responses((status = 204)))]
pub async fn detach_from_order(
    State(api): State<Api>,
    ids: Ids<DocumentId, FileId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().detach(&command.who.caller, command.key, On::Document(ids.0), ids.1).await)
}

/// The files on a task, in the order in which they came.
#[utoipa::path(get, path = "/tasks/{id}/files", tag = "Files", params(("id" = TaskId, Path)),
    responses((status = 200, body = Rows<FileOut>)))]
pub async fn of_task(
    State(api): State<Api>,
    id: Id<TaskId>,
    caller: Caller,
) -> Result<Json<Rows<FileOut>>, Problem> {
    list(&api, &caller, On::Task(id.0)).await
}

/// Attach a file to a task: whoever may see it. The body is the file as it is, at most 10 MiB; a task has 100 at most.
#[utoipa::path(post, path = "/tasks/{id}/files", tag = "Files", params(("id" = TaskId, Path), NameQuery),
    request_body(content = FileBody, content_type = "application/octet-stream"),
    responses((status = 201, body = FileOut)))]
pub async fn attach_to_task(
    State(api): State<Api>,
    id: Id<TaskId>,
    query: Params<NameQuery>,
    upload: Upload,
) -> Result<Response, Problem> {
    attach(&api, upload, On::Task(id.0), &query.0.name).await
}

/// A file of a task, always as an attachment of no known type.
#[utoipa::path(get, path = "/tasks/{id}/files/{file}", tag = "Files",
    params(("id" = TaskId, Path), ("file" = FileId, Path)),
    responses((status = 200, body = FileBody, content_type = "application/octet-stream")))]
pub async fn download_from_task(
    State(api): State<Api>,
    ids: Ids<TaskId, FileId>,
    caller: Caller,
) -> Result<Response, Problem> {
    download(&api, &caller, On::Task(ids.0), ids.1).await
}

/// Take a file away from a task: who attached it, or an administrator.
#[utoipa::path(delete, path = "/tasks/{id}/files/{file}", tag = "Files",
    params(("id" = TaskId, Path), ("file" = FileId, Path)), responses((status = 204)))]
pub async fn detach_from_task(
    State(api): State<Api>,
    ids: Ids<TaskId, FileId>,
    command: Command<Empty>,
) -> Result<Response, Problem> {
    answered(api.engine().detach(&command.who.caller, command.key, On::Task(ids.0), ids.1).await)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_whole_and_can_add_nothing_to_the_header() {
        assert_eq!(
            disposition("Счёт 5.pdf"),
            "attachment; filename=\"____ 5.pdf\"; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%205.pdf"
        );
        let sly = disposition("a\"; filename=\"b.html\r\nX: y%41");
        assert_eq!(
            sly,
            "attachment; filename=\"a_; filename=_b.html__X: y_41\"; \
             filename*=UTF-8''a%22%3B%20filename%3D%22b.html%0D%0AX%3A%20y%2541"
        );
        assert!(HeaderValue::from_str(&sly).is_ok());
    }
}
