import { expect, it } from 'vitest';
import { changeSketch, keepSketch, markWords, openSketch, type Sketch, type SketchAction } from './sketch.ts';

const arrow = { kind: 'arrow', colour: '#000', points: [0, 0, 10, 20], text: '' } as const;
const note = { kind: 'text', colour: '#000', points: [5, 5], text: 'Note' } as const;
const draw = (...actions: SketchAction[]): Sketch => actions.reduce(changeSketch, openSketch(null));
const add = (mark: typeof arrow | typeof note): SketchAction => ({
  do: 'add',
  mark: { ...mark, points: [...mark.points] },
});

it('selects what was drawn, and moves, colours and removes it', () => {
  const sketch = draw(add(arrow), add(note), { do: 'move', id: 1, by: { x: 5, y: -1 } });
  expect(sketch.selectedId).toBe(2);
  expect(sketch.marks[0]?.points).toEqual([5, -1, 15, 19]);
  const after = [{ do: 'recolour', id: 1, colour: '#fff' } as const, { do: 'remove', id: 2 } as const].reduce(
    changeSketch,
    sketch,
  );
  expect(after.marks).toEqual([{ id: 1, ...arrow, points: [5, -1, 15, 19], colour: '#fff' }]);
  expect(after.selectedId).toBeNull();
});

it('undoes and redoes step by step, and forgets what was undone once something new is drawn', () => {
  const drawn = draw(add(arrow), add(note));
  const back = changeSketch(drawn, { do: 'undo' });
  expect([back.marks.length, back.selectedId]).toEqual([1, null]);
  expect(changeSketch(back, { do: 'redo' }).marks).toEqual(drawn.marks);
  const other = changeSketch(back, add(arrow));
  expect(changeSketch(other, { do: 'redo' })).toBe(other);
  expect(draw({ do: 'undo' }).marks).toEqual([]);
});

it('takes a word back as one step', () => {
  const typed = draw(add(note), { do: 'write', id: 1, text: 'T' }, { do: 'write', id: 1, text: 'Th' });
  expect(typed.marks[0]?.text).toBe('Th');
  expect(changeSketch(typed, { do: 'undo' }).marks[0]?.text).toBe('Note');
});

it('goes on where it was kept, and with nothing when that cannot be read', () => {
  const sketch = draw(add(arrow), add(note));
  expect(openSketch(keepSketch(sketch)).marks).toEqual(sketch.marks);
  for (const spoilt of [null, '{', '{"marks":[{"kind":"bomb"}]}']) expect(openSketch(spoilt).marks).toEqual([]);
});

it('names marks for a list', () => {
  expect(draw(add(arrow), add(note)).marks.map((mark, index) => markWords(mark, index + 1))).toEqual([
    '1. Arrow',
    '2. Text “Note”',
  ]);
});
