//! Rights: per entity and operation a scope (DOMAIN §1).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::DocumentKind;
use crate::ids::{DepartmentId, EmployeeId, RoleId};
use crate::people::codes;

codes! {
    /// What rights are given for. Settings (statuses, processes, roles, employees, …) belong to the administrator.
    Entity {
        CustomerOrder = "customer_order",
        Quote = "quote",
        Contract = "contract",
        InvoiceOut = "invoice_out",
        PaymentIn = "payment_in",
        Shipment = "shipment",
        PurchaseOrder = "purchase_order",
        Receipt = "receipt",
        ReturnIn = "return_in",
        Counterparty = "counterparty",
        Product = "product",
    }
}

codes! {
    Operation {
        View = "view",
        Create = "create",
        Update = "update",
        Delete = "delete",
        Post = "post",
        Print = "print",
    }
}

codes! {
    /// How far a right reaches.
    Scope {
        No = "no",
        Own = "own",
        OwnShared = "own_shared",
        OwnDepartment = "own_department",
        OwnDepartmentShared = "own_department_shared",
        All = "all",
    }
}

impl From<DocumentKind> for Entity {
    fn from(kind: DocumentKind) -> Entity {
        match kind {
            DocumentKind::CustomerOrder => Entity::CustomerOrder,
            DocumentKind::Quote => Entity::Quote,
            DocumentKind::Contract => Entity::Contract,
            DocumentKind::InvoiceOut => Entity::InvoiceOut,
            DocumentKind::PaymentIn => Entity::PaymentIn,
            DocumentKind::Shipment => Entity::Shipment,
            DocumentKind::PurchaseOrder => Entity::PurchaseOrder,
            DocumentKind::Receipt => Entity::Receipt,
            DocumentKind::ReturnIn => Entity::ReturnIn,
        }
    }
}

impl Scope {
    pub const fn shared(self) -> bool {
        matches!(self, Scope::OwnShared | Scope::OwnDepartmentShared | Scope::All)
    }

    pub const fn department(self) -> bool {
        matches!(self, Scope::OwnDepartment | Scope::OwnDepartmentShared | Scope::All)
    }

    /// Whether everything in this scope is in `other` too.
    pub fn within(self, other: Scope) -> bool {
        match (self, other) {
            (Scope::No, _) | (_, Scope::All) => true,
            (_, Scope::No) | (Scope::All, _) => false,
            _ => (!self.shared() || other.shared()) && (!self.department() || other.department()),
        }
    }
}

/// The scopes of one entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Permission {
    pub view: Scope,
    pub create: Scope,
    pub update: Scope,
    pub delete: Scope,
    #[serde(default = "no")]
    pub post: Scope,
    #[serde(default = "no")]
    pub print: Scope,
}

const fn no() -> Scope {
    Scope::No
}

impl Permission {
    pub const NONE: Permission = Permission::same(Scope::No);
    pub const FULL: Permission = Permission::same(Scope::All);

    /// The same scope for every operation.
    pub const fn same(scope: Scope) -> Permission {
        Permission { view: scope, create: scope, update: scope, delete: scope, post: scope, print: scope }
    }

    pub const fn scope(&self, operation: Operation) -> Scope {
        match operation {
            Operation::View => self.view,
            Operation::Create => self.create,
            Operation::Update => self.update,
            Operation::Delete => self.delete,
            Operation::Post => self.post,
            Operation::Print => self.print,
        }
    }

    /// Nobody may change what he cannot see, nor delete what he cannot change.
    pub fn is_consistent(&self) -> bool {
        self.update.within(self.view)
            && self.delete.within(self.update)
            && self.post.within(self.view)
            && self.print.within(self.view)
    }
}

/// A role: what its employees may do at all. The process narrows that further for changes of status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub id: RoleId,
    pub name: String,
    /// May do everything and change the settings.
    pub administrator: bool,
    /// May move any document to any status with a written reason (DOMAIN §2.5).
    pub force_transition: bool,
    pub permissions: BTreeMap<Entity, Permission>,
    pub version: i64,
}

impl Role {
    pub fn scope(&self, entity: Entity, operation: Operation) -> Scope {
        if self.administrator {
            return Scope::All;
        }
        self.permissions.get(&entity).map_or(Scope::No, |p| p.scope(operation))
    }
}

/// What a scope is measured by: to whom a document or counterparty belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongs {
    pub owner: Option<EmployeeId>,
    pub department: Option<DepartmentId>,
    pub shared: bool,
}

/// What one employee may reach with one operation: the scope, resolved to his person and departments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    pub scope: Scope,
    pub employee: Option<EmployeeId>,
    /// His department and those below it.
    pub departments: Vec<DepartmentId>,
}

/// How far somebody sees documents of each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentReach(Vec<(DocumentKind, Reach)>);

impl DocumentReach {
    pub fn everything() -> DocumentReach {
        DocumentReach(DocumentKind::ALL.iter().map(|kind| (*kind, Reach::EVERYTHING)).collect())
    }

    pub fn new(of: impl Fn(DocumentKind) -> Reach) -> DocumentReach {
        DocumentReach(DocumentKind::ALL.iter().map(|kind| (*kind, of(*kind))).collect())
    }

    pub fn covers(&self, kind: DocumentKind, belongs: &Belongs) -> bool {
        self.0.iter().any(|(of, reach)| *of == kind && reach.covers(belongs))
    }

    pub fn is_nothing(&self) -> bool {
        self.0.iter().all(|(_, reach)| reach.scope == Scope::No)
    }

    /// The reaches there are, each with the kinds it is the reach of.
    pub fn groups(&self) -> Vec<(&Reach, Vec<DocumentKind>)> {
        let mut groups: Vec<(&Reach, Vec<DocumentKind>)> = Vec::new();
        for (kind, reach) in &self.0 {
            match groups.iter_mut().find(|(known, _)| *known == reach) {
                Some((_, kinds)) => kinds.push(*kind),
                None => groups.push((reach, vec![*kind])),
            }
        }
        groups
    }
}

impl Reach {
    pub const EVERYTHING: Reach = Reach { scope: Scope::All, employee: None, departments: Vec::new() };
    pub const NOTHING: Reach = Reach { scope: Scope::No, employee: None, departments: Vec::new() };

    pub fn covers(&self, belongs: &Belongs) -> bool {
        match self.scope {
            Scope::No => false,
            Scope::All => true,
            scope => {
                (belongs.owner.is_some() && belongs.owner == self.employee)
                    || (scope.shared() && belongs.shared)
                    || (scope.department()
                        && belongs.department.is_some_and(|d| self.departments.contains(&d)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_and_shared_and_own_department_do_not_contain_each_other() {
        assert!(!Scope::OwnShared.within(Scope::OwnDepartment));
        assert!(!Scope::OwnDepartment.within(Scope::OwnShared));
        assert!(Scope::OwnShared.within(Scope::OwnDepartmentShared));
        assert!(!Scope::All.within(Scope::OwnDepartmentShared));
    }

    #[test]
    fn nobody_changes_what_he_cannot_see() {
        let wrong = Permission { view: Scope::Own, update: Scope::All, ..Permission::NONE };
        assert!(!wrong.is_consistent());
        assert!(Permission::FULL.is_consistent());
    }
}
