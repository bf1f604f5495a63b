import type { Catalogue } from '../catalogue.ts';
import { time } from './time.ts';

/** Every word of the program in German. */
export const DE: Catalogue = { time };
