//! Free conditions in CEL, the Common Expression Language, for what no typed condition says (DOMAIN §2, §4).
//!
//! Everything here is bounded before it runs: the text, how deep it nests, and how many steps it can take at most.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use cel::common::ast::{EntryExpr, Expr, IdedExpr};
use cel::objects::Value;
use cel::{Context, Env, Program};

use crate::attribute::AttributeValue;
use crate::gate::Case;
use crate::rejection::Flaw;

/// Longest expression, in characters.
pub const MAX_EXPRESSION: usize = 500;
/// How deep brackets may nest: parser and interpreter go down with them, on the stack of whoever asks.
const MAX_NESTING: usize = 6;
/// Operators and brackets of one expression: a chain of them is as deep as it is long.
const MAX_OPERATORS: usize = 40;
/// Steps an expression may take at most; one takes well under a microsecond.
const MAX_STEPS: u64 = 20_000;
/// Items a list of the document (its customer's tags) is reckoned with.
const LIST: u64 = 100;
/// Programs that are kept compiled, for each thread.
const KEPT: usize = 200;
/// The names an expression may use.
const NAMES: [&str; 3] = ["order", "customer", "actor"];

static ENV: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

thread_local! {
    /// Compiling costs a hundred times what running does.
    static COMPILED: RefCell<HashMap<String, Arc<Program>>> = RefCell::default();
}

/// What is wrong with an expression, if anything.
pub fn flaw(text: &str) -> Option<Flaw> {
    if text.trim().is_empty() {
        return Some(Flaw::Required);
    }
    if text.chars().count() > MAX_EXPRESSION {
        return Some(Flaw::TooLong { max: MAX_EXPRESSION as i64 });
    }
    if nests_too_deep(text) {
        return Some(Flaw::TooCostly);
    }
    let program = match Program::compile(text) {
        Ok(program) => program,
        Err(errors) => {
            let first = errors.errors.first();
            let (line, column) = first.map_or((1, 1), |e| (e.pos.0.max(1), e.pos.1.max(1)));
            return Some(Flaw::NotAnExpression { line: line as i64, column: column as i64 });
        }
    };
    if steps(program.expression()) > MAX_STEPS {
        return Some(Flaw::TooCostly);
    }
    unknown(program.expression(), &mut Vec::new()).map(|name| Flaw::UnknownName { name })
}

/// Whether the expression holds; an error in it (a field that is not there, a number beside a text) is a no.
pub fn holds(text: &str, case: &Case<'_>) -> bool {
    if nests_too_deep(text) {
        return false;
    }
    let Some(program) = compiled(text) else { return false };
    let mut context = Context::with_env(ENV.clone());
    context.add_variable_from_value("order", order(case));
    context.add_variable_from_value("customer", customer(case));
    context.add_variable_from_value("actor", actor(case));
    matches!(program.execute(&context), Ok(Value::Bool(true)))
}

fn compiled(text: &str) -> Option<Arc<Program>> {
    if let Some(known) = COMPILED.with_borrow(|kept| kept.get(text).cloned()) {
        return Some(known);
    }
    let program = Arc::new(Program::compile(text).ok()?);
    COMPILED.with_borrow_mut(|kept| {
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(text.to_owned(), program.clone());
    });
    Some(program)
}

/// The first name that is neither one of ours nor the variable of a macro around it.
fn unknown<'a>(expression: &'a IdedExpr, bound: &mut Vec<&'a str>) -> Option<String> {
    match &expression.expr {
        Expr::Unspecified | Expr::Literal(_) => None,
        Expr::Ident(name) => {
            let known = NAMES.contains(&name.as_str()) || bound.contains(&name.as_str());
            (!known).then(|| name.clone())
        }
        Expr::Call(call) => {
            call.target.as_deref().into_iter().chain(&call.args).find_map(|e| unknown(e, bound))
        }
        Expr::List(list) => list.elements.iter().find_map(|e| unknown(e, bound)),
        Expr::Select(select) => unknown(&select.operand, bound),
        Expr::Map(map) => map.entries.iter().find_map(|e| unknown_in_entry(&e.expr, bound)),
        Expr::Struct(fields) => fields.entries.iter().find_map(|e| unknown_in_entry(&e.expr, bound)),
        Expr::Comprehension(c) => {
            let outside = [&c.iter_range, &c.accu_init].into_iter().find_map(|e| unknown(e, bound));
            let own = [Some(c.iter_var.as_str()), c.iter_var2.as_deref(), Some(c.accu_var.as_str())];
            let around = bound.len();
            bound.extend(own.into_iter().flatten());
            let inside = [&c.loop_cond, &c.loop_step, &c.result].into_iter().find_map(|e| unknown(e, bound));
            bound.truncate(around);
            outside.or(inside)
        }
    }
}

