//! Types of tasks: settings of the administrator.

use poryadok_domain::ids::TaskTypeId;
use poryadok_domain::rejection::{Noun, Rejection};
use poryadok_domain::task::TaskType;
use poryadok_store::{task_types as store, tasks};
use serde_json::json;

use crate::Engine;
use crate::failure::{Failure, not_found};
use crate::login::{Caller, no_content};
use crate::settings::{
    Target, answered, existing, name_free, room_for, saved, set_color, set_name, users_of,
};
use crate::work::{Answer, Render, RequestKey};

#[derive(Debug, Clone, Default)]
pub struct TaskTypePatch {
    pub name: Option<String>,
    pub color: Option<String>,
}

impl Engine {
    pub async fn save_task_type(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        target: Option<Target<TaskTypeId>>,
        patch: TaskTypePatch,
        render: Render<TaskType>,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let old = existing(&w.rules.task_types, target, |t| t.version, Noun::TaskType)?;
            let new_id = TaskTypeId(w.id());
            let mut task_type = old.unwrap_or(TaskType {
                id: new_id,
                name: String::new(),
                color: crate::statuses::GREY.to_owned(),
                version: 0,
            });
            set_name(&mut task_type.name, patch.name.as_deref())?;
            set_color(&mut task_type.color, patch.color.as_deref())?;
            task_type.version += 1;
            let others =
                w.rules.task_types.values().filter(|t| t.id != task_type.id).map(|t| t.name.as_str());
            name_free(others, &task_type.name, Noun::TaskType)?;
            room_for(w.rules.task_types.len(), target.is_none())?;
            store::save(w.tx, w.account, &task_type)?;
            let body = json!({ "name": task_type.name, "color": task_type.color });
            w.audit(saved("task_type", target.is_none()), Some(task_type.id.into()), &body)?;
            Ok(answered(target.is_none(), render(&task_type, &w.rules)))
        })
        .await
    }

    /// A type that tasks are of stays, done ones included, and one that a scenario names: its refusal counts and names them.
    pub async fn delete_task_type(
        &self,
        caller: &Caller,
        key: Option<RequestKey>,
        id: TaskTypeId,
    ) -> Result<Answer, Failure> {
        self.settings(caller, key, move |w| {
            let name = w.rules.task_types.get(&id).ok_or_else(|| not_found(Noun::TaskType))?.name.clone();
            let tasks = tasks::count_of_type(w.tx, w.account, id)?;
            let processes = users_of(w, id.into(), |_| false);
            if tasks > 0 || !processes.is_empty() {
                let noun = Noun::TaskType;
                return Err(Rejection::InUse { noun, documents: 0, tasks, processes }.into());
            }
            store::delete(w.tx, w.account, id)?;
            w.audit("task_type_deleted", Some(id.into()), &json!({ "name": name }))?;
            Ok(no_content())
        })
        .await
    }
}
