#!/usr/bin/env python3
"""Makes the land and the borders of the map: see world.md beside world.json.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 world.py package/countries-50m.json > world.json
"""

import json
import sys
from collections import defaultdict

PER_DEGREE = 200


def arcs_of(topology):
    """The arcs in degrees: TopoJSON has each as steps of whole numbers."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        yield points


def rings_of(geometry):
    if geometry["type"] == "GeometryCollection":
        for each in geometry["geometries"]:
            yield from rings_of(each)
    else:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for polygon in polygons:
            yield from polygon


def unwrapped(points):
    """A line that crosses the antimeridian goes on beyond 180 degrees."""
    line, turn = [points[0]], 0
    for (before, _), (x, y) in zip(points, points[1:]):
        turn += -360 if x - before > 180 else 360 if x - before < -180 else 0
        line.append((x + turn, y))
    return line


def joined(arcs, numbers):
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1 if points else 0:]
    return unwrapped(points)


def land(topology, arcs):
    for numbers in rings_of(topology["objects"]["land"]):
        ring = joined(arcs, numbers)
        if min(y for _, y in ring) < -89:
            continue  # The South Pole, a point that became a line.
        if abs(ring[-1][0] - ring[0][0]) > 1:
            # Antarctica's coast goes around the world; its land goes down to the pole.
            ring += [(ring[-1][0], -90), (ring[0][0], -90), ring[0]]
        yield ring


def borders(topology, arcs):
    """The arcs that two countries share."""
    users = defaultdict(set)
    for country, geometry in enumerate(topology["objects"]["countries"]["geometries"]):
        for ring in rings_of(geometry):
            for number in ring:
                users[max(number, ~number)].add(country)
    return (unwrapped(arcs[number]) for number, countries in users.items() if len(countries) > 1)


def encoded(points):
    """Where it begins, then the steps; points that fall together are one."""
    x = y = 0
    steps = []
    for point in points:
        step = (round(point[0] * PER_DEGREE) - x, round(point[1] * PER_DEGREE) - y)
        if not steps or step != (0, 0):
            steps += step
            x, y = x + step[0], y + step[1]
    return steps


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        topology = json.load(file)
    arcs = list(arcs_of(topology))
    world = {
        "perDegree": PER_DEGREE,
        "land": [line for line in map(encoded, land(topology, arcs)) if len(line) >= 8],
        "borders": [line for line in map(encoded, borders(topology, arcs)) if len(line) >= 4],
    }
    print(json.dumps(world, separators=(",", ":")))


main()