fn unknown_in_entry<'a>(entry: &'a EntryExpr, bound: &mut Vec<&'a str>) -> Option<String> {
    match entry {
        EntryExpr::StructField(field) => unknown(&field.value, bound),
        EntryExpr::MapEntry(entry) => unknown(&entry.key, bound).or_else(|| unknown(&entry.value, bound)),
    }
}

/// Whether the expression would need more of the stack than a thread has to spare (measured in the test below).
fn nests_too_deep(text: &str) -> bool {
    let (mut depth, mut deepest, mut operators, mut in_operator) = (0_usize, 0, 0, false);
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
        let opens = matches!(c, '(' | '[' | '{' | '!' | '-' | '?');
        let is_operator = opens || matches!(c, '+' | '*' | '/' | '%' | '<' | '>' | '=' | '&' | '|');
        // `&&` and `>=` are one, `((` and `!!` are two.
        operators += usize::from(is_operator && (opens || !in_operator));
        in_operator = is_operator;
    }
    deepest > MAX_NESTING || operators > MAX_OPERATORS
}

/// The most steps an expression can take.
fn steps(expression: &IdedExpr) -> u64 {
    let many = |items: &[IdedExpr]| items.iter().map(steps).fold(0, u64::saturating_add);
    let below = match &expression.expr {
        Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) => 0,
        Expr::Call(call) => call.target.as_deref().map_or(0, steps).saturating_add(many(&call.args)),
        Expr::List(list) => many(&list.elements),
        Expr::Select(select) => steps(&select.operand),
        Expr::Map(map) => entries(map.entries.iter().map(|e| &e.expr)),
        Expr::Struct(fields) => entries(fields.entries.iter().map(|e| &e.expr)),
        Expr::Comprehension(c) => {
            let times = match &c.iter_range.expr {
                Expr::List(list) => list.elements.len() as u64,
                _ => LIST,
            };
            let each = steps(&c.loop_cond).saturating_add(steps(&c.loop_step));
            let around = [&c.iter_range, &c.accu_init, &c.result].into_iter().map(steps).sum::<u64>();
            each.saturating_mul(times).saturating_add(around)
        }
    };
    below.saturating_add(1)
}

fn entries<'a>(entries: impl Iterator<Item = &'a EntryExpr>) -> u64 {
    entries
        .map(|entry| match entry {
            EntryExpr::StructField(field) => steps(&field.value),
            EntryExpr::MapEntry(entry) => steps(&entry.key).saturating_add(steps(&entry.value)),
        })
        .fold(0, u64::saturating_add)
}

