//! Tools as the data for templates: planners, which select rows of a schedule, and band readers, which find the band of
//! a number.

pub mod care;
pub mod program;
pub mod question;
pub mod red_flag;

use serde::Serialize;

use self::program::{
    Demographics, planner_ages, planner_program, questionnaire_asks, reader_program,
};
use self::question::{QuestionView, RangeView};
use self::red_flag::{RedFlagsView, answered_flags};
use super::table::cell::cell_view;
use super::{CellView, ChartView, InlineText, Json, RichText, TableView};
use crate::model::content::{Document, Embed};
use crate::model::mention::node::Node;
use crate::model::named::Named;
use crate::model::questionnaire::Questionnaire;
use crate::model::table::chart::{Chart, TableChart};
use crate::model::table::measure::Measure;
use crate::model::table::{CellContent, Row, Table};
use crate::pipeline::compose::page_context::PageContext;
use crate::pipeline::link::ExportFormat;

/// A planner, as the data for its template.
#[derive(Serialize)]
pub struct PlannerView<'g> {
    id: &'g str,
    anchor: Option<String>,
    title: &'g str,
    href: String,
    /// The whole schedule, which readers without scripts see.
    table: TableView<'g>,
    /// The data for the script that selects rows. `None` in print editions.
    program: Option<Json>,
    asks: DemographicsView,
    questions: Vec<ToolQuestionView<'g>>,
    rows: Vec<ScheduleRowView<'g>>,
    /// Address of the calendar file with the reminder, which works without scripts. `None` if the schedule has no
    /// reminder.
    calendar: Option<String>,
}

/// A band reader, as the data for its template.
#[derive(Serialize)]
pub struct BandReaderView<'g> {
    id: &'g str,
    anchor: Option<String>,
    title: &'g str,
    href: String,
    /// The whole table of bands, which readers without scripts see.
    table: TableView<'g>,
    /// The data for the script that finds the band. `None` in print editions.
    program: Option<Json>,
    applies_to: Option<InlineText>,
    measures: Vec<MeasureView<'g>>,
    /// Which row is the result if the numbers for several measures are in the bands of different rows: the `first` of
    /// these rows in the table, or the `last`.
    decides: &'static str,
    asks: DemographicsView,
    questions: Vec<ToolQuestionView<'g>>,
    refusals: Vec<RefusalView<'g>>,
    bands: Vec<BandView<'g>>,
    chart: ChartView<'g>,
}

/// The questions about sex and age: whether the sex and the age are asked, and the age groups from which readers
/// choose. Each group has its lowest and its highest age, which is `None` if it has no highest age.
#[derive(Serialize)]
pub struct DemographicsView {
    sex: bool,
    age: bool,
    ages: Vec<(u32, Option<u32>)>,
}

/// A question of a planner or band reader, as the data for its template.
#[derive(Serialize)]
pub struct ToolQuestionView<'g> {
    #[serde(flatten)]
    question: QuestionView<'g>,
    text: InlineText,
    hint: Option<InlineText>,
}

/// A row of a schedule, as the result of a planner or questionnaire shows it.
#[derive(Serialize)]
pub struct ScheduleRowView<'g> {
    id: &'g str,
    name: Option<InlineText>,
    href: String,
    when: Option<InlineText>,
    first: Option<InlineText>,
    interval: Option<CellView<'g>>,
    phrase: Option<InlineText>,
    note: Option<InlineText>,
    sources: Option<InlineText>,
}

/// A measure, of which readers enter a value, with its question and unit.
#[derive(Serialize)]
struct MeasureView<'g> {
    /// The id of the measure. `None` if the table does not list its measures in `[[measures]]`.
    id: Option<&'g str>,
    name: &'g str,
    question: Option<InlineText>,
    hint: Option<InlineText>,
    unit: Option<&'g str>,
    whole: bool,
    accepts: Option<RangeView>,
}

