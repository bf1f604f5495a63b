import { memo, type ReactNode, useMemo } from 'react';
import { useGrowing } from '../../ui/use-growing.ts';

/** So many pieces get elements of their own between two frames; a thousand lines at once would be felt. */
const PIECES_AT_ONCE = 200;

interface StretchProps<T> {
  readonly pieces: readonly T[];
  readonly show: (piece: T, index: number) => ReactNode;
}

const Stretch = memo(function Stretch<T>({ pieces, show }: StretchProps<T>) {
  return pieces.map(show);
}) as <T>(props: StretchProps<T>) => ReactNode;

interface CodeStretchesProps<T> extends StretchProps<T> {
  /** What stands there, plain, until they have elements. */
  readonly plain: (rest: readonly T[]) => string;
}

/** The pieces of a block of code, coloured little by little from its beginning; all of its text is there at once. */
export function CodeStretches<T>({ pieces, show, plain }: CodeStretchesProps<T>) {
  const shownCount = useGrowing(pieces.length, PIECES_AT_ONCE, PIECES_AT_ONCE);
  const stretches = useMemo(() => {
    const count = Math.ceil(pieces.length / PIECES_AT_ONCE);
    return Array.from({ length: count }, (_, at) => pieces.slice(at * PIECES_AT_ONCE, (at + 1) * PIECES_AT_ONCE));
  }, [pieces]);
  return (
    <>
      {stretches.slice(0, Math.ceil(shownCount / PIECES_AT_ONCE)).map((stretch, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name and never move
        <Stretch key={at} pieces={stretch} show={show} />
      ))}
      {plain(pieces.slice(shownCount))}
    </>
  );
}
