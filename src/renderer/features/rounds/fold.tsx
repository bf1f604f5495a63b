import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface FoldProps {
  readonly title: string;
  /** Whether it is open, for one who keeps that; else it begins closed and keeps it itself. */
  readonly isOpen?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** Something that is read on request; what is folded is not rendered. */
export function Fold({ title, isOpen, onToggle, children }: FoldProps) {
  const [isOwnOpen, setIsOwnOpen] = useState(false);
  const isShown = isOpen ?? isOwnOpen;
  return (
    <div className="round-fold">
      <button
        type="button"
        className="rounds-fold"
        aria-expanded={isShown}
        onClick={() => (onToggle ?? setIsOwnOpen)(!isShown)}
      >
        <ChevronRight aria-hidden="true" />
        {title}
      </button>
      {isShown && <div className="round-folded">{children}</div>}
    </div>
  );
}
