//! Finds, in Traditional Chinese text, claims about the reader, such as 您不太可能骨折 (you are unlikely to fracture).
//! Looks at one clause at a time.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::prefilter::{Clue, Scanner};
use super::{ClaimKind, TextRole, is_listed, listed};

const READERS: &str = "您、你、我";

/// Characters for "you". A clause without them makes no prediction about the reader and no diagnosis.
const ADDRESSED: &str = "您你";

/// Phrases that begin like "you", "your" or "I" but are about somebody else, such as 您的家人 (your family).
const OTHER_PERSONS: &str = "我國、我們、您的家人、你的家人、您的醫師、您的父母";

/// Words for people in general. Sentences about them state general knowledge, which is no claim about the reader.
const PEOPLE: &str = "的人、者、女性、男性、婦女、病人、病友、長輩、老人、民眾、多數、大部分、有些人、一般人、許多人、\
    很多人、有人、孩子、兒童、成人、人口、研究、每個人、任何人、族群中、家屬";

/// Phrases that tell a group of people what to do, such as 危險群應 (people at risk should).
const ADVICE_TO_GROUPS: &str = "族群請、族群應、族群建議、族群可以、危險群請、危險群應";

/// Phrases about answers to questions. A text about people who gave certain answers is about the reader.
const ANSWERS: &str = "答「、回答、沒有答、答是、答否、沒有適用";

/// Procedures and medicines that have risks of their own, such as 手術 (surgery). A statement about these risks is not
/// about the reader's risk.
const PROCEDURES: &str = "檢查、手術、疫苗、治療、測量、篩檢、掃描、照射、麻醉、藥物、輻射";

/// Words that show that a clause is a denial or a question, and so makes no claim.
const DENIALS: &str = "需不需、要不要、用不用、該不該、不代表、不等於、不表示、不是、並非、不會、不能、無法、不知道、看不出、是否、如果、若、假如、萬一、\
    會不會、有沒有、是不是、高不高、能不能、可不可以、嗎、？、不確定、不一定、可能、也許、或許、懷疑、\
    的話、即使、就算、除非、一旦、判斷不了、不應、不建議、沒辦法、未必、別以為、不要以為、誤以為、以為、\
    評估、怎麼知道、不足以";

const LEVELS: &str = "低風險、中風險、高風險、低度風險、中度風險、高度風險、零風險、無風險、沒有風險、沒有什麼風險、\
    低危險、中危險、高危險、低度危險、中度危險、高度危險、風險等級、風險分數、危險等級、安全無虞、\
    風險是零、風險為零、風險中等、風險一般、很安全、不用擔心骨折、風險族群、危險族群、風險指數";

/// Words for risk, such as 風險 (risk). Words of [`DEGREES`] and [`HEIGHTS`] can follow them, as in 風險很高 (the risk is
/// very high).
const MEASURES: &str = "危險程度、風險程度、風險、危險性、機率、機會、可能性、危險";
const DEGREES: &str = "比一般人、比別人、比同齡的人、比平均、屬於、很、非常、比較、較、偏、極、相當、都、也、還、算、是、屬、於、又、並、不、更、最、太、明顯、特別、\
    已經、已、稍、略、的";
const HEIGHTS: &str = "中等、低、高、大、小、升高、上升、增加、偏";

const PROMISES: &str = "風險等級、風險分數、風險指數";

const HAVING: &str = "沒有、並無、得的是、有、得了、得到、罹患、罹、患有、患了、確診、就是、是、屬於、染上、感染、被診斷、診斷是、診斷為、\
    已經、已、出現";
const DISEASES: &str = "症、病、炎、糖尿病、高血壓、低血壓、骨質疏鬆、骨鬆、中風、心臟病、腎臟病、肝病、癌、腫瘤、肺炎、氣喘、失智、\
    憂鬱症、痛風、貧血、心衰竭、衰竭、心肌梗塞、血栓、硬化、結石、甲狀腺亢進、關節炎、肝炎、腎炎、腸炎、\
    胃炎、流感、肌少症、症候群、慢性病";