#[derive(Serialize)]
struct RefusalView<'g> {
    id: &'g str,
    reason: RichText<'g>,
}

#[derive(Serialize)]
struct BandView<'g> {
    id: &'g str,
    name: Option<InlineText>,
    href: String,
    meaning: Option<InlineText>,
    action: Option<InlineText>,
    sources: Option<InlineText>,
}

/// The schedule that a questionnaire uses, as the questionnaire's result shows it.
#[derive(Serialize)]
pub struct ScreeningView<'g> {
    title: &'g str,
    href: String,
    rows: Vec<ScheduleRowView<'g>>,
    /// Those red flags of the schedule that an answer to the questionnaire can raise.
    flags: Vec<RedFlagsView<'g>>,
    default: RichText<'g>,
}

impl<'g> PlannerView<'g> {
    /// Makes the data of a planner. If `anchored` is true, each row of its table gets an HTML anchor, so that links can
    /// lead to it.
    pub fn new(table: &'g Table, at: &PageContext<'g>, anchored: bool) -> Self {
        let whole = TableView::new(table, at, anchored);
        Self {
            id: &table.id.value,
            anchor: None,
            title: &table.title,
            href: at.href(table.node()),
            table: whole,
            program: (!at.is_print()).then(|| planner_program(table)),
            asks: DemographicsView::of_planner(table),
            questions: questions(table, at),
            rows: schedule_rows(table, at),
            calendar: table
                .tool
                .reminder
                .map(|_| at.path(&at.guide.routes.export(table.node(), ExportFormat::Calendar))),
        }
    }

    /// Changes the HTML anchor of the planner to `anchor`; `None` removes it.
    #[must_use]
    pub fn anchored_at(self, anchor: Option<String>) -> Self {
        Self { anchor, ..self }
    }
}

impl<'g> BandReaderView<'g> {
    /// Makes the data of a band reader. `embed` is the embed that shows it on the page. If `anchored` is true, each row
    /// of its table gets an HTML anchor, so that links can lead to it.
    pub fn new(table: &'g Table, embed: &Embed, at: &PageContext<'g>, anchored: bool) -> Self {
        let chart = Chart::Table(table.id.value, TableChart::Scale);
        let chart = ChartView::new(chart, embed, at);
        let whole = TableView::new(table, at, anchored);
        let refusals = table.tool.refusals.iter().map(|refusal| RefusalView {
            id: &refusal.id.value,
            reason: text(table, &refusal.id.value, &refusal.reason, at),
        });
        let bands = table.rows.iter().map(|content| BandView {
            id: &content.id.value,
            name: line(table, content, "name", at),
            href: at.href(Node::Row(table.id.value, content.id.value)),
            meaning: line(table, content, "meaning", at),
            action: line(table, content, "action", at),
            sources: row_sources(table, content, at),
        });
        Self {
            id: &table.id.value,
            anchor: None,
            title: &table.title,
            href: at.href(table.node()),
            table: whole,
            program: (!at.is_print()).then(|| reader_program(table, &chart.points())),
            applies_to: InlineText::some(at, &table.applies_to),
            measures: table.measures.iter().map(|own| MeasureView::new(own, at)).collect(),
            decides: table.decides.name(),
            asks: DemographicsView::new(Demographics::of_reader(table), Vec::new()),
            questions: questions(table, at),
            refusals: refusals.collect(),
            bands: bands.collect(),
            chart,
        }
    }

    /// Changes the HTML anchor of the band reader to `anchor`; `None` removes it.
    #[must_use]
    pub fn anchored_at(self, anchor: Option<String>) -> Self {
        Self { anchor, ..self }
    }
}

impl<'g> ScreeningView<'g> {
    /// Makes the data of a schedule, for the result of the questionnaire that uses it.
    pub fn new(table: &'g Table, questionnaire: &'g Questionnaire, at: &PageContext<'g>) -> Self {
        Self {
            title: &table.title,
            href: at.href(table.node()),
            rows: schedule_rows(table, at),
            flags: answered_flags(questionnaire, table, at),
            default: text(table, "default", &table.tool.default, at),
        }
    }
}

