//! The records of a guide, field by field: what holds references is resolved, the rest moves over.

use super::Linker;
use crate::model::mention::Mention;
use crate::model::node::Node;
use crate::model::person::Person;
use crate::model::questionnaire::scale::{CutOff, Scale, ScaleInput};
use crate::model::questionnaire::{Item, Outcome, Questionnaire, Screening};
use crate::model::reference::Reference;
use crate::model::section::{Review, Section};
use crate::model::settings::{Editorial, Settings};
use crate::model::table::measure::Measure;
use crate::model::table::tool::{Refusal, Tool, ToolData, ToolQuestion};
use crate::model::table::{Cell, CellContent, Row, Table};
use crate::model::term::Term;
use crate::pipeline::link::rules;
use crate::pipeline::link::target::Target;

impl Linker<'_> {
    /// `guide.toml`.
    pub fn settings(&mut self, settings: Settings<Mention>) -> Settings<Target> {
        let key_messages =
            settings.key_messages.into_iter().map(|line| self.inlines(line)).collect();
        let introduction = self.document(settings.introduction);
        self.here = Node::About;
        let editorial = settings.editorial;
        Settings {
            title: settings.title,
            short_title: settings.short_title,
            description: settings.description,
            language: settings.language,
            base_url: settings.base_url,
            urls: settings.urls,
            version: settings.version,
            license: settings.license,
            license_url: settings.license_url,
            order: settings.order,
            key_messages,
            introduction,
            publisher: settings.publisher,
            editorial: Editorial {
                about: self.document(editorial.about),
                policy: self.document(editorial.policy),
                funding: self.document(editorial.funding),
                conflicts: self.document(editorial.conflicts),
                disclaimer: self.document(editorial.disclaimer),
            },
        }
    }

    /// A section.
    pub fn section(&mut self, section: Section<Mention>) -> Section<Target> {
        Section {
            id: section.id,
            source: section.source,
            folders: section.folders,
            title: section.title,
            description: section.description,
            authors: self.mentions(section.authors),
            updated: section.updated,
            review: section.review.and_then(|review| self.review(review)),
            key_messages: section.key_messages.into_iter().map(|line| self.inlines(line)).collect(),
            body: self.document(section.body),
        }
    }

    /// A review. One by somebody who may not sign pages off is a finding.
    fn review(&mut self, review: Review<Mention>) -> Option<Review<Target>> {
        let span = review.by.span;
        let id = review.by.address.to_string();
        let by = self.target(review.by)?;
        if !self.index.reviews(&id) {
            self.found.push(rules::NOT_A_CLINICAL_REVIEWER.at(span).with("id", id));
        }
        Some(Review { by, date: review.date, next: review.next })
    }

    /// A table. What a row says is the row's own use.
    pub fn table(&mut self, table: Table<Mention>) -> Table<Target> {
        let owner = self.here;
        let description = self.document(table.description);
        let note = self.document(table.note);
        let sources = self.citations(table.sources);
        let applies_to = self.inlines(table.applies_to);
        let marks = self.marks(table.marks);
        let measures = table.measures.into_iter().map(|own| self.measure(own)).collect();
        let tool = self.tool(table.tool);
        let mut rows = Vec::with_capacity(table.rows.len());
        for (number, row) in table.rows.into_iter().enumerate() {
            if let Node::Table(table) = owner {
                self.here = Node::Row(table, number);
            }
            let cells = row.cells.into_iter().map(|cell| self.cell(cell)).collect();
            rows.push(Row { id: row.id, cells });
        }
        Table {
            id: table.id,
            source: table.source,
            kind: table.kind,
            columns: table.columns,
            title: table.title,
            description,
            note,
            sources,
            measure: table.measure,
            unit: table.unit,
            measures,
            decides: table.decides,
            applies_to,
            marks,
            tool,
            sides: table.sides,
            rows,
        }
    }

    fn measure(&mut self, measure: Measure<Mention>) -> Measure<Target> {
        Measure {
            id: measure.id,
            name: measure.name,
            unit: measure.unit,
            question: self.inlines(measure.question),
            hint: self.inlines(measure.hint),
            is_whole: measure.is_whole,
            accepts: measure.accepts,
        }
    }

    /// Tables whose numbers are marked on a scale; those without numbers are left out.
    fn marks(&mut self, marks: Vec<Mention>) -> Vec<Target> {
        let mut linked = Vec::with_capacity(marks.len());
        for mark in marks {
            let (span, address) = (mark.span, mark.address.to_string());
            let Some(target) = self.mentions(vec![mark]).pop() else { continue };
            if target.node().is_some_and(|node| self.index.has_numbers(node)) {
                linked.push(target);
            } else {
                self.found.push(rules::NO_NUMBERS.at(span).with("address", address));
            }
        }
        linked
    }

    fn cell(&mut self, cell: Cell<Mention>) -> Cell<Target> {
        let content = match cell.content {
            CellContent::Empty => CellContent::Empty,
            CellContent::Text(text) => CellContent::Text(text),
            CellContent::Inline(inlines) => CellContent::Inline(self.inlines(inlines)),
            CellContent::Prose(document) => CellContent::Prose(self.document(document)),
            CellContent::List(items) => {
                CellContent::List(items.into_iter().map(|item| self.inlines(item)).collect())
            }
            CellContent::Number(number) => CellContent::Number(number),
            CellContent::Quantity(quantity) => CellContent::Quantity(quantity),
            CellContent::Age(age) => CellContent::Age(age),
            CellContent::Interval(interval) => CellContent::Interval(interval),
            CellContent::Range(range) => CellContent::Range(range),
            CellContent::Choice(word) => CellContent::Choice(word),
            CellContent::Choices(words) => CellContent::Choices(words),
            CellContent::Date(date) => CellContent::Date(date),
            CellContent::Mentions(mentions) => CellContent::Mentions(self.mentions(mentions)),
            CellContent::Citations(citations) => CellContent::Citations(self.citations(citations)),
            CellContent::Condition(condition) => CellContent::Condition(condition),
        };
        Cell { content, span: cell.span }
    }

    /// A questionnaire. What an item says is the item's own use.
    pub fn questionnaire(
        &mut self,
        questionnaire: Questionnaire<Mention>,
    ) -> Questionnaire<Target> {
        let owner = self.here;
        let introduction = self.document(questionnaire.introduction);
        let closing = self.document(questionnaire.closing);
        let sources = self.citations(questionnaire.sources);
        let outcomes =
            questionnaire.outcomes.into_iter().map(|outcome| self.outcome(outcome)).collect();
        let screening = questionnaire.screening.and_then(|own| self.screening(own));
        let scale = questionnaire.scale.map(|scale| self.scale(scale));
        let mut items = Vec::with_capacity(questionnaire.items.len());
        for (number, item) in questionnaire.items.into_iter().enumerate() {
            if let Node::Questionnaire(questionnaire) = owner {
                self.here = Node::Item(questionnaire, number);
            }
            items.push(self.item_record(item));
        }
        Questionnaire {
            id: questionnaire.id,
            source: questionnaire.source,
            title: questionnaire.title,
            introduction,
            closing,
            sources,
            show: questionnaire.show,
            items,
            outcomes,
            screening,
            scale,
        }
    }

    fn outcome(&mut self, outcome: Outcome<Mention>) -> Outcome<Target> {
        Outcome {
            id: outcome.id,
            title: self.inlines(outcome.title),
            spans: outcome.spans,
            when: outcome.when,
            care: outcome.care,
            text: self.document(outcome.text),
        }
    }

    /// The schedule that a questionnaire picks rows of. Its own questions can be answered, nothing else.
    fn screening(&mut self, screening: Screening<Mention>) -> Option<Screening<Target>> {
        let table = self.target(screening.table)?;
        let is_misread = table.node().is_some_and(|node| self.index.is_misread(node));
        let Some(questions) = table.node().and_then(|node| self.index.planner_questions(node))
        else {
            if !is_misread {
                self.found.push(rules::NOT_A_SCHEDULE.at(screening.span));
            }
            return None;
        };
        if let Some(Node::Table(number)) = table.node() {
            self.tools.push(Tool::Planner(number));
        }
        let mut answers = Vec::with_capacity(screening.answers.len());
        for (id, condition) in screening.answers {
            if questions.contains(&id.value) {
                answers.push((id, condition));
            } else if !is_misread {
                let near = questions.nearest(&id.value).map(str::to_owned);
                let finding = rules::UNKNOWN_SCHEDULE_QUESTION.at(id.span);
                self.found.push(finding.with("id", id.value).suggest(near));
            }
        }
        Some(Screening { table, span: screening.span, answers })
    }

    fn scale(&mut self, scale: Scale<Mention>) -> Scale<Target> {
        let input = |linker: &mut Self, input: ScaleInput<Mention>| ScaleInput {
            id: input.id,
            text: linker.inlines(input.text),
            unit: input.unit,
            accepts: input.accepts,
        };
        let cut_off = |linker: &mut Self, cut_off: CutOff<Mention>| CutOff {
            id: cut_off.id,
            name: linker.inlines(cut_off.name),
            range: cut_off.range,
            meaning: linker.inlines(cut_off.meaning),
        };
        Scale {
            id: scale.id,
            name: scale.name,
            enabled: scale.enabled,
            inputs: scale.inputs.into_iter().map(|one| input(self, one)).collect(),
            weights: scale.weights,
            constant: scale.constant,
            rounding: scale.rounding,
            population: self.document(scale.population),
            sensitivity: self.inlines(scale.sensitivity),
            specificity: self.inlines(scale.specificity),
            limits: self.document(scale.limits),
            sources: self.citations(scale.sources),
            cut_offs: scale.cut_offs.into_iter().map(|one| cut_off(self, one)).collect(),
        }
    }

    fn tool(&mut self, tool: ToolData<Mention>) -> ToolData<Target> {
        let question = |linker: &mut Self, own: ToolQuestion<Mention>| ToolQuestion {
            question: own.question,
            text: linker.inlines(own.text),
            hint: linker.inlines(own.hint),
            care: linker.document(own.care),
            urgency: own.urgency,
        };
        let refusal = |linker: &mut Self, refusal: Refusal<Mention>| Refusal {
            id: refusal.id,
            when: refusal.when,
            reason: linker.document(refusal.reason),
            keeps_care: refusal.keeps_care,
        };
        ToolData {
            questions: tool.questions.into_iter().map(|own| question(self, own)).collect(),
            default: self.document(tool.default),
            reminder: tool.reminder,
            refusals: tool.refusals.into_iter().map(|one| refusal(self, one)).collect(),
        }
    }

    fn item_record(&mut self, item: Item<Mention>) -> Item<Target> {
        Item {
            question: item.question,
            text: self.inlines(item.text),
            hint: self.inlines(item.hint),
            group: item.group,
            flag: item.flag,
            evidence: item.evidence,
            why: self.document(item.why),
            next_step: self.document(item.next_step),
            statement: self.inlines(item.statement),
            if_unsure: self.document(item.if_unsure),
            links: self.mentions(item.links),
        }
    }

    /// A term.
    pub fn term(&mut self, term: Term<Mention>) -> Term<Target> {
        Term {
            id: term.id,
            term: term.term,
            abbreviation: term.abbreviation,
            english: term.english,
            aliases: term.aliases,
            definition: self.document(term.definition),
        }
    }

    /// A person.
    pub fn person(&mut self, person: Person<Mention>) -> Person<Target> {
        Person {
            id: person.id,
            name: person.name,
            group: person.group,
            roles: person.roles,
            qualifications: person.qualifications,
            affiliation: person.affiliation,
            url: person.url,
            about: self.document(person.about),
        }
    }

    /// A source.
    pub fn reference(&mut self, reference: Reference<Mention>) -> Reference<Target> {
        Reference {
            key: reference.key,
            sort: reference.sort,
            title: reference.title,
            authors: reference.authors,
            year: reference.year,
            container: reference.container,
            volume: reference.volume,
            issue: reference.issue,
            pages: reference.pages,
            publisher: reference.publisher,
            doi: reference.doi,
            pmid: reference.pmid,
            url: reference.url,
            accessed: reference.accessed,
            language: reference.language,
            note: self.document(reference.note),
        }
    }
}
