import { t } from '../../../words/words.ts';
import { durationWords } from '../../state/time-words.ts';
import { statusWords } from '../../ui/status-dot.tsx';
import { type Span, upShare } from './uptime.ts';

const WIDTH = 240;
const HEIGHT = 16;

function spanWords({ status, fromMs, toMs }: Span): string {
  const words =
    status === 'unknown' ? t('agents.nothingKnown') : status === 'silent' ? t('agents.silent') : statusWords(status);
  return `${words}, ${durationWords(toMs - fromMs)}`;
}

/** The last day of an agent as a strip, oldest left. Heights differ with the state, so that it can be read without colour. */
export function UptimeStrip({ spans }: { readonly spans: readonly Span[] }) {
  const startMs = spans[0]?.fromMs ?? 0;
  const lengthMs = (spans.at(-1)?.toMs ?? 1) - startMs;
  const share = upShare(spans);
  const words = share === null ? t('agents.nothingKnown') : t('agents.upPercent', { percent: Math.round(share * 100) });
  return (
    <div className="uptime">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('agents.lastDaySpans', { spans: spans.map(spanWords).join('; ') })}
      >
        {spans.map((span) => (
          <rect
            key={span.fromMs}
            className="uptime-span"
            data-status={span.status}
            x={((span.fromMs - startMs) / lengthMs) * WIDTH}
            width={Math.max(1, ((span.toMs - span.fromMs) / lengthMs) * WIDTH)}
            {...shapeOf(span.status)}
          >
            <title>{spanWords(span)}</title>
          </rect>
        ))}
      </svg>
      <span className="agents-second">{words}</span>
    </div>
  );
}

function shapeOf(status: string): { readonly y: number; readonly height: number } {
  if (status === 'active' || status === 'error') return { y: 0, height: HEIGHT };
  if (status === 'busy') return { y: 4, height: HEIGHT - 4 };
  return { y: HEIGHT - 3, height: 3 };
}
