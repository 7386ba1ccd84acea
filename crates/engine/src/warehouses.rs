//! Where stock lies: settings of the administrator.

use poryadok_domain::ids::WarehouseId;
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_domain::warehouse::Warehouse;
use poryadok_store::{documents, warehouses as store};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{
    Target, answered, default_after, existing_one, name_free, refuse_in_use, room_for, saved, set_name,
    set_text, users_of,
};
use crate::work::{Answer, Render, RequestKey, Work};

/// Fields to set; an absent one stays.
#[derive(Debug, Clone, Default)]
pub struct WarehousePatch {
    pub name: Option<String>,
    pub address: Option<String>,
    pub default: Option<bool>,
    pub archived: Option<bool>,
}

impl Engine {
    pub async fn save_warehouse(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<WarehouseId>>,
        patch: WarehousePatch,
        render: Render<Warehouse>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let found = target.and_then(|t| w.rules.warehouses.get(&t.id));
            let old = existing_one(found, target, |w| w.version, Noun::Warehouse)?;
            let mut warehouse = old.unwrap_or_else(|| Warehouse {
                id: WarehouseId(w.id()),
                name: String::new(),
                address: String::new(),
                default: false,
                archived: false,
                version: 0,
            });
            set_name(&mut warehouse.name, patch.name.as_deref())?;
            set_text("address", &mut warehouse.address, patch.address.as_deref())?;
            let others = || w.rules.warehouses.values().filter(|w| w.id != warehouse.id);
            name_free(others().map(|w| w.name.as_str()), &warehouse.name, Noun::Warehouse)?;
            room_for(w.rules.warehouses.len(), target.is_none())?;
            let archived = patch.archived.unwrap_or(warehouse.archived);
            let other = others().any(|w| w.default);
            let default = default_after(Noun::Warehouse, warehouse.default, patch.default, archived, other)?;
            (warehouse.archived, warehouse.default) = (archived, default);
            warehouse.version += 1;
            store::save(w.tx, w.account, &warehouse)?;
            w.audit(saved("warehouse", target.is_none()), Some(warehouse.id.into()), &json!(warehouse))?;
            Ok(answered(target.is_none(), render(&warehouse, &w.rules)))
        })
        .await
    }

    /// One that documents move stock of stays; it may be archived.
    pub async fn delete_warehouse(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: WarehouseId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let warehouse = w.rules.warehouses.get(&id).ok_or_else(|| not_found(Noun::Warehouse))?.clone();
            refuse_used(w, id)?;
            if warehouse.default {
                return Err(Rejection::DefaultStays { noun: Noun::Warehouse }.into());
            }
            store::delete(w.tx, w.account, id)?;
            w.audit("warehouse_deleted", Some(id.into()), &json!({ "name": warehouse.name }))?;
            Ok(no_content())
        })
        .await
    }
}

/// Refuses as long as something names the warehouse.
fn refuse_used(w: &mut Work<'_>, id: WarehouseId) -> Result<(), Failure> {
    let rules = users_of(w, id.into(), |_| false);
    let documents = documents::count_of_warehouse(w.tx, w.account, id)?;
    Ok(refuse_in_use(Noun::Warehouse, documents, rules)?)
}
