import type { Ref } from 'react';
import type { ApprovalOption } from '../../../../contract/review.ts';
import { t } from '../../../../words/words.ts';
import { withoutTurns } from '../../../state/direction.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useHasDigits } from '../../keys/command-keys.tsx';

interface OptionButtonProps {
  readonly option: ApprovalOption;
  /** Counted from 1; the first nine have a key. */
  readonly position: number;
  readonly isArmed: boolean;
  readonly isSending: boolean;
  readonly onPress: () => void;
  readonly ref: Ref<HTMLButtonElement>;
}

/** One option of an approval. */
export function OptionButton({ option, position, isArmed, isSending, onPress, ref }: OptionButtonProps) {
  const look = option.style ?? 'secondary';
  const hasKey = useHasDigits() && position <= 9;
  return (
    <Button
      look={look}
      data-answer=""
      data-armed={isArmed}
      aria-keyshortcuts={hasKey ? String(position) : undefined}
      disabled={isSending}
      ref={ref}
      onClick={(event) => {
        // The second half of a double click is not a second decision: by then another question may be under it.
        if (event.detail !== 2) onPress();
      }}
    >
      {isArmed ? (
        <span>{hasKey ? t('review.pressKeyAgain', { key: position }) : t('review.pressItAgain')}</span>
      ) : (
        <bdi>{withoutTurns(option.label) || option.id}</bdi>
      )}
      {hasKey && <KeyCap label={String(position)} isOnFill={look === 'primary' || isArmed} />}
    </Button>
  );
}
