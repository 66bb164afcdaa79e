//! Finds, in English text, claims about the reader, such as `your risk of a stroke is high`. Looks at one clause at a
//! time.

use std::ops::Range;

use super::words::{Word, clauses};
use super::{ClaimKind, List, TextRole};

static READERS: List =
    List::of("you、your、yours、yourself、i、my、me、i'm、you're、you've、you'll、i've、mine");

/// Words that show, after `your` or `my`, that somebody else is meant, as in `your doctor`.
static OTHERS: List = List::of(
    "doctor、gp、nurse、pharmacist、family、mother、father、parents、parent、country、clinic、relatives、\
    child、partner、team",
);

/// Words for people in general. Sentences about them state general knowledge, which is no claim about the reader.
static PEOPLE: List = List::of(
    "people、person、persons、women、men、adults、patients、those、smokers、children、anyone、someone、\
    everyone、who、they、most、many、some、person's、woman、man、patient、older、studies、population、\
    others",
);

/// Procedures and medicines that have risks of their own, such as surgery. A statement about these risks is not about
/// the reader's risk.
static PROCEDURES: List = List::of(
    "test、tests、scan、scans、procedure、examination、treatment、treatments、medicine、medicines、\
    x-ray、radiation、vaccine、vaccines、operation、surgery、smoking、alcohol",
);

/// Words about answers to questions. A text about people who gave certain answers is about the reader.
static ANSWERS: List = List::of("yes、no、answer、answers、answered、score");

/// Words that show that a clause is a denial or a question, and so makes no claim.
static DENIALS: List = List::of(
    "not、cannot、never、nor、neither、without、if、whether、when、unless、until、once、may、might、\
    could、would、perhaps、ask、maybe、hardly、possibly、does、do",
);

const MEASURES: [&str; 9] =
    ["risk", "risks", "chance", "chances", "likelihood", "probability", "odds", "danger", "hazard"];
static HEIGHTS: List = List::of(
    "low、lower、high、higher、moderate、medium、zero、little、small、smaller、slight、increased、\
    elevated、raised、great、greater、average、minimal、negligible、considerable、intermediate、\
    reduced、normal、big",
);
const BEING: [&str; 11] =
    ["is", "are", "was", "remains", "seems", "looks", "appears", "stays", "has", "gets", "becomes"];

static DISEASES: List = List::of(
    "fractured、diabetes、hypertension、hypotension、cancer、stroke、asthma、copd、dementia、depression、gout、\
    disease、disorder、syndrome、infection、pneumonia、flu、influenza、covid、epilepsy、alzheimer's、\
    parkinson's、osteopenia、sarcopenia、anaemia、anemia、angina、diabetic、hypertensive、anaemic、\
    anemic、osteoporotic、obesity、obese、migraine、glaucoma、eczema、malnutrition、tumour、tumor、\
    hypothyroidism",
);
const DISEASE_ENDINGS: [&str; 7] =
    ["itis", "osis", "aemia", "emia", "pathy", "carcinoma", "rrhythmia"];

static STOPS: List = List::of(
    "cancel、lower、stop、skip、quit、halve、reduce、cut、drop、omit、discontinue、pause、forget、miss、leave",
);
static MEDICINES: List = List::of(
    "tablet、tablets、pill、pills、medicine、medicines、medication、medications、drug、drugs、dose、\
    doses、treatment、insulin、therapy、injection、injections、inhaler、statin、statins、appointment、\
    appointments、check-up、follow-up、screening、antibiotics",
);
static CARE: List = List::of(
    "doctor、doctors、gp、hospital、clinic、ambulance、nurse、help、test、tests、scan、scans、check、\
    checks、999、911、119、emergency",
);
static TAKING_BACK: List = List::of(
    "not、never、cannot、don't、without、before、if、whether、avoid、ask、unless、until、than、why、when、nor、\
    because、often",
);
/// Words before a verb such as `stop` that show that it is advice, as in `you can stop`. The empty word at the end of
/// the list means that the verb begins the clause.
static PERMITTING: List =
    List::of("can、may、could、should、must、please、just、simply、safely、to、and、then、now、");
