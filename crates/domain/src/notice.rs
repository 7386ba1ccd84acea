//! What an employee is told of, and by which ways he wants to hear of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::people::codes;
use crate::rejection::Language;

codes! {
    /// What a notification tells of.
    NoticeKind {
        /// A comment names him.
        Mentioned = "mentioned",
        /// A comment on a document of his.
        Commented = "commented",
        /// A document was given to him.
        Assigned = "assigned",
        /// Somebody else moved a document of his.
        Moved = "moved",
        TaskSet = "task_set",
        TaskDone = "task_done",
        TaskReopened = "task_reopened",
        TaskOverdue = "task_overdue",
        /// A comment on a task of his.
        TaskComment = "task_comment",
        TaskReminder = "task_reminder",
        /// A scenario tells him something.
        Scenario = "scenario",
        /// A scenario failed; administrators hear of it.
        ScenarioFailed = "scenario_failed",
        /// A receiver of events said that it is gone; administrators hear of it.
        WebhookOff = "webhook_off",
    }
}

codes! {
    /// The language of what leaves the house.
    NoticeLanguage {
        Ru = "ru",
        En = "en",
    }
}

impl From<NoticeLanguage> for Language {
    fn from(language: NoticeLanguage) -> Language {
        match language {
            NoticeLanguage::Ru => Language::Russian,
            NoticeLanguage::En => Language::English,
        }
    }
}

/// By which ways one kind reaches him.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Ways {
    /// The bell.
    pub app: bool,
    pub email: bool,
    pub telegram: bool,
}

impl Default for Ways {
    fn default() -> Ways {
        Ways { app: true, email: false, telegram: false }
    }
}

/// How an employee wants to hear. What is not named is told in the application only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSettings {
    pub language: NoticeLanguage,
    pub kinds: BTreeMap<NoticeKind, Ways>,
}

impl Default for NoticeSettings {
    fn default() -> NoticeSettings {
        NoticeSettings { language: NoticeLanguage::Ru, kinds: BTreeMap::new() }
    }
}

impl NoticeSettings {
    pub fn ways(&self, kind: NoticeKind) -> Ways {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }
}
