// What a search covers, drawn exactly as Redis decides it: on a sphere, by the haversine formula.

const EARTH = 6372797.560856;
const STEPS = 72;

/** What Redis takes a unit for, in metres. */
export const METRES = { m: 1, km: 1000, mi: 1609.34, ft: 0.3048 };

const radians = (degrees) => (degrees * Math.PI) / 180;
const degrees = (rad) => (rad * 180) / Math.PI;

/** Between two points, in metres. */
export function distance(a, b) {
  const u = Math.sin(radians(b.lat - a.lat) / 2);
  const v = Math.sin(radians(b.lng - a.lng) / 2);
  const h = u * u + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * v * v;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Half of an angle whose half's sine has this square; all around where there is none. */
const angle = (square) => (square >= 1 ? 180 : degrees(2 * Math.asin(Math.sqrt(Math.max(0, square)))));

/** How far a circle reaches to the east, in degrees, at a latitude. */
function circleWidth(centre, radius, lat) {
  const reach = Math.sin(Math.min(Math.PI / 2, radius / (2 * EARTH))) ** 2;
  const up = Math.sin(radians(lat - centre.lat) / 2) ** 2;
  const cosines = Math.cos(radians(centre.lat)) * Math.cos(radians(lat));
  return angle((reach - up) / Math.max(1e-12, cosines));
}

/** The same for a box: its width is measured at the latitude of each member. */
function boxWidth(width, lat) {
  const reach = Math.sin(Math.min(Math.PI / 2, width / (4 * EARTH)));
  return angle((reach / Math.max(1e-12, Math.cos(radians(lat)))) ** 2);
}

function outline(centre, height, widthAt) {
  const east = [];
  const west = [];
  for (let i = 0; i <= STEPS; i++) {
    // Close together at the ends, where a circle is flat.
    const lat = centre.lat + height * Math.sin((i / STEPS - 0.5) * Math.PI);
    const inRange = Math.max(-90, Math.min(90, lat));
    const width = widthAt(inRange);
    east.push([inRange, centre.lng + width]);
    west.unshift([inRange, centre.lng - width]);
  }
  return [...east, ...west];
}

/** The corners to draw. Lengths are in metres. */
export function corners(area) {
  if (area.shape === 'circle') {
    const height = degrees(area.radius / EARTH);
    return outline(area.centre, height, (lat) => circleWidth(area.centre, area.radius, lat));
  }
  const height = degrees(area.height / 2 / EARTH);
  return outline(area.centre, height, (lat) => boxWidth(area.width, lat));
}

/** Where the handle is that changes the size. */
export function edge(area) {
  const { centre } = area;
  if (area.shape === 'circle') {
    return [centre.lat, centre.lng + Math.min(179, circleWidth(centre, area.radius, centre.lat))];
  }
  const lat = Math.min(85, centre.lat + degrees(area.height / 2 / EARTH));
  return [lat, centre.lng + Math.min(179, boxWidth(area.width, lat))];
}

/** The size that an area has when its handle is there. */
export function sizeAt(shape, centre, handle) {
  if (shape === 'circle') {
    return { radius: distance(centre, handle) };
  }
  return {
    width: 2 * distance(handle, { lat: handle.lat, lng: centre.lng }),
    height: 2 * distance(centre, { lat: handle.lat, lng: centre.lng }),
  };
}