const NONE: &str = "沒有、毫無、幾乎無、完全無、零";
/// Words that show that a clause is a condition or a question, and so predicts nothing.
const CONDITIONS: &str = "如果、若、假如、萬一、的話、嗎、？、是否、會不會、除非、只要、才、時、當、讓、避免、幫助、醫師、怎";
const PROSPECTS: &str =
    "不太可能、不可能、很可能、不會、一定會、遲早會、早晚會、很容易、不容易、很難";
const EVENTS: &str = "骨折、跌倒、中風、得、罹患、發作、失智、再骨折、再中風、死";
const HEALTHY: &str =
    "很健康、十分健康、非常健康、很正常、完全正常、一切正常、沒有問題、沒問題、沒事、沒有生病";
const HARMLESS: &str = "也沒關係、也無妨、也可以、也行、也沒差、也不要緊";
/// Words for medicines. A text may claim that the reader can leave these out.
const MEDICINES: &str = "藥、疫苗、胰島素、針";
const LEAVING: &str = "不用天天吃、不必天天吃、不用每天吃、不必每天吃、可以不吃、可以先不吃、先不吃、少吃一點、少吃一些、少吃幾、\
    就可以停、可以停了、停掉、不用打、不必打、不用吃、不必吃、可以不打、不吃也";
const FORBIDDING: &str = "不要、不可、不能、勿、別、切莫、不應、不宜、避免、千萬、為什麼、擅自";
/// Words after the name of a disease that show that the clause is no diagnosis, as in 糖尿病的風險 (risk of diabetes).
const NOT_ILL: [&str; 9] =
    ["史", "的家人", "的親", "的風險", "的機", "的可能", "用藥", "篩檢", "門診"];

const NEEDLESS: &str = "不必、不用、不需要、不需、無須、無需、毋須、免、用不著、沒必要、沒有必要、可以不、可不、不急著";
const CARE: &str = "看醫師、看醫生、就醫、看診、回診、追蹤、檢查、吃藥、服藥、用藥、治療、打針、救護車、醫院、急診、\
    就診、複診、檢驗、掛號、告訴醫師、問醫師、找醫師、打119、打 119、諮詢醫師";
/// Words that change the meaning of a word for care directly before them, as in 檢查報告 (test report) and 治療費 (cost of
/// treatment).
const NOT_CARE: &str = "報告、單、前、結果、費、時、後、床、的時候";
/// Words between "unnecessary" and a word for care that limit the statement to some cases. For example, 不必每年檢查 (no need
/// to test every year) does not say that no test is needed.
const RESTRICTIONS: &str = "每、重複、頻繁、空腹、額外、另外、常、反覆、帶";

const ALLOWING: [&str; 12] =
    ["可以", "可", "能", "請", "應該", "應", "先", "直接", "自行", "不妨", "就", "自己"];
const STOPPING: &str = "減半、停藥、停掉、停止服、停止用、停止吃、停止治療、停用、不吃藥、不再吃藥、減藥、減量、少吃一顆、跳過、\
    自行調整、停吃、停打、不服藥";
/// Words for professionals who decide about medicines. A clause that names one does not advise readers to stop by
/// themselves.
const CLINICIANS: &str = "醫師、醫生、藥師、醫療團隊、護理師、醫囑";
const NEGATIONS: &str = "不要、不可、不能、不得、勿、別、切莫、不應、不宜、不建議、避免、不會、不必、不用、不需、千萬、不准";

const CLAUSE_ENDS: [char; 17] =
    ['\n', '。', '；', '！', '，', '：', '.', ';', '!', '?', ',', ':', '（', '）', '—', '…', '~'];

/// Finds out which of eight lists of words have a word in a clause, in one scan. This decides what the clause can
/// claim. [`PossibleClaims::of`] refers to the lists by their index here.
static CLUES: LazyLock<Scanner> = LazyLock::new(|| {
    let words = |words: &'static str| listed(words).map(Clue::Word);
    Scanner::new(&[
        words(LEVELS).chain(words(MEASURES)).collect(),
        vec![Clue::Character(ADDRESSED)],
        words(NEEDLESS).collect(),
        words(CARE).collect(),
        words(HARMLESS).collect(),
        words(MEDICINES).collect(),
        words(LEAVING).collect(),
        words(STOPPING).collect(),
    ])
});

