import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button.tsx';
import './error-boundary.css';

const WORDS = {
  window: {
    title: 'This window ran into a fault',
    lead: 'Your reviews and what you have typed are safe. Loading the window again usually helps.',
  },
  page: {
    title: 'This page cannot be shown',
    lead: 'Nothing is lost: your reviews are as they were, and the other pages are fine.',
  },
  file: {
    title: 'This file cannot be shown',
    lead: 'Save it to open it elsewhere. The rest of the message is fine.',
  },
  message: {
    title: 'This message cannot be shown',
    lead: 'Something in it is more than this window can handle. It is not answered, and the other messages are fine.',
  },
};

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
        <h2>{title}</h2>
        <p>{lead}</p>
        <Button look="primary" onClick={() => location.reload()}>
          Load the window again
        </Button>
        <p className="broken-detail">{this.state.message}</p>
      </div>
    );
  }
}
