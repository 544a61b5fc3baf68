import type { Floor } from '../../../../flows/dialogue/floor';
import type { FloorOnWire } from '../wire';
import type { Glance } from './glance';

export const floorView = async (glance: Glance, floor: Floor): Promise<FloorOnWire> =>
  floor.holder === 'agent' ? { ...floor, agent: await glance.person(floor.agent) } : floor;