/// Which claims a clause may make, as far as its words tell. Each has a function that then looks at the clause closely.
struct PossibleClaims {
    level: bool,
    reader: bool,
    advice: bool,
    needless: bool,
    left_out: bool,
    stopping: bool,
}

impl PossibleClaims {
    fn of(clause: &str) -> Self {
        let possible = CLUES.scan(clause);
        let has = |number: u8| possible >> number & 1 == 1;
        let (care, stopping) = (has(3), has(7));
        let (needless, left_out) = (has(2) && care, has(4) && care || has(5) && has(6));
        let advice = needless || left_out || stopping;
        Self { level: has(0), reader: has(1), advice, needless, left_out, stopping }
    }
}

/// The first claim in a sentence: what it states, and its byte range. `None` if the sentence makes no claim.
pub fn claim(sentence: &str, role: TextRole) -> Option<(ClaimKind, Range<usize>)> {
    let mut start = 0;
    for clause in sentence.split_inclusive(CLAUSE_ENDS) {
        let found = of_clause(clause, sentence, role);
        if let Some((sort, range)) = found {
            return Some((sort, start + range.start..start + range.end));
        }
        start += clause.len();
    }
    None
}

/// Returns true if a sentence is about people in general, and not about the reader.
fn is_general(sentence: &str) -> bool {
    listed(PEOPLE).chain(listed(ADVICE_TO_GROUPS)).any(|word| sentence.contains(word))
        && !listed(ANSWERS).any(|word| sentence.contains(word))
}

fn is_denied(clause: &str) -> bool {
    let clause = clause.replace("可能性", "機率");
    listed(DENIALS).any(|word| clause.contains(word))
}

fn of_clause(clause: &str, sentence: &str, role: TextRole) -> Option<(ClaimKind, Range<usize>)> {
    let possible = PossibleClaims::of(clause);
    let risk = possible.level.then(|| level(clause)).flatten().filter(|range| {
        let (before, after) = (&clause[..range.start], &clause[range.end..]);
        // A heading is often read alone, so even a denial counts as a claim.
        let is_taken_back = role != TextRole::Heading
            && (before.ends_with("沒有") || after.starts_with("不") || is_denied(clause));
        !is_taken_back && is_of_reader(clause, &clause[range.clone()], sentence, role)
    });
    if let Some(range) = risk {
        return Some((ClaimKind::Risk, range));
    }
    if role == TextRole::Statement || !(possible.reader || possible.advice) {
        return None;
    }
    if possible.reader
        && let Some(range) = verdict(clause)
    {
        return Some((ClaimKind::Diagnosis, range));
    }
    if is_denied(clause) {
        return None;
    }
    if possible.reader
        && let Some(range) = diagnosis(clause)
    {
        return Some((ClaimKind::Diagnosis, range));
    }
    let is_general = || listed(PEOPLE).any(|word| clause.contains(word)) && !names_reader(clause);
    if !possible.advice || is_general() {
        return None;
    }
    let needless = possible.needless.then(|| needless(clause)).flatten();
    needless
        .or_else(|| possible.left_out.then(|| left_out(clause)).flatten())
        .or_else(|| possible.stopping.then(|| stopping(clause)).flatten())
        .map(|range| (ClaimKind::Advice, range))
}

fn names_reader(clause: &str) -> bool {
    let rest = listed(OTHER_PERSONS).fold(clause.to_owned(), |rest, other| rest.replace(other, ""));
    listed(READERS).any(|reader| rest.contains(reader))
}

fn is_of_reader(clause: &str, words: &str, sentence: &str, role: TextRole) -> bool {
    let is_promise = is_listed(PROMISES, words);
    let is_of_care = || listed(PROCEDURES).any(|word| clause.contains(word));
    match role {
        TextRole::Heading => true,
        TextRole::Description if is_promise => true,
        TextRole::Result => names_reader(clause) || !(is_general(sentence) || is_of_care()),
        _ => names_reader(clause),
    }
}

