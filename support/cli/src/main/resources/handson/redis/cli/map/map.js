// The page: a form, a list and a map that always show the same search. What comes from the files is
// only ever text, never HTML.

import { METRES, corners, edge, sizeAt } from './shapes.js';
import { number, otherLanguage, speak, switchLanguage, time, usualLanguage, word } from './words.js';
import { drawGrid, drawLand } from './world.js';

const PLACE = { radius: 6, weight: 1.5, className: 'place' };
const NORTHERNMOST = 85.05112878;

const byId = (id) => document.getElementById(id);
const element = (tag, className, text) => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

// --- What is searched: the form holds it.

const shape = () => document.querySelector('input[name=shape]:checked').value;
const sizes = () => (shape() === 'circle' ? ['radius'] : ['width', 'height']);
const typed = (id) => Number(byId(id).value.trim() || NaN);
const isTyped = () => ['lat', 'lon', ...sizes()].every((id) => Number.isFinite(typed(id)));
const metres = (id) => typed(id) * METRES[byId('unit').value];

/** As people write it: four digits that count, and no exponent. */
const rounded = (value) => String(Number(value.toPrecision(4)));

function setCentre({ lat, lng }) {
  byId('lat').value = Math.max(-NORTHERNMOST, Math.min(NORTHERNMOST, lat)).toFixed(5);
  byId('lon').value = L.Util.wrapNum(lng, [-180, 180], true).toFixed(5);
}

function setSize(lengths) {
  for (const [id, length] of Object.entries(lengths)) {
    byId(id).value = rounded(Math.max(1, length) / METRES[byId('unit').value]);
  }
}

/** The area of the form, beside what the map shows: the world repeats itself to both sides. */
function area() {
  const lon = typed('lon');
  const centre = L.latLng(typed('lat'), lon + 360 * Math.round((map.getCenter().lng - lon) / 360));
  return {
    shape: shape(), centre, radius: metres('radius'), width: metres('width'), height: metres('height'),
  };
}

// --- The map.

const map = L.map('map', { minZoom: 2, maxZoom: 19, worldCopyJump: true, boxZoom: false, zoomControl: false });
const places = L.featureGroup();
const outline = L.polygon([], { className: 'area', weight: 2, interactive: false, smoothFactor: 0 });
let markers = [];
let chosen = -1;

const handle = (className) =>
  L.marker([0, 0], {
    draggable: true,
    icon: L.divIcon({ className: `handle ${className}`, iconSize: [32, 32] }),
    zIndexOffset: 1000,
  });
const middle = handle('middle');
const size = handle('size');

function drawArea() {
  if (!isTyped()) {
    return;
  }
  const now = area();
  outline.setLatLngs(corners(now));
  middle.setLatLng(now.centre);
  size.setLatLng(edge(now));
}

function whenMoved() {
  setCentre(middle.getLatLng());
  drawArea();
}

function whenResized() {
  setSize(sizeAt(shape(), area().centre, size.getLatLng()));
  drawArea();
}

/** Arrow keys move a handle; the search follows when they rest. */
function movesByKeys(marker, moved) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let resting;
  marker.getElement().addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      // Else the map moves too.
      event.stopPropagation();
      const pixels = event.shiftKey ? 40 : 10;
      const at = map.latLngToContainerPoint(marker.getLatLng()).add(L.point(step).multiplyBy(pixels));
      marker.setLatLng(map.containerPointToLatLng(at));
      moved();
      clearTimeout(resting);
      resting = setTimeout(search, 250);
    }
  });
}

