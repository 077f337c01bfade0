// First fit: each shape in the first lane with room for its mark and its whole title.

const LANE = 14; // the finest lane: one line of text takes two, two lines take three
const GAP = 14;

const before = new Map(); // event -> lane it had, so that events keep their place while the window moves

// In order of time, so that the eye goes from top left to bottom right. Where that has no room for all, the weightiest are
// laid so, as many as there is room for, and of the rest whatever still fits. With `settle` false only the lanes needed
// are counted.
function pack(events, members, width, lanes, settle = true) {
  const px = pixelsIn(state, width);
  const shapes = members.map((i) => ({ ...shapeOf(events, i, px, width), event: i }));
  const all = fit(inTime(shapes), lanes);
  if (!settle || all.items.length === shapes.length) return all;
  const laid = fit(inTime(shapes.slice(0, mostInTime(shapes, lanes))), lanes);
  const there = new Set(laid.items.map((item) => item.event));
  return fit([...laid.items, ...shapes.filter((shape) => !there.has(shape.event))], lanes, laid.items.length);
}

// How many of the weightiest find room in order of time; a guess that is never too high, for a scan costs a layout.
function mostInTime(shapes, lanes) {
  let [low, high] = [0, shapes.length];
  for (let step = 0; step < 6 && high - low > 1; step++) {
    const middle = Math.ceil((low + high) / 2);
    if (fit(inTime(shapes.slice(0, middle)), lanes).items.length === middle) low = middle;
    else high = middle;
  }
  return low;
}

const inTime = (shapes) => [...shapes].sort((a, b) => a.mark_left - b.mark_left || a.event - b.event);

// First fit, in the order given; the first `laid` shapes keep the lanes that they have.
function fit(shapes, lanes, laid = 0) {
  const taken = Array.from({ length: lanes }, () => []);
  const items = [];
  let used = 0;
  for (const [place, shape] of shapes.entries()) {
    const lane = place < laid ? shape.lane : laneFor(taken, shape, before.get(shape.event));
    if (lane < 0) continue;
    for (let k = 0; k < shape.lanes; k++) taken[lane + k].push([shape.left, shape.right]);
    used = Math.max(used, lane + shape.lanes);
    items.push({ ...shape, lane });
  }
  return { items, lanes: used };
}

function laneFor(taken, shape, wish) {
  const free = (lane) => {
    if (lane < 0 || lane + shape.lanes > taken.length) return false;
    for (let k = 0; k < shape.lanes; k++) {
      for (const [left, right] of taken[lane + k]) if (shape.left < right + GAP && shape.right + GAP > left) return false;
    }
    return true;
  };
  if (wish !== undefined && free(wish)) return wish;
  for (let lane = 0; lane + shape.lanes <= taken.length; lane++) if (free(lane)) return lane;
  return -1;
}
