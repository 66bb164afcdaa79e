//! What looks thrown, and is the same on every machine.

/// Tests of many random cases try one in so many of them in a debug build, which takes ten times as long for each. A release
/// build, which continuous integration tests, tries them all.
pub const ONE_IN: usize = if cfg!(debug_assertions) { 6 } else { 1 };

/// A source of numbers.
pub struct Dice(pub u64);

impl Dice {
    /// A number below the end.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    /// One of these.
    pub fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

/// A condition of these, at most this deep.
pub fn condition(dice: &mut Dice, leaves: &[&str], depth: usize) -> String {
    let parts = |dice: &mut Dice| {
        let count = 2 + dice.below(2);
        let parts: Vec<_> = (0..count).map(|_| condition(dice, leaves, depth - 1)).collect();
        parts.join(", ")
    };
    match dice.below(if depth == 0 { 1 } else { 6 }) {
        1 | 2 => format!("{{ all = [{}] }}", parts(dice)),
        3 | 4 => format!("{{ any = [{}] }}", parts(dice)),
        5 => format!("{{ not = {} }}", condition(dice, leaves, depth - 1)),
        _ => dice.pick(leaves).to_owned(),
    }
}
