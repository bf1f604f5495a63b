import { Check, CircleAlert, Send, Timer, X } from 'lucide-react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { hasWords } from '../../state/draft-slice.ts';
import { IconButton } from '../../ui/button.tsx';
import './outcome-line.css';
import { t } from '../../../words/words.ts';

const ICONS = { sending: Send, done: Check, problem: CircleAlert, warning: Timer };

function Words({ text }: { readonly text: string }) {
  return (
    <bdi className="truncate" title={text}>
      {text}
    </bdi>
  );
}

function Counted({ textAt }: { readonly textAt: (nowMs: number) => string }) {
  return <Words text={textAt(useNow('second'))} />;
}

/** Says quietly what became of the last answer, with a way back to it. */
export function OutcomeLine() {
  const { store } = useDesk();
  const line = useApp((state) => state.line);
  const item = useApp((state) => (state.line?.about ? state.data.items.get(state.line.about) : undefined));
  const isKept = useApp((state) => line !== null && line.about !== null && hasWords(state.drafts[line.about]));
  if (!line) return null;
  const { about } = line;
  const show = (): void => {
    const { show: showMessage, showKept } = store.getState();
    if (item) showMessage({ accountId: item.accountId, messageId: item.message.id });
    else if (about !== null) showKept(about);
  };
  const Icon = ICONS[line.tone];
  return (
    <div className="outcome-line" data-tone={line.tone}>
      <Icon />
      {line.textAt ? <Counted textAt={line.textAt} /> : <Words text={line.text} />}
      {(item || isKept) && line.tone !== 'sending' && (
        <button type="button" className="outcome-show" onClick={show}>
          {t('review.show')}
        </button>
      )}
      {(line.tone === 'problem' || line.tone === 'warning') && (
        <IconButton label={t('review.dismiss')} onClick={() => store.getState().dismissLine()}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