/// The byte range of words that state a level of risk: 高風險 (high risk), 風險很高 (the risk is very high). `None` if the
/// clause has no such words.
fn level(clause: &str) -> Option<Range<usize>> {
    let fixed = listed(LEVELS).filter_map(|word| {
        let at = clause.find(word)?;
        Some(at..at + word.len())
    });
    let measured = listed(MEASURES).filter_map(|measure| {
        clause.match_indices(measure).find_map(|(at, _)| {
            let behind = &clause[at + measure.len()..];
            let rest = skip_all(behind, DEGREES);
            let height = listed(HEIGHTS).find(|height| rest.starts_with(*height))?;
            let end = clause.len() - rest.len() + height.len();
            // 風險大增 (rises much) is a change, 機會大於 (greater than) a comparison: neither states a level.
            let compares =
                ["較", "更"].iter().any(|word| behind[..behind.len() - rest.len()].contains(word))
                    && !names_reader(clause);
            let is_other = compares
                || ["於", "過", "部分", "多", "家"].iter().any(|w| clause[end..].starts_with(w));
            let changes =
                ["會", "讓", "使", "造成", "導致"].iter().any(|w| clause[..at].contains(w));
            (!is_other && !changes).then_some(at..end)
        })
    });
    fixed.chain(measured).chain(no_risk(clause)).min_by_key(|range| range.start)
}

/// The byte range of words that state that there is no risk, such as 沒有骨折風險 (no risk of fracture). `None` if the clause
/// has no such words.
fn no_risk(clause: &str) -> Option<Range<usize>> {
    let end = clause.find("風險")?;
    let at = listed(NONE).filter_map(|none| Some((clause[..end].rfind(none)?, none))).max()?;
    let between = &clause[at.0 + at.1.len()..end];
    let is_other = between.chars().count() > 4 || between.contains(['的', '法']);
    (!is_other && names_reader(clause)).then_some(at.0..end + "風險".len())
}

/// The byte range of words that predict something for the reader, such as 您不太可能骨折 (you are unlikely to fracture), or
/// call the reader healthy, such as 您的骨頭很健康 (your bones are healthy). `None` if the clause has no such words.
fn verdict(clause: &str) -> Option<Range<usize>> {
    if listed(CONDITIONS).any(|word| clause.contains(word)) {
        return None;
    }
    let reader = clause.find(|c| ADDRESSED.contains(c))?;
    let behind = &clause[reader..];
    if listed(OTHER_PERSONS).any(|other| behind.starts_with(other)) {
        return None;
    }
    let of_event = listed(PROSPECTS).find_map(|prospect| {
        let at = behind.find(prospect)? + prospect.len();
        let event = listed(EVENTS).find(|event| behind[at..].starts_with(*event))?;
        (behind[..at].chars().count() <= 10).then_some(at + event.len())
    });
    let of_health = || {
        listed(HEALTHY).find_map(|healthy| {
            let at = behind.find(healthy)?;
            (behind[..at].chars().count() <= 6).then_some(at + healthy.len())
        })
    };
    of_event.or_else(of_health).map(|end| reader..reader + end)
}

/// The byte range of words that state that readers can do without medicine or care, such as 疫苗不用打 (the vaccine is not
/// needed) or 不看醫師也沒關係 (it does not matter if you see no doctor). `None` if the clause has no such words.
fn left_out(clause: &str) -> Option<Range<usize>> {
    if listed(CLINICIANS).any(|word| clause.replace("看醫師", "").contains(word)) {
        return None;
    }
    let harmless = listed(HARMLESS).find_map(|word| Some((clause.find(word)?, word)));
    if let Some((end, word)) = harmless
        && let Some((at, _)) = clause[..end].match_indices(['不', '沒']).next()
        && listed(CARE).any(|care| clause[at..end].contains(care))
    {
        return Some(at..end + word.len());
    }
    let thing = listed(MEDICINES).find_map(|thing| clause.find(thing))?;
    listed(LEAVING).find_map(|word| {
        let at = clause.find(word)?;
        let is_denied = listed(FORBIDDING).any(|denial| clause[..at].contains(denial));
        (!is_denied).then_some(thing.min(at)..at + word.len())
    })
}

