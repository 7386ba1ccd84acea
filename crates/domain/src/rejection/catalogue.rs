//! One of every rejection and of every reason: what the description of the API lists, and what the texts are tried on.

use uuid::Uuid;

use super::{Actual, Ban, FieldError, Flaw, Noun, Reason, Rejection, TableFlaw};
use crate::bank_statement::{Needed, Unreadable};
use crate::document::DocumentKind;
use crate::ids::{EmployeeId, ProductId, StatusId, WarehouseId};
use crate::organization::Requisite;
use crate::process::{Comparison, Field, Grantee, Guard, Requirement};
use crate::rights::{Entity, Operation};
use crate::time::Timestamp;
use crate::trade::StockNeed;

const NOBODY: EmployeeId = EmployeeId(Uuid::nil());
const NOWHERE: StatusId = StatusId(Uuid::nil());

impl Reason {
    /// One of each, in the order of the variants.
    pub fn one_of_each() -> Vec<Reason> {
        vec![
            Reason::AlreadyThere { status: NOWHERE },
            Reason::NoSuchTransition { from: None, to: NOWHERE, possible: vec![NOWHERE] },
            Reason::Frozen { from: None },
            Reason::NotCreationStatus { status: NOWHERE, possible: vec![NOWHERE] },
            Reason::NoCreationStatus,
            Reason::OtherProcess { process: "1".to_owned() },
            Reason::NotGranted { who: vec![Grantee::Owner] },
            Reason::OwnStep { ban: Ban::NotAuthor },
            Reason::GuardFailed {
                guard: Guard::Discount { is: Comparison::AtMost, value: 1_000 },
                actual: Actual::Percent(1_500),
            },
            Reason::RequirementMissing { requirement: Requirement::Comment },
            Reason::OnlyOwnerEdits { status: None, owner: NOBODY },
            Reason::NobodyEdits { status: None },
            Reason::FieldsLocked { status: None, fields: vec![Field::Owner] },
            Reason::MayNotForce,
            Reason::LinkBarred { kind: DocumentKind::Shipment, status: None },
            Reason::StockShort {
                products: 1,
                needs: vec![StockNeed {
                    product: ProductId(Uuid::nil()),
                    name: "1".to_owned(),
                    warehouse: WarehouseId(Uuid::nil()),
                    wanted: 50_000,
                    available: 20_000,
                }],
            },
            Reason::Posted { fields: vec![Field::Positions] },
            Reason::RestedOn { documents: 1 },
            Reason::NotPostable { kind: DocumentKind::Quote },
            Reason::NotReservable { kind: DocumentKind::CustomerOrder, status: None },
            Reason::NotShipped { products: 1 },
            Reason::NothingToPost,
            Reason::NothingLeft { kind: DocumentKind::InvoiceOut },
            Reason::NoWarehouse,
            Reason::SpreadTooMuch { sum: 1, spread: 2 },
            Reason::RequisitesMissing { organization: "1".to_owned(), fields: vec![Requisite::BankAccount] },
            Reason::NoRight { entity: Entity::CustomerOrder, operation: Operation::Update },
            Reason::InBin,
            Reason::ChangedMeanwhile { seen: 1, version: 2, by: None, at: Timestamp(0), status: None },
        ]
    }
}

impl Flaw {
    /// One of each, in the order of the variants.
    pub fn one_of_each() -> Vec<Flaw> {
        vec![
            Flaw::Required,
            Flaw::UnknownField,
            Flaw::WrongType { expected: "i64".to_owned() },
            Flaw::InvalidText,
            Flaw::TooLong { max: 1 },
            Flaw::TooMany { max: 1 },
            Flaw::OutOfRange { min: 0, max: 1 },
            Flaw::NotFound,
            Flaw::NotAllowed,
            Flaw::Duplicate,
            Flaw::SumTooLarge,
            Flaw::Circle,
            Flaw::TooShort { min: 1 },
            Flaw::NotAnExpression { line: 1, column: 1 },
            Flaw::UnknownName { name: "1".to_owned() },
            Flaw::TooCostly,
            Flaw::NotDigits { lengths: vec![10, 12] },
            Flaw::WrongControlDigit,
            Flaw::NotOfBank,
            Flaw::Fixed,
        ]
    }
}

impl TableFlaw {
    /// One of each, in the order of the variants.
    pub fn one_of_each() -> Vec<TableFlaw> {
        vec![
            TableFlaw::Broken,
            TableFlaw::OldOrLocked,
            TableFlaw::Empty,
            TableFlaw::TooManyRows { max: 1 },
            TableFlaw::TooManyColumns { max: 1 },
            TableFlaw::TooLargeInside { max_bytes: 1 },
        ]
    }
}