function openMap(start) {
  setCentre({ lat: start.latitude, lng: start.longitude });
  byId('unit').value = start.unit;
  byId('radius').value = rounded(start.radius);
  byId('width').value = rounded(start.radius * 2);
  byId('height').value = rounded(start.radius * 2);
  map.setView([start.latitude, start.longitude], 5);
  map.attributionControl.setPrefix('Leaflet');
  L.control.zoom({ position: 'topright' }).addTo(map);
  L.control.scale().addTo(map);
  drawGrid(map);
  outline.addTo(map);
  places.addTo(map);
  for (const [marker, moved] of [[middle, whenMoved], [size, whenResized]]) {
    marker.addTo(map).on('drag', moved).on('dragend', search);
    movesByKeys(marker, moved);
    // The map hears the click too, and would search there.
    marker.on('click', L.DomEvent.stopPropagation);
  }
  drawArea();
  showArea();
  map.on('click', (event) => searchAt(event.latlng));
  const container = map.getContainer();
  container.addEventListener('pointerdown', () => container.classList.add('pointed'));
  container.addEventListener('blur', () => container.classList.remove('pointed'));
  container.addEventListener('keydown', (event) => {
    container.classList.remove('pointed');
    if (event.key === 'Enter' && event.target === container) {
      searchAt(map.getCenter());
    }
  });
}

const showArea = () => map.fitBounds(outline.getBounds(), { padding: [20, 20], animate: false });

function searchAt(latlng) {
  setCentre(latlng);
  drawArea();
  search();
}

// --- Searching.

let asked = new AbortController();
let answer;
let failure;

function parameters() {
  const parameters = new URLSearchParams();
  for (const id of ['lon', 'lat', ...sizes()]) {
    const value = typed(id);
    if (!Number.isFinite(value)) {
      throw new RangeError(word('isMissing') + word({ lon: 'longitude', lat: 'latitude' }[id] ?? id));
    }
    // No exponent, and no more digits than it was typed with.
    parameters.set(id, value.toFixed(9).replace(/\.?0+$/, ''));
  }
  for (const id of ['unit', 'limit', 'category']) {
    parameters.set(id, byId(id).value);
  }
  return parameters;
}

async function fetched(path, signal) {
  const response = await fetch(path, { signal });
  const body = await response.json();
  if (!response.ok) {
    throw new RangeError(body.error);
  }
  return body;
}

async function search() {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  byId('status').textContent = word('searching');
  try {
    const found = await fetched(`api/search?${parameters()}`, signal);
    if (!signal.aborted) {
      [answer, failure] = [found, undefined];
    }
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    answer = undefined;
    failure = error;
  }
  if (!signal.aborted) {
    show();
  }
}

// --- What was found.

const distanceText = (facility) =>
  `${number(facility.distance, METRES[answer.unit] > 1 ? 3 : 1)} ${answer.unit}`;
const nameOf = (facility) => facility.name || `${facility.id} (${word('unnamed')})`;

function show() {
  byId('results').replaceChildren();
  byId('commands').textContent = answer?.commands.join('\n') ?? '';
  byId('times').textContent = answer ? timesText() : '';
  byId('status').textContent = statusText();
  byId('status').classList.toggle('failed', Boolean(failure));
  map.closePopup();
  places.clearLayers();
  markers = [];
  chosen = -1;
  if (answer) {
    drawArea();
    byId('results').append(...answer.facilities.map(listItem));
    markers = answer.facilities.map(marker);
    // Later ones would lie on top of nearer ones.
    markers.slice().reverse().forEach((each) => each.addTo(places));
  }
}

function statusText() {
  if (failure) {
    return word('failed') + (failure instanceof RangeError ? failure.message : word('gone'));
  }
  const count = answer.facilities.length;
  return count === 0 ? word('none') : word(answer.full ? 'full' : 'found')(number(count));
}

function timesText() {
  const redis = answer.redisMicros === null ? word('unknown') : word('redis')(time(answer.redisMicros));
  const details = answer.facilities.length === 0
    ? ''
    : word('details')(time(answer.detailsMicros), answer.detailsCommand, number(answer.facilities.length));
  return redis + word('trip')(time(answer.roundTripMicros)) + details;
}

