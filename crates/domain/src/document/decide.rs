//! Commands become events, or a rejection with every reason. Nothing here looks at a clock or a database.

use std::collections::BTreeSet;

use crate::document::evolve;
use crate::document::trade::released;
use crate::document::{
    Change, Create, Document, Event, Facts, FieldChange, FieldValue, MAX_POSITIONS, MAX_QUANTITY, Move,
    Patch, Position, PositionChange, PositionInput, PositionState,
};
use crate::gate::{self, Case, Step, Verdict};
use crate::ids::{EmployeeId, OrganizationId, StatusId, WarehouseId};
use crate::money::{Line, Minor, Sums, VatMode, line_sums, total};
use crate::people::{Actor, Source};
use crate::process::Field;
use crate::rejection::{FieldError, Flaw, Reason, Rejection};
use crate::rights::Operation;
use crate::rulebook::Rulebook;
use crate::text;
use crate::time::Timestamp;
use crate::trade::{self, Approval, Difference, Voided};

/// Whose command it is, by which rules, and when.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub rulebook: &'a Rulebook,
    pub actor: &'a Actor,
    pub facts: &'a Facts,
    pub now: Timestamp,
}

impl<'a> Context<'a> {
    pub fn case(&self, document: &'a Document) -> Case<'a> {
        Case { rulebook: self.rulebook, actor: self.actor, document, facts: self.facts }
    }
}

/// A new document (DOMAIN §2.3).
pub fn create(ctx: &Context<'_>, command: &Create) -> Result<Vec<Event>, Rejection> {
    let owner = new_owner(ctx, &command.patch)?;
    let blank = blank(ctx, command, owner);
    let mut errors = check_texts(command);
    let mut document = patched(ctx, &blank, &command.patch, &mut errors);
    if !errors.is_empty() {
        return Err(Rejection::Invalid { errors });
    }
    let facts = facts_after(ctx, &document);
    let case = Case { facts: &facts, ..ctx.case(&document) };
    let status = command.status.or_else(|| gate::first_status(&case));
    if let Some(status) = status {
        known_status(ctx, &document, status)?;
    }
    document.status = status;
    document.visits = 1;
    document.organization =
        document.organization.or_else(|| ctx.rulebook.default_organization().map(|o| o.id));
    document.warehouse = document.warehouse.or_else(|| ctx.rulebook.default_warehouse().map(|w| w.id));
    let case = Case { facts: &facts, ..ctx.case(&document) };
    let verdict = gate::creation(&case).map_err(|reasons| Rejection::Refused { reasons })?;
    let document = Box::new(document);
    Ok(vec![Event::Created { document, verdict, copied_from: command.copied_from }])
}

/// A step to another status.
pub fn move_to(ctx: &Context<'_>, document: &Document, command: &Move) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    known_status(ctx, document, command.to)?;
    check_comment(command)?;
    let judged = judge_step(ctx, document, command)
        .map(|steps| let_go(ctx, document, command.to).into_iter().chain(steps).collect());
    with_version(document, command.version, judged)
}

/// An edit, with a step in the same breath if it names one. The step is judged from the SAVED status, on the content as
/// edited: nobody slips past a condition by saving both at once.
pub fn change(ctx: &Context<'_>, document: &Document, command: &Change) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    let mut errors = Vec::new();
    let mut after = patched(ctx, document, &command.patch, &mut errors);
    if !errors.is_empty() {
        return Err(Rejection::Invalid { errors });
    }
    let fields = field_changes(document, &after);
    let positions = position_changes(&document.positions, &after.positions);
    let touched: Vec<Field> =
        fields.iter().map(|f| f.field).chain((!positions.is_empty()).then_some(Field::Positions)).collect();
    let mut reasons = Vec::new();
    let mut events = Vec::new();
    if !touched.is_empty() {
        reasons.extend(gate::edit(&ctx.case(document), &touched).err().unwrap_or_default());
        reasons.extend(gate::rebind(&ctx.case(document), after.channel));
        reasons.extend(posted_is_kept(document, &touched));
        events.push(Event::Changed { after: Box::new(after.clone()), fields, positions });
    }
    // Whatever comes next is judged on content that nobody has approved of.
    if let Some(voided) = &voided(document, &after) {
        after.approval = None;
        events.push(Event::ApprovalVoided(voided.clone()));
        if let Some(back) = taken_back(ctx, document, voided) {
            // A step in the same breath begins where that leads: what was approved is no way on for anything else.
            after = evolve(Some(after), &back, ctx.actor, ctx.now).unwrap_or_else(|| document.clone());
            events.push(back);
        }
    }
    let step = command.step.as_ref().filter(|s| after.status != Some(s.to));
    if let Some(step) = step {
        known_status(ctx, document, step.to)?;
        check_comment(step)?;
        // On the content as edited, but by those whom it belonged to: nobody makes himself the owner and steps at once.
        let Document { owner, department, shared, .. } = *document;
        match judge_step(ctx, &Document { owner, department, shared, ..after.clone() }, step) {
            Ok(steps) => events.extend(let_go(ctx, &after, step.to).into_iter().chain(steps)),
            Err(more) => {
                reasons.extend(more.into_iter().filter(|r| !reasons.contains(r)).collect::<Vec<_>>())
            }
        }
    }
    let judged = if reasons.is_empty() { Ok(events) } else { Err(reasons) };
    with_version(document, command.version, judged)
}

/// A change of owner, department or sharing: an edit like any other.
pub fn assign(
    ctx: &Context<'_>,
    document: &Document,
    version: Option<i64>,
    patch: Patch,
) -> Result<Vec<Event>, Rejection> {
    change(ctx, document, &Change { version, patch, step: None })
}

/// Into the bin; nothing is lost, and [`restore`] brings it back.
pub fn delete(ctx: &Context<'_>, document: &Document, version: Option<i64>) -> Result<Vec<Event>, Rejection> {
    check_alive(ctx, document)?;
    let mut reasons = gate::deletion(&ctx.case(document)).err().unwrap_or_default();
    if document.posted {
        reasons.push(Reason::Posted { fields: Vec::new() });
    }
    let resting: i64 = ctx.facts.posted_links.values().sum();
    if resting > 0 {
        reasons.push(Reason::RestedOn { documents: resting });
    }
    let events = || released(document).into_iter().chain([Event::Deleted]).collect();
    with_version(document, version, if reasons.is_empty() { Ok(events()) } else { Err(reasons) })
}

/// Back from the bin, into the status it was in.
pub fn restore(
    ctx: &Context<'_>,
    document: &Document,
    version: Option<i64>,
) -> Result<Vec<Event>, Rejection> {
    check_visible(ctx, document)?;
    if document.deleted_at.is_none() {
        return Ok(Vec::new());
    }
    let judged = gate::deletion(&ctx.case(document)).map(|()| vec![Event::Restored]);
    with_version(document, version, judged)
}

/// The step, and what follows from it at once.
fn judge_step(ctx: &Context<'_>, document: &Document, command: &Move) -> Result<Vec<Event>, Vec<Reason>> {
    let facts = facts_after(ctx, document);
    let case = Case { facts: &facts, ..ctx.case(document) };
    let step = Step { to: command.to, comment: command.comment.as_deref(), force: command.force };
    let verdict = gate::step(&case, &step)?;
    let comment = command.comment.as_deref().map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned);
    let comment = if matches!(verdict, Verdict::Forced { .. }) { None } else { comment };
    let rule = gate::approval_of(&case, command.to).filter(|_| matches!(verdict, Verdict::Allowed { .. }));
    let approved = rule.map(|rule| {
        let by = ctx.actor.employee;
        Event::Approved(Approval::of(document, command.to, by, ctx.now, rule.void_to))
    });
    let moved = Event::Moved { from: document.status, to: command.to, verdict, comment };
    Ok([moved].into_iter().chain(approved).collect())
}