/// The document by the names of the API; money in minor units, percents in hundredths, attributes by their names.
fn order(case: &Case<'_>) -> HashMap<&'static str, Value> {
    let (d, rules) = (case.document, case.rulebook);
    let attributes: HashMap<String, Value> = d
        .attributes
        .iter()
        .filter_map(|(id, value)| Some((rules.attributes.get(id)?.name.clone(), attribute(value))))
        .collect();
    HashMap::from([
        ("number", Value::from(d.number.as_str())),
        ("sum", Value::Int(d.sums.sum)),
        ("discount", Value::Int(d.sums.discount())),
        ("positions", Value::Int(d.position_count)),
        ("description", Value::from(d.description.as_str())),
        ("shared", Value::Bool(d.shared)),
        ("status", Value::from(d.status.and_then(|id| rules.statuses.get(&id)).map(|s| s.name.as_str()))),
        ("channel", Value::from(d.channel.and_then(|id| rules.channels.get(&id)).map(|c| c.name.as_str()))),
        ("owner", Value::from(rules.employees.get(&d.owner).map(|e| e.login.as_str()))),
        ("author", Value::from(d.author.and_then(|id| rules.employees.get(&id)).map(|e| e.login.as_str()))),
        ("planned_at", Value::from(d.planned_at.map(|at| at.to_string()))),
        ("moment", Value::from(d.moment.to_string())),
        ("attributes", Value::from(attributes)),
    ])
}

fn customer(case: &Case<'_>) -> HashMap<&'static str, Value> {
    HashMap::from([("tags", Value::from(case.facts.counterparty_tags.clone()))])
}

fn actor(case: &Case<'_>) -> HashMap<&'static str, Value> {
    let employee = case.rulebook.employee_of(case.actor);
    let role = case.rulebook.role_of(case.actor);
    HashMap::from([
        ("login", Value::from(employee.map(|e| e.login.as_str()))),
        ("role", Value::from(role.map(|r| r.name.as_str()))),
        ("source", Value::from(case.actor.source.code())),
    ])
}

fn attribute(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Text(text) | AttributeValue::Choice(text) => Value::from(text.as_str()),
        AttributeValue::Integer(n) => Value::Int(*n),
        AttributeValue::Boolean(b) => Value::Bool(*b),
        AttributeValue::Time(at) => Value::from(at.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Facts};
    use crate::people::{Actor, Source};
    use crate::simulation::{Company, Dice};

    fn with_order(check: impl FnOnce(&mut Document, &crate::rulebook::Rulebook)) {
        let (mut dice, mut company) = (Dice::new(1), Company::found());
        while company.documents.is_empty() {
            let deed = company.think_of(&mut dice);
            drop(company.apply(&deed));
        }
        let mut document = company.documents[0].clone();
        check(&mut document, &company.rulebook);
    }

    #[test]
    fn an_expression_sees_the_document_its_customer_and_the_actor() {
        with_order(|document, rulebook| {
            document.sums.sum = 5_000_000;
            document.description = "СРОЧНО, до пятницы".into();
            let facts = Facts { counterparty_tags: vec!["опт".into()], ..Facts::default() };
            let actor = Actor { account: rulebook.account.id, employee: None, source: Source::Api };
            let case = Case { rulebook, actor: &actor, document, facts: &facts };
            for (text, expected) in [
                ("order.sum >= 5000000 && 'опт' in customer.tags", true),
                ("order.description.contains('СРОЧНО')", true),
                ("customer.tags.exists(t, t.startsWith('о'))", true),
                ("order.planned_at == null || order.sum > 1", true),
                ("actor.source == 'person'", false),
                ("order.attributes['нет такого'] == 1", false),
                ("order.sum", false),
                ("order.sum + 'x' == 'x'", false),
            ] {
                assert_eq!((flaw(text), holds(text, &case)), (None, expected), "{text}");
            }
        });
    }

    #[test]
    fn what_is_no_expression_or_costs_too_much_is_named() {
        let costly =
            "customer.tags.all(a1, customer.tags.all(b1, customer.tags.all(c1, a1 == b1 && b1 == c1)))";
        assert_eq!(flaw(costly), Some(Flaw::TooCostly));
        assert_eq!(flaw(&"(".repeat(400)), Some(Flaw::TooCostly));
        assert_eq!(flaw(&"!".repeat(400)), Some(Flaw::TooCostly));
        assert_eq!(flaw(&"a".repeat(501)), Some(Flaw::TooLong { max: 500 }));
        assert_eq!(flaw(" "), Some(Flaw::Required));
        assert!(matches!(flaw("order.sum >"), Some(Flaw::NotAnExpression { .. })));
        assert_eq!(flaw("ordre.sum > 1"), Some(Flaw::UnknownName { name: "ordre".into() }));
        let stray = "customer.tags.exists(tag, tag == x)";
        assert_eq!(flaw(stray), Some(Flaw::UnknownName { name: "x".into() }));
        assert_eq!(flaw("customer.tags.map(tag, tag + '!').exists(other, other == order.number)"), None);
    }

    /// The longest chain the bounds let through runs on a thread of the usual size.
    #[test]
    fn no_expression_breaks_the_thread_it_runs_on() {
        with_order(|document, rulebook| {
            let sum = |n: usize| "1+".repeat(n) + "1";
            let chains = [
                sum(40),
                "a".to_owned() + &".a".repeat(249),
                "order".to_owned() + &"['a']".repeat(40),
                "true?1:".repeat(40) + "1",
                "(".repeat(6) + "1" + &")".repeat(6),
                "(".repeat(6) + &sum(34) + &")".repeat(6),
                format!("[[[[[[{}]]]]]]", sum(34)),
                "!".repeat(40) + "true",
            ];
            for text in chains {
                let (document, rulebook) = (document.clone(), rulebook.clone());
                let run = move || {
                    let actor = Actor { account: rulebook.account.id, employee: None, source: Source::Api };
                    let case = Case {
                        rulebook: &rulebook,
                        actor: &actor,
                        document: &document,
                        facts: &Facts::default(),
                    };
                    (flaw(&text), holds(&text, &case))
                };
                let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap();
                thread.join().unwrap();
            }
        });
    }
}
