//! Finds questions whose condition depends on their own answer, directly or through the conditions of other questions.

/// Returns for each question whether its condition depends on its own answer. `edges` lists for each question the
/// questions to which its condition refers, by index. Uses Tarjan's algorithm for strongly connected components, with
/// an explicit stack, because chains of questions can be long.
pub fn in_cycles(edges: &[Vec<usize>]) -> Vec<bool> {
    let mut search = Search {
        edges,
        order: vec![None; edges.len()],
        lowest: vec![0; edges.len()],
        open: Vec::new(),
        is_open: vec![false; edges.len()],
        is_cyclic: vec![false; edges.len()],
        next: 0,
    };
    for question in 0..edges.len() {
        if search.order[question].is_none() {
            search.visit(question);
        }
    }
    search.is_cyclic
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// For each question: its number in the order in which the search visits the questions. `None` before the visit.
    order: Vec<Option<usize>>,
    /// For each question: the lowest number in `order` of an open question that can be reached from it, as far as is
    /// known.
    lowest: Vec<usize>,
    /// The questions that were visited but whose strongly connected component is not complete, in the order of the
    /// visits.
    open: Vec<usize>,
    is_open: Vec<bool>,
    is_cyclic: Vec<bool>,
    next: usize,
}

impl Search<'_> {
    fn visit(&mut self, start: usize) {
        let mut path = vec![(start, 0)];
        self.meet(start);
        while let Some((question, at)) = path.pop() {
            if let Some(next) = self.edges[question].get(at).copied() {
                path.push((question, at + 1));
                match self.order.get(next).copied() {
                    Some(None) => {
                        self.meet(next);
                        path.push((next, 0));
                    }
                    Some(Some(order)) if self.is_open[next] => {
                        self.lowest[question] = self.lowest[question].min(order);
                    }
                    _ => {}
                }
                continue;
            }
            if let Some((before, _)) = path.last() {
                self.lowest[*before] = self.lowest[*before].min(self.lowest[question]);
            }
            if self.order[question] == Some(self.lowest[question]) {
                self.close(question);
            }
        }
    }

    fn meet(&mut self, question: usize) {
        self.order[question] = Some(self.next);
        self.lowest[question] = self.next;
        self.next += 1;
        self.open.push(question);
        self.is_open[question] = true;
    }

    /// Completes the strongly connected component whose first visited question is `first`, and removes its questions
    /// from the open ones.
    fn close(&mut self, first: usize) {
        let from = self.open.iter().rposition(|open| *open == first).unwrap_or(0);
        let component = self.open.split_off(from);
        let is_cycle = component.len() > 1 || self.edges[first].contains(&first);
        for question in component {
            self.is_open[question] = false;
            self.is_cyclic[question] = is_cycle;
        }
    }
}