/// What is cancelled keeps no goods from others.
fn let_go(ctx: &Context<'_>, document: &Document, to: StatusId) -> Option<Event> {
    if ctx.rulebook.is_cancelled(Some(to)) { released(document) } else { None }
}

/// A posted document keeps what it counts with.
fn posted_is_kept(document: &Document, touched: &[Field]) -> Option<Reason> {
    let counts = |f: &&Field| {
        matches!(
            f,
            Field::Positions
                | Field::Counterparty
                | Field::VatMode
                | Field::Organization
                | Field::Warehouse
                | Field::Sum
        )
    };
    let fields: Vec<Field> = touched.iter().filter(counts).copied().collect();
    (document.posted && !fields.is_empty()).then_some(Reason::Posted { fields })
}

/// The approval that a change of content does away with, whoever makes it and through whichever door (DOMAIN §10).
fn voided(document: &Document, after: &Document) -> Option<Voided> {
    let approval = document.approval.as_ref()?;
    let difference = Difference::material(approval, document, after)?;
    Some(Voided { approval: approval.clone(), difference })
}

/// The step by which a process takes back what is no longer approved.
fn taken_back(ctx: &Context<'_>, document: &Document, voided: &Voided) -> Option<Event> {
    let process = ctx.rulebook.binding(document.kind, document.channel)?;
    let to = voided.approval.void_to.filter(|to| document.status != Some(*to))?;
    let verdict = Verdict::Voided { process: process.id, version: process.version };
    ctx.rulebook.statuses.get(&to)?;
    Some(Event::Moved { from: document.status, to, verdict, comment: None })
}

