//! Finds questions whose condition depends, directly or indirectly, on their own answer.

/// Returns for each question whether it is part of a cycle. `edges` lists, for each question, the questions to which
/// its condition refers. Uses Tarjan's algorithm for strongly connected components, with an explicit stack, because
/// chains of questions can be long.
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
    /// For each question, its number in the order in which the search has visited them; `None` before its visit.
    order: Vec<Option<usize>>,
    /// For each question, the lowest number in `order` among those open questions that can be reached from it, as far
    /// as the search knows.
    lowest: Vec<usize>,
    /// Visited questions whose strongly connected component is not complete yet, in the order of their visits.
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
