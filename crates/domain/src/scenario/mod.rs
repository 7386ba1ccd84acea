//! Scenarios: what the house does by itself when something happens to a document (DOMAIN §4).
//!
//! Pure, like everything here: [`plan`] says which scenario a happening calls, whether its conditions hold and what keeps
//! it from running; the engine carries its actions out.
pub mod check;
pub mod expression;
pub mod plan;
mod rule;
pub mod template;
pub mod words;

pub use rule::{
    Action, Condition, Firing, MAX_ACTIONS, MAX_CONDITIONS, MAX_SCENARIOS, Rule, Scenario, Side, Switch,
    Trigger, TriggerKind, Whom,
};