/// The byte range of words that state that the reader has a disease. `None` if the clause has no such words.
fn diagnosis(clause: &str) -> Option<Range<usize>> {
    let reader = clause.find(|c| ADDRESSED.contains(c))?;
    let other = listed(OTHER_PERSONS).any(|other| clause[reader..].starts_with(other));
    let is_asked_of_others =
        ["您的家人", "您的父母", "您的孩子"].iter().any(|w| clause.contains(w));
    if other || is_asked_of_others {
        return None;
    }
    let behind = &clause[reader..];
    listed(DISEASES).find_map(|disease| {
        let at = behind.find(disease)?;
        // 症狀 (symptom) and 病人 (patient) contain a word for disease, but name none.
        let is_other_word = disease.chars().count() == 1
            && behind[at + disease.len()..].starts_with([
                '狀', '候', '人', '患', '歷', '房', '床', '毒', '菌', '情', '熱', '假',
            ]);
        if is_other_word || behind[..at].ends_with('生') {
            return None;
        }
        let before = &behind[..at];
        let has = listed(HAVING).any(|verb| before.contains(verb));
        let is_near = before.chars().count() <= 14;
        let breaks = ["當", "不", "問", "風險", "檢查", "預防", "防", "治療", "吃", "家族"];
        let is_other = breaks.iter().any(|word| before.contains(word))
            || clause[..reader].ends_with('當')
            || NOT_ILL.iter().any(|word| behind[at + disease.len()..].starts_with(word))
            || behind[at..].contains('時')
            || behind[at..].contains("史");
        (has && is_near && !is_other).then_some(reader..reader + at + disease.len())
    })
}

/// The byte range of words that call care or medicine unnecessary, such as 不用看醫師 (no need to see a doctor). `None` if
/// the clause has no such words.
fn needless(clause: &str) -> Option<Range<usize>> {
    listed(NEEDLESS).find_map(|word| {
        clause.match_indices(word).find_map(|(at, _)| {
            let behind = &clause[at + word.len()..];
            listed(CARE).find_map(|care| {
                let place = behind.find(care)?;
                let (between, after) = (&behind[..place], &behind[place + care.len()..]);
                let is_other = between.chars().count() > 6
                    || listed(RESTRICTIONS).any(|word| between.contains(word))
                    || listed(NOT_CARE).any(|word| after.starts_with(word))
                    || clause[..at].ends_with(['並', '絕'])
                    || listed(PROCEDURES).any(|word| clause[..at].contains(word));
                let end = at + word.len() + place + care.len();
                (!is_other).then_some(at..end)
            })
        })
    })
}

/// The byte range of words that advise to stop medicine or treatment. `None` if the clause has no such words.
fn stopping(clause: &str) -> Option<Range<usize>> {
    if listed(CLINICIANS).chain(listed(NEGATIONS)).any(|word| clause.contains(word)) {
        return None;
    }
    listed(STOPPING).find_map(|stop| {
        let at = clause.find(stop)?;
        let before = &clause[..at];
        let allowed = ALLOWING.iter().any(|word| {
            before
                .rfind(word)
                .is_some_and(|place| before[place + word.len()..].chars().count() <= 4)
        });
        let behind: String = clause[at..].chars().take(12).collect();
        let is_medicine =
            ["藥", "劑", "服", "治療", "胰島素", "針", "量"].iter().any(|w| behind.contains(w));
        // 自行停藥會讓血壓反彈 states a consequence and is not advice.
        let after = &clause[at + stop.len()..];
        let is_told = ["會", "後", "前", "時", "可能", "的", "是", "容易", "很"];
        let is_told = is_told.iter().any(|word| after.starts_with(word));
        let is_medicine =
            is_medicine || ["藥", "劑量", "胰島素"].iter().any(|w| before.contains(w));
        (allowed && is_medicine && !is_told).then_some(at..at + stop.len())
    })
}

/// Removes words of a list from the start of a text, as long as it begins with one. Returns the rest.
fn skip_all<'t>(mut text: &'t str, words: &'static str) -> &'t str {
    while let Some(rest) = listed(words).find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}
