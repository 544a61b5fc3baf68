export interface Minimisation {
  readonly maxSteps: number;
  /** Done when the slope has fallen to this share of what it was at the start. */
  readonly tolerance: number;
}

interface Correction {
  readonly step: Float32Array;
  readonly change: Float32Array;
  readonly scale: number;
}

const remembered = 6;
const enoughDescent = 1e-4;

/**
 * L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.5) with backtracking, for a convex function. Moves `point` to the
 * minimum in place. `slopeAt` writes the gradient at a point and answers the function's value there.
 */
export function minimise(
  point: Float32Array,
  slopeAt: (point: Float32Array, slope: Float32Array) => number,
  { maxSteps, tolerance }: Minimisation,
): void {
  const corrections: Correction[] = [];
  let slope = new Float32Array(point.length);
  let value = slopeAt(point, slope);
  const enough = Math.sqrt(dot(slope, slope)) * tolerance;
  for (let steps = 0; steps < maxSteps; steps += 1) {
    const steepness = Math.sqrt(dot(slope, slope));
    if (steepness <= enough) return;
    const direction = descent(slope, corrections);
    const descentRate = dot(slope, direction);
    const next = new Float32Array(point.length);
    const nextSlope = new Float32Array(point.length);
    let stride = steps === 0 ? 1 / steepness : 1;
    let nextValue = move(point, direction, stride, next, nextSlope, slopeAt);
    while (nextValue > value + enoughDescent * stride * descentRate) {
      stride /= 2;
      if (stride < 1e-10) return;
      nextValue = move(point, direction, stride, next, nextSlope, slopeAt);
    }
    remember(corrections, point, next, slope, nextSlope);
    point.set(next);
    slope = nextSlope;
    value = nextValue;
  }
}

function move(
  from: Float32Array,
  direction: Float32Array,
  stride: number,
  to: Float32Array,
  slope: Float32Array,
  slopeAt: (point: Float32Array, slope: Float32Array) => number,
): number {
  for (let at = 0; at < from.length; at += 1) to[at] = (from[at] ?? 0) + stride * (direction[at] ?? 0);
  return slopeAt(to, slope);
}

/** The two loops: the slope through the curvature that the last steps have shown. */
function descent(slope: Float32Array, corrections: readonly Correction[]): Float32Array {
  const direction = slope.map((part) => -part);
  const shares: number[] = [];
  for (const { step, change, scale } of corrections.toReversed()) {
    const share = scale * dot(step, direction);
    shares.push(share);
    add(direction, change, -share);
  }
  const last = corrections.at(-1);
  if (last) {
    const curvature = 1 / (last.scale * dot(last.change, last.change));
    for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * curvature;
  }
  for (const { step, change, scale } of corrections) {
    add(direction, step, (shares.pop() ?? 0) - scale * dot(change, direction));
  }
  return direction;
}

function remember(corrections: Correction[], point: Float32Array, next: Float32Array, slope: Float32Array, nextSlope: Float32Array): void {
  const oldest = corrections.length === remembered ? corrections.shift() : undefined;
  const step = oldest?.step ?? new Float32Array(point.length);
  const change = oldest?.change ?? new Float32Array(point.length);
  for (let at = 0; at < point.length; at += 1) {
    step[at] = (next[at] ?? 0) - (point[at] ?? 0);
    change[at] = (nextSlope[at] ?? 0) - (slope[at] ?? 0);
  }
  const curvature = dot(step, change);
  if (curvature > 1e-12) corrections.push({ step, change, scale: 1 / curvature });
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function add(to: Float32Array, what: Float32Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}
