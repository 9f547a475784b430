// Where on Earth one is, without asking the internet: coastlines, borders, and a grid with degrees.

const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const NORTHERNMOST = 85.05;

/** Each line is where it begins, then the steps: whole numbers, a fraction of a degree each. */
function decoded(line, perDegree, shift) {
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < line.length; i += 2) {
    x += line[i];
    y += line[i + 1];
    points.push([y / perDegree, x / perDegree + shift]);
  }
  return points;
}

/** Draws the land; left and right of the world again, as soon as one looks there. */
export async function drawLand(map, attribution) {
  const world = await (await fetch('world.json')).json();
  const renderer = L.canvas({ padding: 0.5, pane: 'tilePane' });
  const style = { renderer, interactive: false, pane: 'tilePane' };
  const drawn = new Set();
  const draw = (shift) => {
    if (drawn.has(shift)) {
      return;
    }
    drawn.add(shift);
    const lines = (all) => all.map((line) => decoded(line, world.perDegree, shift));
    L.polygon(lines(world.land), {
      ...style, weight: 1, color: '#7a8a7a', fillColor: '#f4f1e8', fillOpacity: 1, attribution,
    }).addTo(map);
    L.polyline(lines(world.borders), { ...style, weight: 1, color: '#a58fa5' }).addTo(map);
  };
  const drawSeen = () => {
    const bounds = map.getBounds();
    draw(0);
    if (bounds.getEast() > 169) draw(360);
    if (bounds.getWest() < -169) draw(-360);
  };
  map.on('moveend resize', drawSeen);
  drawSeen();
}

const text = (value, step, [positive, negative]) => {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const hemisphere = value === 0 ? '' : value > 0 ? positive : negative;
  return `${Math.abs(value).toFixed(digits)}°${hemisphere}`;
};

/** Draws meridians and parallels, as many as their labels have room for, with their degrees at the map's left and upper edge. */
export function drawGrid(map) {
  const grid = L.layerGroup().addTo(map);
  const label = (point, value, className) => {
    const element = document.createElement('span');
    element.textContent = value;
    L.marker(point, {
      icon: L.divIcon({ html: element, className: `degrees ${className}`, iconSize: null }),
      interactive: false,
      keyboard: false,
      pane: 'grid',
    }).addTo(grid);
  };
  const line = (points) =>
    L.polyline(points, { className: 'grid-line', weight: 1, interactive: false, pane: 'grid' }).addTo(grid);
  const draw = () => {
    grid.clearLayers();
    const bounds = map.getBounds();
    const most = map.getSize().x / 110;
    const step = STEPS.findLast((size) => (bounds.getEast() - bounds.getWest()) / size <= most) ?? STEPS[0];
    const south = Math.max(-NORTHERNMOST, bounds.getSouth());
    const north = Math.min(NORTHERNMOST, bounds.getNorth());
    for (let i = Math.ceil(bounds.getWest() / step); i * step <= bounds.getEast(); i++) {
      const lng = i * step;
      line([[south, lng], [north, lng]]);
      label([north, lng], text(L.Util.wrapNum(lng, [-180, 180], true), step, ['E', 'W']), 'above');
    }
    for (let i = Math.ceil(south / step); i * step <= north; i++) {
      const lat = i * step;
      line([[lat, bounds.getWest()], [lat, bounds.getEast()]]);
      label([lat, bounds.getWest()], text(lat, step, ['N', 'S']), 'beside');
    }
  };
  map.createPane('grid');
  map.on('moveend resize', draw);
  draw();
}
