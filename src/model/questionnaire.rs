//! A questionnaire: items, which are sorted by flag and group, and outcomes with conditions. Answers are never scored.

pub mod condition;
pub mod question;
pub mod scale;

use self::condition::Condition;
use self::question::Question;
use self::scale::Scale;
use super::content::{Citation, Document, Inline};
use super::words::Named;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::Ref;
use crate::model::mention::node::Node;
use crate::span::{SourceId, Span, Spanned};

/// A questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// The id, as mentions refer to it.
    pub id: Spanned<Id>,
    /// The source file.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Former addresses of its page, by path below the site.
    pub aliases: Vec<Spanned<String>>,
    /// Text before the items: what the questionnaire is, and what it is not.
    pub introduction: Document,
    /// Text shown with every result.
    pub closing: Document,
    /// Sources.
    pub sources: Vec<Citation>,
    /// How the items are shown if scripts run.
    pub show: Show,
    /// Items, in order.
    pub items: Vec<Item>,
    /// Outcomes, in order.
    pub outcomes: Vec<Outcome>,
    /// The schedule whose rows the answers select.
    pub screening: Option<Screening>,
    /// A validated scale, which is separate from the items.
    pub scale: Option<Scale>,
}

/// Number of items shown at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// One.
    OneAtATime,
    /// All of them.
    All,
}

impl Named for Show {
    const ALL: &'static [(&'static str, Self)] =
        &[("one-at-a-time", Self::OneAtATime), ("all", Self::All)];
}

/// An item: a question with its texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The answer type, and the condition for asking it.
    pub question: Question,
    /// Former ids, whose anchors must keep working.
    pub former_ids: Vec<Spanned<Id>>,
    /// The question as shown.
    pub text: Vec<Inline>,
    /// A hint for answering it.
    pub hint: Vec<Inline>,
    /// The group under which results list it.
    pub group: Group,
    /// The consequence of an answer that counts.
    pub flag: Flag,
    /// An evidence label.
    pub evidence: Option<String>,
    /// Why the question is asked.
    pub why: Document,
    /// The first step for a reader whose answer counts.
    pub next_step: Document,
    /// The sentence with which that reader can tell a doctor.
    pub statement: Vec<Inline>,
    /// How a reader who is not sure can find out.
    pub if_unsure: Document,
    /// Further reading.
    pub links: Vec<Ref>,
}

/// The group of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A sign that something may have happened already.
    Sign,
    /// A diagnosis or a medicine of the reader.
    MedicalHistory,
    /// Risk factors that the reader can change.
    CanChange,
    /// A factor that cannot be changed.
    CannotChange,
}

impl Named for Group {
    const ALL: &'static [(&'static str, Self)] = &[
        ("sign", Self::Sign),
        ("medical-history", Self::MedicalHistory),
        ("can-change", Self::CanChange),
        ("cannot-change", Self::CannotChange),
    ];
}

/// The consequence of an answer that counts, regardless of other answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// See a doctor.
    SeeDoctor,
    /// Tell your doctor.
    TellDoctor,
    /// No consequence of its own.
    None,
}

impl Named for Flag {
    const ALL: &'static [(&'static str, Self)] =
        &[("see-doctor", Self::SeeDoctor), ("tell-doctor", Self::TellDoctor), ("none", Self::None)];
}

/// An outcome: a text that is shown if its condition holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The id in the file.
    pub id: Spanned<Id>,
    /// The heading.
    pub title: Vec<Inline>,
    /// Source positions of title and text.
    pub spans: OutcomeSpans,
    /// When it is shown.
    pub when: When,
    /// The urgency, if the outcome is a care card.
    pub care: Option<Care>,
    /// The text.
    pub text: Document,
}

/// Source positions in an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeSpans {
    /// Position of the title.
    pub title: Span,
    /// Position of the text.
    pub text: Span,
}

/// When an outcome is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// In every result.
    Always,
    /// If the result would otherwise be empty.
    Otherwise,
    /// If the condition is true.
    If(Spanned<Condition>),
}

/// How soon to see a doctor. Ordered: the most urgent is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Care {
    /// Soon: a routine appointment.
    NonUrgent,
    /// Today.
    Urgent,
    /// Now.
    Emergency,
}

impl Named for Care {
    const ALL: &'static [(&'static str, Self)] = &[
        ("non-urgent", Self::NonUrgent),
        ("urgent", Self::Urgent),
        ("emergency", Self::Emergency),
    ];
}

/// A schedule that a questionnaire fills in from its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Screening {
    /// The table of the schedule.
    pub table: Ref,
    /// Source position of the reference.
    pub span: Span,
    /// For each question of the schedule, by id, the condition on the items that answers it with "yes".
    pub answers: Vec<(Spanned<Id>, Condition)>,
}

impl Questionnaire {
    /// Finds an item by id.
    pub fn item(&self, id: Id) -> Option<&Item> {
        self.items.iter().find(|item| item.question.id.value == id)
    }

    /// The questions of all items, in order.
    pub fn questions(&self) -> Vec<&Question> {
        self.items.iter().map(|item| &item.question).collect()
    }
}

impl Outcome {
    /// The condition of the outcome, if it has one.
    pub fn condition(&self) -> Option<&Condition> {
        match &self.when {
            When::If(condition) => Some(&condition.value),
            When::Always | When::Otherwise => None,
        }
    }
}

impl HasId for Questionnaire {
    fn id(&self) -> &Spanned<Id> {
        &self.id
    }
}

impl Questionnaire {
    /// The questionnaire's node.
    pub fn node(&self) -> Node {
        Node::Questionnaire(self.id.value)
    }
}