/// Adds to what was judged that the document is no longer the one the command saw.
pub(super) fn with_version<T>(
    document: &Document,
    seen: Option<i64>,
    judged: Result<T, Vec<Reason>>,
) -> Result<T, Rejection> {
    let Some(seen) = seen.filter(|seen| *seen != document.version) else {
        return judged.map_err(|reasons| Rejection::Refused { reasons });
    };
    let stale = Reason::ChangedMeanwhile {
        seen,
        version: document.version,
        by: document.changed_by,
        at: document.updated_at,
        status: document.status,
    };
    let mut reasons = judged.err().unwrap_or_default();
    reasons.push(stale);
    Err(Rejection::Refused { reasons })
}

/// Foreign looks the same as absent: whoever may not see the document gets no reason at all.
fn check_visible(ctx: &Context<'_>, document: &Document) -> Result<(), Rejection> {
    let reach = ctx.rulebook.reach(ctx.actor, document.kind.into(), Operation::View);
    if reach.covers(&document.belongs()) {
        Ok(())
    } else {
        Err(Rejection::NotFound { noun: document.kind.into() })
    }
}

pub(super) fn check_alive(ctx: &Context<'_>, document: &Document) -> Result<(), Rejection> {
    check_visible(ctx, document)?;
    match document.deleted_at {
        // A status that vanishes is replaced in the bin too.
        Some(_) if ctx.actor.source != Source::System => Err(Rejection::refused(Reason::InBin)),
        _ => Ok(()),
    }
}

fn known_status(ctx: &Context<'_>, document: &Document, status: StatusId) -> Result<(), Rejection> {
    let known = ctx.rulebook.statuses.get(&status).is_some_and(|s| s.kind == document.kind);
    if known { Ok(()) } else { Err(Rejection::invalid("status", Flaw::NotFound)) }
}

fn check_comment(command: &Move) -> Result<(), Rejection> {
    let Some(comment) = command.comment.as_deref() else { return Ok(()) };
    check_text(comment).map_or(Ok(()), |flaw| Err(Rejection::invalid("comment", flaw)))
}