static BEFORE_TO: List = List::of("ok、okay、safe、fine、free、able、want、need、have、best");
const CLINICIANS: [&str; 8] =
    ["doctor", "doctor's", "gp", "nurse", "pharmacist", "surgeon", "team", "specialist"];

/// The first claim in a sentence: what it states, and its byte range. `None` if the sentence makes no claim.
pub fn claim(sentence: &str, role: TextRole) -> Option<(ClaimKind, Range<usize>)> {
    let is_question = sentence.trim_end().ends_with(['?', '？']);
    if is_question && role != TextRole::Heading {
        return None;
    }
    clauses(sentence).iter().find_map(|clause| of_clause(clause, role))
}

fn of_clause(clause: &[Word], role: TextRole) -> Option<(ClaimKind, Range<usize>)> {
    let words: Vec<&str> = clause.iter().map(|(word, _)| word.as_str()).collect();
    let place = |range: Range<usize>| clause[range.start].1.start..clause[range.end - 1].1.end;
    if let Some(range) = level(&words)
        && (role == TextRole::Heading || !is_denied(&words[..range.end], &words, range.start))
        && is_of_reader(&words, &range, role)
    {
        return Some((ClaimKind::Risk, place(range)));
    }
    if role == TextRole::Statement {
        return None;
    }
    let is_told = |range: &Range<usize>| {
        let before = &words[..range.start];
        is_denied(before, &words, range.start)
            || before
                .iter()
                .any(|word| CLINICIANS.contains(word) || *word == "that" && before.contains(&"say"))
    };
    if let Some(range) =
        diagnosis(&words).or_else(|| verdict(&words)).filter(|range| !is_told(range))
    {
        return Some((ClaimKind::Diagnosis, place(range)));
    }
    let is_general = words.iter().any(|word| PEOPLE.has(word)) && !names_reader(&words);
    if is_general {
        return None;
    }
    needless(&words).or_else(|| stopping(&words)).map(|range| (ClaimKind::Advice, place(range)))
}

/// Returns true if the claim that begins at the index `at` of `words` is denied. It is denied by one of the words
/// `before`, or by "no" directly before a word for risk, as in `no risk`.
fn is_denied(before: &[&str], words: &[&str], at: usize) -> bool {
    before.iter().any(|word| DENIALS.has(word) || word.ends_with("n't"))
        || (at > 0
            && words[at - 1] == "no"
            && words.get(at).is_some_and(|word| MEASURES.contains(word)))
}

fn names_reader(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let other = words.get(at + 1).is_some_and(|next| OTHERS.has(next));
        READERS.has(word) && !(other && matches!(*word, "your" | "my"))
    })
}

fn is_of_reader(words: &[&str], range: &Range<usize>, role: TextRole) -> bool {
    let is_promise =
        matches!(words[range.clone()], ["risk", "level" | "score"] | ["level", "of", "risk"]);
    let is_general =
        words.iter().any(|word| PEOPLE.has(word)) && !words.iter().any(|word| ANSWERS.has(word));
    let is_of_care = words.iter().any(|word| PROCEDURES.has(word));
    match role {
        TextRole::Heading => true,
        TextRole::Description if is_promise => true,
        TextRole::Result => names_reader(words) || !(is_general || is_of_care),
        _ => names_reader(words),
    }
}

