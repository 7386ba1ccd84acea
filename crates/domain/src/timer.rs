//! What is to happen at a time.

use crate::people::codes;

codes! {
    /// What a timer is for.
    TimerKind {
        /// A scenario's own time has come for a document.
        Trigger = "trigger",
        /// The rest of a scenario that waited.
        Wait = "wait",
        /// The time of day of a scenario.
        Schedule = "schedule",
        /// Timers of the documents that were there before a scenario was switched on, page by page.
        Plan = "plan",
        TaskDue = "task_due",
        TaskReminder = "task_reminder",
    }
}
