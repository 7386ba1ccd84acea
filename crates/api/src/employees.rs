//! Employees.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use poryadok_domain::ids::{DepartmentId, EmployeeId, RoleId};
use poryadok_domain::people::Employee;
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_engine::people::EmployeePatch;
use poryadok_engine::settings::Target;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Api;
use crate::body::present;
use crate::caller::{Caller, Command, Id, answered, json};
use crate::paging::Rows;
use crate::problem::Problem;

#[derive(Debug, Serialize, ToSchema)]
pub struct EmployeeOut {
    id: EmployeeId,
    login: String,
    name: String,
    /// Only administrators and the employee himself see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    department: Option<DepartmentId>,
    manager: Option<EmployeeId>,
    role: RoleId,
    active: bool,
    version: i64,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEmployeeIn {
    login: String,
    name: Option<String>,
    email: Option<String>,
    department: Option<DepartmentId>,
    /// The employee's head.
    manager: Option<EmployeeId>,
    role: RoleId,
    /// At least 8 characters.
    password: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmployeeIn {
    /// The version that was seen.
    version: i64,
    login: Option<String>,
    name: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<DepartmentId>)]
    department: Option<Option<DepartmentId>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<EmployeeId>)]
    manager: Option<Option<EmployeeId>>,
    role: Option<RoleId>,
    /// `false` dismisses: his sessions and tokens end at once.
    active: Option<bool>,
    /// Sets a new password; his sessions end.
    password: Option<String>,
}

fn out(e: &Employee, with_email: bool) -> EmployeeOut {
    EmployeeOut {
        id: e.id,
        login: e.login.clone(),
        name: e.name.clone(),
        email: e.email.clone().filter(|_| with_email),
        department: e.department,
        manager: e.manager,
        role: e.role,
        active: e.active,
        version: e.version,
    }
}

fn sees_email(caller: &Caller, employee: &Employee) -> bool {
    caller.caller.is_administrator() || caller.caller.actor.employee == Some(employee.id)
}

/// All employees, the dismissed ones included.
#[utoipa::path(get, path = "/employees", tag = "People", responses((status = 200, body = Rows<EmployeeOut>)))]
pub async fn list(caller: Caller) -> Json<Rows<EmployeeOut>> {
    let mut all: Vec<&Employee> = caller.caller.rules.employees.values().collect();
    all.sort_unstable_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Json(Rows::whole(all.into_iter().map(|e| out(e, sees_email(&caller, e))).collect()))
}

/// One employee.
#[utoipa::path(get, path = "/employees/{id}", tag = "People", params(("id" = EmployeeId, Path)),
    responses((status = 200, body = EmployeeOut)))]
pub async fn read(id: Id<EmployeeId>, caller: Caller) -> Result<Json<EmployeeOut>, Problem> {
    let employee = caller.caller.rules.employees.get(&id.0);
    let employee = employee.ok_or(Rejection::NotFound { noun: Noun::Employee })?;
    Ok(Json(out(employee, sees_email(&caller, employee))))
}

/// Add an employee.
#[utoipa::path(post, path = "/employees", tag = "People", request_body = NewEmployeeIn,
    responses((status = 201, body = EmployeeOut)))]
pub async fn create(State(api): State<Api>, command: Command<NewEmployeeIn>) -> Result<Response, Problem> {
    let NewEmployeeIn { login, name, email, department, manager, role, password } = command.body;
    let patch = EmployeePatch {
        login: Some(login),
        name,
        email: Some(email),
        department: Some(department),
        manager: Some(manager),
        role: Some(role),
        active: None,
        password: Some(password),
    };
    let render = |e: &Employee, _: &_| json(&out(e, true));
    answered(api.engine().save_employee(&command.who.caller, command.key, None, patch, render).await)
}

/// Change an employee, dismiss him, or give him a new password.
#[utoipa::path(patch, path = "/employees/{id}", tag = "People", params(("id" = EmployeeId, Path)),
    request_body = EmployeeIn, responses((status = 200, body = EmployeeOut)))]
pub async fn change(
    State(api): State<Api>,
    id: Id<EmployeeId>,
    command: Command<EmployeeIn>,
) -> Result<Response, Problem> {
    let EmployeeIn { version, login, name, email, department, manager, role, active, password } =
        command.body;
    let patch = EmployeePatch { login, name, email, department, manager, role, active, password };
    let target = Some(Target { id: id.0, version });
    let render = |e: &Employee, _: &_| json(&out(e, true));
    answered(api.engine().save_employee(&command.who.caller, command.key, target, patch, render).await)
}
