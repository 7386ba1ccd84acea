//! Ready scenarios for what most companies do (DOMAIN §4): with the company's own statuses and people put in, and switched
//! off until somebody has read them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Action, Condition, Firing, Rule, Side, Trigger, Whom};
use crate::calendar::{Span, SpanClock, SpanUnit};
use crate::document::DocumentKind;
use crate::ids::{DepartmentId, StatusId};
use crate::money::PERCENT_SCALE;
use crate::people::codes;
use crate::process::{Comparison, Field, Guard};
use crate::rejection::{FieldError, Flaw, Language};
use crate::rulebook::Rulebook;
use crate::trade::OrderSum;

codes! {
    /// A ready set of scenarios.
    Template {
        /// The owner's head takes over, decides, and gives the order back.
        DiscountApproval = "discount_approval",
        /// A task for the warehouse.
        AvailabilityCheck = "availability_check",
        /// A task with a checklist, and word to the department.
        HandOver = "hand_over",
        /// The planned date has passed, and the order is not done with.
        OverdueOrder = "overdue_order",
        /// An order stands too long where it stands.
        StuckOrder = "stuck_order",
        /// New orders go round the department.
        Distribution = "distribution",
        /// What is lacking is ordered from its suppliers; when it has come, it is kept for the order.
        MissingGoods = "missing_goods",
        /// An invoice for the customer, and a task for the accountant until it is paid.
        PaymentCheck = "payment_check",
        /// Paid and shipped in full: the order is done with.
        Result = "result",
    }
}

codes! {
    /// What a gap of a template is filled with.
    GapKind {
        Status = "status",
        Department = "department",
        /// Working days.
        Days = "days",
    }
}

/// A gap of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub key: &'static str,
    pub kind: GapKind,
}

/// What was chosen for a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Filling {
    Status { id: StatusId },
    Department { id: DepartmentId },
    Days { days: i64 },
}

/// One scenario made from a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub name: String,
    pub description: String,
    pub rule: Rule,
}

impl Template {
    pub const fn gaps(self) -> &'static [Gap] {
        const fn gap(key: &'static str, kind: GapKind) -> Gap {
            Gap { key, kind }
        }
        match self {
            Template::DiscountApproval => const { &[gap("waiting", GapKind::Status)] },
            Template::AvailabilityCheck | Template::HandOver => {
                const { &[gap("status", GapKind::Status), gap("department", GapKind::Department)] }
            }
            Template::OverdueOrder => const { &[gap("days", GapKind::Days)] },
            Template::StuckOrder => const { &[gap("status", GapKind::Status), gap("days", GapKind::Days)] },
            Template::Distribution => const { &[gap("department", GapKind::Department)] },
            Template::MissingGoods => const { &[gap("status", GapKind::Status)] },
            Template::PaymentCheck => {
                const {
                    &[
                        gap("status", GapKind::Status),
                        gap("department", GapKind::Department),
                        gap("days", GapKind::Days),
                    ]
                }
            }
            Template::Result => const { &[gap("success", GapKind::Status)] },
        }
    }

    /// The scenarios of the template with its gaps filled, in the words of `language`.
    pub fn fill(
        self,
        rulebook: &Rulebook,
        kind: DocumentKind,
        fillings: &BTreeMap<String, Filling>,
        language: Language,
    ) -> Result<Vec<Made>, Vec<FieldError>> {
        let is_filled = |gap: &Gap| {
            matches!(
                (gap.kind, fillings.get(gap.key)),
                (GapKind::Status, Some(Filling::Status { .. }))
                    | (GapKind::Department, Some(Filling::Department { .. }))
                    | (GapKind::Days, Some(Filling::Days { .. }))
            )
        };
        let missing = self.gaps().iter().filter(|gap| !is_filled(gap));
        let missing: Vec<FieldError> =
            missing.map(|gap| FieldError::new(format!("fillings/{}", gap.key), Flaw::Required)).collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let finals = rulebook.statuses_of(kind).into_iter().filter(|s| s.status_type.is_final());
        let fill =
            Fill { fillings, finals: finals.map(|s| s.id).collect(), ru: language == Language::Russian };
        Ok(match self {
            Template::DiscountApproval => fill.discount_approval(),
            Template::AvailabilityCheck => fill.availability_check(),
            Template::HandOver => fill.hand_over(),
            Template::OverdueOrder => fill.overdue_order(),
            Template::StuckOrder => fill.stuck_order(),
            Template::Distribution => fill.distribution(),
            Template::MissingGoods => fill.missing_goods(),
            Template::PaymentCheck => fill.payment_check(),
            Template::Result => fill.result(),
        })
    }
}

