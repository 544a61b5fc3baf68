import type { ChartEdge, ChartNode } from './chart';

/** Where everything stands, in pixels, from the upper left corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export interface Box {
  readonly node: ChartNode;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly edge: ChartEdge;
  /** `main`: the way when all goes well; `back`: to something above. */
  readonly kind: 'main' | 'forth' | 'back';
  /** Where it goes through, from its beginning to its end. */
  readonly points: readonly Point[];
  /** The middle of its label. */
  readonly label: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
