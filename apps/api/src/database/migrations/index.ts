import { Rooms1795300000001 } from './0001-rooms.js';

/** In the order in which they run; add at the end only. */
export const MIGRATIONS = [Rooms1795300000001];
