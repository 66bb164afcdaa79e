//! Pseudo-random numbers. They are the same on every computer.

/// In a debug build, a test with many cases takes ten times as long for each case. That test therefore runs only one of
/// `ONE_IN` cases. In a release build, as in continuous integration, `ONE_IN` is 1, so all cases run.
pub const ONE_IN: usize = if cfg!(debug_assertions) { 24 } else { 1 };

/// A generator of pseudo-random numbers.
pub struct Rng(pub u64);

impl Rng {
    /// A random number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    /// A random member of a list.
    pub fn pick<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

/// A random condition that is made of `leaves`. It is nested at most `depth` levels deep.
pub fn condition(rng: &mut Rng, leaves: &[&str], depth: usize) -> String {
    let parts = |rng: &mut Rng| {
        let count = 2 + rng.below(2);
        let parts: Vec<_> = (0..count).map(|_| condition(rng, leaves, depth - 1)).collect();
        parts.join(", ")
    };
    match rng.below(if depth == 0 { 1 } else { 6 }) {
        1 | 2 => format!("{{ all = [{}] }}", parts(rng)),
        3 | 4 => format!("{{ any = [{}] }}", parts(rng)),
        5 => format!("{{ not = {} }}", condition(rng, leaves, depth - 1)),
        _ => rng.pick(leaves).to_owned(),
    }
}
