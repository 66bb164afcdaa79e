//! Truth values that may be unknown, and sets of them for conditions that are not yet decided.

/// The truth value of a condition. The values are ordered, false < unknown < true: "or" gives the greatest value of its
/// parts, "and" the least (Kleene's three-valued logic).
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

    /// Converts a `bool`: true if a condition certainly holds, false if it certainly does not hold.
    pub fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    /// The truth value of the negated condition. The negation of unknown is unknown.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::Unknown => Self::Unknown,
            Self::False => Self::True,
        }
    }
}

/// A set of truth values: those that a condition can still have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TruthSet(u8);

impl TruthSet {
    /// The set that contains no truth value.
    pub const NONE: Self = Self(0);

    /// The set of all three truth values.
    pub const ALL: Self = Self(0b111);

    /// The set that contains just this truth value.
    pub fn only(truth: Truth) -> Self {
        Self(1 << truth as u8)
    }

    /// The set of the two truth values other than this one.
    pub fn all_except(truth: Truth) -> Self {
        Self(0b111 & !(1 << truth as u8))
    }

    /// Returns true if the set contains exactly one truth value.
    pub fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Returns true if `those` contains every value of this set.
    pub fn is_subset_of(self, those: Self) -> bool {
        self.0 & !those.0 == 0
    }

    /// Returns true if the two sets have a value in common.
    pub fn intersects(self, those: Self) -> bool {
        self.0 & those.0 != 0
    }

    /// The set with this truth value added.
    #[must_use]
    pub fn including(self, truth: Truth) -> Self {
        Self(self.0 | 1 << truth as u8)
    }

    /// Returns true if the set contains this truth value.
    pub fn has(self, truth: Truth) -> bool {
        self.0 & 1 << truth as u8 != 0
    }

    /// Returns true if the set contains this truth value and no other.
    pub fn is_only(self, truth: Truth) -> bool {
        self == Self::only(truth)
    }

    /// The truth values in the set, in the order false, unknown, true.
    pub fn iter(self) -> impl Iterator<Item = Truth> {
        Truth::ALL.into_iter().filter(move |truth| self.has(*truth))
    }

    /// The truth values that are in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Applies a function to every value of this set. Returns the set of the results.
    #[must_use]
    pub fn map(self, of: impl Fn(Truth) -> Truth) -> Self {
        self.iter().fold(Self::NONE, |all, truth| all.including(of(truth)))
    }

    /// Applies a function of two values to every pair of a value from this set and a value from `other`. Returns the
    /// set of the results.
    #[must_use]
    pub fn with(self, other: Self, of: impl Fn(Truth, Truth) -> Truth) -> Self {
        self.iter().fold(Self::NONE, |all, one| {
            other.iter().fold(all, |all, another| all.including(of(one, another)))
        })
    }
}
