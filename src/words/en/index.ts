import { time } from './time.ts';

/** Every word of the program in English, by area. It decides which texts there are and what is put into them. */
export const EN = { time } as const;
