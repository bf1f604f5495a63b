import { useEffect, useRef } from 'react';
import { t } from '../../../words/words.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { keyWords } from './combination.ts';
import type { Conflict } from './rebind.ts';

interface ShortcutConflictProps {
  readonly conflict: Conflict;
  readonly combination: string;
  /** Something is given in exchange. */
  readonly isSwap: boolean;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** Why a combination was not taken at once, and what can be done about it. */
export function ShortcutConflict({ conflict, combination, isSwap, onTake, onLeave }: ShortcutConflictProps) {
  const platform = useApp((state) => state.data.platform);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const words = keyWords(combination, platform);
  return (
    <span className="shortcut-conflict" role="alert">
      {conflict.kind === 'refused' ? (
        <span>{t('keys.cannotBeUsed', { keys: words, why: conflict.why })}</span>
      ) : (
        <>
          <span>{t('keys.belongsTo', { keys: words, command: t(conflict.by.words) })}</span>
          <Button ref={first} onClick={onTake}>
            {isSwap ? t('keys.swap') : t('keys.takeKeys')}
          </Button>
          <Button look="ghost" onClick={onLeave}>
            {t('keys.leaveKeys')}
          </Button>
        </>
      )}
    </span>
  );
}
