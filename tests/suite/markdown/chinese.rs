//! Markdown in Chinese: emphasis beside full-width punctuation, line breaks, anchors, footnotes. For each case there is
//! similar text that must stay as CommonMark defines it.

use osteon::pipeline::markdown_to_html;

/// The HTML of one paragraph. Citations and footnote calls are left out.
fn paragraph(markdown: &str) -> String {
    let html = without(&markdown_to_html(markdown), "<span class=\"citation\">", "</span>");
    let html = without(&html, "<sup class=\"footnote\">", "</sup>");
    let inner = html.trim().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    inner.unwrap_or(&html).to_owned()
}

fn without(html: &str, start: &str, end: &str) -> String {
    let mut parts = html.split(start);
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |done, part| done + part.split_once(end).map_or("", |(_, rest)| rest))
}

/// The ids of all headings, in the order of the text.
fn ids(markdown: &str) -> Vec<String> {
    let html = markdown_to_html(markdown);
    let id =
        |part: &str| part[1..].strip_prefix(" id=\"")?.split_once('"').map(|(id, _)| id.to_owned());
    html.split("<h").skip(1).filter_map(id).collect()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (markdown, html) in cases {
        assert_eq!(paragraph(markdown), *html, "from {markdown:?}");
    }
}

#[test]
fn strong_emphasis_ends_after_full_width_punctuation() {
    check(&[
        (
            "請**每天量血壓。**不要**自行停藥。**否則有風險。",
            "請<strong>每天量血壓。</strong>不要<strong>自行停藥。</strong>否則有風險。",
        ),
        ("這是**注意：**後面", "這是<strong>注意：</strong>後面"),
        ("**真的嗎？**是", "<strong>真的嗎？</strong>是"),
        ("**停！**別動", "<strong>停！</strong>別動"),
        ("**一、**二", "<strong>一、</strong>二"),
        ("*量血壓。*不要", "<em>量血壓。</em>不要"),
        ("***量血壓。***不要", "<em><strong>量血壓。</strong></em>不要"),
        // Latin text stays as in CommonMark.
        ("**Stop.**now", "**Stop.**now"),
        ("**Stop.** now", "<strong>Stop.</strong> now"),
    ]);
}

#[test]
fn strong_emphasis_begins_before_full_width_punctuation() {
    check(&[
        ("請看**「重點」**文字", "請看<strong>「重點」</strong>文字"),
        ("請用**（一）**說明", "請用<strong>（一）</strong>說明"),
        ("書名**《骨頭》**好看", "書名<strong>《骨頭》</strong>好看"),
        (
            "文字**「甲」**文字**「乙」**文",
            "文字<strong>「甲」</strong>文字<strong>「乙」</strong>文",
        ),
        ("DXA**「檢查」**X", "DXA<strong>「檢查」</strong>X"),
        ("𠮷**「甲」**𠮷", "𠮷<strong>「甲」</strong>𠮷"),
        ("word**\"quoted\"**word", "word**&quot;quoted&quot;**word"),
        ("word**(one)**word", "word**(one)**word"),
    ]);
}

#[test]
fn strong_emphasis_may_touch_foreign_punctuation_beside_han() {
    check(&[
        ("**Calcium (Ca)**是礦物質", "<strong>Calcium (Ca)</strong>是礦物質"),
        ("請看**[連結](u)**文字", "請看<strong><a href=\"u\">連結</a></strong>文字"),
        ("服用**`D3`**補充", "服用<strong><code>D3</code></strong>補充"),
        ("補充**(一)**說明", "補充<strong>(一)</strong>說明"),
        ("𠮷**(一)**𠮷", "𠮷<strong>(一)</strong>𠮷"),
        ("a**(b)**c", "a**(b)**c"),
    ]);
}

#[test]
fn quotes_and_dashes_that_scripts_share_are_punctuation_of_all_scripts() {
    check(&[
        ("**重點——**後文", "<strong>重點——</strong>後文"),
        ("**注意……** DXA 檢查", "<strong>注意……</strong> DXA 檢查"),
        ("**注意……**DXA 檢查", "**注意……**DXA 檢查"),
        ("文字**“重點”**文字", "文字<strong>“重點”</strong>文字"),
        ("word**“quoted”**word", "word**“quoted”**word"),
    ]);
}

