//! What feeds and runs of scenarios say of other documents, as far as their reader may see them.

use std::collections::BTreeSet;

use poryadok_domain::ids::DocumentId;
use poryadok_store::db::Tx;
use poryadok_store::documents;
use poryadok_store::feed::Shown;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::failure::Failure;
use crate::login::Caller;

/// Kinds of entries that name documents: what became of a linked one, parts of a payment, what a scenario made.
const NAMING: [&str; 3] = ["linked", "spread", "scenario"];

/// Of entries of a feed, see [`hide_foreign`].
pub(crate) fn hide_foreign_in(tx: &mut dyn Tx, reader: &Caller, page: &mut [Shown]) -> Result<(), Failure> {
    let naming = page.iter_mut().filter(|shown| NAMING.contains(&shown.entry.kind.as_str()));
    let texts = naming.flat_map(|shown| [Some(&mut shown.entry.body), shown.run.as_mut()]).flatten();
    hide_foreign(tx, reader, texts.collect())
}

/// Takes out number and id of documents that the reader may not see. What they come to on this one stays: that is its own.
pub(crate) fn hide_foreign(tx: &mut dyn Tx, reader: &Caller, texts: Vec<&mut String>) -> Result<(), Failure> {
    let parsed = texts.into_iter().filter_map(|text| Some((serde_json::from_str(text).ok()?, text)));
    let bodies: Vec<(Value, &mut String)> = parsed.collect();
    let mut named = BTreeSet::new();
    bodies.iter().for_each(|(body, _)| collect(body, &mut named));
    if named.is_empty() {
        return Ok(());
    }
    let ids: Vec<DocumentId> = named.iter().copied().collect();
    let known = documents::belongings(tx, reader.actor.account, &ids)?;
    let sight = reader.rules.document_reach(&reader.actor);
    named.retain(|id| !known.get(id).is_some_and(|(kind, belongs)| sight.covers(*kind, belongs)));
    if named.is_empty() {
        return Ok(());
    }
    for (mut body, text) in bodies {
        strip(&mut body, &named);
        *text = body.to_string();
    }
    Ok(())
}

fn collect(value: &Value, named: &mut BTreeSet<DocumentId>) {
    match value {
        Value::Object(object) => {
            named.extend(about(object).or_else(|| made(value)));
            object.values().for_each(|inner| collect(inner, named));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, named)),
        _ => {}
    }
}

fn strip(value: &mut Value, hidden: &BTreeSet<DocumentId>) {
    match value {
        Value::Object(object) => {
            if about(object).is_some_and(|id| hidden.contains(&id)) {
                object.remove("document");
                object.remove("number");
            }
            object.values_mut().for_each(|inner| strip(inner, hidden));
        }
        Value::Array(items) => {
            items.retain(|item| !made(item).is_some_and(|id| hidden.contains(&id)));
            items.iter_mut().for_each(|item| strip(item, hidden));
        }
        _ => {}
    }
}

/// The document that something is said about.
fn about(object: &Map<String, Value>) -> Option<DocumentId> {
    id(object.get("document")?)
}

/// The document that a scenario made: it has a kind and a number.
fn made(value: &Value) -> Option<DocumentId> {
    let object = value.as_object().filter(|o| o.contains_key("number") && o.contains_key("kind"))?;
    id(object.get("id")?)
}

fn id(value: &Value) -> Option<DocumentId> {
    Uuid::parse_str(value.as_str()?).ok().map(DocumentId)
}