struct Fill<'a> {
    fillings: &'a BTreeMap<String, Filling>,
    finals: Vec<StatusId>,
    ru: bool,
}

impl Fill<'_> {
    fn say(&self, russian: &str, english: &str) -> String {
        if self.ru { russian.to_owned() } else { english.to_owned() }
    }

    fn made(&self, name: (&str, &str), description: (&str, &str), rule: Rule) -> Made {
        Made { name: self.say(name.0, name.1), description: self.say(description.0, description.1), rule }
    }

    fn statuses(&self, key: &str) -> Vec<StatusId> {
        match self.fillings.get(key) {
            Some(Filling::Status { id }) => vec![*id],
            _ => Vec::new(),
        }
    }

    fn department(&self) -> DepartmentId {
        match self.fillings.get("department") {
            Some(Filling::Department { id }) => *id,
            _ => DepartmentId(uuid::Uuid::nil()),
        }
    }

    fn days(&self) -> Span {
        match self.fillings.get("days") {
            Some(Filling::Days { days }) => working(*days, SpanUnit::Days),
            _ => working(1, SpanUnit::Days),
        }
    }

    fn unfinished(&self) -> Vec<Condition> {
        let finals = self.finals.clone();
        if finals.is_empty() {
            return Vec::new();
        }
        vec![Condition::None { of: vec![Condition::InStatuses { statuses: finals }] }]
    }

    fn discount_approval(&self) -> Vec<Made> {
        let ask = Rule {
            trigger: Trigger::Entered { statuses: self.statuses("waiting") },
            conditions: Vec::new(),
            actions: vec![
                Action::SetOwner { to: Whom::OwnersManager },
                Action::CreateTask {
                    text: self.say(
                        "Согласовать скидку {{order.discount}} в заказе № {{order.number}} на {{order.sum}} ({{customer.name}}). Просит {{actor.name}}: {{comment}}",
                        "Approve the discount of {{order.discount}} in order No. {{order.number}} of {{order.sum}} ({{customer.name}}). {{actor.name}} asks: {{comment}}",
                    ),
                    assignee: Whom::Owner,
                    due: Some(working(1, SpanUnit::Days)),
                    checklist: Vec::new(),
                    task_type: None,
                },
            ],
            firing: Firing::EveryTime,
        };
        let back = Rule {
            trigger: Trigger::Left { statuses: self.statuses("waiting") },
            conditions: Vec::new(),
            actions: vec![
                Action::FinishTasks,
                Action::SetOwner { to: Whom::Author },
                Action::Notify {
                    whom: vec![Whom::Owner],
                    text: self.say(
                        "Заказ № {{order.number}}: {{actor.name}} ответил на просьбу о скидке, статус «{{status}}». {{comment}}",
                        "Order No. {{order.number}}: {{actor.name}} has answered about the discount, status “{{status}}”. {{comment}}",
                    ),
                },
            ],
            firing: Firing::EveryTime,
        };
        vec![
            self.made(
                ("Согласование скидки: просьба", "Discount approval: the question"),
                (
                    "Руководитель владельца становится владельцем заказа и получает задачу.",
                    "The owner's head becomes the owner of the order and gets a task.",
                ),
                ask,
            ),
            self.made(
                ("Согласование скидки: ответ", "Discount approval: the answer"),
                (
                    "Заказ возвращается менеджеру, задача закрыта, менеджер узнаёт решение.",
                    "The order goes back to the manager, the task is done, the manager learns the answer.",
                ),
                back,
            ),
        ]
    }

    fn availability_check(&self) -> Vec<Made> {
        let rule = Rule {
            trigger: Trigger::Entered { statuses: self.statuses("status") },
            conditions: Vec::new(),
            actions: vec![Action::CreateTask {
                text: self.say(
                    "Проверить наличие товаров заказа № {{order.number}}",
                    "Check the stock for order No. {{order.number}}",
                ),
                assignee: Whom::LeastBusy { department: self.department() },
                due: Some(working(4, SpanUnit::Hours)),
                checklist: vec![
                    self.say("Все позиции есть на складе", "Every position is in stock"),
                    self.say("Количество совпадает", "The quantities agree"),
                ],
                task_type: None,
            }],
            firing: Firing::OncePerEntry,
        };
        let description = (
            "Задача с чек-листом сотруднику склада, у которого меньше всего открытых заказов.",
            "A task with a checklist for whoever of the warehouse has the fewest open orders.",
        );
        vec![self.made(("Проверка наличия", "Availability check"), description, rule)]
    }

    fn hand_over(&self) -> Vec<Made> {
        let rule = Rule {
            trigger: Trigger::Entered { statuses: self.statuses("status") },
            conditions: Vec::new(),
            actions: vec![
                Action::Reserve { all: false },
                Action::CreateTask {
                    text: self.say(
                        "Собрать заказ № {{order.number}} к {{order.planned_at}}",
                        "Assemble order No. {{order.number}} by {{order.planned_at}}",
                    ),
                    assignee: Whom::RoundRobin { department: self.department() },
                    due: Some(working(1, SpanUnit::Days)),
                    checklist: vec![
                        self.say("Собрано по позициям", "Assembled by positions"),
                        self.say("Упаковано", "Packed"),
                        self.say("Документы вложены", "Papers enclosed"),
                    ],
                    task_type: None,
                },
                Action::Notify {
                    whom: vec![Whom::Department { id: self.department() }],
                    text: self.say(
                        "Заказ № {{order.number}} передан в сборку",
                        "Order No. {{order.number}} is ready to be assembled",
                    ),
                },
            ],
            firing: Firing::OncePerEntry,
        };
        let description = (
            "Товары резервируются, сотрудники отдела по очереди получают задачу с чек-листом, весь отдел — уведомление.",
            "The goods are reserved, each of the department in turn gets a task with a checklist, and all of it are told.",
        );
        vec![self.made(("Передача в сборку", "Hand-over to assembly"), description, rule)]
    }

    fn overdue_order(&self) -> Vec<Made> {
        let rule = Rule {
            trigger: Trigger::Date { field: Field::PlannedAt, offset: Some(self.days()), side: Side::After },
            conditions: self.unfinished(),
            actions: vec![
                Action::Notify {
                    whom: vec![Whom::Owner, Whom::OwnersManager],
                    text: self.say(
                        "Заказ № {{order.number}} просрочен: план {{order.planned_at}}, статус «{{status}}»",
                        "Order No. {{order.number}} is overdue: planned {{order.planned_at}}, status “{{status}}”",
                    ),
                },
                Action::CreateTask {
                    text: self.say("Разобраться с просроченным заказом № {{order.number}}", "See to the overdue order No. {{order.number}}"),
                    assignee: Whom::Owner,
                    due: Some(working(1, SpanUnit::Days)),
                    checklist: Vec::new(),
                    task_type: None,
                },
            ],
            firing: Firing::EveryTime,
        };
        let description = (
            "Плановая дата прошла, а заказ не завершён: владелец и руководитель узнают, владельцу ставится задача.",
            "The planned date has passed and the order is not done with: its owner and his head are told, the owner gets a task.",
        );
        vec![self.made(("Просроченный заказ", "Overdue order"), description, rule)]
    }

    fn stuck_order(&self) -> Vec<Made> {
        let rule = Rule {
            trigger: Trigger::InStatus { statuses: self.statuses("status"), after: self.days() },
            conditions: Vec::new(),
            actions: vec![Action::Notify {
                whom: vec![Whom::Owner, Whom::OwnersManager],
                text: self.say(
                    "Заказ № {{order.number}} слишком долго стоит в статусе «{{status}}»",
                    "Order No. {{order.number}} has been standing in “{{status}}” for too long",
                ),
            }],
            firing: Firing::OncePerEntry,
        };
        let description = (
            "Заказ завис: владелец и его руководитель узнают.",
            "The order hangs: its owner and his head are told.",
        );
        vec![self.made(("Зависший заказ", "Order that hangs"), description, rule)]
    }

    fn distribution(&self) -> Vec<Made> {
        let rule = Rule {
            trigger: Trigger::Created,
            conditions: vec![Condition::Source {
                sources: vec![crate::people::Source::Api, crate::people::Source::Channel],
            }],
            actions: vec![
                Action::SetOwner { to: Whom::RoundRobin { department: self.department() } },
                Action::Notify {
                    whom: vec![Whom::Owner],
                    text: self.say(
                        "Вам новый заказ № {{order.number}} ({{channel}})",
                        "A new order for you: No. {{order.number}} ({{channel}})",
                    ),
                },
            ],
            firing: Firing::OnceEver,
        };
        let description = (
            "Заказы, пришедшие сами, достаются сотрудникам отдела по очереди.",
            "Orders that come in by themselves go to each of the department in turn.",
        );
        vec![self.made(("Распределение заказов", "Distribution of orders"), description, rule)]
    }

    fn missing_goods(&self) -> Vec<Made> {
        let order = Rule {
            trigger: Trigger::Entered { statuses: self.statuses("status") },
            conditions: vec![Condition::None { of: vec![Condition::Guard { guard: Guard::StockEnough }] }],
            actions: vec![
                Action::Reserve { all: false },
                Action::CreateLinked { document: DocumentKind::PurchaseOrder, posted: true, status: None },
                Action::Message {
                    subject: self.say(
                        "Заказ № {{order.number}}: ждём поступления",
                        "Order No. {{order.number}}: waiting for goods",
                    ),
                    text: self.say(
                        "Здравствуйте, {{customer.name}}!\n\nЧасти товаров заказа № {{order.number}} сейчас нет на складе. Мы заказали их у поставщика и сообщим, когда они придут.",
                        "Hello {{customer.name}},\n\nSome goods of order No. {{order.number}} are not in stock at the moment. We have ordered them from the supplier and will tell you when they come.",
                    ),
                    attach: None,
                },
            ],
            firing: Firing::OncePerEntry,
        };
        let come = Rule {
            trigger: Trigger::GoodsEnough,
            conditions: vec![Condition::InStatuses { statuses: self.statuses("status") }],
            actions: vec![
                Action::Reserve { all: false },
                Action::Notify {
                    whom: vec![Whom::Owner],
                    text: self.say(
                        "Товары заказа № {{order.number}} пришли и отложены для него",
                        "The goods of order No. {{order.number}} have come and are kept for it",
                    ),
                },
            ],
            firing: Firing::EveryTime,
        };
        vec![
            self.made(
                ("Отсутствие товара: заказ поставщику", "Missing goods: supplier order"),
                (
                    "Чего не хватает, заказывается у поставщиков, что есть — резервируется, покупатель получает письмо.",
                    "What is lacking is ordered from its suppliers, what there is is reserved, the customer gets a letter.",
                ),
                order,
            ),
            self.made(
                ("Отсутствие товара: товар пришёл", "Missing goods: they have come"),
                (
                    "Всё, чего не хватало, поступило: товар резервируется, владелец заказа узнаёт.",
                    "Everything that was lacking has come: it is reserved, and the owner of the order is told.",
                ),
                come,
            ),
        ]
    }

    fn payment_check(&self) -> Vec<Made> {
        let ask = Rule {
            trigger: Trigger::Entered { statuses: self.statuses("status") },
            conditions: vec![not_yet(OrderSum::Paid)],
            actions: vec![
                Action::CreateLinked { document: DocumentKind::InvoiceOut, posted: true, status: None },
                Action::Message {
                    subject: self.say("Счёт по заказу № {{order.number}}", "Invoice for order No. {{order.number}}"),
                    text: self.say(
                        "Здравствуйте, {{customer.name}}!\n\nВо вложении счёт по заказу № {{order.number}} на {{order.sum}}.",
                        "Hello {{customer.name}},\n\nAttached is the invoice for order No. {{order.number}}, {{order.sum}}.",
                    ),
                    attach: Some(DocumentKind::InvoiceOut),
                },
                Action::CreateTask {
                    text: self.say(
                        "Проверить оплату заказа № {{order.number}} на {{order.sum}} ({{customer.name}})",
                        "Check the payment of order No. {{order.number}}, {{order.sum}} ({{customer.name}})",
                    ),
                    assignee: Whom::LeastBusy { department: self.department() },
                    due: Some(self.days()),
                    checklist: Vec::new(),
                    task_type: None,
                },
            ],
            firing: Firing::OncePerEntry,
        };
        let paid = Rule {
            trigger: Trigger::Paid { in_full: true },
            conditions: vec![Condition::InStatuses { statuses: self.statuses("status") }],
            actions: vec![
                Action::FinishTasks,
                Action::Notify {
                    whom: vec![Whom::Owner],
                    text: self.say(
                        "Заказ № {{order.number}} оплачен полностью",
                        "Order No. {{order.number}} is paid in full",
                    ),
                },
            ],
            firing: Firing::EveryTime,
        };
        vec![
            self.made(
                ("Проверка оплаты: счёт", "Payment check: the invoice"),
                (
                    "Покупатель получает счёт письмом, бухгалтер — задачу проверить оплату в срок. Чтобы сборка ждала оплаты, поставьте в процессе на переход условие «оплачено не меньше 100 %».",
                    "The customer gets the invoice by mail, the accountant a task to check the payment in time. To keep assembly waiting, put the condition “paid at least 100%” on the transition in the process.",
                ),
                ask,
            ),
            self.made(
                ("Проверка оплаты: оплачено", "Payment check: it is paid"),
                (
                    "Заказ оплачен полностью: задача закрыта, владелец заказа узнаёт.",
                    "The order is paid in full: the task is done, and the owner of the order is told.",
                ),
                paid,
            ),
        ]
    }

    fn result(&self) -> Vec<Made> {
        let done = |trigger| Rule {
            trigger,
            conditions: [in_full(OrderSum::Paid), in_full(OrderSum::Shipped)]
                .into_iter()
                .chain(self.unfinished())
                .collect(),
            actions: self
                .statuses("success")
                .into_iter()
                .map(|status| Action::SetStatus {
                    status,
                    comment: self.say("Оплачен и отгружен полностью", "Paid and shipped in full"),
                })
                .collect(),
            firing: Firing::EveryTime,
        };
        let description = (
            "Когда заказ и оплачен, и отгружен полностью, он завершается сам.",
            "Once an order is both paid and shipped in full, it is done with by itself.",
        );
        let shipped = Trigger::LinkedPosted { kinds: vec![DocumentKind::Shipment] };
        vec![
            self.made(("Результат: отгружено", "Result: it is shipped"), description, done(shipped)),
            self.made(
                ("Результат: оплачено", "Result: it is paid"),
                description,
                done(Trigger::Paid { in_full: true }),
            ),
        ]
    }
}

