//! True, false, unknown; and sets of these, for what may still turn out either way.

/// What is known of a condition. The order is Kleene's: `any` takes the greatest, `all` the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold.
    False,
    /// Nobody can tell.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    const ALL: [Self; 3] = [Self::False, Self::Unknown, Self::True];

    /// True or false.
    pub fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    /// What it is of the opposite.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::Unknown => Self::Unknown,
            Self::False => Self::True,
        }
    }
}

/// The truths that are still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truths(u8);

impl Truths {
    /// None: of an empty list of possibilities.
    pub const NONE: Self = Self(0);

    /// All three.
    pub const ALL: Self = Self(0b111);

    /// Just this one.
    pub fn only(truth: Truth) -> Self {
        Self(1 << truth as u8)
    }

    /// All but this one.
    pub fn but(truth: Truth) -> Self {
        Self(0b111 & !(1 << truth as u8))
    }

    /// Whether there is just one.
    pub fn is_one(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether all of these are among those.
    pub fn are_among(self, those: Self) -> bool {
        self.0 & !those.0 == 0
    }

    /// Whether some of these are among those.
    pub fn meet(self, those: Self) -> bool {
        self.0 & those.0 != 0
    }

    /// This one as well.
    #[must_use]
    pub fn or(self, truth: Truth) -> Self {
        Self(self.0 | 1 << truth as u8)
    }

    /// Whether it is possible.
    pub fn has(self, truth: Truth) -> bool {
        self.0 & 1 << truth as u8 != 0
    }

    /// Whether nothing else is possible.
    pub fn is_only(self, truth: Truth) -> bool {
        self == Self::only(truth)
    }

    /// The possibilities, from false to true.
    pub fn iter(self) -> impl Iterator<Item = Truth> {
        Truth::ALL.into_iter().filter(move |truth| self.has(*truth))
    }

    /// Those that are in both.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What comes of each possibility.
    #[must_use]
    pub fn map(self, of: impl Fn(Truth) -> Truth) -> Self {
        self.iter().fold(Self::NONE, |all, truth| all.or(of(truth)))
    }

    /// What comes of each pair of possibilities.
    #[must_use]
    pub fn with(self, other: Self, of: impl Fn(Truth, Truth) -> Truth) -> Self {
        self.iter().fold(Self::NONE, |all, one| {
            other.iter().fold(all, |all, another| all.or(of(one, another)))
        })
    }
}