impl<'g> MeasureView<'g> {
    fn new(measure: &'g Measure, at: &PageContext<'g>) -> Self {
        let accepts = measure.accepts.as_ref();
        Self {
            id: measure.id.as_ref().map(|id| id.value.as_str()),
            name: &measure.name,
            question: InlineText::some(at, &measure.question),
            hint: InlineText::some(at, &measure.hint),
            unit: measure.unit.as_deref(),
            whole: measure.is_whole,
            accepts: accepts.map(|range| RangeView::measured(&range.value, measure.is_whole)),
        }
    }
}

impl DemographicsView {
    fn new(asks: Demographics, ages: Vec<(u32, Option<u32>)>) -> Self {
        Self { sex: asks.sex, age: asks.age, ages }
    }

    /// The questions about sex and age that a questionnaire asks. It needs them for its own conditions and for those of
    /// its schedule. `None` if it needs neither.
    pub fn of_questionnaire(
        questionnaire: &Questionnaire,
        schedule: Option<&Table>,
    ) -> Option<Self> {
        let (asks, ages) = questionnaire_asks(questionnaire, schedule);
        (asks.sex || asks.age).then(|| Self::new(asks, ages))
    }

    /// The questions about sex and age that a planner with this schedule asks.
    pub fn of_planner(table: &Table) -> Self {
        Self::new(Demographics::of_planner(table), planner_ages(table))
    }
}

fn questions<'g>(table: &'g Table, at: &PageContext<'g>) -> Vec<ToolQuestionView<'g>> {
    let all = table.tool.questions.iter().enumerate().map(|(number, own)| ToolQuestionView {
        question: QuestionView::new(number + 1, &own.question, None),
        text: InlineText::new(at, &own.text),
        hint: InlineText::some(at, &own.hint),
    });
    all.collect()
}

fn schedule_rows<'g>(table: &'g Table, at: &PageContext<'g>) -> Vec<ScheduleRowView<'g>> {
    let rows = table.rows.iter().map(|content| ScheduleRowView {
        id: &content.id.value,
        name: line(table, content, "name", at),
        href: at.href(Node::Row(table.id.value, content.id.value)),
        when: line(table, content, "when", at),
        first: line(table, content, "first", at),
        interval: interval(table, content, at),
        phrase: line(table, content, "interval", at),
        note: line(table, content, "note", at),
        sources: row_sources(table, content, at),
    });
    rows.collect()
}

/// How often the examination in a row of a schedule is repeated. `None` if the row states this in words, or does not
/// state it.
fn interval<'g>(table: &'g Table, row: &'g Row, at: &PageContext<'g>) -> Option<CellView<'g>> {
    let column = table.columns.iter().find(|column| column.id == "interval")?;
    let content = &table.cell(row, "interval")?.content;
    let is_interval = matches!(content, CellContent::Interval(_));
    is_interval.then(|| cell_view(content, column, at, String::new()))
}

fn line<'g>(
    table: &'g Table,
    row: &'g Row,
    column: &str,
    at: &PageContext<'g>,
) -> Option<InlineText> {
    match &table.cell(row, column)?.content {
        CellContent::Inline(inlines) => InlineText::some(at, inlines),
        _ => None,
    }
}

fn row_sources<'g>(table: &'g Table, row: &'g Row, at: &PageContext<'g>) -> Option<InlineText> {
    match &table.cell(row, "sources")?.content {
        CellContent::Citations(citations) if !citations.is_empty() => {
            Some(InlineText::citations(at, citations))
        }
        _ => None,
    }
}

fn text<'g>(
    table: &Table,
    part: &str,
    document: &'g Document,
    at: &PageContext<'g>,
) -> RichText<'g> {
    RichText::new(at, document, format!("tool:{}:{part}:", table.id.value))
}