fn check_text(text: &str) -> Option<Flaw> {
    if text.chars().count() > text::MAX_TEXT {
        return Some(Flaw::TooLong { max: text::MAX_TEXT as i64 });
    }
    (!text::is_clean(text)).then_some(Flaw::InvalidText)
}

fn check_texts(command: &Create) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if text::name(&command.number).as_deref() != Some(&command.number) {
        errors.push(FieldError::new("number", Flaw::InvalidText));
    }
    if let Some(id) = &command.external_id
        && text::name(id).as_ref() != Some(id)
    {
        errors.push(FieldError::new("external_id", Flaw::InvalidText));
    }
    errors
}

/// The owner of a new document: whoever is named, else its author; an import without either is refused.
fn new_owner(ctx: &Context<'_>, patch: &Patch) -> Result<EmployeeId, Rejection> {
    patch.owner.or(ctx.actor.employee).ok_or_else(|| Rejection::invalid("owner", Flaw::Required))
}

fn blank(ctx: &Context<'_>, command: &Create, owner: EmployeeId) -> Document {
    Document {
        id: command.id,
        kind: command.kind,
        number: command.number.clone(),
        external_id: command.external_id.clone(),
        moment: ctx.now,
        planned_at: None,
        created_at: ctx.now,
        updated_at: ctx.now,
        version: 1,
        status: None,
        status_since: ctx.now,
        // Not made yet: the first visit comes with the creation.
        visits: 0,
        owner,
        department: ctx.rulebook.employees.get(&owner).and_then(|e| e.department),
        shared: false,
        author: ctx.actor.employee,
        last_mover: ctx.actor.employee,
        changed_by: ctx.actor.employee,
        counterparty: None,
        channel: None,
        description: String::new(),
        currency: ctx.rulebook.account.currency.clone(),
        vat_mode: VatMode::default(),
        organization: None,
        warehouse: None,
        posted: false,
        trade: trade::TradeSums::default(),
        approval: None,
        attributes: std::collections::BTreeMap::new(),
        sums: Sums::default(),
        position_count: 0,
        positions: Vec::new(),
        deleted_at: None,
    }
}

/// The facts as they are with the counterparty of `document`, which the command may have just changed.
fn facts_after(ctx: &Context<'_>, document: &Document) -> Facts {
    let mut facts = ctx.facts.clone();
    if let Some(tags) = document.counterparty.and_then(|id| ctx.facts.counterparties.get(&id)) {
        facts.counterparty_tags.clone_from(tags);
    }
    facts
}

/// The document with the patch applied; everything that does not fit goes into `errors`.
fn patched(ctx: &Context<'_>, before: &Document, patch: &Patch, errors: &mut Vec<FieldError>) -> Document {
    let Patch {
        moment,
        planned_at,
        counterparty,
        channel,
        description,
        vat_mode,
        owner,
        department,
        shared,
        organization,
        warehouse,
        sum,
        attributes: _,
        positions: _,
    } = patch;
    let mut after = before.clone();
    after.moment = moment.unwrap_or(before.moment);
    after.planned_at = planned_at.unwrap_or(before.planned_at);
    after.vat_mode = vat_mode.unwrap_or(before.vat_mode);
    after.shared = shared.unwrap_or(before.shared);
    if let Some(text) = description {
        errors.extend(check_text(text).map(|flaw| FieldError::new("description", flaw)));
        after.description.clone_from(text);
    }
    if let Some(id) = counterparty {
        after.counterparty = *id;
        let known = id.is_none_or(|id| ctx.facts.counterparties.contains_key(&id));
        errors.extend((!known).then(|| FieldError::new("counterparty", Flaw::NotFound)));
    }
    if let Some(id) = channel {
        after.channel = *id;
        let known = id.is_none_or(|id| {
            before.channel == Some(id) || ctx.rulebook.channels.get(&id).is_some_and(|c| !c.archived)
        });
        errors.extend((!known).then(|| FieldError::new("channel", Flaw::NotFound)));
    }
    patch_trade(ctx, before, &mut after, (*organization, *warehouse, *sum), errors);
    patch_people(ctx, before, &mut after, *owner, *department, errors);
    patch_attributes(ctx, patch, &mut after, errors);
    patch_positions(ctx, before, patch, &mut after, errors);
    after
}

