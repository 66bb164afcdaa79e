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

/// A questionnaire of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// The id, as mentions refer to it.
    pub id: Spanned<Id>,
    /// The file that contains the questionnaire.
    pub source: SourceId,
    /// The title of the questionnaire.
    pub title: String,
    /// Former addresses of its page, by path below the site.
    pub aliases: Vec<Spanned<String>>,
    /// Text before the items: what the questionnaire is, and what it is not.
    pub introduction: Document,
    /// Text shown with every result.
    pub closing: Document,
    /// Sources of the questionnaire as a whole.
    pub sources: Vec<Citation>,
    /// How the items are shown if scripts run.
    pub show: Show,
    /// Items, in file order.
    pub items: Vec<Item>,
    /// Outcomes, in file order.
    pub outcomes: Vec<Outcome>,
    /// The schedule whose rows the answers select.
    pub screening: Option<Screening>,
    /// A validated scale, which is separate from the items.
    pub scale: Option<Scale>,
}

/// Number of items shown at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// One item is shown at a time.
    OneAtATime,
    /// All items are shown at once.
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
    /// The label for the strength of the evidence, if given.
    pub evidence: Option<String>,
    /// Why the question is asked.
    pub why: Document,
    /// The first step for a reader whose answer counts.
    pub next_step: Document,
    /// The sentence with which that reader can tell a doctor.
    pub statement: Vec<Inline>,
    /// How a reader who is not sure can find out.
    pub if_unsure: Document,
    /// Links for further reading.
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
    /// The reader should see a doctor.
    SeeDoctor,
    /// The reader should mention the answer to a doctor.
    TellDoctor,
    /// The answer has no consequence of its own.
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
    /// The heading of the outcome.
    pub title: Vec<Inline>,
    /// Source positions of title and text.
    pub spans: OutcomeSpans,
    /// When it is shown.
    pub when: When,
    /// The urgency, if the outcome is a care card.
    pub care: Option<Care>,
    /// The text of the outcome.
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
    /// The outcome is part of every result.
    Always,
    /// The outcome is shown if the result would otherwise be empty.
    Otherwise,
    /// The outcome is shown if the condition is true.
    If(Spanned<Condition>),
}

/// How soon to see a doctor. Ordered: the most urgent is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Care {
    /// See a doctor soon, at a routine appointment.
    NonUrgent,
    /// See a doctor today.
    Urgent,
    /// Get help now.
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
    /// The node of this questionnaire in the link graph.
    pub fn node(&self) -> Node {
        Node::Questionnaire(self.id.value)
    }
}
