/** What the keyboard can do with the answer that is open; each kind of review brings its own. */
export interface AnswerHandlers {
  /** Puts the focus on the first control. */
  focus(): void;
  /** Chooses the nth option, counted from 1. */
  choose(position: number): void;
  /** Sends what has been chosen. */
  send(): void;
  /** Puts the focus into the comment; false when there is none. */
  comment(): boolean;
  /** Takes back what is only half done, as a first press; false when there was nothing. */
  cancel(): boolean;
  /** Shows or hides how the written text will look, where that is possible. */
  preview(): void;
}

/** Where the open answer plugs in, and where keys find it. */
export interface AnswerPort {
  current: AnswerHandlers | null;
}
