// Lanes by what the reader chose: which groups there are, and how much of the height each gets.

const HEAD = 24; // a lane group's name
const NOT_SAID = "Not said";

function heading(group, width) {
  return wrap(`${group.name}  ${group.total.toLocaleString("en")}`, width - 20, 1)[0];
}

// Lanes for each group: what it needs, as far as the height goes; the small ones are served whole first.
function share(groups, height, need) {
  const heads = groups.reduce((sum, group) => sum + (group.name ? HEAD : 0), 0);
  let left = Math.max(groups.length, Math.floor((height - heads) / LANE));
  if (groups.length === 1) return [left];
  const needs = groups.map((group) => Math.max(1, need(group, left)));
  const given = needs.map(() => 0);
  const open = [...needs.keys()].sort((a, b) => needs[a] - needs[b]);
  open.forEach((number, place) => {
    given[number] = Math.min(needs[number], Math.max(1, Math.floor(left / (open.length - place))));
    left -= given[number];
  });
  return given;
}

// The events by the facet that the reader chose as lanes: the largest groups, and one for the rest.
function groupsOf(events, shown, chosen) {
  const most = Math.max(2, Math.min(9, Math.floor((chartHeight() - AXIS) / (HEAD + LANE * 4))));
  const name = (i) => groupName(events, i);
  const totals = new Map();
  for (const i of shown) totals.set(name(i), (totals.get(name(i)) ?? 0) + 1);
  const last = ([key]) => key === NOT_SAID ? 1 : 0;
  const largest = [...totals].sort((a, b) => last(a) - last(b) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = largest.slice(0, largest.length > most ? most - 1 : most);
  const groups = new Map(kept.map(([key, total]) => [key, { name: key, members: [], total }]));
  const rest = { name: "All others", members: [], total: shown.length - kept.reduce((sum, [, total]) => sum + total, 0) };
  for (const i of chosen) (groups.get(name(i)) ?? rest).members.push(i);
  return rest.total ? [...groups.values(), rest] : [...groups.values()];
}

function groupName(events, i) {
  if (state.lanes === "kind") return kindOf(events, i);
  if (state.lanes === "status") return statusOf(events, i);
  if (state.lanes === "confidence") return `${CONFIDENCE[events.confidence[i]]} confidence`;
  const list = events[state.lanes];
  return list.starts[i] < list.starts[i + 1] ? list.names[list.codes[list.starts[i]]] : NOT_SAID;
}
