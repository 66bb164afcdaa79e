//! A questionnaire: items that sort themselves by flag and group, and outcomes that hold or do not. There are no scores.

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
    /// How mentions name it.
    pub id: Spanned<Id>,
    /// The file.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Addresses, by path below the site, that its page had before.
    pub aliases: Vec<Spanned<String>>,
    /// What it is, and what it is not.
    pub introduction: Document,
    /// What all answers have in common.
    pub closing: Document,
    /// Its sources.
    pub sources: Vec<Citation>,
    /// How its items are shown where there is a script.
    pub show: Show,
    /// Its items, in order.
    pub items: Vec<Item>,
    /// What the answers come to, in order.
    pub outcomes: Vec<Outcome>,
    /// The examinations that it picks.
    pub screening: Option<Screening>,
    /// A validated scale, which is no part of the items.
    pub scale: Option<Scale>,
}

/// How many items are shown at a time.
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

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// How it is answered, and when it is asked.
    pub question: Question,
    /// Ids that it had before: its page still has their anchors.
    pub former_ids: Vec<Spanned<Id>>,
    /// What is asked.
    pub text: Vec<Inline>,
    /// How to tell.
    pub hint: Vec<Inline>,
    /// What kind of thing it is about.
    pub group: Group,
    /// What an answer that counts calls for.
    pub flag: Flag,
    /// One of the evidence labels, if any.
    pub evidence: Option<String>,
    /// Why it is asked.
    pub why: Document,
    /// The first step for somebody whose answer counts.
    pub next_step: Document,
    /// The sentence by which that reader tells it to a doctor.
    pub statement: Vec<Inline>,
    /// How somebody who is not sure can find out.
    pub if_unsure: Document,
    /// Where to read on.
    pub links: Vec<Ref>,
}

/// What kind of thing an item is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A sign that something may have happened already.
    Sign,
    /// What the reader has had, or takes.
    MedicalHistory,
    /// What the reader can change.
    CanChange,
    /// What nobody can change.
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

/// What an answer that counts calls for, whatever else was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// See a doctor.
    SeeDoctor,
    /// Tell your doctor.
    TellDoctor,
    /// Nothing by itself.
    None,
}

impl Named for Flag {
    const ALL: &'static [(&'static str, Self)] =
        &[("see-doctor", Self::SeeDoctor), ("tell-doctor", Self::TellDoctor), ("none", Self::None)];
}

/// What answers come to, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Its name in the file.
    pub id: Spanned<Id>,
    /// Its heading.
    pub title: Vec<Inline>,
    /// Where its title and its text stand.
    pub spans: OutcomeSpans,
    /// When it is shown.
    pub when: When,
    /// How soon a doctor must be seen, of those that are care cards.
    pub care: Option<Care>,
    /// What it says.
    pub text: Document,
}

/// Where the parts of an outcome stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeSpans {
    /// Its title.
    pub title: Span,
    /// Its text.
    pub text: Span,
}

/// When an outcome is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// In every result.
    Always,
    /// Where nothing else would be.
    Otherwise,
    /// If this is true.
    If(Spanned<Condition>),
}

/// How soon a doctor must be seen; the soonest is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Care {
    /// At the next chance.
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

/// The examinations of a schedule that answers pick.
#[derive(Clone, Debug, PartialEq)]
pub struct Screening {
    /// The schedule.
    pub table: Ref,
    /// Where it is named.
    pub span: Span,
    /// What the items say to the schedule's own questions, by id.
    pub answers: Vec<(Spanned<Id>, Condition)>,
}

impl Questionnaire {
    /// The item of this id.
    pub fn item(&self, id: Id) -> Option<&Item> {
        self.items.iter().find(|item| item.question.id.value == id)
    }

    /// The questions of its items, by number.
    pub fn questions(&self) -> Vec<&Question> {
        self.items.iter().map(|item| &item.question).collect()
    }
}

impl Outcome {
    /// The condition, of those that have one.
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
    /// The node that it is.
    pub fn node(&self) -> Node {
        Node::Questionnaire(self.id.value)
    }
}
