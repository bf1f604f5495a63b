import { z } from 'zod';
import { t } from '../../../../words/words.ts';

export const MARK_KINDS = ['pen', 'arrow', 'box', 'text'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Colours that are seen on most pictures. They go into the picture, so they are the same in both themes. */
export const COLOURS = [
  { name: 'attachments.red', value: '#e5484d' },
  { name: 'attachments.amber', value: '#f5a524' },
  { name: 'attachments.green', value: '#17a34a' },
  { name: 'attachments.blue', value: '#3b6cf6' },
  { name: 'attachments.black', value: '#16161b' },
] as const;

const mark = z.object({
  id: z.number().int(),
  kind: z.enum(MARK_KINDS),
  colour: z.string().max(32),
  /** Pixels of the picture, x and y in turn: the line of a pen, both ends of an arrow or box, the corner of a text. */
  points: z.array(z.number()).max(100_000),
  text: z.string().max(2_000),
});
/** Something that was drawn on a picture. */
export type Mark = z.infer<typeof mark>;

const steps = z.object({ marks: z.array(mark).max(5_000) });

/** The marks on a picture, with what was undone and what can be. */
export interface Sketch {
  readonly marks: readonly Mark[];
  readonly past: readonly (readonly Mark[])[];
  readonly future: readonly (readonly Mark[])[];
  readonly selectedId: number | null;
  /** The mark whose words are being typed: a word is one step, not one for each letter. */
  readonly writingId: number | null;
}

/** What a person does to a sketch. */
export type SketchAction =
  | { readonly do: 'add'; readonly mark: Omit<Mark, 'id'> }
  | { readonly do: 'move'; readonly id: number; readonly by: { readonly x: number; readonly y: number } }
  | { readonly do: 'recolour'; readonly id: number; readonly colour: string }
  | { readonly do: 'write'; readonly id: number; readonly text: string }
  | { readonly do: 'remove'; readonly id: number }
  | { readonly do: 'select'; readonly id: number | null }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

const UNDO_MAX = 200;

/** A sketch that begins with what was kept of an earlier one; anything unreadable counts as nothing. */
export function openSketch(kept: string | null): Sketch {
  const empty = { past: [], future: [], selectedId: null, writingId: null };
  try {
    const parsed = steps.safeParse(JSON.parse(kept ?? 'null'));
    return { ...empty, marks: parsed.success ? parsed.data.marks : [] };
  } catch {
    return { ...empty, marks: [] };
  }
}

/** The sketch in words that {@link openSketch} reads. */
export function keepSketch({ marks }: Pick<Sketch, 'marks'>): string {
  return JSON.stringify({ marks: [...marks] } satisfies z.input<typeof steps>);
}

/** What a sketch is after one more step. */
export function changeSketch(sketch: Sketch, action: SketchAction): Sketch {
  switch (action.do) {
    case 'add': {
      const id = sketch.marks.reduce((highest, { id: other }) => Math.max(highest, other), 0) + 1;
      return { ...changed(sketch, [...sketch.marks, { ...action.mark, id }]), selectedId: id };
    }
    case 'move':
      return changeOne(sketch, action.id, ({ points, ...rest }) => ({
        ...rest,
        points: points.map((point, index) => point + (index % 2 === 0 ? action.by.x : action.by.y)),
      }));
    case 'recolour':
      return changeOne(sketch, action.id, (found) => ({ ...found, colour: action.colour }));
    case 'write': {
      const written = changeOne(sketch, action.id, (found) => ({ ...found, text: action.text }));
      const past = sketch.writingId === action.id ? sketch.past : written.past;
      return { ...written, past, writingId: action.id };
    }
    case 'remove':
      return {
        ...changed(
          sketch,
          sketch.marks.filter(({ id }) => id !== action.id),
        ),
        selectedId: sketch.selectedId === action.id ? null : sketch.selectedId,
      };
    case 'select':
      return { ...sketch, selectedId: action.id, writingId: null };
    case 'undo':
      return stepTo(sketch, sketch.past.at(-1), sketch.past.slice(0, -1), [sketch.marks, ...sketch.future]);
    case 'redo':
      return stepTo(sketch, sketch.future[0], [...sketch.past, sketch.marks], sketch.future.slice(1));
  }
}

function changed(sketch: Sketch, marks: readonly Mark[]): Sketch {
  return { ...sketch, marks, past: [...sketch.past, sketch.marks].slice(-UNDO_MAX), future: [], writingId: null };
}

function changeOne(sketch: Sketch, id: number, change: (mark: Mark) => Mark): Sketch {
  return changed(
    sketch,
    sketch.marks.map((one) => (one.id === id ? change(one) : one)),
  );
}

function stepTo(
  sketch: Sketch,
  marks: readonly Mark[] | undefined,
  past: Sketch['past'],
  future: Sketch['future'],
): Sketch {
  if (marks === undefined) return sketch;
  const isSelectedThere = marks.some(({ id }) => id === sketch.selectedId);
  return { marks, past, future, selectedId: isSelectedThere ? sketch.selectedId : null, writingId: null };
}

/** What a mark is called in a list. */
export function markWords({ kind, text }: Mark, position: number): string {
  const name = {
    pen: t('attachments.line'),
    arrow: t('attachments.arrow'),
    box: t('attachments.box'),
    text: t('attachments.text'),
  }[kind];
  return kind === 'text' && text !== '' ? `${position}. ${name} “${text.slice(0, 24)}”` : `${position}. ${name}`;
}
