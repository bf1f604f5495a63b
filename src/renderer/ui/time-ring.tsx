import type { TimeLeft } from '../state/time-words.ts';
import './time-ring.css';

const RADIUS = 5.5;
const LENGTH = 2 * Math.PI * RADIUS;

/** What is left of a life, as a thin ring that empties. `words` say the same to those who cannot see it. */
export function TimeRing({ left, words }: { readonly left: TimeLeft; readonly words: string }) {
  return (
    <svg className="time-ring" data-urgency={left.urgency} viewBox="0 0 14 14" role="img" aria-label={words}>
      <title>{words}</title>
      <circle className="time-ring-track" cx="7" cy="7" r={RADIUS} />
      <circle
        className="time-ring-left"
        cx="7"
        cy="7"
        r={RADIUS}
        strokeDasharray={`${left.fraction * LENGTH} ${LENGTH}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}
