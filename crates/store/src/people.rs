//! Employees, departments and roles.

use poryadok_domain::ids::{AccountId, DepartmentId, EmployeeId, RoleId};
use poryadok_domain::people::{Department, Employee};
use poryadok_domain::rights::Role;
use poryadok_domain::time::Timestamp;

use crate::db::{Fault, Row, Tx};
use crate::params;
use crate::values::{from_json, to_json};

const EMPLOYEES: &str = "SELECT id, login, name, email, department_id, manager_id, role_id, active, version
  FROM employees WHERE account_id = $1";
const INSERT_EMPLOYEE: &str = "INSERT INTO employees (account_id, id, login, name, email, department_id, manager_id,
  role_id, active, version, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const SAVE_EMPLOYEE: &str = "UPDATE employees SET login = $3, name = $4, email = $5, department_id = $6,
  manager_id = $7, role_id = $8, active = $9, version = $10 WHERE account_id = $1 AND id = $2";
const SAVE_PASSWORD: &str = "UPDATE employees SET password_hash = $3 WHERE account_id = $1 AND id = $2";
const PASSWORD: &str =
    "SELECT e.id, e.password_hash, e.active, a.id FROM accounts a JOIN employees e ON e.account_id = a.id
  WHERE a.name = $1 AND e.login = $2";
const DEPARTMENTS: &str = "SELECT id, name, parent_id, version FROM departments WHERE account_id = $1";
const INSERT_DEPARTMENT: &str =
    "INSERT INTO departments (account_id, id, name, parent_id, version) VALUES ($1, $2, $3, $4, $5)";
const SAVE_DEPARTMENT: &str =
    "UPDATE departments SET name = $3, parent_id = $4, version = $5 WHERE account_id = $1 AND id = $2";
const ROLES: &str =
    "SELECT id, name, administrator, force_transition, permissions, version FROM roles WHERE account_id = $1";
const INSERT_ROLE: &str =
    "INSERT INTO roles (account_id, id, name, administrator, force_transition, permissions, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7)";
const SAVE_ROLE: &str =
    "UPDATE roles SET name = $3, administrator = $4, force_transition = $5, permissions = $6,
  version = $7 WHERE account_id = $1 AND id = $2";

pub fn employees(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Employee>, Fault> {
    tx.query(EMPLOYEES, &params![account])?.iter().map(read_employee).collect()
}

fn read_employee(row: &Row) -> Result<Employee, Fault> {
    Ok(Employee {
        id: row.get(0)?,
        login: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        department: row.get(4)?,
        manager: row.get(5)?,
        role: row.get(6)?,
        active: row.get(7)?,
        version: row.get(8)?,
    })
}

fn employee_params(account: AccountId, employee: &Employee) -> Vec<crate::db::Value> {
    let Employee { id, login, name, email, department, manager, role, active, version } = employee;
    params![
        account,
        *id,
        login.as_str(),
        name.as_str(),
        email.clone(),
        *department,
        *manager,
        *role,
        *active,
        *version
    ]
    .to_vec()
}

pub fn insert_employee(
    tx: &mut dyn Tx,
    account: AccountId,
    employee: &Employee,
    password_hash: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut values = employee_params(account, employee);
    values.extend(params![password_hash, now]);
    tx.execute(INSERT_EMPLOYEE, &values).map(drop)
}

pub fn save_employee(tx: &mut dyn Tx, account: AccountId, employee: &Employee) -> Result<(), Fault> {
    tx.execute(SAVE_EMPLOYEE, &employee_params(account, employee)).map(drop)
}

pub fn save_password(tx: &mut dyn Tx, account: AccountId, id: EmployeeId, hash: &str) -> Result<(), Fault> {
    tx.execute(SAVE_PASSWORD, &params![account, id, hash]).map(drop)
}

/// What a login is checked against.
#[derive(Debug, Clone)]
pub struct Credentials {
    pub employee: EmployeeId,
    pub password_hash: String,
    pub active: bool,
    pub account: AccountId,
}

pub fn credentials(tx: &mut dyn Tx, account_name: &str, login: &str) -> Result<Option<Credentials>, Fault> {
    let rows = tx.query(PASSWORD, &params![account_name, login])?;
    let read = |row: &Row| {
        Ok(Credentials {
            employee: row.get(0)?,
            password_hash: row.get(1)?,
            active: row.get(2)?,
            account: row.get(3)?,
        })
    };
    rows.first().map(read).transpose()
}

pub fn departments(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Department>, Fault> {
    let read = |row: &Row| {
        Ok(Department { id: row.get(0)?, name: row.get(1)?, parent: row.get(2)?, version: row.get(3)? })
    };
    tx.query(DEPARTMENTS, &params![account])?.iter().map(read).collect()
}

pub fn insert_department(tx: &mut dyn Tx, account: AccountId, department: &Department) -> Result<(), Fault> {
    let Department { id, name, parent, version } = department;
    tx.execute(INSERT_DEPARTMENT, &params![account, *id, name.as_str(), *parent, *version]).map(drop)
}

pub fn save_department(tx: &mut dyn Tx, account: AccountId, department: &Department) -> Result<(), Fault> {
    let Department { id, name, parent, version } = department;
    tx.execute(SAVE_DEPARTMENT, &params![account, *id, name.as_str(), *parent, *version]).map(drop)
}

pub fn delete_department(tx: &mut dyn Tx, account: AccountId, id: DepartmentId) -> Result<(), Fault> {
    tx.execute("DELETE FROM departments WHERE account_id = $1 AND id = $2", &params![account, id]).map(drop)
}

pub fn roles(tx: &mut dyn Tx, account: AccountId) -> Result<Vec<Role>, Fault> {
    let read = |row: &Row| {
        Ok(Role {
            id: row.get(0)?,
            name: row.get(1)?,
            administrator: row.get(2)?,
            force_transition: row.get(3)?,
            permissions: from_json(&row.get::<String>(4)?)?,
            version: row.get(5)?,
        })
    };
    tx.query(ROLES, &params![account])?.iter().map(read).collect()
}

fn role_params(account: AccountId, role: &Role) -> Result<Vec<crate::db::Value>, Fault> {
    let Role { id, name, administrator, force_transition, permissions, version } = role;
    let permissions = to_json(permissions)?;
    Ok(params![account, *id, name.as_str(), *administrator, *force_transition, permissions, *version]
        .to_vec())
}

pub fn insert_role(tx: &mut dyn Tx, account: AccountId, role: &Role) -> Result<(), Fault> {
    tx.execute(INSERT_ROLE, &role_params(account, role)?).map(drop)
}

pub fn save_role(tx: &mut dyn Tx, account: AccountId, role: &Role) -> Result<(), Fault> {
    tx.execute(SAVE_ROLE, &role_params(account, role)?).map(drop)
}

pub fn delete_role(tx: &mut dyn Tx, account: AccountId, id: RoleId) -> Result<(), Fault> {
    tx.execute("DELETE FROM roles WHERE account_id = $1 AND id = $2", &params![account, id]).map(drop)
}