/// Who deals, where the goods are, and how much was paid.
fn patch_trade(
    ctx: &Context<'_>,
    before: &Document,
    after: &mut Document,
    patch: (Option<Option<OrganizationId>>, Option<Option<WarehouseId>>, Option<Minor>),
    errors: &mut Vec<FieldError>,
) {
    let (organization, warehouse, sum) = patch;
    if let Some(id) = organization {
        after.organization = id;
        let usable = |id| ctx.rulebook.organizations.get(&id).is_some_and(|o| !o.archived);
        let known = id.is_none_or(|id| before.organization == Some(id) || usable(id));
        errors.extend((!known).then(|| FieldError::new("organization", Flaw::NotFound)));
    }
    if let Some(id) = warehouse {
        after.warehouse = id;
        let usable = |id| ctx.rulebook.warehouses.get(&id).is_some_and(|w| !w.archived);
        let known = id.is_none_or(|id| before.warehouse == Some(id) || usable(id));
        errors.extend((!known).then(|| FieldError::new("warehouse", Flaw::NotFound)));
    }
    if let Some(sum) = sum {
        if trade::has_positions(after.kind) {
            errors.push(FieldError::new("sum", Flaw::NotAllowed));
        } else if !(0..=MAX_SUM).contains(&sum) {
            errors.push(FieldError::new("sum", Flaw::OutOfRange { min: 0, max: MAX_SUM }));
        } else {
            after.sums = Sums { gross: sum, sum, vat: 0, net: sum };
        }
    }
}

/// A new owner takes the document into his department, unless the command says otherwise.
fn patch_people(
    ctx: &Context<'_>,
    before: &Document,
    after: &mut Document,
    owner: Option<EmployeeId>,
    department: Option<Option<crate::ids::DepartmentId>>,
    errors: &mut Vec<FieldError>,
) {
    if let Some(id) = owner.filter(|id| *id != before.owner || before.visits == 0) {
        match ctx.rulebook.employees.get(&id).filter(|e| e.active) {
            Some(employee) => {
                after.owner = id;
                after.department = employee.department;
            }
            None => errors.push(FieldError::new("owner", Flaw::NotFound)),
        }
    }
    if let Some(id) = department {
        let known = id.is_none_or(|id| ctx.rulebook.departments.contains_key(&id));
        errors.extend((!known).then(|| FieldError::new("department", Flaw::NotFound)));
        after.department = id;
    }
}

fn patch_attributes(ctx: &Context<'_>, patch: &Patch, after: &mut Document, errors: &mut Vec<FieldError>) {
    for (id, value) in &patch.attributes {
        let attribute = ctx.rulebook.attributes.get(id).filter(|a| a.kind == Some(after.kind));
        let field = || format!("attributes/{id}");
        match (attribute, value) {
            (None, _) => errors.push(FieldError::new(field(), Flaw::NotFound)),
            (Some(_), None) => {
                after.attributes.remove(id);
            }
            (Some(attribute), Some(value)) if attribute.accepts(value) => {
                after.attributes.insert(*id, value.clone());
            }
            (Some(_), Some(_)) => errors.push(FieldError::new(field(), Flaw::NotAllowed)),
        }
    }
}

