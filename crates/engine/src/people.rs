//! Employees, departments and roles: settings of the administrator.

use std::collections::{BTreeMap, HashMap};

use poryadok_domain::ids::{DepartmentId, EmployeeId, RoleId};
use poryadok_domain::people::{Department, Employee};
use poryadok_domain::process::{Grantee, Process};
use poryadok_domain::rejection::{FieldError, Flaw, Noun, Rejection};
use poryadok_domain::rights::{Entity, Permission, Role};
use poryadok_domain::rulebook::Rulebook;
use poryadok_store::{people as store, sessions};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, check_password, no_content};
use crate::settings::{
    Target, answered, existing, name_free, refuse_in_use, room_for, saved, set_name, users_of,
};
use crate::work::{Answer, Render, RequestKey, Work};

/// Longest login, in characters.
const MAX_LOGIN: usize = 64;
/// Longest address of mail (RFC 5321).
const MAX_EMAIL: usize = 254;

#[derive(Debug, Clone, Default)]
pub struct EmployeePatch {
    pub login: Option<String>,
    pub name: Option<String>,
    pub email: Option<Option<String>>,
    pub department: Option<Option<DepartmentId>>,
    pub manager: Option<Option<EmployeeId>>,
    pub role: Option<RoleId>,
    pub active: Option<bool>,
    pub password: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct DepartmentPatch {
    pub name: Option<String>,
    pub parent: Option<Option<DepartmentId>>,
}

#[derive(Debug, Clone, Default)]
pub struct RolePatch {
    pub name: Option<String>,
    pub administrator: Option<bool>,
    pub force_transition: Option<bool>,
    pub permissions: Option<BTreeMap<Entity, Permission>>,
}

impl Engine {
    /// A new employee, or a change of one. A dismissal or a new password ends his sessions at once.
    pub async fn save_employee(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<EmployeeId>>,
        patch: EmployeePatch,
        render: Render<Employee>,
    ) -> Result<Answer, Failure> {
        if !caller.is_administrator() {
            return Err(Rejection::AdministratorsOnly.into());
        }
        let hash = match &patch.password {
            Some(password) => {
                check_password(password)?;
                Some(self.hash(password.clone()).await?)
            }
            None if target.is_none() => return Err(Rejection::invalid("password", Flaw::Required).into()),
            None => None,
        };
        self.settings(caller, key, move |w| save_employee(w, target, &patch, hash.as_deref(), render)).await
    }

