//! Checks fields whose mentions must lead to a certain kind of thing: to a clinical reviewer, a table with numbers, or
//! a schedule.

use std::collections::BTreeSet;

use super::index::Index;
use super::rules;
use super::target::Target;
use super::{Targets, target_of};
use crate::diagnostic::Diagnostics;
use crate::model::guide::Guide;
use crate::model::id::Id;
use crate::model::mention::MentionId;
use crate::model::mention::node::Node;
use crate::model::questionnaire::{Questionnaire, Screening};
use crate::model::section::Section;
use crate::model::table::Table;
use crate::model::table::tool::Tool;
use crate::span::SourceId;

/// The result of checking the fields whose mentions must lead to a certain kind of thing, such as a schedule.
#[derive(Default)]
pub struct FieldMentions {
    /// The planners of the schedules that questionnaires use.
    pub tools: Vec<Tool>,
    /// Mentions that must be dropped, because they lead to things of the wrong kind. An example is a table without
    /// numbers in the field `marks`.
    pub wrong: Vec<MentionId>,
    /// Answers that a questionnaire passes on to its schedule, although the schedule does not ask their questions. Each
    /// is given by the id of the questionnaire, and by the answer's index in [`Screening::answers`].
    pub answers: BTreeSet<(Id, usize)>,
    /// The files of the questionnaires to which `answers` belong.
    pub with_unknown_answers: Vec<SourceId>,
}

impl FieldMentions {
    /// Checks all fields whose mentions must lead to a certain kind of thing, such as the field for a section's
    /// reviewer. Reports mentions of other things.
    pub fn new(
        guide: &Guide,
        index: &Index<'_>,
        targets: &Targets,
        found: &mut Diagnostics,
    ) -> Self {
        let mut fields = Self::default();
        let mut looker = Looker { guide, index, targets, found };
        guide.sections.iter().for_each(|section| looker.section(section));
        guide.tables.iter().for_each(|table| looker.table(table, &mut fields));
        guide.questionnaires.iter().for_each(|own| looker.questionnaire(own, &mut fields));
        fields
    }
}

struct Looker<'l> {
    guide: &'l Guide,
    index: &'l Index<'l>,
    targets: &'l Targets,
    found: &'l mut Diagnostics,
}

impl Looker<'_> {
    /// Reports the reviewer of a section, unless this person is a clinical reviewer.
    fn section(&mut self, section: &Section) {
        let Some(by) = section.review.as_ref().map(|review| review.by) else { return };
        if let Some(Node::Person(id)) = self.node(by)
            && !self.index.is_clinical_reviewer(&id)
            && let Some(mention) = self.guide.mention(by)
        {
            let finding = rules::NOT_A_CLINICAL_REVIEWER.at(mention.span);
            self.found.push(finding.with("id", mention.address.to_string()));
        }
    }

    /// Checks the field `marks` of a table, which names tables with numbers to mark on the table's scale chart. Reports
    /// tables without numbers, and adds their mentions to `fields.wrong`.
    fn table(&mut self, table: &Table, fields: &mut FieldMentions) {
        for &mark in &table.marked_tables {
            let has_numbers = match self.node(mark) {
                Some(Node::Table(id)) => self.guide.tables[id].first_number_column().is_some(),
                Some(_) => false,
                None => continue,
            };
            if !has_numbers {
                fields.wrong.push(mark);
                if let Some(mention) = self.guide.mention(mark) {
                    let finding = rules::NO_NUMBERS.at(mention.span);
                    self.found.push(finding.with("address", mention.address.to_string()));
                }
            }
        }
    }

    /// Checks the field `screening` of a questionnaire. The table that it names must be a schedule. This schedule must
    /// have the questions whose answers the questionnaire passes on.
    fn questionnaire(&mut self, own: &Questionnaire, fields: &mut FieldMentions) {
        let Some(screening) = &own.screening else { return };
        let Some(node) = self.node(screening.table) else {
            // The mention leads somewhere, but not to a node, so not to a schedule.
            if target_of(self.targets, screening.table).is_some() {
                self.found.push(rules::NOT_A_SCHEDULE.at(screening.span));
                fields.wrong.push(screening.table);
            }
            return;
        };
        let is_misread = self.index.is_misread(node);
        let (Some(questions), Node::Table(id)) = (self.index.planner_questions(node), node) else {
            if !is_misread {
                self.found.push(rules::NOT_A_SCHEDULE.at(screening.span));
            }
            fields.wrong.push(screening.table);
            return;
        };
        fields.tools.push(Tool::Planner(id));
        let before = fields.answers.len();
        for (place, (id, _)) in screening.answers.iter().enumerate() {
            if questions.contains(&id.value) {
                continue;
            }
            fields.answers.insert((own.id.value, place));
            if !is_misread {
                let near = questions.nearest(&id.value).map(str::to_owned);
                let finding = rules::UNKNOWN_SCHEDULE_QUESTION.at(id.span);
                self.found.push(finding.with("id", id.value.as_str()).suggest(near));
            }
        }
        if fields.answers.len() > before {
            fields.with_unknown_answers.push(own.source);
        }
    }

    fn node(&self, mention: MentionId) -> Option<Node> {
        target_of(self.targets, mention).and_then(Target::node)
    }
}

/// Removes from `screening`, which belongs to `questionnaire`, the answers that are in `wrong`. `wrong` contains
/// answers of all questionnaires, each by the id of its questionnaire and by its index in [`Screening::answers`].
pub fn without(screening: &mut Screening, questionnaire: Id, wrong: &BTreeSet<(Id, usize)>) {
    let mut place = 0;
    screening.answers.retain(|_| {
        place += 1;
        !wrong.contains(&(questionnaire, place - 1))
    });
}