#[test]
fn strikethrough_and_other_runs() {
    check(&[
        ("~~停藥。~~不要", "<del>停藥。</del>不要"),
        ("文~~**重**~~字", "文<del><strong>重</strong></del>字"),
        ("~~停 (A)~~、~~停 (B)~~", "<del>停 (A)</del>、<del>停 (B)</del>"),
        ("3~5 歲與 6~7 歲", "3~5 歲與 6~7 歲"),
        (
            "約 **3**~**5** 天、**7**~**9** 天",
            "約 <strong>3</strong>~<strong>5</strong> 天、<strong>7</strong>~<strong>9</strong> 天",
        ),
        ("~不~，~~~不~~~", "~不~，~~~不~~~"),
        ("約 1~2 次。", "約 1~2 次。"),
        // Underscores within a word mark no emphasis, in any script.
        ("這_很重要。_對", "這_很重要。_對"),
        ("snake_case_name", "snake_case_name"),
    ]);
}

#[test]
fn a_character_between_two_runs_is_a_neighbour_of_both() {
    check(&[
        ("**50%**、**60%**", "<strong>50%</strong>、<strong>60%</strong>"),
        (
            "**鈣**、**[維生素](u)**",
            "<strong>鈣</strong>、<strong><a href=\"u\">維生素</a></strong>",
        ),
        ("請選**是**/**否**後送出", "請選<strong>是</strong>/<strong>否</strong>後送出"),
        ("多吃**🥦花椰菜**與**🐟魚**", "多吃<strong>🥦花椰菜</strong>與<strong>🐟魚</strong>"),
        ("後文[@who]**粗**。", "後文<strong>粗</strong>。"),
        ("小心![@who]後", "小心!後"),
        ("**a*b***", "<strong>a<em>b</em></strong>"),
        ("*甲**乙**丙*", "<em>甲<strong>乙</strong>丙</em>"),
        ("*甲[乙*丙](u)丁*", "<em>甲<a href=\"u\">乙*丙</a>丁</em>"),
    ]);
}

#[test]
fn text_without_emphasis_is_unchanged() {
    check(&[
        ("`**「甲。**乙`", "<code>**「甲。**乙</code>"),
        ("\\*\\*量血壓。\\*\\*不要", "**量血壓。**不要"),
        ("請** 每天 **量", "請** 每天 **量"),
        ("5 * 3 * 2 公分", "5 * 3 * 2 公分"),
        (
            "[甲**。](https://例.tw/。**x \"標**。題**\")",
            "<a href=\"https://例.tw/。**x\" title=\"標**。題**\">甲**。</a>",
        ),
    ]);
    assert_eq!(
        markdown_to_html("```\n**「甲。**乙\n```").trim(),
        "<pre><code>**「甲。**乙\n</code></pre>"
    );
}

#[test]
fn rare_characters_in_the_source_come_back() {
    check(&[
        ("\u{F880}**甲。**乙\u{2E2A}", "\u{F880}<strong>甲。</strong>乙\u{2E2A}"),
        (
            "**\u{2E2A}**甲。**(\u{10100})**乙",
            "<strong>\u{2E2A}</strong>甲。<strong>(\u{10100})</strong>乙",
        ),
    ]);
}

#[test]
fn a_line_break_between_han_leaves_no_space() {
    check(&[
        ("骨頭每天\n都在翻新", "骨頭每天都在翻新"),
        ("翻新。\n骨頭", "翻新。骨頭"),
        ("翻新\n「骨頭」", "翻新「骨頭」"),
        ("かな\nカナ", "かなカナ"),
        ("他說……\n然後", "他說……然後"),
        ("every\nday", "every\nday"),
        ("每天\nday", "每天\nday"),
        ("day\n每天", "day\n每天"),
        ("2 杯\n500 毫升", "2 杯\n500 毫升"),
    ]);
}

#[test]
fn line_breaks_look_through_markup() {
    check(&[
        ("每**天**\n都**在**", "每<strong>天</strong>都<strong>在</strong>"),
        ("見[這裡](u)\n與[那裡](v)", "見<a href=\"u\">這裡</a>與<a href=\"v\">那裡</a>"),
        ("較少[@lin2022]\n而且", "較少而且"),
        ("[這\n裡](u)", "<a href=\"u\">這裡</a>"),
        ("**每\n天**", "<strong>每天</strong>"),
        ("**each\nday**", "<strong>each\nday</strong>"),
        ("見 [here](u)\n與", "見 <a href=\"u\">here</a>\n與"),
        ("每天\\\n都在", "每天<br>\n都在"),
    ]);
}

