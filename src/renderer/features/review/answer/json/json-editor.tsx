import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { t } from '../../../../../words/words.ts';
import { noteFocus } from '../../../../ui/focus-lost.ts';
import type { CodeEditor } from './code-editor.ts';
import type { JsonProblem } from './json-problem.ts';

/** What can be asked of the editor from outside, also before it is there. */
export interface EditorHandle {
  focus(): void;
}

interface JsonEditorProps {
  readonly text: string;
  readonly problem: JsonProblem | null;
  readonly isSending: boolean;
  readonly onWrite: (text: string) => void;
  readonly ref: Ref<EditorHandle>;
}

/** An editor for JSON: colours, numbered lines, of which the one with a mistake is marked. It loads when it is needed. */
export function JsonEditor({ text, problem, isSending, onWrite, ref }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const current = useRef({ text, onWrite });
  const isFocusWanted = useRef<(() => boolean) | null>(null);
  useLayoutEffect(() => {
    current.current.text = text;
    current.current.onWrite = onWrite;
  });

  useImperativeHandle(
    ref,
    () => ({
      focus() {
        if (editor) editor.focus();
        else isFocusWanted.current = noteFocus();
      },
    }),
    [editor],
  );

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let opened: CodeEditor | null = null;
    let isGone = false;
    void import('./code-editor.ts').then(({ openCodeEditor }) => {
      if (isGone) return;
      opened = openCodeEditor({
        root: element.shadowRoot ?? element.attachShadow({ mode: 'open' }),
        label: t('review.answerAsJson'),
        text: current.current.text,
        onWrite: (next) => current.current.onWrite(next),
      });
      setEditor(opened);
      // Who went elsewhere while it loaded stays there.
      if (isFocusWanted.current?.()) opened.focus();
    });
    return () => {
      isGone = true;
      opened?.destroy();
    };
  }, []);

  useEffect(() => editor?.setText(text), [editor, text]);
  useEffect(() => editor?.setProblem(problem), [editor, problem]);
  useEffect(() => editor?.setReadOnly(isSending), [editor, isSending]);

  return <div ref={host} className="json-editor" />;
}
