//! Three-valued truth, and sets of truth values for conditions that are not yet decided.

/// The truth value of a condition. The order is Kleene's: "or" takes the greatest value, "and" the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// The condition does not hold.
    False,
    /// It is unknown whether the condition holds.
    Unknown,
    /// The condition holds.
    True,
}

impl Truth {
    const ALL: [Self; 3] = [Self::False, Self::Unknown, Self::True];

    /// Converts a `bool` to a truth value.
    pub fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    /// The negation. The negation of unknown is unknown.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::Unknown => Self::Unknown,
            Self::False => Self::True,
        }
    }
}

/// The set of truth values that are still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TruthSet(u8);

impl TruthSet {
    /// The set without values.
    pub const NONE: Self = Self(0);

    /// The set of all three truth values.
    pub const ALL: Self = Self(0b111);

    /// The set with one value.
    pub fn only(truth: Truth) -> Self {
        Self(1 << truth as u8)
    }

    /// The set of all values except this one.
    pub fn all_except(truth: Truth) -> Self {
        Self(0b111 & !(1 << truth as u8))
    }

    /// Returns true if the set has exactly one value.
    pub fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Returns true if this is a subset of `those`.
    pub fn is_subset_of(self, those: Self) -> bool {
        self.0 & !those.0 == 0
    }

    /// Returns true if the two sets have a value in common.
    pub fn intersects(self, those: Self) -> bool {
        self.0 & those.0 != 0
    }

    /// Adds a value to the set.
    #[must_use]
    pub fn or(self, truth: Truth) -> Self {
        Self(self.0 | 1 << truth as u8)
    }

    /// Returns true if the set contains the value.
    pub fn has(self, truth: Truth) -> bool {
        self.0 & 1 << truth as u8 != 0
    }

    /// Returns true if the set contains this value and no other.
    pub fn is_only(self, truth: Truth) -> bool {
        self == Self::only(truth)
    }

    /// The values, from false to true.
    pub fn iter(self) -> impl Iterator<Item = Truth> {
        Truth::ALL.into_iter().filter(move |truth| self.has(*truth))
    }

    /// The intersection of two sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Applies a function to every value.
    #[must_use]
    pub fn map(self, of: impl Fn(Truth) -> Truth) -> Self {
        self.iter().fold(Self::NONE, |all, truth| all.or(of(truth)))
    }

    /// Applies a function to every pair of values, one from each set.
    #[must_use]
    pub fn with(self, other: Self, of: impl Fn(Truth, Truth) -> Truth) -> Self {
        self.iter().fold(Self::NONE, |all, one| {
            other.iter().fold(all, |all, another| all.or(of(one, another)))
        })
    }
}