#[test]
fn spaces_are_kept_in_scripts_that_use_them() {
    check(&[
        ("한국\n어", "한국\n어"),
        ("한국\n字", "한국\n字"),
        ("字 🎂\n字", "字 🎂\n字"),
        ("字\n🎂 字", "字\n🎂 字"),
        ("骨 頭", "骨 頭"),
    ]);
}

#[test]
fn line_breaks_in_quotes_lists_and_with_crlf() {
    assert_eq!(
        markdown_to_html("> 骨頭\n> 翻新").replace('\n', ""),
        "<blockquote><p>骨頭翻新</p></blockquote>"
    );
    assert_eq!(markdown_to_html("- 骨頭\n  翻新").replace('\n', ""), "<ul><li>骨頭翻新</li></ul>");
    check(&[("骨頭\r\n翻新", "骨頭翻新"), ("bone\r\nday", "bone\nday")]);
}

#[test]
fn anchors_keep_han() {
    assert_eq!(ids("## 骨頭每天都在翻新"), ["骨頭每天都在翻新"]);
    assert_eq!(ids("## 老化：修補的速度跟不上"), ["老化-修補的速度跟不上"]);
    assert_eq!(ids("## 「隱形殺手」？"), ["隱形殺手"]);
    assert_eq!(ids("## T 值 與 DXA"), ["t-值-與-dxa"]);
    assert_eq!(ids("## **維生素 D** 的`量`"), ["維生素-d-的量"]);
    assert_eq!(ids("## Vitamin D: how much?"), ["vitamin-d-how-much"]);
    assert_eq!(ids("## ？！"), ["section"]);
    assert_eq!(ids("## 飲食 {#diet}"), ["diet"]);
    assert_eq!(ids("## 飲食 {#飲食}"), ["飲食"]);
}

#[test]
fn anchors_keep_the_marks_of_other_scripts() {
    assert_eq!(ids("## हड्डी क्या है?\n\n## กระดูกพรุน"), ["हड्डी-क्या-है", "กระดูกพรุน"]);
    assert_eq!(ids("## cafe\u{301} au lait\n\n## می\u{200C}خورم"), ["café-au-lait", "میخورم"]);
}

#[test]
fn anchors_are_unique() {
    assert_eq!(ids("## 飲食\n\n## 飲食\n\n## 飲食"), ["飲食", "飲食-2", "飲食-3"]);
    assert_eq!(ids("## 飲食\n\n## 營養 {#飲食}"), ["飲食-2", "飲食"]);
    assert_eq!(ids("## 飲食\n\n## 飲食-2\n\n## 飲食"), ["飲食", "飲食-2", "飲食-3"]);
    assert_eq!(
        ids("## 骨質\n\n## 骨質\n\n## 骨質\n\n## X {#骨質-3}"),
        ["骨質", "骨質-2", "骨質-4", "骨質-3"]
    );
    assert_eq!(ids("## Vitamin D：多少？\n\n## ？"), ["vitamin-d-多少", "section"]);
}

#[test]
fn footnotes_are_numbered_by_their_first_call() {
    let html = markdown_to_html(
        "甲[^b]，乙[^a]，丙[^b]。\n\n[^a]: 第二。\n[^b]: 第一[^c]。\n\n[^c]: 第三。",
    );
    let places = ["第一", "第二", "第三"].map(|note| html.find(note).expect("the note is shown"));
    assert!(places.is_sorted(), "notes in the order of their calls: {html}");
    assert!(!html.contains("[^"), "no call stays literal: {html}");
    check(&[
        ("甲[^1]。", "甲[^1]。"),
        ("甲\\[^1]。", "甲[^1]。"),
        ("甲`[^1]`。", "甲<code>[^1]</code>。"),
    ]);
}

#[test]
fn footnote_labels_may_be_chinese() {
    let html = markdown_to_html("甲[^註一]乙\n丙[^註一]\n丁\n\n[^註一]: 內容\n    續行。");
    assert!(html.contains("內容續行。"), "{html}");
    assert!(!without(&html, "<sup class=\"footnote\">", "</sup>").contains('['), "{html}");
    assert_eq!(
        without(&html, "<sup class=\"footnote\">", "</sup>").lines().next(),
        Some("<p>甲乙丙丁</p>")
    );
}