/// The indices of the words that state a level of risk: `high fracture risk`, `risk of a stroke is high`,
/// `you are unlikely to`. `None` if there are no such words.
fn level(words: &[&str]) -> Option<Range<usize>> {
    words.iter().enumerate().find_map(|(at, word)| {
        if !MEASURES.contains(word) {
            let is_likely =
                matches!(*word, "likely" | "unlikely") && words.get(at + 1) == Some(&"to");
            let near = || words[..at].iter().rev().take(4);
            let is_reader = near().any(|w| matches!(*w, "you" | "you're"))
                && !near().any(|w| matches!(*w, "more" | "less"));
            return (is_likely && is_reader).then_some(at..at + 1);
        }
        if *word == "risk" && matches!(words.get(at + 1), Some(&"level" | &"score")) {
            return Some(at..at + 2);
        }
        if *word == "risk" && at >= 2 && words[at - 2..at] == ["level", "of"] {
            return Some(at - 2..at + 1);
        }
        let before = at.saturating_sub(3)..at;
        let is_height = |place: &usize| {
            let is_verb = words[*place] == "lower"
                && matches!(words[place + 1], "your" | "the" | "my" | "their" | "this");
            HEIGHTS.has(words[*place]) && !is_verb
        };
        if let Some(height) = before.rev().find(is_height) {
            return Some(height..at + 1);
        }
        if *word == "risk"
            && at >= 1
            && words[at - 1] == "no"
            && words.get(at + 1) != Some(&"factors")
        {
            return Some(at - 1..at + 1);
        }
        if *word == "risk"
            && at >= 2
            && words[at - 1] == "at"
            && matches!(words[at - 2], "are" | "you're" | "am")
        {
            return Some(at - 1..at + 1);
        }
        let behind = &words[at + 1..words.len().min(at + 9)];
        let verb = behind.iter().position(|word| BEING.contains(word))?;
        let height = behind[verb..].iter().take(5).position(|word| HEIGHTS.has(word))?;
        // "The risk is higher at night" compares two risks and says nothing about the reader.
        let compares = matches!(behind[verb + height], "higher" | "lower" | "greater" | "smaller");
        if compares && !names_reader(words) {
            return None;
        }
        Some(at..at + 1 + verb + height + 1)
    })
}

/// The indices of the words that state that the reader has a disease: `you have diabetes`. `None` if there are no such
/// words.
fn diagnosis(words: &[&str]) -> Option<Range<usize>> {
    words.iter().enumerate().find_map(|(at, word)| {
        let behind = match (*word, words.get(at + 1).copied().unwrap_or_default()) {
            ("you", _) if at > 0 && matches!(words[at - 1], "should" | "do" | "have") => {
                return None;
            }
            ("you", "have" | "got" | "are" | "suffer" | "developed" | "caught") => at + 2,
            ("you", "don't") => at + 3,
            ("you", "do") if words.get(at + 2) == Some(&"not") => at + 4,
            ("you", adverb)
                if adverb.ends_with("ly") || matches!(adverb, "now" | "also" | "already") =>
            {
                at + 3
            }
            ("this" | "it", "is")
                if !matches!(words.get(at + 2), Some(&"a" | &"an" | &"the" | &"not")) =>
            {
                at + 2
            }
            ("you've" | "you're", _) => at + 1,
            ("your", "diagnosis") => at + 2,
            _ => return None,
        };
        let rest = &words[behind.min(words.len())..words.len().min(behind + 6)];
        if rest.contains(&"diagnosed") && !rest.contains(&"risk") {
            let place = rest.iter().position(|word| *word == "diagnosed")?;
            return Some(at..behind + place + 1);
        }
        let place = rest.iter().enumerate().position(|(place, word)| {
            let is_pressure = *word == "pressure" && rest[..place].contains(&"high");
            is_pressure || is_disease(word)
        })?;
        // A risk of a disease, a test for it or a history of it is no diagnosis.
        let turns = [
            "risk",
            "history",
            "test",
            "family",
            "for",
            "questions",
            "about",
            "relative",
            "at",
            "to",
            "that",
        ];
        let is_other = rest[..place].iter().any(|word| turns.contains(word))
            || matches!(
                words.get(behind + place + 1),
                Some(&"risk" | &"test" | &"clinic" | &"medicine" | &"medicines")
            );
        (!is_other).then_some(at..behind + place + 1)
    })
}

/// The indices of the words that predict something for the reader, `you will break`, or call the reader healthy,
/// `your bones are healthy`. `None` if there are no such words.
fn verdict(words: &[&str]) -> Option<Range<usize>> {
    const EVENTS: [&str; 5] = ["break", "fall", "develop", "suffer", "die"];
    const WELL: [&str; 6] = ["safe", "healthy", "fine", "okay", "normal", "strong"];
    words.iter().enumerate().find_map(|(at, word)| {
        let rest = &words[at + 1..words.len().min(at + 6)];
        match *word {
            "you" | "you'll"
                if *word == "you'll" || matches!(rest.first(), Some(&"will" | &"won't")) =>
            {
                let place = rest.iter().take(3).position(|word| EVENTS.contains(word))?;
                Some(at..at + place + 2)
            }
            "you" | "you're" if *word == "you're" || rest.first() == Some(&"are") => {
                let from = usize::from(*word == "you");
                let place = rest.iter().skip(from).take(2).position(|word| WELL.contains(word))?;
                let is_other =
                    matches!(words.get(at + from + place + 2), Some(&"to" | &"with" | &"enough"));
                (!is_other).then_some(at..at + from + place + 2)
            }
            "your" => {
                let verb = rest.iter().take(3).position(|word| matches!(*word, "is" | "are"))?;
                let place =
                    rest.iter().skip(verb + 1).take(2).position(|word| WELL.contains(word))?;
                Some(at..at + verb + place + 3)
            }
            _ => None,
        }
    })
}