fn patch_positions(
    ctx: &Context<'_>,
    before: &Document,
    patch: &Patch,
    after: &mut Document,
    errors: &mut Vec<FieldError>,
) {
    let found = errors.len();
    let moved = after.warehouse != before.warehouse;
    if let Some(inputs) = &patch.positions {
        if !trade::has_positions(after.kind) {
            errors.extend((!inputs.is_empty()).then(|| FieldError::new("positions", Flaw::NotAllowed)));
            return;
        }
        if inputs.len() > MAX_POSITIONS {
            errors.push(FieldError::new("positions", Flaw::TooMany { max: MAX_POSITIONS as i64 }));
            return;
        }
        let mut seen = BTreeSet::new();
        after.positions = inputs
            .iter()
            .enumerate()
            .filter_map(|(i, input)| {
                if !seen.insert(input.id) {
                    errors.push(FieldError::new(format!("positions/{i}/id"), Flaw::Duplicate));
                }
                position(ctx, before, after.vat_mode, i, input, errors)
            })
            .collect();
    } else if patch.vat_mode.is_some_and(|mode| mode != before.vat_mode) {
        for (i, position) in after.positions.iter_mut().enumerate() {
            match line_sums(position.line(), after.vat_mode) {
                Some(sums) => position.sums = sums,
                None => errors.push(FieldError::new(format!("positions/{i}"), Flaw::SumTooLarge)),
            }
        }
    } else if !moved || before.trade.reserved_pieces == 0 {
        return;
    }
    if errors.len() > found {
        return;
    }
    // What is kept in one warehouse is not kept in another.
    if moved {
        after.positions.iter_mut().for_each(|p| p.reserve = 0);
    }
    trade::count_reserves(after);
    after.position_count = after.positions.len() as i64;
    match total(after.positions.iter().map(|p| p.sums)).filter(is_countable) {
        Some(sums) => after.sums = sums,
        None => errors.push(FieldError::new("positions", Flaw::SumTooLarge)),
    }
}

/// Bounds of a position's numbers: ten trillion roubles, ten times the price as a surcharge.
const QUANTITY: (i64, i64) = (1, MAX_QUANTITY);
const PRICE: (i64, i64) = (0, 1_000_000_000_000_000);
const DISCOUNT: (i64, i64) = (-100_000, 10_000);
const VAT_RATE: (i64, i64) = (0, 100);

/// A document of a hundred billion: a million of such can still be added up.
const MAX_SUM: Minor = 10_000_000_000_000;

fn is_countable(sums: &Sums) -> bool {
    let Sums { gross, sum, vat, net } = sums;
    [gross, sum, vat, net].into_iter().all(|s| s.abs() <= MAX_SUM)
}

fn position(
    ctx: &Context<'_>,
    before: &Document,
    mode: VatMode,
    index: usize,
    input: &PositionInput,
    errors: &mut Vec<FieldError>,
) -> Option<Position> {
    let old = before.positions.iter().find(|p| p.id == input.id);
    let found = errors.len();
    let mut bounded = |name: &str, value: i64, (min, max): (i64, i64)| {
        if value < min || value > max {
            errors.push(FieldError::new(format!("positions/{index}/{name}"), Flaw::OutOfRange { min, max }));
        }
    };
    bounded("quantity", input.quantity, QUANTITY);
    bounded("price", input.price, PRICE);
    bounded("discount", input.discount, DISCOUNT);
    bounded("vat_rate", input.vat_rate.unwrap_or(0), VAT_RATE);
    let products = &ctx.facts.products;
    let kept = old.filter(|p| p.product == input.product).map(|p| p.vat_rate);
    let Some(own_rate) = kept.or_else(|| products.get(&input.product).copied()) else {
        errors.push(FieldError::new(format!("positions/{index}/product"), Flaw::NotFound));
        return None;
    };
    if errors.len() > found {
        return None;
    }
    let mut position = Position {
        id: input.id,
        product: input.product,
        quantity: input.quantity,
        price: input.price,
        discount: input.discount,
        vat_rate: input.vat_rate.unwrap_or(own_rate),
        reserve: old.filter(|p| p.product == input.product).map_or(0, |p| p.reserve.min(input.quantity)),
        sums: Sums::default(),
    };
    match line_sums(position.line(), mode) {
        Some(sums) => position.sums = sums,
        None => errors.push(FieldError::new(format!("positions/{index}"), Flaw::SumTooLarge)),
    }
    Some(position)
}