/// All of the order's sum is there.
const fn in_full(of: OrderSum) -> Condition {
    Condition::Guard { guard: Guard::Share { of, is: Comparison::AtLeast, value: PERCENT_SCALE } }
}

fn not_yet(of: OrderSum) -> Condition {
    Condition::None { of: vec![in_full(of)] }
}

const fn working(amount: i64, unit: SpanUnit) -> Span {
    Span { amount, unit, clock: SpanClock::Working }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::check;
    use crate::simulation::Company;

    #[test]
    fn every_template_makes_scenarios_that_can_be_saved() {
        let mut rulebook = Company::found().rulebook;
        let department = DepartmentId(uuid::Uuid::from_u128(9));
        let warehouse =
            crate::people::Department { id: department, name: "Склад".into(), parent: None, version: 1 };
        rulebook.departments.insert(department, warehouse);
        let status = rulebook.statuses_of(DocumentKind::CustomerOrder)[0].id;
        for template in Template::ALL {
            let fillings = template.gaps().iter().map(|gap| {
                let filling = match gap.kind {
                    GapKind::Status => Filling::Status { id: status },
                    GapKind::Department => Filling::Department { id: department },
                    GapKind::Days => Filling::Days { days: 2 },
                };
                (gap.key.to_owned(), filling)
            });
            let fillings: BTreeMap<_, _> = fillings.collect();
            for language in [Language::Russian, Language::English] {
                let made =
                    template.fill(&rulebook, DocumentKind::CustomerOrder, &fillings, language).unwrap();
                assert!(!made.is_empty());
                for one in made {
                    let errors = check::structure(&rulebook, DocumentKind::CustomerOrder, &one.rule);
                    assert_eq!(errors, [], "{template:?}");
                }
            }
            let gaps =
                template.fill(&rulebook, DocumentKind::CustomerOrder, &BTreeMap::new(), Language::English);
            assert_eq!(gaps.unwrap_err().len(), template.gaps().len());
        }
    }
}