fn is_disease(word: &str) -> bool {
    DISEASES.has(word)
        || (word.len() > 7
            && DISEASE_ENDINGS.iter().any(|ending| word.ends_with(ending))
            && word != "diagnosis")
}

/// The indices of the words that call care or medicine unnecessary: `no need to see a doctor`. `None` if there are no
/// such words.
fn needless(words: &[&str]) -> Option<Range<usize>> {
    const NEEDLESS: [&[&str]; 17] = [
        &["no", "longer", "need"],
        &["can", "do", "without"],
        &["bother", "seeing"],
        &["bother", "to", "see"],
        &["bother", "with"],
        &["no", "need"],
        &["don't", "need"],
        &["not", "need"],
        &["needn't"],
        &["need", "not"],
        &["don't", "have", "to"],
        &["not", "have", "to"],
        &["unnecessary"],
        &["not", "necessary"],
        &["no", "reason", "to"],
        &["without", "seeing"],
        &["need", "no"],
    ];
    if words
        .iter()
        .any(|word| matches!(*word, "if" | "whether" | "unless" | "until" | "every" | "each"))
    {
        return None;
    }
    // In "Seeing a doctor is not necessary", the care comes before the verb.
    let is_care = |word: &&str| CARE.has(word);
    if let Some(at) = words.iter().position(|word| matches!(*word, "necessary" | "needed"))
        && at > 1
        && words[at - 1] == "not"
        && words[..at].iter().any(is_care)
    {
        return Some(at - 1..at + 1);
    }
    (0..words.len()).find_map(|at| {
        let phrase = NEEDLESS.iter().find(|phrase| words[at..].starts_with(phrase))?;
        let start = at + phrase.len();
        let behind = &words[start..words.len().min(start + 7)];
        let place = behind.iter().position(|word| {
            let is_booking = matches!(*word, "appointment" | "appointments");
            CARE.has(word) || (MEDICINES.has(word) && !is_booking)
        })?;
        let is_other = behind[..place]
            .iter()
            .any(|word| matches!(*word, "stop" | "skip" | "fear" | "before" | "change" | "bring"));
        (!is_other).then_some(at..start + place + 1)
    })
}

/// The indices of the words that advise to stop medicine or care: `stop your tablets`. `None` if there are no such
/// words.
fn stopping(words: &[&str]) -> Option<Range<usize>> {
    let takes_back =
        |word: &str| TAKING_BACK.has(word) || word.ends_with("n't") || CLINICIANS.contains(&word);
    if words.iter().any(|word| takes_back(word)) {
        return None;
    }
    words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let is_phrase =
            matches!((*word, next), ("come", "off") | ("take", "fewer" | "less") | ("give", "up"));
        let ignores = *word == "ignore";
        if !(STOPS.has(word) || is_phrase || ignores) {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |before| words[before]);
        let is_permitted = PERMITTING.has(before);
        let behind = &words[at + 1..words.len().min(at + 6)];
        let is_sign = |word: &str| {
            ignores && matches!(word, "symptom" | "symptoms" | "sign" | "signs" | "pain")
        };
        let place = behind.iter().position(|word| MEDICINES.has(word) || is_sign(word))?;
        let is_other = behind[..place].iter().any(
            |word| matches!(*word, "smoking" | "with" | "by" | "from" | "the" if *word != "the"),
        );
        let is_reason = before == "to" && !words[..at].iter().any(|word| BEFORE_TO.has(word));
        (is_permitted && !is_other && !is_reason).then_some(at..at + 1 + place + 1)
    })
}