    pub async fn save_department(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<DepartmentId>>,
        patch: DepartmentPatch,
        render: Render<Department>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = existing(&w.rules.departments, target, |d| d.version, Noun::Department)?;
            let new_id = DepartmentId(w.id());
            let mut department =
                old.unwrap_or(Department { id: new_id, name: String::new(), parent: None, version: 0 });
            set_name(&mut department.name, patch.name.as_deref())?;
            department.parent = patch.parent.unwrap_or(department.parent);
            department.version += 1;
            check_parent(&w.rules, &department)?;
            let others = w.rules.departments.values().filter(|d| d.id != department.id);
            name_free(others.map(|d| d.name.as_str()), &department.name, Noun::Department)?;
            room_for(w.rules.departments.len(), target.is_none())?;
            let account = w.account;
            match target {
                None => store::insert_department(w.tx, account, &department)?,
                Some(_) => store::save_department(w.tx, account, &department)?,
            }
            let body = json!({ "name": department.name, "parent": department.parent });
            w.audit(saved("department", target.is_none()), Some(department.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&department, &w.rules)))
        })
        .await
    }

    /// A department with people, documents or departments in it stays, and so does one that a process names.
    pub async fn delete_department(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: DepartmentId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let name = w.rules.departments.get(&id).ok_or_else(|| not_found(Noun::Department))?.name.clone();
            let people = w.rules.employees.values().filter(|e| e.department == Some(id)).count();
            let below = w.rules.departments.values().filter(|d| d.parent == Some(id)).count();
            let documents = poryadok_store::documents::count_of_department(w.tx, w.account, id)?
                + poryadok_store::counterparties::count_of_department(w.tx, w.account, id)?;
            let named = users_of(w, id.into(), |p| grants(p, |g| *g == Grantee::Department { id }));
            refuse_in_use(Noun::Department, documents + (people + below) as i64, named)?;
            store::delete_department(w.tx, w.account, id)?;
            w.audit("department_deleted", Some(id.into()), &json!({ "name": name }))?;
            Ok(no_content())
        })
        .await
    }

    pub async fn save_role(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<RoleId>>,
        patch: RolePatch,
        render: Render<Role>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = existing(&w.rules.roles, target, |r| r.version, Noun::Role)?;
            let new_id = RoleId(w.id());
            let mut role = old.unwrap_or(Role {
                id: new_id,
                name: String::new(),
                administrator: false,
                force_transition: false,
                permissions: BTreeMap::new(),
                version: 0,
            });
            set_name(&mut role.name, patch.name.as_deref())?;
            role.administrator = patch.administrator.unwrap_or(role.administrator);
            role.force_transition = patch.force_transition.unwrap_or(role.force_transition);
            if let Some(permissions) = &patch.permissions {
                role.permissions.clone_from(permissions);
            }
            check_permissions(&role)?;
            role.version += 1;
            let others = w.rules.roles.values().filter(|r| r.id != role.id);
            name_free(others.map(|r| r.name.as_str()), &role.name, Noun::Role)?;
            room_for(w.rules.roles.len(), target.is_none())?;
            let mut roles = w.rules.roles.clone();
            roles.insert(role.id, role.clone());
            administrators_remain(&w.rules.employees, &roles)?;
            let account = w.account;
            match target {
                None => store::insert_role(w.tx, account, &role)?,
                Some(_) => store::save_role(w.tx, account, &role)?,
            }
            let body = json!({
                "name": role.name, "administrator": role.administrator, "force_transition": role.force_transition,
                "permissions": role.permissions,
            });
            w.audit(saved("role", target.is_none()), Some(role.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&role, &w.rules)))
        })
        .await
    }

    /// A role that employees have, or that a process names, stays.
    pub async fn delete_role(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: RoleId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let name = w.rules.roles.get(&id).ok_or_else(|| not_found(Noun::Role))?.name.clone();
            let people = w.rules.employees.values().filter(|e| e.role == id).count();
            let named = users_of(w, id.into(), |p| grants(p, |g| *g == Grantee::Role { id }));
            refuse_in_use(Noun::Role, people as i64, named)?;
            store::delete_role(w.tx, w.account, id)?;
            w.audit("role_deleted", Some(id.into()), &json!({ "name": name }))?;
            Ok(no_content())
        })
        .await
    }
}

fn save_employee(
    w: &mut Work<'_>,
    target: Option<Target<EmployeeId>>,
    patch: &EmployeePatch,
    hash: Option<&str>,
    render: Render<Employee>,
) -> Result<Answer, Failure> {
    let old = existing(&w.rules.employees, target, |e| e.version, Noun::Employee)?;
    let mut employee = match old {
        Some(old) => old,
        None => new_employee(w, patch)?,
    };
    apply(&mut employee, patch)?;
    check_references(&w.rules, &employee)?;
    let mut employees = w.rules.employees.clone();
    employees.insert(employee.id, employee.clone());
    administrators_remain(&employees, &w.rules.roles)?;
    let others = w.rules.employees.values().filter(|e| e.id != employee.id);
    name_free(others.map(|e| e.login.as_str()), &employee.login, Noun::Employee)?;
    room_for(w.rules.employees.len(), target.is_none())?;
    let account = w.account;
    match target {
        None => store::insert_employee(w.tx, account, &employee, hash.unwrap_or_default(), w.now)?,
        Some(_) => {
            store::save_employee(w.tx, account, &employee)?;
            if let Some(hash) = hash {
                store::save_password(w.tx, account, employee.id, hash)?;
            }
            if hash.is_some() || !employee.active {
                sessions::end_sessions(w.tx, account, employee.id)?;
            }
            if !employee.active {
                sessions::revoke_tokens_of(w.tx, account, employee.id, w.now)?;
            }
        }
    }
    let body = json!({
        "login": employee.login, "name": employee.name, "role": employee.role, "department": employee.department,
        "manager": employee.manager, "active": employee.active, "password_set": hash.is_some(),
    });
    w.audit(saved("employee", target.is_none()), Some(employee.id.into()), &body)?;
    Ok(answered(target.is_none(), render(&employee, &w.rules)))
}

fn new_employee(w: &Work<'_>, patch: &EmployeePatch) -> Result<Employee, Rejection> {
    Ok(Employee {
        id: w.id().into(),
        login: String::new(),
        name: String::new(),
        email: None,
        department: None,
        manager: None,
        role: patch.role.ok_or_else(|| Rejection::invalid("role", Flaw::Required))?,
        active: true,
        version: 0,
    })
}