impl Unreadable {
    /// One of each, in the order of the variants.
    pub fn one_of_each() -> Vec<Unreadable> {
        vec![
            Unreadable::NotAStatement,
            Unreadable::UnknownEncoding { line: 1, name: "KOI8-R".to_owned() },
            Unreadable::TooMany { line: 1, max: 1 },
            Unreadable::Missing { line: 1, field: Needed::Sum },
            Unreadable::WrongSum { line: 1 },
            Unreadable::WrongDate { line: 1 },
            Unreadable::Misplaced { line: 1 },
            Unreadable::Unfinished { line: 1 },
        ]
    }
}

impl Rejection {
    /// One of each, in the order of the variants.
    pub fn one_of_each() -> Vec<Rejection> {
        let name = || "1".to_owned();
        vec![
            Rejection::Refused { reasons: vec![Reason::MayNotForce] },
            Rejection::Invalid { errors: vec![FieldError::new("name", Flaw::Required)] },
            Rejection::Malformed { line: 1, column: 1 },
            Rejection::TooDeep,
            Rejection::BodyTooLarge { max_bytes: 1 },
            Rejection::TooSlow,
            Rejection::UnsupportedMediaType,
            Rejection::UnreadableStatement { why: Unreadable::NotAStatement },
            Rejection::MethodNotAllowed,
            Rejection::NotFound { noun: Noun::Order },
            Rejection::VersionConflict { noun: Noun::Process, seen: 1, version: 2 },
            Rejection::NameTaken { noun: Noun::Status, name: name() },
            Rejection::InUse { noun: Noun::Status, documents: 1, tasks: 1, processes: vec![name()] },
            Rejection::ChannelClaimed { process: name(), channel: None },
            Rejection::NeedsConfirmation { open_documents: 1, concerned: Vec::new() },
            Rejection::LastAdministrator,
            Rejection::DefaultStays { noun: Noun::Warehouse },
            Rejection::AdministratorsOnly,
            Rejection::AuthorsOnly { noun: Noun::Task },
            Rejection::NobodyThere,
            Rejection::NoAddress,
            Rejection::NoRight { entity: Entity::CustomerOrder, operation: Operation::Create },
            Rejection::NotLoggedIn,
            Rejection::WrongLogin,
            Rejection::TooManyAttempts { retry_after_secs: 60 },
            Rejection::ForeignOrigin,
            Rejection::IdempotencyMismatch,
            Rejection::Busy,
            Rejection::StorageFull,
            Rejection::ReadOnly,
            Rejection::DatabaseGone,
            Rejection::NoSecretKey,
            Rejection::UnreadableTable { why: TableFlaw::Broken },
            Rejection::PreviewStale,
            Rejection::ImportRunning,
            Rejection::TemplateBroken,
        ]
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantNames as _;

    use super::*;
    use crate::rejection::{Language, Names};

    fn variant(debug: &impl std::fmt::Debug) -> String {
        format!("{debug:?}").split([' ', '{', '(']).next().unwrap().to_owned()
    }

    #[test]
    fn the_catalogue_is_whole() {
        let names = |all: Vec<String>| all.into_iter().collect::<Vec<_>>();
        assert_eq!(names(Reason::one_of_each().iter().map(variant).collect()), Reason::VARIANTS);
        assert_eq!(names(Unreadable::one_of_each().iter().map(variant).collect()), Unreadable::VARIANTS);
        assert_eq!(names(Flaw::one_of_each().iter().map(variant).collect()), Flaw::VARIANTS);
        assert_eq!(names(Rejection::one_of_each().iter().map(variant).collect()), Rejection::VARIANTS);
        assert_eq!(names(TableFlaw::one_of_each().iter().map(variant).collect()), TableFlaw::VARIANTS);
    }

    /// A Russian text that holds no Cyrillic, or an English one that holds some, was written for the other reader.
    #[test]
    fn every_no_is_said_in_both_languages() {
        let cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
        for language in [Language::Russian, Language::English] {
            let names = Names { language, rulebook: None };
            let tables = TableFlaw::one_of_each().into_iter().map(|why| Rejection::UnreadableTable { why });
            let rejections: Vec<Rejection> = Rejection::one_of_each().into_iter().chain(tables).collect();
            let mut texts: Vec<String> =
                rejections.iter().flat_map(|r| [names.title(r), names.detail(r)]).collect();
            let unreadable = Unreadable::one_of_each().into_iter();
            texts.extend(unreadable.map(|why| names.detail(&Rejection::UnreadableStatement { why })));
            texts.extend(Reason::one_of_each().iter().map(|r| names.reason(r)));
            texts.extend(
                Flaw::one_of_each().into_iter().map(|f| names.field_error(&FieldError::new("name", f))),
            );
            for text in texts {
                assert!(!text.trim().is_empty());
                assert_eq!(cyrillic(&text), language == Language::Russian, "{text}");
            }
        }
    }
}
