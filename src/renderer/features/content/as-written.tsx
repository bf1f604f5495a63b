import { Component, type ReactNode } from 'react';

interface AsWrittenProps {
  readonly text: string;
  readonly children: ReactNode;
}

/** Shows a text as it was written when it cannot be shown as markdown: the question must stay answerable. */
export class AsWritten extends Component<AsWrittenProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <p className="markdown-as-written">{this.props.text}</p> : this.props.children;
  }
}