fn apply(employee: &mut Employee, patch: &EmployeePatch) -> Result<(), Rejection> {
    let EmployeePatch { login, name, email, department, manager, role, active, password: _ } = patch;
    if let Some(login) = login {
        employee.login = check_login(login)?;
    }
    if employee.login.is_empty() {
        return Err(Rejection::invalid("login", Flaw::Required));
    }
    let fallback = employee.name.is_empty().then(|| employee.login.clone());
    set_name(&mut employee.name, name.as_deref().or(fallback.as_deref()))?;
    if let Some(email) = email {
        employee.email = email.as_deref().map(check_email).transpose()?;
    }
    employee.department = department.unwrap_or(employee.department);
    employee.manager = manager.unwrap_or(employee.manager);
    employee.role = role.unwrap_or(employee.role);
    employee.active = active.unwrap_or(employee.active);
    employee.version += 1;
    Ok(())
}

/// A login is lower case and holds no `@`, which divides it from the account.
pub fn check_login(login: &str) -> Result<String, Rejection> {
    let login = login.trim().to_lowercase();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    if login.is_empty() || login.chars().count() > MAX_LOGIN || !login.chars().all(fits) {
        return Err(Rejection::invalid("login", Flaw::InvalidText));
    }
    Ok(login)
}

pub(crate) fn check_email(email: &str) -> Result<String, Rejection> {
    let email = email.trim();
    let parts = email.rsplit_once('@').filter(|(name, host)| !name.is_empty() && host.contains('.'));
    let clean = !email.chars().any(|c| c.is_whitespace() || c.is_control());
    if parts.is_none() || !clean || email.len() > MAX_EMAIL {
        return Err(Rejection::invalid("email", Flaw::InvalidText));
    }
    Ok(email.to_owned())
}

fn check_references(rules: &Rulebook, employee: &Employee) -> Result<(), Rejection> {
    let mut errors = Vec::new();
    if !rules.roles.contains_key(&employee.role) {
        errors.push(FieldError::new("role", Flaw::NotFound));
    }
    if employee.department.is_some_and(|id| !rules.departments.contains_key(&id)) {
        errors.push(FieldError::new("department", Flaw::NotFound));
    }
    match employee.manager {
        Some(id) if !rules.employees.contains_key(&id) => {
            errors.push(FieldError::new("manager", Flaw::NotFound))
        }
        Some(id) if leads_to(id, employee.id, |e| rules.employees.get(&e).and_then(|e| e.manager)) => {
            errors.push(FieldError::new("manager", Flaw::Circle));
        }
        _ => {}
    }
    if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
}

fn check_parent(rules: &Rulebook, department: &Department) -> Result<(), Rejection> {
    let Some(parent) = department.parent else { return Ok(()) };
    if !rules.departments.contains_key(&parent) {
        return Err(Rejection::invalid("parent", Flaw::NotFound));
    }
    if leads_to(parent, department.id, |d| rules.departments.get(&d).and_then(|d| d.parent)) {
        return Err(Rejection::invalid("parent", Flaw::Circle));
    }
    Ok(())
}

/// Whether the way up from `start` comes by `goal`.
fn leads_to<Id: Copy + Eq>(start: Id, goal: Id, up: impl Fn(Id) -> Option<Id>) -> bool {
    let mut at = Some(start);
    for _ in 0..crate::settings::MAX_RECORDS {
        match at {
            Some(here) if here == goal => return true,
            Some(here) => at = up(here),
            None => return false,
        }
    }
    true
}

fn check_permissions(role: &Role) -> Result<(), Rejection> {
    let wrong = role.permissions.iter().filter(|(_, p)| !p.is_consistent());
    let errors: Vec<FieldError> = wrong
        .map(|(entity, _)| FieldError::new(format!("permissions/{}", entity.code()), Flaw::NotAllowed))
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(Rejection::Invalid { errors }) }
}

fn administrators_remain(
    employees: &HashMap<EmployeeId, Employee>,
    roles: &HashMap<RoleId, Role>,
) -> Result<(), Rejection> {
    let is_administrator = |e: &&Employee| e.active && roles.get(&e.role).is_some_and(|r| r.administrator);
    if employees.is_empty() || employees.values().any(|e| is_administrator(&e)) {
        Ok(())
    } else {
        Err(Rejection::LastAdministrator)
    }
}

fn grants(process: &Process, names: impl Fn(&Grantee) -> bool) -> bool {
    let transitions = process.definition.stages.iter().flat_map(|s| &s.transitions).map(|t| &t.grants);
    let all = process.definition.creation.iter().map(|c| &c.grants).chain(transitions);
    all.flat_map(|g| &g.any_of).any(names)
}
