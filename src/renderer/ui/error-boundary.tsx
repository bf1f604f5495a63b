import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';
import './error-boundary.css';
import { t } from '../../words/words.ts';

const WORDS = {
  window: {
    title: 'controls.windowFault',
    lead: 'controls.windowFaultHint',
  },
  page: {
    title: 'controls.pageFault',
    lead: 'controls.pageFaultHint',
  },
  file: {
    title: 'controls.fileFault',
    lead: 'controls.fileFaultHint',
  },
  message: {
    title: 'controls.messageFault',
    lead: 'controls.messageFaultHint',
  },
} as const;

interface ErrorBoundaryProps {
  /** What breaks with it: the window, a page, one message, beside which the list goes on, or one file. */
  readonly place: keyof typeof WORDS;
  readonly children: ReactNode;
}

/** Shows what to do when a view breaks: nothing is lost, because the main process holds the truth and drafts are kept. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // biome-ignore lint/suspicious/noConsole: the only trace that a fault in the window leaves, for who reports it
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    const { title, lead } = WORDS[this.props.place];
    return (
      <div className="broken" role="alert">
        <h2>{t(title)}</h2>
        <p>{t(lead)}</p>
        <Button look="primary" onClick={() => location.reload()}>
          {t('controls.loadWindowAgain')}
        </Button>
        <p className="broken-detail">{this.state.message}</p>
      </div>
    );
  }
}
