/** The argument of a start without the window. */
export const HIDDEN_ARGUMENT = '--hidden';
