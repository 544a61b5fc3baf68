import { describe } from '@jest/globals';
import { killedHandoffs } from './killed-handoffs';

describe('on the embedded store', () => killedHandoffs(() => ({})));
