//! A questionnaire: questions (items), which the result sorts into lists, and outcomes with conditions. Answers are
//! never added up to a score.

pub mod condition;
pub mod question;
pub mod scale;

use self::condition::Condition;
use self::question::Question;
use self::scale::Scale;
use super::content::{Citation, Document, Inline};
use super::named::Named;
use crate::model::id::Id;
use crate::model::id::keyed::HasId;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::span::{SourceId, Span, Spanned};

/// A questionnaire of the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// The id by which mentions refer to the questionnaire.
    pub id: Spanned<Id>,
    /// The file that contains the questionnaire.
    pub source: SourceId,
    /// The title of the questionnaire.
    pub title: String,
    /// Earlier addresses of the questionnaire's page, as paths relative to the site's root. They redirect to its
    /// present address.
    pub aliases: Vec<Spanned<String>>,
    /// Text before the items: what the questionnaire is, and what it is not.
    pub introduction: Document,
    /// Text that is shown with every result.
    pub closing: Document,
    /// Citations for the questionnaire as a whole.
    pub sources: Vec<Citation>,
    /// How many items the page shows at a time, if scripts run.
    pub show: Show,
    /// The items, in the order of the file.
    pub items: Vec<Item>,
    /// The outcomes, in the order of the file.
    pub outcomes: Vec<Outcome>,
    /// The schedule that the result contains, and how the answers select its rows; `None` if the result has no
    /// schedule.
    pub screening: Option<Screening>,
    /// A scientifically validated scale that the page also shows, such as an index of age and weight. `None` if the
    /// questionnaire has no scale. The scale asks for its own numbers, such as the weight; answers to the items do not
    /// change its result.
    pub scale: Option<Scale>,
}

/// How many items of a questionnaire the page shows at a time.
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

/// An item of a questionnaire: a question and the texts around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The question without its texts: the type of its answer, and the condition under which it is asked.
    pub question: Question,
    /// Earlier ids of the item. Links to their anchors must keep working.
    pub former_ids: Vec<Spanned<Id>>,
    /// The text of the question.
    pub text: Vec<Inline>,
    /// A hint for answering the question; empty if the author gives no hint.
    pub hint: Vec<Inline>,
    /// What the question is about. The group decides which list of the result shows the item, unless the item's flag
    /// decides that.
    pub group: ItemGroup,
    /// What an answer that counts leads to by itself, whatever the other answers are.
    pub flag: Flag,
    /// A word for how certain the evidence behind the item is, such as `established`; `None` if not given.
    pub evidence: Option<String>,
    /// Text for readers: why the question is asked.
    pub why: Document,
    /// What a reader whose answer counts should do first.
    pub next_step: Document,
    /// A sentence that readers can say to a doctor if their answer counts.
    pub statement: Vec<Inline>,
    /// How a reader who answered "not sure" can find out the answer.
    pub if_unsure: Document,
    /// Links to pages with more about the question.
    pub links: Vec<MentionId>,
}

/// What an item is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemGroup {
    /// The item asks about a sign that something may have happened already, such as chest pain as a sign of a heart
    /// attack.
    Sign,
    /// The item asks about the reader's diagnoses or medicines.
    MedicalHistory,
    /// The item asks about something that the reader can change.
    CanChange,
    /// The item asks about something that the reader cannot change.
    CannotChange,
}

impl Named for ItemGroup {
    const ALL: &'static [(&'static str, Self)] = &[
        ("sign", Self::Sign),
        ("medical-history", Self::MedicalHistory),
        ("can-change", Self::CanChange),
        ("cannot-change", Self::CannotChange),
    ];
}

/// What follows from one answer that counts, such as "yes" to the question for a broken bone, whatever the other
/// answers are. An answer counts if it is the one that the question asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The reader should see a doctor.
    SeeDoctor,
    /// The reader should mention the answer to a doctor.
    TellDoctor,
    /// The answer alone has no consequence.
    None,
}

impl Named for Flag {
    const ALL: &'static [(&'static str, Self)] =
        &[("see-doctor", Self::SeeDoctor), ("tell-doctor", Self::TellDoctor), ("none", Self::None)];
}

/// An outcome: a text of the result, and the condition under which it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The id of the outcome, by which results in JSON refer to it.
    pub id: Spanned<Id>,
    /// The heading of the outcome.
    pub title: Vec<Inline>,
    /// Source positions of the outcome's title and of its text.
    pub spans: OutcomeSpans,
    /// Under which condition the outcome is shown.
    pub when: When,
    /// How soon to see a doctor, if the outcome is a care card; otherwise `None`.
    pub care: Option<Care>,
    /// The text of the outcome.
    pub text: Document,
}

/// Source positions of an outcome's title and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeSpans {
    /// Source position of the outcome's title.
    pub title: Span,
    /// Source position of the outcome's text.
    pub text: Span,
}

/// Under which condition an outcome is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// The outcome is shown with every result.
    Always,
    /// The outcome is shown only if the result would otherwise be empty.
    Otherwise,
    /// The outcome is shown only if this condition is true.
    If(Spanned<Condition>),
}

/// How soon to see a doctor. The values are ordered: the most urgent is the greatest.
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

/// A schedule in the result of a questionnaire. The answers to the questionnaire select the rows of the schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Screening {
    /// Mention of the table that is the schedule.
    pub table: MentionId,
    /// Source position at which the questionnaire names its schedule.
    pub span: Span,
    /// Answers to yes-or-no questions of the schedule: pairs of a question's id in the schedule and a condition on the
    /// answers to the questionnaire. The question is answered "yes" if the condition is true.
    pub answers: Vec<(Spanned<Id>, Condition)>,
}

impl Questionnaire {
    /// Finds the item with an id; `None` if no item has this id.
    pub fn item(&self, id: Id) -> Option<&Item> {
        self.items.iter().find(|item| item.question.id.value == id)
    }

    /// The questions of all items, in the order of the file.
    pub fn questions(&self) -> Vec<&Question> {
        self.items.iter().map(|item| &item.question).collect()
    }
}

impl Outcome {
    /// The condition under which the outcome is shown. `None` if it is shown always, or only if the result would
    /// otherwise be empty.
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
