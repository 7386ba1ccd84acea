//! What the reasons of a refused step say.

use super::text::{entity_name, or_dash};
use super::{Ban, Language, Names, Reason};
use crate::ids::{EmployeeId, StatusId};
use crate::process::{Field, Requirement};
use crate::rights::{Entity, Operation};
use crate::time::Timestamp;

impl Names<'_> {
    /// One reason in words.
    pub fn reason(&self, reason: &Reason) -> String {
        let l = self.language;
        let ru = l == Language::Russian;
        match reason {
            Reason::AlreadyThere { status } => {
                let s = self.status(Some(*status));
                if ru { format!("Документ уже в статусе {s}.") } else { format!("The document already stands in {s}.") }
            }
            Reason::NoSuchTransition { from, to, possible } => self.no_such_transition(*from, *to, possible),
            Reason::Frozen { from } => {
                let s = self.status(*from);
                if ru {
                    format!("Из статуса {s} процесс никого не выпускает: для него не описан этап. Обратитесь к администратору.")
                } else {
                    format!("The process lets nobody out of {s}: it describes no stage for it. Ask your administrator.")
                }
            }
            Reason::NotCreationStatus { status, possible } => {
                let (s, ways) = (self.status(Some(*status)), self.statuses(possible));
                if ru {
                    format!("В статусе {s} документы не создают. Вам доступны: {}.", or_dash(&ways))
                } else {
                    format!("Documents are not created in {s}. Open to you: {}.", or_dash(&ways))
                }
            }
            Reason::NoCreationStatus => l
                .pick(
                    "Процесс не даёт вам создавать документы ни в одном статусе. Обратитесь к администратору.",
                    "The process gives you no status to create documents in. Ask your administrator.",
                )
                .to_owned(),
            Reason::OtherProcess { process } => {
                let p = self.quoted(Some(process));
                if ru {
                    format!("Канал здесь уже не сменить: документ перешёл бы под процесс {p} посреди пути. Создайте новый заказ в нужном канале.")
                } else {
                    format!("The channel can no longer be changed here: the document would fall under the process {p} half-way. Create a new order in that channel.")
                }
            }
            Reason::NotGranted { who } => {
                let who = who.iter().map(|g| self.grantee(g)).collect::<Vec<_>>().join(", ");
                match (ru, who.is_empty()) {
                    (true, true) => "Этот шаг не разрешён никому. Обратитесь к администратору.".to_owned(),
                    (false, true) => "Nobody may take this step. Ask your administrator.".to_owned(),
                    (true, false) => format!("Этот шаг делает другой: {who}."),
                    (false, false) => format!("This step is for: {who}."),
                }
            }
            Reason::OwnStep { ban: Ban::NotAuthor } => l
                .pick(
                    "Автор документа не может сделать этот шаг сам: попросите коллегу.",
                    "The author of the document may not take this step: ask a colleague.",
                )
                .to_owned(),
            Reason::OwnStep { ban: Ban::NotLastMover } => l
                .pick(
                    "Предыдущий шаг сделали вы, а этот должен сделать кто-то другой.",
                    "You took the step before; this one must be taken by somebody else.",
                )
                .to_owned(),
            Reason::GuardFailed { guard, actual } => {
                let (guard, actual) = (self.guard(guard), self.actual(actual));
                if ru {
                    format!("Не выполнено условие: {guard}. Сейчас: {actual}.")
                } else {
                    format!("A condition does not hold: {guard}. Now: {actual}.")
                }
            }
            Reason::RequirementMissing { requirement } => self.requirement_missing(requirement),
            Reason::OnlyOwnerEdits { status, owner } => {
                let (s, owner) = (self.status(*status), self.employee(Some(*owner)));
                if ru {
                    format!("Пока документ в статусе {s}, его изменяет только владелец: {owner}.")
                } else {
                    format!("While the document stands in {s}, only its owner edits it: {owner}.")
                }
            }
            Reason::NobodyEdits { status } => {
                let s = self.status(*status);
                if ru {
                    format!("Пока документ в статусе {s}, его нельзя изменять.")
                } else {
                    format!("While the document stands in {s}, it cannot be edited.")
                }
            }
            Reason::FieldsLocked { status, fields } => self.fields_locked(*status, fields),
            Reason::MayNotForce => l
                .pick(
                    "У вас нет права переводить документ в обход процесса.",
                    "You have no right to move a document past the process.",
                )
                .to_owned(),
            Reason::LinkBarred { .. }
            | Reason::StockShort { .. }
            | Reason::Posted { .. }
            | Reason::RestedOn { .. }
            | Reason::NotPostable { .. }
            | Reason::NotReservable { .. }
            | Reason::NotShipped { .. }
            | Reason::NothingToPost
            | Reason::NothingLeft { .. }
            | Reason::NoWarehouse
            | Reason::SpreadTooMuch { .. }
            | Reason::RequisitesMissing { .. } => self.trade_reason(reason),
            Reason::NoRight { entity, operation } => self.no_right(*entity, *operation),
            Reason::InBin => l
                .pick("Документ в корзине. Сначала восстановите его.", "The document is in the bin. Restore it first.")
                .to_owned(),
            Reason::ChangedMeanwhile { by, at, status, .. } => self.changed_meanwhile(*by, *at, *status),
        }
    }

    fn requirement_missing(&self, requirement: &Requirement) -> String {
        let l = self.language;
        match requirement {
            Requirement::Comment => {
                l.pick("Напишите комментарий к этому шагу.", "Add a comment to this step.").to_owned()
            }
            Requirement::Checklist => l
                .pick(
                    "Отметьте все пункты чек-листов в задачах по документу.",
                    "Tick every item of the checklists of the document's tasks.",
                )
                .to_owned(),
            Requirement::File => {
                l.pick("Приложите к документу файл.", "Attach a file to the document.").to_owned()
            }
            Requirement::Field { field } => {
                format!("{} {}.", l.pick("Заполните поле", "Fill in the field"), self.field(*field))
            }
        }
    }

    fn no_such_transition(&self, from: Option<StatusId>, to: StatusId, possible: &[StatusId]) -> String {
        let (from, to, ways) = (self.status(from), self.status(Some(to)), self.statuses(possible));
        match (self.language, possible.is_empty()) {
            (Language::Russian, true) => format!("Процесс не ведёт из {from} никуда, в том числе в {to}."),
            (Language::Russian, false) => {
                format!("Процесс не знает перехода из {from} в {to}. Отсюда можно в: {ways}.")
            }
            (Language::English, true) => {
                format!("The process leads nowhere from {from}, so not to {to} either.")
            }
            (Language::English, false) => {
                format!("The process has no transition from {from} to {to}. From here one can go to: {ways}.")
            }
        }
    }

    fn fields_locked(&self, status: Option<StatusId>, fields: &[Field]) -> String {
        let s = self.status(status);
        let fields = fields.iter().map(|f| self.field(*f)).collect::<Vec<_>>().join(", ");
        match self.language {
            Language::Russian => format!("В статусе {s} закрыты для изменения: {fields}."),
            Language::English => format!("In {s} these fields are locked: {fields}."),
        }
    }

    fn changed_meanwhile(&self, by: Option<EmployeeId>, at: Timestamp, status: Option<StatusId>) -> String {
        let (by, at, s) = (self.employee(by), self.time(at), self.status(status));
        match self.language {
            Language::Russian => {
                format!(
                    "Документ тем временем изменён: {by}, {at}. Сейчас он в статусе {s}. Обновите его и повторите."
                )
            }
            Language::English => {
                format!(
                    "The document was changed meanwhile by {by} at {at}. It now stands in {s}. Reload it and try again."
                )
            }
        }
    }

    pub(super) fn no_right(&self, entity: Entity, operation: Operation) -> String {
        let (what, whats) = entity_name(entity);
        match self.language {
            Language::Russian => {
                let verb = match operation {
                    Operation::View => "просматривать",
                    Operation::Create => "создавать",
                    Operation::Update => "изменять",
                    Operation::Delete => "удалять",
                    Operation::Post => "проводить",
                    Operation::Print => "печатать",
                };
                format!("У вас нет права {verb} {what}. Права выдаёт администратор.")
            }
            Language::English => {
                format!(
                    "You have no right to {} {whats}. Rights are given by the administrator.",
                    operation.code()
                )
            }
        }
    }
}
