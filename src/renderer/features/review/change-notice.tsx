import { FilePen } from 'lucide-react';
import { useState } from 'react';
import { useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { answerName } from '../../state/respond-slice.ts';
import { Button } from '../../ui/button.tsx';
import { RoundChanges } from '../rounds/round-changes.tsx';
import { useQuestionChange } from './use-question-change.ts';
import './change-notice.css';

/** Says before an answer is sent that the question is no longer what was shown, and what changed. */
export function ChangeNotice({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const noticed = useQuestionChange(item);
  const [isShown, setIsShown] = useState(false);
  if (!noticed) return null;
  const { change, stopped, before } = noticed;
  const what = change.isMessage
    ? 'this question changed since you opened it'
    : 'the agent has asked this again in a later round';
  const words = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;

  return (
    <section className="change-notice" aria-label="This question changed">
      <div className="change-notice-line">
        <FilePen aria-hidden="true" />
        <p role={stopped ? 'alert' : 'status'}>{stopped ? `Not sent yet: ${what}.` : words}</p>
        {change.isMessage && (
          <Button look="ghost" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
            {isShown ? 'Hide what changed' : 'Show what changed'}
          </Button>
        )}
        {stopped ? (
          <Button onClick={() => store.getState().sendStopped(item.key)}>
            Send {answerName(stopped.label)} anyway
          </Button>
        ) : (
          <Button onClick={() => store.getState().acceptChange(item.key)}>Understood</Button>
        )}
      </div>
      {isShown && change.isMessage && (
        <div className="change-notice-body">
          <RoundChanges accountId={item.accountId} before={before} after={item.message} />
        </div>
      )}
    </section>
  );
}