impl Position {
    pub const fn line(&self) -> Line {
        Line { quantity: self.quantity, price: self.price, discount: self.discount, vat_rate: self.vat_rate }
    }

    pub(crate) const fn state(&self) -> PositionState {
        PositionState {
            quantity: self.quantity,
            price: self.price,
            discount: self.discount,
            vat_rate: self.vat_rate,
            sum: self.sums.sum,
        }
    }
}

/// What differs between two states of a document, field by field.
fn field_changes(before: &Document, after: &Document) -> Vec<FieldChange> {
    let id = |id: Option<uuid::Uuid>| id.map_or(FieldValue::Empty, FieldValue::Id);
    let time = |at: Option<Timestamp>| at.map_or(FieldValue::Empty, FieldValue::Time);
    let text = |t: &str| if t.is_empty() { FieldValue::Empty } else { FieldValue::Text(t.to_owned()) };
    // Elsewhere the sum is made of the positions, whose changes are told.
    let amount = |d: &Document| match trade::has_positions(d.kind) {
        true => FieldValue::Empty,
        false => FieldValue::Money(d.sums.sum),
    };
    let fields = |d: &Document| {
        [
            (Field::Moment, time(Some(d.moment))),
            (Field::PlannedAt, time(d.planned_at)),
            (Field::Counterparty, id(d.counterparty.map(Into::into))),
            (Field::Channel, id(d.channel.map(Into::into))),
            (Field::Description, text(&d.description)),
            (Field::VatMode, FieldValue::Vat(d.vat_mode)),
            (Field::Organization, id(d.organization.map(Into::into))),
            (Field::Warehouse, id(d.warehouse.map(Into::into))),
            (Field::Sum, amount(d)),
            (Field::Owner, FieldValue::Id(d.owner.into())),
            (Field::Department, id(d.department.map(Into::into))),
            (Field::Shared, FieldValue::Flag(d.shared)),
        ]
    };
    let plain = fields(before).into_iter().zip(fields(after)).map(|((field, b), (_, a))| (field, b, a));
    let keys: BTreeSet<_> = before.attributes.keys().chain(after.attributes.keys()).collect();
    let attribute =
        |d: &Document, id| d.attributes.get(id).cloned().map_or(FieldValue::Empty, FieldValue::Attribute);
    let custom =
        keys.into_iter().map(|id| (Field::Attribute(*id), attribute(before, id), attribute(after, id)));
    plain
        .chain(custom)
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| FieldChange { field, before, after })
        .collect()
}

fn position_changes(before: &[Position], after: &[Position]) -> Vec<PositionChange> {
    let removed = before.iter().filter(|b| !after.iter().any(|a| a.id == b.id));
    let removed =
        removed.map(|b| PositionChange { product: b.product, before: Some(b.state()), after: None });
    let places = |lines: &[Position]| lines.iter().map(|p| p.id).collect::<Vec<_>>();
    let (old_places, new_places) = (places(before), places(after));
    let stays =
        |place: usize, id| old_places.iter().filter(|p| new_places.contains(p)).nth(place) == Some(&id);
    let kept_places: Vec<_> = new_places.iter().filter(|p| old_places.contains(p)).copied().collect();
    let moved: BTreeSet<_> =
        kept_places.iter().enumerate().filter(|(n, id)| !stays(*n, **id)).map(|(_, id)| *id).collect();
    let kept = after.iter().filter_map(|a| {
        let old = before.iter().find(|b| b.id == a.id);
        (old != Some(a) || moved.contains(&a.id)).then(|| PositionChange {
            product: a.product,
            before: old.map(Position::state),
            after: Some(a.state()),
        })
    });
    removed.chain(kept).collect()
}