function listItem(facility, index) {
  const button = element('button', 'result', '');
  button.type = 'button';
  button.append(
    element('span', 'name', nameOf(facility)),
    element('span', 'kind', facility.category),
    element('span', 'distance', distanceText(facility)),
  );
  button.addEventListener('click', () => choose(index));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** Beside the middle of the search, which may be in a copy of the world. */
function marker(facility, index) {
  const middleAt = area().centre.lng;
  const lng = facility.longitude + 360 * Math.round((middleAt - facility.longitude) / 360);
  const label = element('span', '', nameOf(facility));
  return L.circleMarker([facility.latitude, lng], PLACE)
    .bindTooltip(label)
    .on('click', (event) => {
      L.DomEvent.stopPropagation(event);
      choose(index);
    });
}

const buttons = () => [...document.querySelectorAll('#results button')];

/** Shows one of them on the map, and marks it in the list. */
function choose(index) {
  const facility = answer.facilities[index];
  markers[chosen]?.getElement()?.classList.remove('chosen');
  buttons()[chosen]?.removeAttribute('aria-current');
  chosen = index;
  markers[index].getElement()?.classList.add('chosen');
  buttons()[index].setAttribute('aria-current', 'true');
  buttons()[index].scrollIntoView({ block: 'nearest' });
  L.popup({ maxWidth: 320, maxHeight: 260, offset: [0, -4] })
    .setLatLng(markers[index].getLatLng())
    .setContent(card(facility))
    .openOn(map);
}

function card(facility) {
  const content = element('div', 'card', '');
  content.append(element('strong', '', nameOf(facility)), element('p', '', distanceText(facility)));
  const list = document.createElement('dl');
  const facts = facility.category ? { [word('category')]: facility.category, ...facility.details } : facility.details;
  for (const [field, value] of Object.entries(facts)) {
    list.append(element('dt', '', field), element('dd', '', value));
  }
  content.append(list);
  return content;
}

// --- Keys, forms, languages.

byId('results').addEventListener('keydown', (event) => {
  const all = buttons();
  const at = all.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (all[next]) {
    event.preventDefault();
    all[next].focus();
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    map.closePopup();
  }
});

function showSizes() {
  document.body.dataset.shape = shape();
}

byId('search').addEventListener('submit', (event) => {
  event.preventDefault();
  drawArea();
  showArea();
  search();
});

for (const id of ['category', 'limit']) {
  byId(id).addEventListener('change', search);
}
byId('unit').addEventListener('change', () => {
  // The same area, said in another unit.
  for (const id of ['radius', 'width', 'height']) {
    const before = METRES[byId('unit').dataset.before ?? 'km'];
    if (Number.isFinite(typed(id))) {
      setSize({ [id]: typed(id) * before });
    }
  }
  byId('unit').dataset.before = byId('unit').value;
  search();
});
for (const radio of document.querySelectorAll('input[name=shape]')) {
  radio.addEventListener('change', () => {
    showSizes();
    drawArea();
    search();
  });
}
byId('language').addEventListener('click', () => {
  switchLanguage();
  showWords();
});

function showWords() {
  byId('language').textContent = word('other');
  byId('language').lang = otherLanguage();
  const [all] = byId('category').options;
  if (all) {
    all.textContent = word('all');
  }
  byId('loaded').textContent = facts
    ? word('loaded')(number(facts.facilities), facts.redis) + facts.files.join(', ')
    : '';
  for (const [marker, label] of [[middle, 'move'], [size, 'resize']]) {
    marker.getElement()?.setAttribute('aria-label', word(label));
  }
  if (answer || failure) {
    const [index, focused] = [chosen, buttons().indexOf(document.activeElement)];
    show();
    if (index >= 0) choose(index);
    buttons()[focused]?.focus();
  }
}

const streets = L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png', {
  maxZoom: 19,
  referrerPolicy: 'strict-origin-when-cross-origin',
  attribution: '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>',
});
byId('tiles').addEventListener('change', () => {
  if (byId('tiles').checked) {
    streets.addTo(map).bringToFront();
  } else {
    streets.remove();
  }
});

// --- The beginning.

let facts;
speak(usualLanguage());
showSizes();
showWords();
try {
  facts = await fetched('api/map');
  byId('category').append(
    new Option(word('all'), ''),
    ...facts.categories.map(({ name, facilities }) => new Option(`${name} (${number(facilities)})`, name)),
  );
  byId('unit').dataset.before = facts.start.unit;
  openMap(facts.start);
  showWords();
  await Promise.all([search(), drawLand(map, word('coast'))]);
} catch (error) {
  failure = error;
  show();
}
